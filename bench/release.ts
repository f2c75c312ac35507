/** Embargoed stories, each with an instant of its own, while nodes are killed and the clocks of their machines stepped: how early or late readers had them. */

import { setTimeout as sleep } from 'node:timers/promises'
import { isRefusal } from '../src/base/refusal.ts'
import { type SiteClock, siteClock } from '../src/jobs/site-clock.ts'
import { type Action, type Actor, type Newsroom, perform } from '../src/newsroom/action.ts'
import { publish } from '../src/newsroom/publish.ts'
import { save } from '../src/newsroom/save.ts'
import { openAlarms } from '../src/store/alarms.ts'
import { databaseTime } from '../src/store/nodes.ts'
import { keepProfile } from '../src/store/settings.ts'
import { aBody, aPerson } from '../test/build.ts'
import { get } from './client.ts'
import { openEdition } from './edition.ts'
import { percentile, type Row, spread, told } from './figures.ts'
import { type Child, startChild } from './process.ts'

type Started = { end(): Promise<void> }[]
type Held = { story: string; address: string; until: number }
/** What the readers of a story met: milliseconds after its time of their first sight at each node, and looks that were wrong. */
type Seen = { sights: number[]; first: Map<string, number>; early: number; late: number; looks: number }

const nodeCount = 3
/** Stories released in a second, on average. */
const perSecond = 6.7
/** Readers look from so long before to so long after, at most, every so often, in milliseconds. */
const looking = { before: 400, after: 4000, every: 80 }
/** For how long a story stands on the front at least: nineteen newer ones take longer to come. */
const frontHolds = 2500
const late = 1000
const chief: Actor = { name: 'chief@desk.example', role: 'chief' }

const run = async <Outcome>(newsroom: Newsroom, verb: Action<never, Outcome>, given: unknown): Promise<Outcome> => {
  const outcome = await perform(newsroom, chief, verb, given)
  if (isRefusal(outcome)) throw new Error(outcome.sentence)
  return outcome
}

/** How many are written at the same time. */
const writers = 6

const hold = async (newsroom: Newsroom, count: number): Promise<Held[]> => {
  await keepProfile(newsroom.database.db, aPerson())
  // Time for all of them to be written and the nodes to be started.
  const first = newsroom.clock.now().getTime() + 20_000 + count * 40
  // Anywhere in its share of the time, so that some fall together and none on a whole second.
  const times = Array.from({ length: count }, (_, at) => Math.floor(first + ((at + Math.random()) * 1000) / perSecond))
  const waiting = times.toReversed()
  const stories: Held[] = []
  const writer = async () => {
    for (let until = waiting.pop(); until; until = waiting.pop()) stories.push(await holdOne(newsroom, until))
  }
  await Promise.all(Array.from({ length: writers }, writer))
  return stories.toSorted((a, b) => a.until - b.until)
}

const holdOne = async (newsroom: Newsroom, until: number): Promise<Held> => {
  const embargo = { until: new Date(until).toISOString() }
  const furniture = { headline: `Story of ${until} is out`, by: ['mara-quill'], embargo }
  const given = { section: 'world', furniture, body: aBody('It was embargoed.') }
  const { story } = (await run(newsroom, save as never, given)) as { story: string }
  const { address } = (await run(newsroom, publish as never, { story })) as { address: string }
  return { story, address, until }
}

/** One reader of one story at one node, who asks for article and front until both show it. A node that is down is nobody's answer. */
const watch = async (
  clock: SiteClock,
  nodes: readonly (Child | undefined)[],
  node: number,
  { story, address, until }: Held,
  seen: Seen,
) => {
  const now = () => clock.now().getTime()
  await sleep(Math.max(0, until - looking.before - now()))
  const waiting = new Map<string, (page: { status: number; bytes: Buffer }) => boolean>([
    [address, ({ status }) => status === 200],
    ['/', ({ bytes }) => bytes.includes(address)],
  ])
  while (waiting.size > 0 && now() < until + looking.after) {
    for (const [path, shows] of waiting) {
      const asked = now()
      const port = nodes[node]?.port
      const page = port === undefined ? undefined : await get(port, path).catch(() => undefined)
      const answered = now()
      if (!page || page.status >= 500) continue
      // By then newer stories have pushed it off the front: of that nothing can be said.
      if (path === '/' && answered > until + frontHolds) {
        waiting.delete(path)
        continue
      }
      seen.looks += 1
      const shown = shows(page)
      if (shown && answered < until) seen.early += 1
      if (!shown && asked > until + late) seen.late += 1
      if (shown) {
        seen.sights.push(answered - until)
        seen.first.set(story, Math.min(answered - until, seen.first.get(story) ?? Number.POSITIVE_INFINITY))
        waiting.delete(path)
      }
    }
    await sleep(looking.every)
  }
}

