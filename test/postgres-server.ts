/** The one PostgreSQL that all tests of a run share, with a migrated template that each gets its own copy of. */

import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { isRefusal } from '../src/base/refusal.ts'
import { migrate } from '../src/store/database.ts'
import { holdDataFolder, holderOf } from '../src/store/embedded/data-folder.ts'
import { startEmbedded } from '../src/store/embedded/embedded.ts'
import { stopOldServer } from '../src/store/embedded/old-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the migrated template; empty where there is none, and then `postgresTrouble` says why. */
    postgresTemplate: string
    postgresTrouble: string
  }
}

const prefix = 'dateline-test-'

/** Vitest calls this once before all tests. The tests that need no database run even where it cannot be made. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  await sweep()
  const folder = mkdtempSync(join(tmpdir(), prefix))
  const held = await holdDataFolder(folder, { runs: 'npm test' })
  if (isRefusal(held)) throw new Error(held.sentence)
  const server = await startEmbedded({ folder, log: () => undefined, onDeath: console.error, durable: false })
  const trouble = await makeTemplate(server.url)
  project.provide('postgresTemplate', trouble ? '' : server.url)
  project.provide('postgresTrouble', trouble)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const makeTemplate = async (url: string): Promise<string> => {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  try {
    return (await migrate({ pool }))?.sentence ?? ''
  } catch (error) {
    return `The tables could not be made: ${error instanceof Error ? error.message : error}`
  } finally {
    await pool.end()
  }
}

/** A run that was killed has left its server and its folder. */
const sweep = async (): Promise<void> => {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name)
    if (!name.startsWith(prefix) || !existsSync(join(folder, 'dateline.lock'))) continue
    try {
      if (holderOf(folder)) continue
      const home = join(folder, 'postgres')
      await stopOldServer(home, home, () => undefined)
      rmSync(folder, { recursive: true, force: true })
    } catch (error) {
      // It belongs to another user of this machine.
      if (!['EACCES', 'EPERM'].includes(String((error as NodeJS.ErrnoException).code))) throw error
    }
  }
}
