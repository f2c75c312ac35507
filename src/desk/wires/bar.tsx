/** What stands around the list: whether it is live, what is new, and why there is nothing. */

import type { LiveState } from '../live.ts'
import { signInAgain } from '../sign-in-again.tsx'
import { say } from '../words/say.ts'
import type { Loaded } from './wire-list.ts'

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

export const Nothing = ({ loaded, filtered, onAgain }: { loaded: Loaded; filtered: boolean; onAgain: () => void }) => (
  <div className="nothing">
    {loaded.problem ? (
      <div role="alert">
        <p>{loaded.problem}</p>
        {loaded.signedOut ? (
          <button type="button" onClick={() => void signInAgain().then((isSignedIn) => isSignedIn && onAgain())}>
            {say('desk.signIn')}
          </button>
        ) : (
          <button type="button" onClick={onAgain}>
            {say('list.again')}
          </button>
        )}
      </div>
    ) : (
      <p role="status">
        {loaded.loading
          ? say('list.loading')
          : filtered
            ? `${say('wires.none')} ${say('wires.none.how')}`
            : say('wires.noneYet')}
      </p>
    )}
  </div>
)
