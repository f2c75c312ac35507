/** From a verb to its readers: how long after `publish` a page shows the story, and after `kill` none does, while readers hammer the site. */

import { wiresList } from '../src/store/desk/wires-list.ts'
import { everything } from '../src/story/wire-wants.ts'
import { callVerb, get } from './client.ts'
import { type Edition, signInEditor } from './edition.ts'
import { percentile, type Row, spread, told } from './figures.ts'
import type { Load, Loaded } from './load-process.ts'
import type { Child } from './process.ts'

type Taken = { story: string; address: string }

const connections = 16

/** Until a page that readers see shows the story; counts the looks that did not. */
const untilShown = async (
  port: number,
  path: string,
  shows: (page: string) => boolean,
): Promise<{ at: number; before: number }> => {
  for (let before = 0; before < 1000; before++) {
    const { bytes } = await get(port, path)
    if (shows(bytes.toString())) return { at: performance.now(), before }
  }
  throw new Error(`${path} never showed the story.`)
}

type Publishing = { accepted: number[]; called: number[]; before: number; published: Taken[] }

const publishAll = async (port: number, cookie: string, stories: readonly string[]): Promise<Publishing> => {
  const found: Publishing = { accepted: [], called: [], before: 0, published: [] }
  for (const story of stories) {
    const called = performance.now()
    const { address } = await callVerb<Taken>(port, cookie, 'publish', { story })
    const accepted = performance.now()
    const [article, front] = await Promise.all([
      untilShown(port, address, (page) => page.includes('<article')),
      untilShown(port, '/', (page) => page.includes(address)),
    ])
    const shown = Math.max(article.at, front.at)
    found.accepted.push(shown - accepted)
    found.called.push(shown - called)
    found.before += article.before + front.before
    found.published.push({ story, address })
  }
  return found
}

type Killing = { answered: number[]; stale: number; looks: number }

const killAll = async (port: number, cookie: string, stories: readonly Taken[]): Promise<Killing> => {
  const found: Killing = { answered: [], stale: 0, looks: 0 }
  for (const { story, address } of stories) {
    const called = performance.now()
    await callVerb(port, cookie, 'kill', { story, reason: 'A measure of the time that it takes.' })
    found.answered.push(performance.now() - called)
    const page = await get(port, address)
    if (page.status !== 410) found.stale += 1
    for (const path of ['/', `/${address.split('/')[1]}`, '/feed.xml', '/sitemap.xml'])
      if ((await get(port, path)).bytes.includes(address)) found.stale += 1
    found.looks += 5
  }
  return found
}

/** Takes up to `count` of the newest wires as stories, ready to be published; oldest first, so that each comes to stand on the front. */
const takeSome = async ({ intake }: Edition, port: number, cookie: string, count: number): Promise<string[]> => {
  const wires = await wiresList(intake.newsroom.database.db, everything, undefined, count)
  const stories: string[] = []
  for (const { item, story } of wires.toReversed())
    stories.push(story ?? (await callVerb<Taken>(port, cookie, 'take', { wire: item })).story)
  return stories
}

/** `addresses` are what the readers ask for besides the front, again and again. */
export const measureVisibility = async (
  edition: Edition,
  { site, readers }: { site: Child; readers: Child },
  addresses: string[],
  { publishes, kills }: { publishes: number; kills: number },
): Promise<Row[]> => {
  const { port } = site
  const cookie = await signInEditor(edition)
  const stories = await takeSome(edition, port, cookie, publishes)
  const load: Load = { port, addresses: addresses.flatMap((address) => ['/', address]), connections }
  const hammering = readers.ask<Loaded>({ load })
  const published = await publishAll(port, cookie, stories)
  const killed = await killAll(port, cookie, published.published.slice(-kills))
  readers.tell({ stop: true })
  const { answers, seconds } = await hammering
  const beside = `${stories.length} publishes; ${connections} readers were given ${told(answers / seconds)} pages/s`
  return [
    {
      what: 'Publish accepted → article and front show it',
      figure: spread(published.accepted),
      beside: `${published.before} looks saw the page before`,
      aim: 'p95 ≤ 50 ms',
    },
    { what: 'Publish called → article and front show it', figure: spread(published.called), beside },
    {
      what: 'Kill called → acknowledged',
      figure: spread(killed.answered),
      beside: `${killed.answered.length} kills; worst ${told(percentile(killed.answered, 1))} ms`,
    },
    {
      what: 'Answers after it that still held the story',
      figure: `${killed.stale} of ${killed.looks}`,
      beside: 'article, front, section, feed, sitemap',
      aim: '0',
    },
  ]
}
