/**
 * `npm run bench:desk`: how fast the desk opens, lists a hundred thousand wires, scrolls and takes, and opens a library of as many pictures, in a real browser; as a table. `-- N` seeds N of both.
 * `-- --together` is another measure: `desk/together/together.ts`.
 */

import { availableParallelism, cpus, loadavg } from 'node:os'
import type { BrowserContext, Page } from 'playwright-core'
import { deskBundle } from '../src/server/desk/desk-bundle.ts'
import { wiresList } from '../src/store/desk/wires-list.ts'
import { everything } from '../src/story/wire-wants.ts'
import { openBrowser } from '../test/browser/browser.ts'
import { seedWires } from '../test/browser/many-wires.ts'
import { measureLibrary } from './desk/library.ts'
import { measureStory, storyFileRows } from './desk/measure-story.ts'
import { storyRows } from './desk/story-rows.ts'
import { type Edition, measureIntake, openEdition, signInEditor } from './edition.ts'
import { type Row, spread, table, told } from './figures.ts'
import { startChild } from './process.ts'

const count = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 100_000)
const rounds = 15

const say = (sentence: string): void => console.error(sentence)

const bundleRows = async (): Promise<Row[]> => {
  const bundle = await deskBundle()
  const { script, look, files } = bundle
  const kilobytes = (address: string) => (files.get(address)?.br.length ?? Number.NaN) / 1024
  return [
    { what: 'JavaScript for the first screen, brotli', figure: `${told(kilobytes(script))} KB`, aim: '≤ 250 KB' },
    { what: 'its look, brotli', figure: `${told(kilobytes(look))} KB` },
    ...storyFileRows(bundle),
  ]
}

/** From the click on a link to the desk until the first row can be read: a browser that has never been here, and one that has. */
const measureOpening = async (
  context: BrowserContext,
  address: string,
  fresh: () => Promise<BrowserContext>,
): Promise<Row[]> => {
  const opened = async (page: Page): Promise<number> => {
    await page.addInitScript(`new MutationObserver((_, all) => {
      if (!document.querySelector('[role="option"]')) return
      all.disconnect()
      requestAnimationFrame(() => setTimeout(() => { window.usable = performance.now() }))
    }).observe(document, { childList: true, subtree: true })`)
    await page.goto(address)
    for (;;) {
      const usable = await page.evaluate<number | undefined>('window.usable')
      if (usable !== undefined) return usable
    }
  }
  const cold: number[] = []
  const warm: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const other = await fresh()
    cold.push(await opened(await other.newPage()))
    await other.close()
    const page = await context.newPage()
    warm.push(await opened(page))
    await page.close()
  }
  return [
    { what: `first screen usable, ${told(count)} wires, nothing cached`, figure: spread(cold), aim: '≤ 1.0 s' },
    { what: 'first screen usable, opened before', figure: spread(warm), aim: '≤ 1.0 s' },
  ]
}

/** From the choice of other filters until the other list is painted. */
const measureListing = async (page: Page): Promise<Row> => {
  const took: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const show = round % 2 === 0 ? 'all' : 'open'
    took.push(
      await page.evaluate(`new Promise((resolve) => {
        const select = [...document.querySelectorAll('select')].at(-1)
        const list = document.querySelector('.rows')
        const began = performance.now()
        new MutationObserver((_, all) => {
          if (!document.querySelector('[role="option"]')) return
          all.disconnect()
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
        }).observe(list, { childList: true, subtree: true })
        select.value = '${show}'
        select.dispatchEvent(new Event('change', { bubbles: true }))
      })`),
    )
    await page.waitForTimeout(100)
  }
  return { what: 'another list opens, from click to paint', figure: spread(took), aim: '≤ 200 ms' }
}

/** A wheel that turns for five seconds at 10,000 pixels a second: how many frames are painted, and how long each is. */
const measureScrolling = async (page: Page): Promise<Row[]> => {
  const { frames, rows } = await page.evaluate<{ frames: number[]; rows: number }>(`new Promise((resolve) => {
    const list = document.querySelector('.list')
    const frames = []
    const began = performance.now()
    let last = began
    const step = (now) => {
      frames.push(now - last)
      list.scrollTop += (now - last) * 10
      last = now
      if (now - began < 5000) requestAnimationFrame(step)
      else resolve({ frames: frames.slice(1), rows: list.scrollTop / 64 })
    }
    requestAnimationFrame(step)
  })`)
  const second = frames.length / (frames.reduce((sum, one) => sum + one, 0) / 1000)
  return [
    { what: `scrolling past ${told(Math.round(rows))} rows, frames a second`, figure: told(second), aim: '60' },
    { what: 'a frame of it', figure: spread(frames), aim: '≤ 16.7 ms' },
  ]
}

