/** What every route works with. */

import type { Logger } from 'pino'
import type { Storage } from '../media/storage.ts'
import type { Newsroom } from '../newsroom/action.ts'
import type { PageCache } from './page-cache.ts'
import type { Reads } from './reads/count-reads.ts'

export type Working = {
  newsroom: Newsroom
  storage: Storage
  cache: PageCache
  log: Logger
  /** Counts what is read; absent, nothing is counted. */
  reads?: Reads | undefined
  /** Where readers reach the site, without a closing slash. */
  origin: string
  /** Whether the clock was set for a demonstration or a test. */
  clockSet: boolean
  /** Who may read `/metrics` from other machines. */
  metricsToken?: string | undefined
  /** Told when something that was kept waits to be handled; absent where this process has no jobs, whose look a second later finds it. */
  hasArrived?: () => void
}
