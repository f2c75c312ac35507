/** What stands around the list: who is signed in, whether it is live, what was done last, and why there is nothing. */

import type { LiveState } from '../live.ts'
import type { Outcome } from '../screens/use-wire-verbs.ts'
import { start } from '../start.ts'
import type { Loaded } from '../wire-list.ts'
import { say } from '../words/say.ts'

export const Top = () => (
  <header className="top">
    <p className="name">
      <a href="/desk">Dateline</a>
    </p>
    <nav aria-label={say('desk')}>
      <a href="/desk">{say('desk')}</a>
      <a href="/">{say('desk.site')}</a>
    </nav>
    <p className="who">{say('desk.signedInAs', { name: start.person.name, role: say(`role.${start.person.role}`) })}</p>
    <form method="post" action="/desk/sign-out">
      <button type="submit" className="quiet">
        {say('desk.signOut')}
      </button>
    </form>
  </header>
)

export const Bar = ({
  live,
  fresh,
  onFresh,
  onHelp,
}: {
  live: LiveState
  fresh: number
  onFresh: () => void
  onHelp: () => void
}) => (
  <div className="bar">
    <p className={`live ${live}`} role="status">
      {say(`live.${live}`)}
      {live === 'off' && <span className="why">{`: ${say('live.off.why')}`}</span>}
    </p>
    <p className="unseen" role="status">
      {fresh > 0 ? say('wires.new.said') : ''}
    </p>
    {fresh > 0 && (
      <button type="button" className="fresh" onClick={onFresh}>
        <span aria-hidden="true">↑</span> {say('wires.new', { count: fresh })}
      </button>
    )}
    <button type="button" className="quiet help" onClick={onHelp}>
      {say('keys.open')}
    </button>
  </div>
)

/** What was done last, or why not: always in the same place, and nothing moves for it. */
export const Said = ({ outcome }: { outcome: Outcome | undefined }) => (
  <div className={`said ${outcome ? '' : 'empty'} ${outcome?.wrong ? 'wrong' : ''}`} role="status">
    {outcome && (
      <>
        <span dir="auto">{outcome.text}</span>
        {outcome.story && <a href={`/desk#story-${outcome.story}`}>{say('read.story')}</a>}
        {outcome.undo && (
          <button type="button" onClick={outcome.undo}>
            {say('say.undo')}
          </button>
        )}
      </>
    )}
  </div>
)

export const Nothing = ({ loaded, filtered, onAgain }: { loaded: Loaded; filtered: boolean; onAgain: () => void }) => (
  <div className="nothing">
    {loaded.problem ? (
      <div role="alert">
        <p>{loaded.problem}</p>
        {loaded.signedOut ? (
          <a href="/desk/sign-in">{say('desk.signIn')}</a>
        ) : (
          <button type="button" onClick={onAgain}>
            {say('wires.again')}
          </button>
        )}
      </div>
    ) : (
      <p role="status">
        {loaded.loading
          ? say('wires.loading')
          : filtered
            ? `${say('wires.none')} ${say('wires.none.how')}`
            : say('wires.noneYet')}
      </p>
    )}
  </div>
)
