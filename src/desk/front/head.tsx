/** The head of the tool: which front, whether it is launched, who is here, and what is done with the whole of it. */

import type { FrontView } from '../../newsroom/fronts/front-view.ts'
import type { LiveState } from '../live.ts'
import { go } from '../route.ts'
import { now, zonedTime } from '../start.ts'
import { say } from '../words/say.ts'
import type { FrontVerbs } from './use-front-verbs.ts'

export const deskAddress = (path: string): string => `/desk/front${path === '/' ? '' : path}`

type Given = {
  view: FrontView
  live: LiveState
  verbs: FrontVerbs
  onDiscard: () => void
  onHistory: () => void
  onBanner: () => void
  onHelp: () => void
}

const Standing = ({ view }: { view: FrontView }) => {
  const { changed, launched, editors, staleFrom } = view
  return (
    <div className="standing">
      <p className={changed ? 'draft' : ''} role="status">
        {changed
          ? say('front.changed', { name: changed.by, time: zonedTime(changed.at) })
          : say(launched ? 'front.asLaunched' : 'front.neverLaunched')}
      </p>
      {editors.length > 0 && <p className="editors">{say('front.editors', { names: editors.join(', ') })}</p>}
      {staleFrom && new Date(staleFrom) <= now() && (
        <p className="stale" role="alert">
          {say('front.stale', { time: zonedTime(staleFrom) })}
        </p>
      )}
    </div>
  )
}

const hours = [0, 1, 2, 4, 6, 12, 24, 48]

const StaleAfter = ({ view, verbs }: Pick<Given, 'view' | 'verbs'>) => (
  <label className="choose">
    {say('front.staleAfter')}
    <select value={view.staleAfter} onChange={(event) => verbs.keepStaleAfter(Number(event.target.value))}>
      {[...new Set([...hours, view.staleAfter])]
        .toSorted((a, b) => a - b)
        .map((count) => (
          <option key={count} value={count}>
            {count === 0 ? say('front.never') : say('front.hours', { count })}
          </option>
        ))}
    </select>
  </label>
)

export const Head = ({ view, live, verbs, onDiscard, onHistory, onBanner, onHelp }: Given) => (
  <div className="head">
    <h1>{say('front.title')}</h1>
    <div className="which">
      <select
        aria-label={say('front.which')}
        value={view.path}
        onChange={(event) => go(deskAddress(event.target.value))}
      >
        {view.fronts.map(({ path, name }) => (
          <option key={path} value={path}>
            {name || say('front.main')}
          </option>
        ))}
      </select>
      <Standing view={view} />
    </div>
    <div className="bar">
      <p className={`live ${live}`} role="status">
        {say(`live.${live}`)}
        {live === 'off' && <span className="why">{`: ${say('live.off.why')}`}</span>}
      </p>
      <button type="button" className="quiet help" onClick={onHelp}>
        {say('keys.open')}
      </button>
    </div>
    <div className="doings">
      <button
        type="button"
        className={view.changed ? 'first' : ''}
        aria-disabled={!view.changed}
        aria-keyshortcuts="l"
        onClick={verbs.launch}
      >
        {say('front.launch')}
      </button>
      <button type="button" aria-disabled={!view.changed} onClick={() => view.changed && onDiscard()}>
        {say('front.discard')}
      </button>
      <button type="button" aria-disabled={verbs.undoable === 0} aria-keyshortcuts="u" onClick={verbs.undo}>
        {say('front.undo')}
      </button>
      <button type="button" onClick={onHistory}>
        {say('front.history')}
      </button>
      <button type="button" aria-pressed={view.banner !== undefined} aria-keyshortcuts="b" onClick={onBanner}>
        {say('front.banner')}
      </button>
      <StaleAfter view={view} verbs={verbs} />
    </div>
  </div>
)
