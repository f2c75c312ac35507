/** An edition to measure: a durable PostgreSQL of its own in a folder of its own, filled by the real intake. */

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { machineClock } from '../src/base/clock.ts'
import { newId, type PersonId } from '../src/base/id.ts'
import { ingest } from '../src/intake/ingest.ts'
import type { Intake } from '../src/intake/keep.ts'
import { folderStorage } from '../src/media/storage.ts'
import { migrate, openDatabase } from '../src/store/database.ts'
import { startEmbedded } from '../src/store/embedded/embedded.ts'
import { hearAcknowledgements } from '../src/store/nodes.ts'
import { addressesIn, sitemapFiles } from '../src/store/outputs/published-addresses.ts'
import { insertPerson, newSignIn, redeemSignIn } from '../src/store/people.ts'
import { sealOf } from '../src/store/sealed.ts'
import { setUpEdition } from '../src/store/settings.ts'
import { type Row, told } from './figures.ts'
import { postgresUsage } from './postgres-usage.ts'
import { writeWires } from './wires/write-wires.ts'

export type Edition = {
  folder: string
  url: string
  intake: Intake
  /** Kills the database's server as no one may, and starts it again. */
  killDatabase(): Promise<void>
  close(): Promise<void>
}

/** Starts the database as `dateline start` does, with everything that it acknowledges on the disk. */
export const openEdition = async (): Promise<Edition> => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const start = () => startEmbedded({ folder, log: (sentence) => console.error(sentence) })
  let embedded = await start().catch((error: unknown) => {
    remove()
    throw error
  })
  const { url } = embedded
  const database = openDatabase(url)
  const problem = await migrate(database)
  if (problem) throw new Error(problem.sentence)
  await setUpEdition(database.db)
  const nodes = await hearAcknowledgements(url, database.db)
  const newsroom = { database, clock: machineClock, nodes, seal: sealOf(folder, undefined) }
  return {
    folder,
    url,
    intake: { newsroom, storage: folderStorage(join(folder, 'media')) },
    async killDatabase() {
      process.kill(embedded.pid, 'SIGKILL')
      while (isThere(embedded.pid)) await sleep(5)
      await embedded.stop()
      embedded = await start()
    },
    async close() {
      await nodes.close()
      await database.close()
      await embedded.stop()
      remove()
    },
  }
}

const isThere = (pid: number): boolean => existsSync(`/proc/${pid}`)

const day = 24 * 3600_000

/** How long a taking in took, and how much of processors, all in seconds. */
type Took = { seconds: number; own: number; postgres: number }

/** Takes in wires `from` to `until`, yesterday's at once published, today's not yet. */
const takeIn = async ({ intake, folder }: Edition, from: number, until: number, publish: boolean): Promise<Took> => {
  const wires = join(folder, `wires-${from}`)
  const newest = new Date(machineClock.now().getTime() - (publish ? day : 0))
  await writeWires(wires, from, until, newest)
  const before = { began: performance.now(), own: process.cpuUsage(), postgres: postgresUsage(folder) }
  let done = 0
  for await (const line of ingest(intake, [wires], { supplier: 'Example Wire', publish }))
    if (line.outcome === 'new' && (line.address !== undefined) === publish) done += 1
  const seconds = (performance.now() - before.began) / 1000
  const { user, system } = process.cpuUsage(before.own)
  if (done !== until - from) throw new Error(`Of ${until - from} wires only ${done} were taken in as they should be.`)
  return { seconds, own: (user + system) / 1e6, postgres: postgresUsage(folder) - before.postgres }
}

const rowOf = (what: string, wires: number, { seconds, own, postgres }: Took, aim: string): Row => {
  const each = (used: number) => `${told((used / wires) * 1000)} ms`
  const beside = `${told(wires)} wires, a site node running; ${each(own)} of Node's processor each, ${each(postgres)} of PostgreSQL's`
  return { what, figure: `${told(wires / seconds)} /s`, beside, aim }
}

/** Wires that are only kept have numbers from here on, so that they are others than those that are published. */
const keptFrom = 50_000

/** Fills the edition while its site runs: the measure of the intake. */
export const measureIntake = async (edition: Edition, stories: number): Promise<Row[]> => {
  const first = stories / 10
  // The first tenth warms up: the code, and the tables' statistics.
  await takeIn(edition, 0, first, true)
  const published = await takeIn(edition, first, stories, true)
  const kept = await takeIn(edition, keptFrom, keptFrom + stories, false)
  return [
    rowOf('Wires taken in (read, matched, stored, indexed)', stories, kept, '≥ 300 /s'),
    rowOf('Stories ingested and published', stories - first, published, '≥ 200 /s'),
  ]
}

/** Items of wires that nobody has taken yet, for publishing one by one. */
export const keepUntaken = async (edition: Edition, from: number, count: number): Promise<void> => {
  await takeIn(edition, from, from + count, false)
}

/** Up to `most` addresses of articles, spread over the whole edition. */
export const someAddresses = async ({ intake }: Edition, most: number): Promise<string[]> => {
  const { database, clock } = intake.newsroom
  const reader = { pool: database.pool, now: clock.now() }
  const all: { address: string }[] = []
  for (const { file } of await sitemapFiles(reader)) all.push(...(await addressesIn(reader, file)))
  const step = Math.max(1, Math.floor(all.length / most))
  return all
    .filter((_, at) => at % step === 0)
    .slice(0, most)
    .map((row) => row.address)
}

/** The cookie of an editor who is signed in. */
export const signInEditor = async ({ intake }: Edition): Promise<string> => {
  const { db } = intake.newsroom.database
  const id = newId<PersonId>()
  await insertPerson(db, { id, mail: 'editor@desk.example', name: 'An editor', role: 'chief', created_at: new Date() })
  const token = await redeemSignIn(db, await newSignIn(db, id))
  if (!token) throw new Error('The sign-in was not redeemed.')
  return `dateline_session=${token}`
}
