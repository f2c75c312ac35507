/** Every minute: are the feeds alive? What is wrong is an alarm on the desk, and in the log too. */

import type { Logger } from 'pino'
import { watchFeeds } from '../intake/watch-feeds.ts'
import type { Newsroom } from '../newsroom/action.ts'
import { type Repeating, repeat } from './repeat.ts'

export const watchHealth = (newsroom: Newsroom, log: Logger): Repeating =>
  repeat(
    60_000,
    async () => {
      const { raised, ended } = await watchFeeds(newsroom)
      for (const { kind, sentence } of raised) log.warn({ alarm: kind }, sentence)
      for (const { kind, supplier } of ended) log.info({ alarm: kind, supplier }, 'The alarm is over.')
    },
    (error) => log.error({ err: error }, 'The feeds could not be looked at; it is tried again.'),
  )
