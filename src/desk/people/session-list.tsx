/** Where somebody is signed in, and since when: each session with a button that ends it. */

import type { SessionView } from '../../newsroom/people/you-view.ts'
import { longTime } from '../start.ts'
import { say } from '../words/say.ts'
import { browserParts } from './browser-name.ts'

export const browserName = (agent: string): string => {
  const { browser, system } = browserParts(agent)
  if (browser && system) return say('session.browser', { browser, system })
  return browser ?? system ?? (agent.slice(0, 60) || say('session.unknown'))
}

export const SessionList = ({
  sessions,
  onEnd,
}: {
  sessions: readonly SessionView[]
  onEnd: (session: SessionView) => void
}) => (
  <ul className="lines">
    {sessions.map((session) => {
      const name = browserName(session.browser)
      return (
        <li key={session.id}>
          <p>
            <strong>{name}</strong> {session.here && <span className="mark taken">{say('session.here')}</span>}
            <span className="note">
              {say(`session.way.${session.way}`, { time: longTime(session.since) })}
              {' · '}
              {say('session.seen', {
                time: longTime(session.seen),
                address: session.address || say('session.nowhere'),
              })}
            </span>
          </p>
          {!session.here && (
            <button type="button" aria-label={say('session.endOf', { name })} onClick={() => onEnd(session)}>
              {say('session.end')}
            </button>
          )}
        </li>
      )
    })}
  </ul>
)
