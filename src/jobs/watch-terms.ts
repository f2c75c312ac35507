/** Every minute: does something that readers see end today? It is an alarm on the desk, and in the log too. */

import type { Logger } from 'pino'
import type { Newsroom } from '../newsroom/action.ts'
import { termsToday } from '../newsroom/rights/terms-today.ts'
import { type Repeating, repeat } from './repeat.ts'

export const watchTerms = (newsroom: Newsroom, log: Logger): Repeating =>
  repeat(
    60_000,
    async () => {
      const { raised, ended, read } = await termsToday(newsroom)
      if (raised) log.warn({ alarm: 'term' }, raised)
      if (ended) log.info({ alarm: 'term' }, 'The alarm is over.')
      if (read > 0) log.info({ read }, 'Terms of pictures that came before there were rules were read.')
    },
    (error) => log.error({ err: error }, 'What ends today could not be looked at; it is tried again.'),
  )
