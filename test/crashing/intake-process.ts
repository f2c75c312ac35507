/** A process that takes in what lies in its inbox and what waits, as a server's jobs do, until it is killed. */

import { join } from 'node:path'
import { pino } from 'pino'
import { machineClock } from '../../src/base/clock.ts'
import { watchFolder } from '../../src/intake/sources/folder.ts'
import { takeWaiting } from '../../src/jobs/take-waiting.ts'
import { folderStorage } from '../../src/media/storage.ts'
import { openDatabase } from '../../src/store/database.ts'
import { hearAcknowledgements } from '../../src/store/nodes.ts'
import { sealOf } from '../../src/store/sealed.ts'

const [url = '', data = ''] = process.argv.slice(2)
const database = openDatabase(url)
const nodes = await hearAcknowledgements(url, database.db)
const intake = {
  newsroom: { database, clock: machineClock, nodes, seal: sealOf(data, undefined) },
  storage: folderStorage(join(data, 'media')),
}
takeWaiting(intake, pino({ level: 'silent' }))
await watchFolder({
  intake,
  folder: join(data, 'inbox'),
  publishes: async () => true,
  told: () => undefined,
  // A database that has been killed is tried again at the next look.
  failed: () => undefined,
  every: 20,
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
