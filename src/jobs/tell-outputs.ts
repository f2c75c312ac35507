/** Outputs are told of what changed: at once by whoever changed it, and again by the jobs until they acknowledge. */

import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { isRefusal } from '../base/refusal.ts'
import { reachOf } from '../intake/inner-network.ts'
import type { Reach } from '../intake/sources/source.ts'
import type { Storage } from '../media/storage.ts'
import type { Newsroom, Outputs, Unacknowledged } from '../newsroom/action.ts'
import {
  builtInOutputs,
  claimDeliveries,
  type Delivery,
  type Ended,
  endDeliveries,
  gatheredStep,
  leaveDeliveries,
  openDeliveries,
} from '../store/outputs/deliveries.ts'
import { type OutputRow, outputsOf, sharedCaches } from '../store/outputs/outputs.ts'
import { openCalls } from './outputs/call.ts'
import { type Means, OutputFailure, type Place } from './outputs/output.ts'
import { builtIn, registered } from './outputs/outputs.ts'
import { type Repeating, repeat } from './repeat.ts'

export type Telling = {
  newsroom: Pick<Newsroom, 'database' | 'clock' | 'nodes' | 'seal'>
  storage: Storage
  /** Which machines may be reached: outputs lie in the inner network only where the setting allows it. */
  reach: Reach
  /** Where readers reach the site; asked at every telling. */
  site: () => string | undefined
  /** Told of what is no output's fault but ours. */
  failed: (error: unknown) => void
  /** How long whoever kills waits for outputs that do not acknowledge, in milliseconds; two seconds where it is not said. */
  patience?: number
}

/** How many deliveries are claimed at a time. */
const claimed = 200

export type TellingOutputs = Outputs & {
  /** Tells what is due; answers how many deliveries were claimed. Ends before they are told. */
  tellDue(): Promise<number>
  /** Ends when what is being told has ended. */
  close(): Promise<void>
}

/** Begins to tell; nothing is told by itself but what somebody has just changed. */
export const tellingOutputs = (telling: Telling): TellingOutputs => {
  const { newsroom, patience = 2000 } = telling
  const { db } = newsroom.database
  const calls = openCalls(telling.reach)
  const ownCalls = openCalls(reachOf(['*']))
  const ending = endingTogether((ended) => endDeliveries(db, ended))
  const busy = new Map<string, Promise<unknown>>()
  const running = new Set<Promise<unknown>>()
  /** Work that is waited for at the end; undefined where it broke off. */
  const follow = <Done>(work: Promise<Done>): Promise<Done | undefined> => {
    const followed = work
      .catch((error: unknown) => {
        telling.failed(error)
        return undefined
      })
      .finally(() => running.delete(followed))
    running.add(followed)
    return followed
  }
  const tell = async (deliveries: readonly Delivery[]): Promise<Unacknowledged[]> => {
    const [rows, caches] = await Promise.all([
      outputsOf(
        db,
        deliveries.map(({ output }) => output),
      ),
      sharedCaches(db),
    ])
    const means = { ...meansOf(telling, caches), call: calls.call, callSite: ownCalls.call }
    const failed: Unacknowledged[] = []
    for (const step of [1, 2, 3, gatheredStep]) {
      const now = Map.groupBy(
        deliveries.filter((one) => one.step === step),
        (one) => one.output,
      )
      const each = [...now].map(([id, some]) =>
        tellOne(telling, { id, row: rows.find((row) => row.id === id), some, means, ending }),
      )
      failed.push(...(await Promise.all(each)).flat())
    }
    return failed
  }
  return {
    async told(events) {
      const deliveries = await openDeliveries(db, events)
      if (deliveries.length === 0) return []
      const changes = deliveries.filter((one) => !one.proved && one.step !== gatheredStep)
      const proved = deliveries.filter((one) => one.proved)
      if (changes.length > 0) follow(tell(changes))
      if (proved.length === 0) return []
      const failed = await Promise.race([follow(tell(proved)), sleep(patience, undefined, { ref: false })])
      return failed ?? unacknowledged(telling, events)
    },
    async tellDue() {
      const deliveries = await claimDeliveries(db, [...busy.keys()], claimed)
      // Each output by itself, so that one that hangs holds up no other.
      for (const [id, some] of Map.groupBy(deliveries, (one) => one.output)) {
        const work = follow(tell(some)).finally(() => busy.delete(id))
        busy.set(id, work)
      }
      return deliveries.length
    },
    async close() {
      await Promise.all(running)
      await Promise.all([calls.close(), ownCalls.close()])
    },
  }
}

const meansOf = ({ newsroom, storage, site }: Telling, caches: OutputRow[]): Omit<Means, 'call' | 'callSite'> => ({
  ...{ storage, caches, nodes: newsroom.nodes, site: site() },
  reader: { pool: newsroom.database.pool, now: newsroom.clock.now() },
})

