/** What stands around every screen: the other screens, who is signed in, and what was done last. */

import { useEffect, useRef } from 'react'
import { ownScreens } from '../screens.ts'
import { start } from '../start.ts'
import type { Outcome } from '../use-verbs.ts'
import { number, say } from '../words/say.ts'
import { useAlarms } from './use-alarms.ts'

/** How many alarms are open, on every screen. */
const Alarms = () => {
  const count = useAlarms()
  if (count === 0) return null
  return (
    <>
      {' '}
      <span className="alarmed">
        <span className="unseen">{say('desk.alarms', { count })}</span>
        <span aria-hidden="true">{number(count)}</span>
      </span>
    </>
  )
}

/** Whether the screen is reached from this one: a story from the stories. */
const isWithin = (path: string, address: string): boolean => address !== '/desk' && path.startsWith(`${address}/`)

export const Top = ({ path }: { path: string }) => {
  const nav = useRef<HTMLElement>(null)
  // On a telephone the screens are a line that moves: the one that is open is in view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is another screen
  useEffect(
    () => nav.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' }),
    [path],
  )
  return (
    <header className="top">
      <p className="name">
        <a href="/desk">Dateline</a>
      </p>
      <nav ref={nav} aria-label={say('desk')}>
        {ownScreens.map(
          ({ address, name, path: own }) =>
            address && (
              <a
                key={address}
                href={address}
                aria-current={own.test(path) ? 'page' : isWithin(path, address) || undefined}
              >
                {say(name)}
                {address === '/desk' && <Alarms />}
              </a>
            ),
        )}
        <a href="/">{say('desk.site')}</a>
      </nav>
      <p className="who">
        {say('desk.signedInAs', { name: start.person.name, role: say(`role.${start.person.role}`) })}
      </p>
      <form method="post" action="/desk/sign-out">
        <button type="submit" className="quiet">
          {say('desk.signOut')}
        </button>
      </form>
    </header>
  )
}

/** What was done last, or why not: always in the same place, and nothing moves for it. */
export const Said = ({ outcome }: { outcome: Outcome | undefined }) => (
  <div className={`said ${outcome ? '' : 'empty'} ${outcome?.wrong ? 'wrong' : ''}`} role="status">
    {outcome && (
      <>
        <span dir="auto">{outcome.text}</span>
        {outcome.story && <a href={`/desk/stories/${outcome.story}`}>{say('read.story')}</a>}
        {outcome.undo && (
          <button type="button" onClick={outcome.undo}>
            {say('say.undo')}
          </button>
        )}
      </>
    )}
  </div>
)
