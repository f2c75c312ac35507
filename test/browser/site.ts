/** A site on a real socket, over a database of its own, for tests that look at it from outside. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { type Clock, clockFrom } from '../../src/base/clock.ts'
import { isRefusal } from '../../src/base/refusal.ts'
import { ingest } from '../../src/intake/ingest.ts'
import type { Intake } from '../../src/intake/keep.ts'
import { folderStorage } from '../../src/media/storage.ts'
import { edgesOf } from '../../src/server/edges.ts'
import { pageCache } from '../../src/server/page-cache.ts'
import { serve } from '../../src/server/serve.ts'
import type { Working } from '../../src/server/working.ts'
import { openDatabase } from '../../src/store/database.ts'
import { hearAcknowledgements } from '../../src/store/nodes.ts'
import { sealOf } from '../../src/store/sealed.ts'
import { setUpEdition } from '../../src/store/settings.ts'
import { freshDatabase } from '../postgres.ts'

export type ServedSite = { origin: string; intake: Intake; close(): Promise<void> }

/** Serves site and desk on a free port of this machine; its clock begins at `instant`. */
export const serveSite = async (instant: string): Promise<ServedSite> => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-site-'))
  const fresh = await freshDatabase()
  const database = openDatabase(fresh.url)
  await setUpEdition(database.db)
  const nodes = await hearAcknowledgements(fresh.url, database.db)
  const clock: Clock = clockFrom(new Date(instant))
  const intake: Intake = {
    newsroom: { database, clock, nodes, seal: sealOf(folder, undefined) },
    storage: folderStorage(folder),
  }
  const working: Working = {
    ...intake,
    cache: pageCache({ mayAnswer: () => false, clock, edges: edgesOf(database.db) }),
    log: pino({ level: 'error' }),
    origin: '',
    clockSet: true,
  }
  const serving = await serve(working, ['site', 'desk'], 0)
  if (isRefusal(serving)) throw new Error(serving.sentence)
  working.origin = `http://localhost:${serving.port}`
  return {
    origin: working.origin,
    intake,
    async close() {
      await serving.close()
      await nodes.close()
      await database.close()
      await fresh.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Takes files in and publishes them; one that was not read is a mistake in the test. */
export const takeIn = async (intake: Intake, paths: readonly string[], supplier: string): Promise<void> => {
  for await (const { outcome, file, note } of ingest(intake, paths, { supplier, publish: true })) {
    if (outcome === 'quarantined' || outcome === 'missing') throw new Error(`${file}: ${note}`)
  }
}