/** Kills a node every ten seconds and starts it anew, and steps the clock of a node's machine by up to an hour every seven. */
const disturb = (nodes: (Child | undefined)[], start: () => Promise<Child>) => {
  const stopping = new AbortController()
  const did = { killed: 0, stepped: 0 }
  const every = async (pause: number, work: (node: number) => Promise<void>) => {
    for (;;) {
      await sleep(pause * (0.5 + Math.random()), undefined, { signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted) return
      await work(Math.floor(Math.random() * nodeCount))
    }
  }
  const ended = Promise.all([
    every(10_000, async (node) => {
      await nodes[node]?.kill()
      nodes[node] = undefined
      did.killed += 1
      nodes[node] = await start()
    }),
    every(7000, async (node) => {
      nodes[node]?.tell({ step: Math.round((Math.random() - 0.5) * 7200_000) })
      did.stepped += 1
    }),
  ])
  return {
    did,
    async stop() {
      stopping.abort()
      await ended
    },
  }
}

export const measureRelease = async (
  count: number,
  started: Started,
  say: (sentence: string) => void,
): Promise<Row[]> => {
  const edition = await openEdition()
  started.push({ end: edition.close })
  const { database } = edition.intake.newsroom
  const clock = await siteClock(() => databaseTime(database.db))
  const looks = clock.keepLooking()
  const newsroom = { ...edition.intake.newsroom, clock }
  say(`Writing ${count} embargoed stories …`)
  const stories = await hold(newsroom, count)
  const start = () => startChild('site-process.ts', edition.url, edition.folder, 'on')
  const nodes: (Child | undefined)[] = await Promise.all(Array.from({ length: nodeCount }, start))
  started.push({ end: async () => void (await Promise.all(nodes.map((node) => node?.end()))) })
  const [first] = stories
  if (!first || first.until < clock.now().getTime() + 1000)
    throw new Error('Writing them took too long: the first is due already.')
  say(
    `The first is due in ${told((first.until - clock.now().getTime()) / 1000)} s, the last ${told(count / perSecond)} s later.`,
  )
  const disturbing = disturb(nodes, start)
  const seen: Seen = { sights: [], first: new Map(), early: 0, late: 0, looks: 0 }
  await Promise.all(stories.flatMap((story) => nodes.map((_, node) => watch(clock, nodes, node, story, seen))))
  await disturbing.stop()
  await sleep(1000)
  looks.stop()
  return rowsOf(seen, disturbing.did, await tellings(newsroom), count)
}

/** How often and how late each release was told. */
const tellings = async ({ database }: Newsroom) => {
  const { rows } = await database.pool.query<{ story: string; late: number }>(
    `select story, (detail ->> 'late')::int as late from audit where verb = 'released'`,
  )
  const events = await database.pool.query(`select id from event where kind = 'story.released'`)
  return { rows, events: events.rows.length, alarms: (await openAlarms(database.db)).length }
}

const rowsOf = (
  { sights, first, early, late, looks }: Seen,
  { killed, stepped }: { killed: number; stepped: number },
  { rows, events, alarms }: Awaited<ReturnType<typeof tellings>>,
  count: number,
): Row[] => {
  const beside = `${count} stories, ${nodeCount} nodes, ${killed} of them killed, ${stepped} clocks stepped`
  const seenInTime = [...first.values()].filter((after) => after >= 0 && after <= 1000).length
  const inTime = new Set(rows.filter((row) => row.late >= 0 && row.late <= 1000).map((row) => row.story)).size
  return [
    { what: 'Looks that showed a story before its time', figure: `${early} of ${told(looks)}`, beside, aim: '0' },
    {
      what: 'Looks a second after it that did not',
      figure: `${late} of ${told(looks)}`,
      beside: 'article and front, at every node alive',
      aim: '0',
    },
    {
      what: 'Stories seen within 1 s, by a reader of some node',
      figure: `${seenInTime} of ${count}`,
      beside: `latest ${told(percentile([...first.values()], 1))} ms`,
      aim: `${count} of ${count}`,
    },
    {
      what: 'Time → first sight, article and front at each node',
      figure: spread(sights),
      beside: `earliest ${told(percentile(sights, 0))} ms, latest ${told(percentile(sights, 1))} ms; readers look every ${looking.every} ms`,
    },
    {
      what: 'Told within 1 s, exactly once',
      figure: `${inTime} of ${count}`,
      beside: `${events} events; ${spread(rows.map((row) => row.late))}, latest ${told(
        percentile(
          rows.map((row) => row.late),
          1,
        ),
      )} ms; ${alarms} alarms`,
      aim: `${count} of ${count}`,
    },
  ]
}
