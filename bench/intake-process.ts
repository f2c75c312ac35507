/** A process of Dateline that takes a folder in when it is asked to, as `dateline ingest` does, and tells how fast and with how much memory. */

import { join } from 'node:path'
import { machineClock } from '../src/base/clock.ts'
import { ingest } from '../src/intake/ingest.ts'
import { folderStorage } from '../src/media/storage.ts'
import { openDatabase } from '../src/store/database.ts'
import { hearAcknowledgements } from '../src/store/nodes.ts'
import { sealOf } from '../src/store/sealed.ts'
import { postgresUsage } from './postgres-usage.ts'
import { answerParent } from './process.ts'

/** What a taking of `count` files answers. */
export type Taken = {
  /** Seconds that each tenth of the files took, and of processors, ours and PostgreSQL's. */
  tenths: { seconds: number; own: number; postgres: number }[]
  outcomes: Record<string, number>
  /** The most memory that was resident at any time, in bytes. */
  peak: number
}

const [url = '', data = ''] = process.argv.slice(2)
const database = openDatabase(url)
const nodes = await hearAcknowledgements(url, database.db)
const newsroom = { database, clock: machineClock, nodes, seal: sealOf(data, undefined) }
const intake = { newsroom, storage: folderStorage(join(data, 'media')) }

const used = () => {
  const { user, system } = process.cpuUsage()
  return { seconds: performance.now() / 1000, own: (user + system) / 1e6, postgres: postgresUsage(data) }
}

const take = async (folder: string, count: number): Promise<Taken> => {
  const outcomes: Record<string, number> = {}
  const tenths: Taken['tenths'] = []
  let done = 0
  let before = used()
  for await (const { outcome } of ingest(intake, [folder], { publish: false })) {
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    done += 1
    if (tenths.length === 10 || done < ((tenths.length + 1) * count) / 10) continue
    const now = used()
    const { seconds, own, postgres } = before
    tenths.push({ seconds: now.seconds - seconds, own: now.own - own, postgres: now.postgres - postgres })
    before = now
  }
  return { tenths, outcomes, peak: process.resourceUsage().maxRSS * 1024 }
}

process.on('message', ({ take: folder, count = 0 }: { take?: string; count?: number }) => {
  if (folder) void take(folder, count).then((taken) => process.send?.(taken))
})
answerParent(0)