/** From the key until the row says who has taken it; and from a key to the mark on the next row. */
const measureKeys = async (page: Page): Promise<Row[]> => {
  const took: number[] = []
  const moved: number[] = []
  const key = (letter: string, until: string) => `new Promise((resolve) => {
    const began = performance.now()
    const look = () => (${until}) ? resolve(performance.now() - began) : requestAnimationFrame(look)
    document.dispatchEvent(new KeyboardEvent('keydown', { key: '${letter}', bubbles: true }))
    look()
  })`
  await page.keyboard.press('Home')
  for (let round = 0; round < rounds; round += 1) {
    const before = await page.locator('[aria-selected="true"]').getAttribute('id')
    moved.push(await page.evaluate(key('j', `document.querySelector('[aria-selected="true"]')?.id !== '${before}'`)))
    if ((await page.locator('[aria-selected="true"] .taken').count()) > 0) continue
    took.push(await page.evaluate(key('t', `document.querySelector('[aria-selected="true"] .taken')`)))
  }
  return [
    { what: 'j, from key to mark', figure: spread(moved) },
    { what: 't, from key to «taken by»', figure: spread(took) },
  ]
}

/** One key puts a story on top of its section's front: from the key until a reader who asks is given the page with it there. */
const measureOnTop = async (page: Page, origin: string): Promise<Row[]> => {
  const took: number[] = []
  let keys = 0
  await page.goto(`${origin}/desk/front`)
  await page.locator('#front-stories [role="option"]').nth(rounds).waitFor()
  for (let round = 0; round < rounds; round += 1) {
    await page.keyboard.press('j')
    const headline = (await page.locator('#front-stories [aria-selected="true"] .headline').textContent()) ?? ''
    const began = performance.now()
    await page.keyboard.press('t')
    keys += 1
    await page.locator('.said').getByText(headline).waitFor()
    took.push(performance.now() - began)
  }
  return [
    { what: 'put at the top of its section, keys', figure: told(keys / rounds), aim: '1' },
    { what: 't, from key to «Readers see it»', figure: spread(took) },
  ]
}

const measureDatabase = async ({ intake }: Edition): Promise<Row> => {
  const took: number[] = []
  for (let round = 0; round < 50; round += 1) {
    const began = performance.now()
    await wiresList(intake.newsroom.database.db, everything, undefined, 60)
    took.push(performance.now() - began)
  }
  return { what: 'the head of the list out of the database', figure: spread(took) }
}

if (process.argv.includes('--together')) {
  await import('./desk/together/together.ts')
  process.exit()
}

const edition = await openEdition()
const browser = await openBrowser()
const site = await startChild('site-process.ts', edition.url, edition.folder, 'on')
try {
  const rows = await bundleRows()
  // Stories that readers see, for the front.
  await measureIntake(edition, 2 * rounds)
  say(`Seeding ${told(count)} wires …`)
  await seedWires(edition.intake.newsroom, count, new Date(Date.now() - 60_000).toISOString())
  const origin = `http://localhost:${site.port}`
  const [name = '', value = ''] = (await signInEditor(edition)).split('=')
  const fresh = async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    await context.addCookies([{ name, value, url: origin }])
    return context
  }
  const context = await fresh()
  say('Opening, listing, scrolling, taking …')
  rows.push(...(await measureOpening(context, `${origin}/desk/wires`, fresh)))
  const page = await context.newPage()
  await page.goto(`${origin}/desk/wires`)
  await page.locator('[role="option"]').first().waitFor()
  rows.push(
    await measureListing(page),
    await measureDatabase(edition),
    ...(await measureKeys(page)),
    ...(await measureScrolling(page)),
    ...(await measureOnTop(page, origin)),
    ...(await measureStory(edition, context, origin)),
  )
  say('Stories: keys and clicks, the list …')
  rows.push(...(await storyRows(context, origin, edition, count)))
  say(`Seeding ${told(count)} pictures …`)
  rows.push(...(await measureLibrary(edition, context, origin, count)))
  const [processor] = cpus()
  console.log(
    `${availableParallelism()} × ${processor?.model}, Node ${process.version}; load ${told(loadavg()[0] ?? 0)}\n`,
  )
  console.log(table(rows))
} finally {
  await browser.close()
  await site.end()
  await edition.close()
}
