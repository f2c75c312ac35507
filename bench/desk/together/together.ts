/**
 * `npm run bench:desk -- --together [--runs N] [--browsers N]`: two editors in one story, while the network is cut, tabs are closed and the server is killed
 * at random. Says how many words that the save mark had called saved were lost, and whether all ended with the same text. `--browsers`: how many of
 * the runs are in pages of a real browser; the others run the same client in this process.
 * `--alone`: what one draft costs, too.
 */

import { availableParallelism, cpus, loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { isRefusal } from '../../../src/base/refusal.ts'
import { perform } from '../../../src/newsroom/action.ts'
import { save } from '../../../src/newsroom/save.ts'
import { openBrowser } from '../../../test/browser/browser.ts'
import { aBody } from '../../../test/build.ts'
import { type Edition, openEdition, signInEditor } from '../../edition.ts'
import { type Row, spread, table, told } from '../../figures.ts'
import { type Child, startChild } from '../../process.ts'
import { browserDevice, type Device, nodeDevice, type Tab } from './editors.ts'
import { chancesOf, type Memory } from './hand.ts'
import { type Line, openLine } from './line.ts'
import { measureOneDraft } from './one-draft.ts'

const given = (flag: string, otherwise: number): number => {
  const at = process.argv.indexOf(flag)
  return at === -1 ? otherwise : Number(process.argv[at + 1])
}
const runs = given('--runs', 500)
const inBrowsers = Math.min(runs, given('--browsers', Math.ceil(runs / 10)))
const firstSeed = given('--seed', 1)

/** How long everything happens at once in a run, and how long may pass until all is quiet, in milliseconds. */
const chaos = 1000
const patience = 30_000

/** The server that editors are led to, and the one that takes over when it is killed: it may be starting still. */
type House = { edition: Edition; cookie: string; server: Child; standby: Promise<Child>; browser: Browser | undefined }
type Count = {
  words: number
  acknowledged: number
  lostAcknowledged: number
  lost: number
  returned: number
  twice: number
}
type Ran = Count & { same: boolean; marks: string[]; kills: number; cuts: number; closes: number; quietAfter: number }

/** Two servers: one may be killed, and whoever was there goes on with the other, while the next one starts. */
const startServer = ({ url, folder }: Edition): Promise<Child> => startChild('site-process.ts', url, folder, 'off')

const newStory = async ({ edition }: House): Promise<string> => {
  const furniture = { headline: 'The harbour ' }
  const body = aBody('One stands here. ', 'Two stands here. ', 'Three stands here. ')
  const made = await perform(edition.intake.newsroom, { name: 'editor@desk.example', role: 'chief' }, save, {
    furniture,
    body,
  })
  if (isRefusal(made)) throw new Error(made.sentence)
  return made.story
}

/** One editor of a run: the line, the device, its tab of the moment, and what its tabs remember. */
type Place = { name: string; line: Line; device: Device; tab: Promise<Tab>; tabs: number; memories: Memory[] }

const openPlace = async (house: House, story: string, name: string, port: number, seed: number): Promise<Place> => {
  const line = await openLine(port)
  const going = { story, port: line.port, cookie: house.cookie }
  const device = house.browser ? browserDevice(going, await house.browser.newContext()) : nodeDevice(going)
  return { name, line, device, tab: device.open(`${name}0x`, seed), tabs: 1, memories: [] }
}

/** Closes the tab, once it has opened, and opens the next on the same device; nobody waits for it. */
const closeTab = (place: Place, seed: number): void => {
  const name = `${place.name}${place.tabs}x`
  place.tabs += 1
  place.tab = place.tab.then(async (tab) => {
    place.memories.push(await tab.close())
    return place.device.open(name, seed)
  })
}

const runOnce = async (house: House, seed: number): Promise<Ran> => {
  const chance = chancesOf(seed)
  const below = (limit: number): number => Math.floor(chance() * limit)
  const story = await newStory(house)
  const ports = [house.server.port, (await house.standby).port]
  const places = await Promise.all(
    ['a', 'b'].map((name, at) => openPlace(house, story, name, ports[chance() < 0.3 ? at : 0] ?? 0, seed * 2 + at)),
  )
  await Promise.all(places.map(({ tab }) => tab))
  const ran = { kills: 0, cuts: 0, closes: 0 }
  const until = performance.now() + chaos
  while (performance.now() < until) {
    await sleep(below(250))
    const place = places[below(2)]
    const what = chance()
    if (!place) continue
    if (what < 0.4) {
      ran.cuts += 1
      place.line.cut()
      setTimeout(() => place.line.mend(), below(400))
    } else if (what < 0.75) {
      ran.closes += 1
      closeTab(place, below(1e9))
    } else if (ran.kills === 0 && chance() < 0.5) {
      ran.kills += 1
      await killServer(house, places)
    }
  }
  const began = performance.now()
  for (const { line } of places) line.mend()
  const tabs = await Promise.all(places.map(({ tab }) => tab))
  await Promise.all(tabs.map((tab) => tab.stop()))
  const ends = await quiet(tabs)
  const quietAfter = performance.now() - began
  const later = await readBack(house, story)
  const memories = [...places.flatMap((place) => place.memories), ...ends]
  const result = { ...countOf(memories, later.text), ...ran, quietAfter }
  const same = [...ends, later].every(({ text }) => text === later.text)
  for (const tab of tabs) await tab.close()
  for (const { device, line } of places) {
    await device.leave()
    await line.close()
  }
  return { ...result, same, marks: memories.map(({ why }) => why) }
}

const killServer = async (house: House, places: Place[]): Promise<void> => {
  const other = await house.standby
  await house.server.kill()
  house.server = other
  house.standby = startServer(house.edition)
  for (const { line } of places) line.leadTo(other.port)
}

/** Waits until all is saved and all have the same, or patience is over. */
const quiet = async (tabs: readonly Tab[]): Promise<Memory[]> => {
  const until = performance.now() + patience
  for (;;) {
    const memories = await Promise.all(tabs.map((tab) => tab.memory()))
    const isQuiet = memories.every(({ mark, text }) => mark === 'saved' && text === memories[0]?.text)
    if (isQuiet || performance.now() > until) return memories
    await sleep(20)
  }
}

/** What somebody reads who opens the story afterwards. */
const readBack = async (house: House, story: string): Promise<Memory> => {
  const device = nodeDevice({ story, port: house.server.port, cookie: house.cookie })
  const tab = await device.open('reader', 1)
  await tab.stop()
  return tab.close()
}

const countOf = (memories: readonly Memory[], text: string): Count => {
  const words = text.split(/\s+/)
  const there = new Set(words)
  const count = {
    words: 0,
    acknowledged: 0,
    lostAcknowledged: 0,
    lost: 0,
    returned: 0,
    twice: words.length - there.size,
  }
  // «stands» and «here.» are in all three paragraphs.
  count.twice -= 4
  for (const { written, deleted, acknowledged } of memories) {
    const [gone, goneForSure] = [new Set(deleted), new Set(deleted.slice(0, acknowledged.deleted))]
    count.words += written.length
    count.acknowledged += acknowledged.written
    for (const [at, word] of written.entries()) {
      if (gone.has(word)) {
        if (there.has(word) && goneForSure.has(word)) count.returned += 1
      } else if (!there.has(word)) {
        count.lost += 1
        if (at < acknowledged.written) count.lostAcknowledged += 1
      }
    }
  }
  return count
}

const sum = (all: readonly Ran[], of: (one: Ran) => number): number => all.reduce((total, one) => total + of(one), 0)

const rowsOf = (all: readonly Ran[]): Row[] => [
  {
    what: `Two editors in one story, ${told(all.length)} runs`,
    figure: `${told(sum(all, (one) => (one.same ? 1 : 0)))} ended with the same text`,
    beside: `${told(sum(all, ({ cuts }) => cuts))} cuts, ${told(sum(all, ({ closes }) => closes))} closed tabs, ${told(sum(all, ({ kills }) => kills))} killed servers; ${told(inBrowsers)} runs in Chromium`,
    aim: 'all',
  },
  {
    what: 'acknowledged words lost',
    figure: told(sum(all, ({ lostAcknowledged }) => lostAcknowledged)),
    beside: `of ${told(sum(all, ({ acknowledged }) => acknowledged))} acknowledged, ${told(sum(all, ({ words }) => words))} written`,
    aim: '0',
  },
  { what: 'written words lost, acknowledged or not', figure: told(sum(all, ({ lost }) => lost)) },
  {
    what: 'deleted words that came back; words that stand twice',
    figure: `${told(sum(all, ({ returned }) => returned))}; ${told(sum(all, ({ twice }) => twice))}`,
    aim: '0; 0',
  },
  {
    what: 'from the last break until all is saved and the same',
    figure: spread(all.map(({ quietAfter }) => quietAfter)),
  },
]

const edition = await openEdition()
const house: House = {
  ...{ edition, cookie: await signInEditor(edition), browser: undefined },
  ...{ server: await startServer(edition), standby: startServer(edition) },
}
const browser = inBrowsers > 0 ? await openBrowser() : undefined
const all: Ran[] = []
const began = performance.now()
try {
  for (let run = 0; run < runs; run += 1) {
    house.browser = run < inBrowsers ? browser : undefined
    const ran = await runOnce(house, firstSeed + run)
    all.push(ran)
    const isWrong = !ran.same || ran.lost + ran.returned + ran.twice > 0
    if (isWrong) console.error(`Seed ${firstSeed + run}: ${JSON.stringify(ran)}`)
    else if (run % 25 === 24) console.error(`${run + 1} runs …`)
  }
  const [processor] = cpus()
  const seconds = told((performance.now() - began) / 1000)
  console.log(
    `${availableParallelism()} × ${processor?.model}, Node ${process.version}; load ${told(loadavg()[0] ?? 0)}; ${seconds} s\n`,
  )
  const { server, cookie } = house
  const alone = process.argv.includes('--alone') ? await measureOneDraft({ edition, port: server.port, cookie }) : []
  console.log(table([...(all.length > 0 ? rowsOf(all) : []), ...alone]))
  if (all.some(({ same, lostAcknowledged, returned, twice }) => !same || lostAcknowledged + returned + twice > 0))
    process.exitCode = 1
} finally {
  await browser?.close()
  for (const server of [house.server, await house.standby]) await server.end()
  await edition.close()
}
