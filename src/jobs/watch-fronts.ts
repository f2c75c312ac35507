/** Every minute: has a front grown stale? It is an alarm on the desk, and in the log too. */

import type { Logger } from 'pino'
import type { Newsroom } from '../newsroom/action.ts'
import { watchStaleFronts } from '../newsroom/fronts/stale-fronts.ts'
import { type Repeating, repeat } from './repeat.ts'

export const watchFronts = (newsroom: Newsroom, log: Logger): Repeating =>
  repeat(
    60_000,
    async () => {
      const { raised, ended } = await watchStaleFronts(newsroom)
      if (raised) log.warn({ alarm: 'front' }, raised)
      if (ended) log.info({ alarm: 'front' }, 'The alarm is over.')
    },
    (error) => log.error({ err: error }, 'The fronts could not be looked at; it is tried again.'),
  )
