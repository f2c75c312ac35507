/** What a page costs to be made, by its kind, while the archive grows: processor of Node and of PostgreSQL, and the time a reader waits. */

import { median, type Row, told } from '../figures.ts'
import type { Load, Loaded } from '../load-process.ts'
import { postgresUsage } from '../postgres-usage.ts'
import type { Child } from '../process.ts'

/** A kind of page, and addresses of it in the short archive and in the long one. `parts`: of how many parts an answer is, where a longer archive has more of them in one. */
export type Kind = { what: string; addresses: [short: string[], long: string[]]; parts?: [short: number, long: number] }

/** Of one page or part, in microseconds. */
type Cost = { node: number; postgres: number; wait: number }

/** A site without its page cache, and the data folder of its database. */
export type Archive = { stories: number; off: Child; folder: string }

/** One reader, who asks for the next page as soon as the one before is there, so that what is measured is the page and no queue. */
const costOf = async (
  { off, folder }: Archive,
  readers: Child,
  addresses: string[],
  seconds: number,
): Promise<Cost> => {
  const before = { node: await off.cpu(), postgres: postgresUsage(folder) }
  const load: Load = { port: off.port, addresses, connections: 1, time: seconds * 1000 }
  const { answers, median: wait, statuses } = await readers.ask<Loaded>({ load })
  const wrong = Object.keys(statuses).filter((status) => status !== '200')
  if (wrong.length > 0) throw new Error(`${addresses[0]}: readers were answered ${JSON.stringify(statuses)}.`)
  return {
    node: (((await off.cpu()) - before.node) / answers) * 1e6,
    postgres: ((postgresUsage(folder) - before.postgres) / answers) * 1e6,
    wait: wait * 1000,
  }
}

const each = ({ node, postgres, wait }: Cost, parts: number): Cost => ({
  ...{ node: node / parts, postgres: postgres / parts, wait: wait / parts },
})
const all = ({ node, postgres }: Cost): number => node + postgres

/** The kinds' costs in both archives, in turns, so that whatever else the machine does hits both alike; the first turn makes ready and is left out. */
export const measureGrowth = async (
  archives: readonly [short: Archive, long: Archive],
  readers: Child,
  kinds: readonly Kind[],
  { turns, seconds }: { turns: number; seconds: number },
): Promise<Row[]> => {
  // Both sites have made every kind of page before anything is measured: code that has run seldom is slow.
  for (const { addresses } of kinds)
    for (const at of [0, 1] as const) await costOf(archives[at], readers, addresses[at], seconds)
  const rows: Row[] = []
  for (const { what, addresses, parts } of kinds) {
    const [shortParts, longParts] = parts ?? [1, 1]
    const found: [Cost, Cost][] = []
    for (let turn = 0; turn <= turns; turn += 1) {
      const short = await costOf(archives[0], readers, addresses[0], turn === 0 ? seconds / 2 : seconds)
      const long = await costOf(archives[1], readers, addresses[1], turn === 0 ? seconds / 2 : seconds)
      if (turn > 0) found.push([each(short, shortParts), each(long, longParts)])
    }
    const middle = (of: (pair: [Cost, Cost]) => number): number => median(found.map(of))
    const costTold = (at: 0 | 1) =>
      `${told(middle((pair) => all(pair[at])))} µs (${told(middle((pair) => pair[at].node))} + ${told(middle((pair) => pair[at].postgres))})`
    rows.push({
      what: `${what}, ${told(archives[0].stories)} → ${told(archives[1].stories)} stories`,
      figure: `× ${middle(([short, long]) => all(long) / all(short)).toFixed(2)}`,
      beside: `${costTold(0)} → ${costTold(1)} of processor; the wait × ${middle(([short, long]) => long.wait / short.wait).toFixed(2)}`,
      aim: '≤ 1.2',
    })
  }
  return rows
}
