/**
 * `npm run bench`: how fast Dateline serves, reads, takes in and publishes, as a table. With `-- --quick` shorter and coarser; with
 * `-- --profile FOLDER` the servers write CPU profiles there. By themselves, and then nothing else is measured: `-- --parsing`, `-- --intake [N]`,
 * `-- --fuzz [N] [--from NUMBER]`, `-- --backlog [N]`, `-- --crash [N]`, `-- --merge [N]`, `-- --pages [N]`, `-- --walk [N]`, `-- --release [N]`,
 * `-- --kill [N]` (N answers checked; needs Varnish).
 */

import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { varnishd } from '../test/flows/kill/varnish.ts'
import { measureBacklog } from './backlog.ts'
import { hangUp } from './client.ts'
import { measureCrashes } from './crashing.ts'
import { type Edition, keepUntaken, measureIntake, openEdition, someAddresses } from './edition.ts'
import { type Row, table, told } from './figures.ts'
import { measureFuzz } from './fuzzing.ts'
import { measureKilling } from './killing.ts'
import { measureMerging } from './merging.ts'
import { measurePages } from './pages/measure-pages.ts'
import { measureServing } from './pages/serving.ts'
import { measureParsing } from './parsing.ts'
import { type Child, startChild } from './process.ts'
import { measureRelease } from './release.ts'
import { measureVisibility } from './visible.ts'
import { measureWalk } from './walk.ts'

const quick = process.argv.includes('--quick')
const effort = quick
  ? { parsing: 0.3, stories: 500, articles: 100, serving: { rounds: 3, seconds: 1 }, publishes: 60, kills: 30 }
  : { parsing: 1, stories: 2000, articles: 400, serving: { rounds: 5, seconds: 1.5 }, publishes: 200, kills: 100 }

/** The number behind a flag, `otherwise` where none stands there; undefined where the flag is not given. */
const numberAfter = (flag: string, otherwise: number): number | undefined => {
  const at = process.argv.indexOf(flag)
  if (at < 0) return undefined
  const given = process.argv[at + 1]
  return given !== undefined && /^\d{1,9}$/.test(given) ? Number(given) : otherwise
}

const began = performance.now()
const say = (sentence: string) =>
  console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${sentence}`)

const started: { end(): Promise<void> }[] = []
const child = async (file: string, ...args: string[]): Promise<Child> => {
  const one = await startChild(file, ...args)
  started.push(one)
  return one
}

const loadBefore = loadavg()[0] ?? 0

const kills = quick ? { stories: 200, slowly: 60, quickly: 20 } : { stories: 1200, slowly: 500, quickly: 300 }

const openedEdition = async (): Promise<Edition> => {
  const edition = await openEdition()
  started.push({ end: edition.close })
  return edition
}

/** What can be measured by itself, most of it only so: its flag, and how much of it where no number is given. */
const byThemselves: { flag: string; count: number; measure(count: number): Promise<Row[]> }[] = [
  { flag: '--parsing', count: 0, measure: async () => measureParsing(effort.parsing) },
  { flag: '--fuzz', count: 100_000, measure: (count) => measureFuzz(count, numberAfter('--from', 0) ?? 0, say) },
  {
    flag: '--intake',
    count: effort.stories,
    async measure(count) {
      const edition = await openedEdition()
      await child('site-process.ts', edition.url, edition.folder, 'on')
      return measureIntake(edition, count)
    },
  },
  {
    flag: '--backlog',
    count: 100_000,
    async measure(count) {
      const edition = await openedEdition()
      const taker = await child('intake-process.ts', edition.url, edition.folder)
      return measureBacklog({ edition, taker, count, say })
    },
  },
  { flag: '--merge', count: 10_000, measure: async (count) => measureMerging(count) },
  {
    flag: '--crash',
    count: 200,
    async measure(count) {
      const edition = await openedEdition()
      return measureCrashes(edition, count, say)
    },
  },
  {
    flag: '--pages',
    count: 1_000_000,
    measure: (most) => measurePages({ open: openedEdition, most, quick }, started, say),
  },
  { flag: '--walk', count: 10_000, measure: (count) => measureWalk(count, started, say) },
  { flag: '--release', count: 1000, measure: (count) => measureRelease(count, started, say) },
  {
    flag: '--kill',
    count: quick ? 50_000 : 1_000_000,
    async measure(answers) {
      if (!varnishd) throw new Error('Varnish is not installed: apt-get install varnish varnish-modules.')
      const edition = await openedEdition()
      const nodes: Child[] = []
      for (let at = 0; at < 3; at += 1) nodes.push(await child('site-process.ts', edition.url, edition.folder, 'on'))
      const checker = await child('checking-process.ts')
      await measureIntake(edition, kills.stories)
      return measureKilling(edition, { nodes, checker, answers, ...kills }, say)
    },
  },
]

const measure = async (): Promise<Row[]> => {
  for (const { flag, count, measure } of byThemselves) {
    const wanted = numberAfter(flag, count)
    if (wanted === undefined) continue
    say(`Measuring ${flag.slice(2)} alone …`)
    return measure(wanted)
  }
  say('Reading wires …')
  const rows = measureParsing(effort.parsing)
  say('Starting a database and the site …')
  const edition = await openedEdition()
  const warm = await child('site-process.ts', edition.url, edition.folder, 'on')
  say(`Taking in ${effort.stories} wires …`)
  rows.push(...(await measureIntake(edition, effort.stories)))
  const readers = await child('load-process.ts')
  const bare = await child('bare-process.ts')
  const off = await child('site-process.ts', edition.url, edition.folder, 'off')
  const addresses = await someAddresses(edition, effort.articles)
  say('Serving readers …')
  rows.unshift(
    ...(await measureServing({ bare, warm, off, readers, folder: edition.folder }, addresses, effort.serving)),
  )
  say('Publishing and killing …')
  await keepUntaken(edition, effort.stories, effort.publishes)
  rows.push(...(await measureVisibility(edition, { site: warm, readers }, addresses.slice(0, 50), effort)))
  return rows
}

const endAll = async (): Promise<void> => {
  hangUp()
  for (const one of started.splice(0).toReversed()) await one.end()
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void endAll().finally(() => process.exit(1)))
}

try {
  const rows = await measure()
  const [processor] = cpus()
  say('Done.')
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  const machine = `${availableParallelism()} × ${processor?.model}, ${memory} GB, Node ${process.version}, ${process.platform} ${process.arch}`
  // Others at work on the machine make every figure worse, those of a ratio least.
  console.log(`${machine}; load before ${told(loadBefore)}, after ${told(loadavg()[0] ?? 0)}\n`)
  console.log(table(rows))
} finally {
  await endAll()
}