type Ending = (ended: Ended) => Promise<void>
type One = { id: string; row: OutputRow | undefined; some: readonly Delivery[]; means: Means; ending: Ending }

/** Tells one output, in as many calls as it takes, and says how it failed. With the first that fails the rest waits for its next turn. */
const tellOne = async (telling: Telling, { id, row, some, means, ending }: One): Promise<Unacknowledged[]> => {
  const name = row?.name ?? id
  const output = tellerOf(telling, id, row)
  // Deleting an output lets go of its deliveries: only one that was being written in that moment is found here.
  if (!output) {
    await letGo(telling, name, some, ending)
    return []
  }
  const { together } = output
  const written: Promise<void>[] = []
  const failed: Unacknowledged[] = []
  for (let from = 0; from < some.length; from += together) {
    const part = some.slice(from, from + together)
    const outcome = await outcomeOf(() =>
      output.tell(
        part.map(({ change }) => change),
        means,
      ),
    )
    const at = telling.newsroom.clock.now()
    written.push(...part.map((delivery) => ending({ delivery, output: name, at, ...outcome })))
    if (outcome.outcome === 'failed') {
      failed.push({ output: name, failure: outcome.detail })
      written.push(leaveDeliveries(telling.newsroom.database.db, some.slice(from + together)))
      break
    }
  }
  await Promise.all(written)
  return failed
}

const letGo = async (
  { newsroom }: Telling,
  output: string,
  some: readonly Delivery[],
  ending: Ending,
): Promise<void> => {
  const ended = {
    output,
    at: newsroom.clock.now(),
    outcome: 'let go' as const,
    detail: 'The output was deleted before it was told.',
  }
  await Promise.all(some.map((delivery) => ending({ ...ended, delivery })))
}

const outcomeOf = async (tell: () => Promise<string>): Promise<Pick<Ended, 'outcome' | 'detail'>> => {
  try {
    return { outcome: 'acknowledged', detail: await tell() }
  } catch (error) {
    if (error instanceof OutputFailure) return { outcome: 'failed', detail: error.message }
    throw error
  }
}

type Teller = { together: number; tell(changes: readonly Delivery['change'][], means: Means): Promise<string> }

/** How an output is told: one that is always there, or a registered one with its secret opened. */
const tellerOf = ({ newsroom }: Telling, id: string, row: OutputRow | undefined): Teller | undefined => {
  if (id in builtInOutputs) {
    const { together, tell } = builtIn[id as keyof typeof builtIn]
    return { together, tell: (changes, means) => tell(changes, undefined, means) }
  }
  if (!row) return undefined
  const { together, tell } = registered[row.kind]
  return {
    together,
    async tell(changes, means) {
      const secret = row.secret === null ? undefined : newsroom.seal.open(row.secret, row.id)
      if (isRefusal(secret)) throw new OutputFailure(secret.sentence)
      const place: Place = { id: row.id, name: row.name, address: row.address, settings: row.settings, secret }
      return tell(changes, place, means)
    },
  }
}

/** Who has not acknowledged these events, once each. */
const unacknowledged = async ({ newsroom }: Telling, events: readonly string[]): Promise<Unacknowledged[]> => {
  const { db } = newsroom.database
  const open = (await openDeliveries(db, events)).filter((one) => one.proved)
  const rows = await outputsOf(
    db,
    open.map(({ output }) => output),
  )
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.name ?? id
  return [...Map.groupBy(open, (one) => one.output)].map(([id, some]) => ({
    output: nameOf(id),
    failure: some.find((one) => one.failure !== null)?.failure ?? null,
  }))
}

/** Writes what ends in the same moment in one transaction: each waits for the chain of receipts, and for the disk. */
const endingTogether = (write: (ended: readonly Ended[]) => Promise<void>): Ending => {
  let waiting: { ended: Ended; done: () => void; broken: (error: unknown) => void }[] = []
  let writing = false
  const writeAll = async () => {
    writing = true
    while (waiting.length > 0) {
      const some = waiting
      waiting = []
      const settle = (how: (one: (typeof some)[number]) => void) => {
        for (const one of some) how(one)
      }
      await write(some.map(({ ended }) => ended)).then(
        () => settle(({ done }) => done()),
        (error: unknown) => settle(({ broken }) => broken(error)),
      )
    }
    writing = false
  }
  return (ended) =>
    new Promise((done, broken) => {
      waiting.push({ ended, done, broken })
      if (!writing) void writeAll()
    })
}

/** Tells again what is due, every second and without a pause while there is more. */
export const tellOutputs = (outputs: TellingOutputs, log: Logger): Repeating => {
  let stopped = false
  const tellAll = async () => {
    while (!stopped && (await outputs.tellDue()) > 0);
  }
  const repeating = repeat(1000, tellAll, (error) =>
    log.error({ err: error }, 'What outputs are to be told could not be asked; it is tried again.'),
  )
  return {
    async stop() {
      stopped = true
      await repeating.stop()
    },
  }
}
