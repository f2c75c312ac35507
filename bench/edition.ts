/** An edition to measure: a durable PostgreSQL of its own in a folder of its own, filled by the real intake. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { machineClock } from '../src/base/clock.ts'
import { newId, type PersonId } from '../src/base/id.ts'
import { ingest } from '../src/intake/ingest.ts'
import type { Intake } from '../src/intake/keep.ts'
import { folderStorage } from '../src/media/storage.ts'
import { migrate, openDatabase } from '../src/store/database.ts'
import { startEmbedded } from '../src/store/embedded/embedded.ts'
import { hearAcknowledgements } from '../src/store/nodes.ts'
import { insertPerson, newSignIn, redeemSignIn } from '../src/store/people.ts'
import { addresses } from '../src/store/published.ts'
import { sealOf } from '../src/store/sealed.ts'
import { setUpEdition } from '../src/store/settings.ts'
import { type Row, told } from './figures.ts'
import { writeWires } from './wires.ts'

export type Edition = {
  folder: string
  url: string
  intake: Intake
  close(): Promise<void>
}

/** Starts the database as `dateline start` does, with everything that it acknowledges on the disk. */
export const openEdition = async (): Promise<Edition> => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const embedded = await startEmbedded({ folder, log: (sentence) => console.error(sentence) }).catch(
    (error: unknown) => {
      remove()
      throw error
    },
  )
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
    async close() {
      await nodes.close()
      await database.close()
      await embedded.stop()
      remove()
    },
  }
}

const day = 24 * 3600_000

/** Takes in wires `from` to `until`, yesterday's at once published, today's not yet. Answers how long it took, in seconds. */
const takeIn = async ({ intake, folder }: Edition, from: number, until: number, publish: boolean): Promise<number> => {
  const wires = join(folder, `wires-${from}`)
  const newest = new Date(machineClock.now().getTime() - (publish ? day : 0))
  await writeWires(wires, from, until, newest)
  const began = performance.now()
  let done = 0
  for await (const line of ingest(intake, [wires], { supplier: 'Example Wire', publish }))
    if (line.outcome === 'new' && (line.address !== undefined) === publish) done += 1
  const seconds = (performance.now() - began) / 1000
  if (done !== until - from) throw new Error(`Of ${until - from} wires only ${done} were taken in as they should be.`)
  return seconds
}

/** Fills the edition while its site runs: the measure of the intake. */
export const measureIntake = async (edition: Edition, stories: number): Promise<Row> => {
  const first = stories / 10
  // The first tenth warms up: the code, and the tables' statistics.
  await takeIn(edition, 0, first, true)
  const seconds = await takeIn(edition, first, stories, true)
  const figure = `${told((stories - first) / seconds)} /s`
  return {
    what: 'Stories ingested and published',
    figure,
    beside: `${stories - first} wires, a site node running`,
    aim: '≥ 200 /s',
  }
}

/** Items of wires that nobody has taken yet, for publishing one by one. */
export const keepUntaken = async (edition: Edition, from: number, count: number): Promise<void> => {
  await takeIn(edition, from, from + count, false)
}

/** Up to `most` addresses of articles, spread over the whole edition. */
export const someAddresses = async ({ intake }: Edition, most: number): Promise<string[]> => {
  const { database, clock } = intake.newsroom
  const all = await addresses({ pool: database.pool, now: clock.now() }, 100_000, 0)
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
