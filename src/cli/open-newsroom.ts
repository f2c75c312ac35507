/** The newsroom for a command: in the running server's database, or in one started for the command's own time. */

import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Config, readConfig } from '../base/config.ts'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import { reachOf } from '../intake/inner-network.ts'
import type { Intake } from '../intake/keep.ts'
import { type SiteClock, siteClock } from '../jobs/site-clock.ts'
import { tellingOutputs } from '../jobs/tell-outputs.ts'
import { folderStorage } from '../media/storage.ts'
import type { Actor, Newsroom } from '../newsroom/action.ts'
import { type Database, migrate, openDatabase } from '../store/database.ts'
import { type Hold, holdDataFolder, holderOf } from '../store/embedded/data-folder.ts'
import { PostgresFailure, startEmbedded } from '../store/embedded/embedded.ts'
import { lastEventBetween } from '../store/events.ts'
import { databaseTime, hearAcknowledgements, runningClock } from '../store/nodes.ts'
import { sealOf } from '../store/sealed.ts'
import { setUpEdition } from '../store/settings.ts'

export type Opened = {
  newsroom: Newsroom
  /** Where wires are taken in: the newsroom, its storage, and which machines may be reached. */
  intake: Intake
  config: Config
  /** Where the running server answers; absent where none runs. */
  address: string | undefined
  close(): Promise<void>
}

/** Whoever has the machine has its newsroom: commands may do everything, and the audit says that it was a command. */
export const commandActor: Actor = { name: 'command', role: 'administrator' }

/** A database that is ready to work in, and how to part from it. */
export type Base = { database: Database; hold: Hold | undefined; url: string; close(): Promise<void> }

const log = (sentence: string) => process.stderr.write(`${sentence}\n`)

/** Takes the data folder, starts its PostgreSQL (or connects to yours), and brings the tables up to date. */
export const openBase = async (
  config: Config,
  runs: string,
  onDeath?: (sentence: string) => void,
): Promise<Base | Refusal> => {
  if (config.databaseUrl) return ready(config.databaseUrl, undefined, async () => undefined)
  const hold = await holdDataFolder(config.data, { runs })
  if (isRefusal(hold)) return hold
  try {
    const embedded = await startEmbedded({ folder: config.data, log, ...(onDeath ? { onDeath } : {}) })
    hold.tell({ databaseUrl: embedded.url })
    return await ready(embedded.url, hold, async () => {
      await embedded.stop()
      hold.release()
    })
  } catch (error) {
    hold.release()
    if (error instanceof PostgresFailure) return refuse('invalid', error.message)
    throw error
  }
}

const ready = async (url: string, hold: Hold | undefined, after: () => Promise<void>): Promise<Base | Refusal> => {
  const database = openDatabase(url)
  const close = async () => {
    await database.close()
    await after()
  }
  const problem = await migrate(database).catch(async (error: Error & { code?: string }) => {
    const away = /ECONN|ENOENT|ENOTFOUND|^28|^3D/.test(error.code ?? '')
    if (away)
      return refuse(
        'invalid',
        `PostgreSQL at ${withoutPassword(url)} does not let us in: ${error.message}. Check DATABASE_URL.`,
      )
    await close()
    throw error
  })
  if (problem) {
    await close()
    return problem
  }
  await setUpEdition(database.db)
  return { database, hold, url, close }
}

const withoutPassword = (url: string): string => url.replace(/(:\/\/[^:@/]+):[^@]*@/, '$1:…@')

/**
 * The clock that was asked for. Given the same instant again it goes on where the edition stopped, so that what was published a
 * minute after it does not lie in the future: within one edition time never runs backwards.
 */
export const startedClock = async ({ db }: Database, instant: Date | undefined): Promise<SiteClock> => {
  const clock = await siteClock(() => databaseTime(db))
  if (!instant) return clock
  const dayAfter = new Date(instant.getTime() + 24 * 3600_000)
  const last = await lastEventBetween(db, instant, dayAfter)
  const from = last && last > instant ? last : instant
  return siteClock(() => databaseTime(db), from.getTime() - clock.now().getTime())
}

/** Opens the newsroom for one command. */
export const openNewsroom = async (runs: string): Promise<Opened | Refusal> => {
  const config = readConfig(process.env)
  if (isRefusal(config)) return config
  const base = await baseForCommand(config, runs)
  if (isRefusal(base)) return base
  const { database } = base
  const running = await runningClock(database.db)
  const clock = running
    ? await siteClock(() => databaseTime(database.db), running.ahead)
    : await startedClock(database, config.clock)
  const nodes = await hearAcknowledgements(base.url, database.db)
  const storage = folderStorage(join(config.data, 'media'))
  const reach = reachOf(config.innerNetwork)
  const parts = { database, clock, nodes, seal: sealOf(config.data, config.key) }
  const outputs = tellingOutputs({
    ...{ newsroom: parts, storage, reach, site: () => config.siteUrl ?? running?.address, patience: commandPatience },
    failed: (error) => log(`An output could not be told, which is a fault of Dateline’s; it is told again: ${error}`),
  })
  const newsroom: Newsroom = { ...parts, outputs }
  return {
    newsroom,
    intake: { newsroom, storage, reach },
    config,
    address: running?.address,
    async close() {
      await outputs.close()
      await nodes.close()
      await base.close()
    },
  }
}

/** How long a command waits for outputs to acknowledge, in milliseconds: longer than any call of one takes. */
const commandPatience = 10_000

/** How long a command waits for a server that is just starting, in milliseconds. */
const patience = 30_000

const baseForCommand = async (config: Config, runs: string): Promise<Base | Refusal> => {
  const until = performance.now() + patience
  while (!config.databaseUrl) {
    const holder = holderOf(config.data)
    if (!holder) break
    if (holder.databaseUrl) return ready(holder.databaseUrl, undefined, async () => undefined)
    if (performance.now() > until)
      return refuse(
        'held',
        `Process ${holder.pid} (${holder.runs}) holds ${config.data} and has no database yet. Try again.`,
      )
    await sleep(200)
  }
  return openBase(config, runs)
}

/** Runs a command's work in the newsroom and parts from it, whatever came of it. */
export const inNewsroom = async (runs: string, work: (opened: Opened) => Promise<number>): Promise<number> => {
  const opened = await openNewsroom(runs)
  if (isRefusal(opened)) {
    process.stderr.write(`${opened.sentence}\n`)
    return 1
  }
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}
