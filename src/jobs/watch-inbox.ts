/** The data folder's inbox: whoever writes a wire into `inbox/<supplier>/` has it taken in. */

import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Intake } from '../intake/keep.ts'
import { type Watching, watchFolder } from '../intake/sources/folder.ts'
import { supplierNamed } from '../store/suppliers.ts'
import { toldTo } from './told.ts'

export const watchInbox = (intake: Intake, data: string, log: Logger): Promise<Watching> =>
  watchFolder({
    intake,
    folder: join(data, 'inbox'),
    publishes: async (supplier) => (await supplierNamed(intake.newsroom.database.db, supplier))?.publishes ?? false,
    told: toldTo(log),
    failed: (error) => log.error({ err: error }, 'The inbox could not be read; it is tried again.'),
  })
