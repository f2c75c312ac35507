/** What a page costs to be made, by its kind, while the archive grows: processor of Node and of PostgreSQL, and the time a reader waits. */

import { median, type Row, told } from '../figures.ts'
import type { Load, Loaded } from '../load-process.ts'
import { postgresUsage } from '../postgres-usage.ts'
import type { Child } from '../process.ts'

/** A kind of page, and addresses of it. `per`: how many parts one answer has, where more of them are what a longer archive brings (a sitemap's addresses). */
export type Kind = { what: string; addresses: string[]; per?: number }

/** Of one page, in microseconds. */
type Cost = { node: number; postgres: number; wait: number }

type Measured = { off: Child; readers: Child; folder: string }

/** One reader, who asks for the next page as soon as the one before is there, so that what is measured is the page and no queue. */
const costOf = async (
  { off, readers, folder }: Measured,
  { what, addresses }: Kind,
  seconds: number,
): Promise<Cost> => {
  const before = { node: await off.cpu(), postgres: postgresUsage(folder) }
  const load: Load = { port: off.port, addresses, connections: 1, time: seconds * 1000 }
  const loaded = await readers.ask<Loaded>({ load })
  const wrong = Object.keys(loaded.statuses).filter((status) => status !== '200')
  if (wrong.length > 0) throw new Error(`Of ${what} readers were answered ${JSON.stringify(loaded.statuses)}.`)
  return {
    node: (((await off.cpu()) - before.node) / loaded.answers) * 1e6,
    postgres: ((postgresUsage(folder) - before.postgres) / loaded.answers) * 1e6,
    wait: loaded.median * 1000,
  }
}

/** Each kind's cost: of several turns the median, the first of them left out. */
export const costs = async (of: Measured, kinds: readonly Kind[], turns: number, seconds: number): Promise<Cost[]> => {
  const found: Cost[][] = kinds.map(() => [])
  for (let turn = 0; turn <= turns; turn += 1)
    for (const [at, kind] of kinds.entries()) {
      const cost = await costOf(of, kind, seconds)
      if (turn > 0) found[at]?.push(cost)
    }
  const middle = (some: readonly Cost[], figure: keyof Cost) => median(some.map((one) => one[figure]))
  return found.map((some) => ({
    node: middle(some, 'node'),
    postgres: middle(some, 'postgres'),
    wait: middle(some, 'wait'),
  }))
}

/** A row for each kind: its cost with the longer archive, beside that with the shorter one. */
export const growthRows = (
  kinds: readonly { what: string }[],
  [shorter, longer]: readonly [
    { stories: number; costs: readonly Cost[] },
    { stories: number; costs: readonly Cost[] },
  ],
): Row[] =>
  kinds.flatMap(({ what }, at) => {
    const [before, after] = [shorter.costs[at], longer.costs[at]]
    if (!before || !after) return []
    const all = ({ node, postgres }: Cost) => node + postgres
    const parts = ({ node, postgres, wait }: Cost) =>
      `${told(all({ node, postgres, wait }))} µs (${told(node)} Node, ${told(postgres)} PostgreSQL)`
    return [
      {
        what: `${what}, from ${told(shorter.stories)} to ${told(longer.stories)} stories`,
        figure: `× ${(all(after) / all(before)).toFixed(2)}`,
        beside: `${parts(before)} → ${parts(after)} of processor; the wait × ${(after.wait / before.wait).toFixed(2)}, ${told(after.wait)} µs`,
        aim: '≤ 1.2',
      },
    ]
  })
