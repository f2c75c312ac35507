/** The publish bar: a story's exact state, and the verbs that have anything to do with it now. */

import type { ReactNode } from 'react'
import { chordName, chordWords } from '../../chords.ts'
import { now, zonedTime } from '../../start.ts'
import { say } from '../../words/say.ts'
import { stateSentence } from './state-sentence.ts'
import { chordOf, type Life, storyPath } from './use-life.ts'

const Button = ({
  chord,
  look,
  does,
  children,
}: {
  chord?: string
  look?: string
  does: () => void
  children: string
}) => (
  <button
    type="button"
    className={look}
    aria-keyshortcuts={chord && chordName(chord)}
    data-chord={chord && chordWords(chord)}
    onClick={does}
  >
    {children}
  </button>
)

const Publish = ({ life }: { life: Life }) => {
  const { view } = life
  if (!view?.may.includes('publish')) return null
  const isLive = view.row.sees === 'live'
  return (
    <>
      <Button chord={chordOf.publish} look="first" does={() => void life.publish()}>
        {say(isLive ? 'life.publishChanges' : view.row.sees === 'scheduled' ? 'life.publishNow' : 'life.publish')}
      </Button>
      {isLive && (
        <label className="tells">
          <input type="checkbox" checked={life.tells} onChange={(event) => life.setTells(event.target.checked)} />{' '}
          {say('life.tells')}
        </label>
      )}
    </>
  )
}

const Holding = ({ life }: { life: Life }) => {
  const { view } = life
  if (!view) return null
  const { may, heldUntil } = view
  const isHeld = (heldUntil !== undefined && new Date(heldUntil) > now()) || isUnread(view)
  return (
    <>
      {may.includes('schedule') && (
        <Button chord={chordOf.schedule} does={() => life.ask('schedule')}>
          {say(view.row.sees === 'scheduled' ? 'life.reschedule' : 'life.schedule')}
        </Button>
      )}
      {may.includes('unschedule') && <Button does={life.unschedule}>{say('life.unschedule')}</Button>}
      {may.includes('embargo') && view.row.sees !== 'live' && (
        <Button does={() => life.ask('embargo')}>{say(isHeld ? 'life.moveEmbargo' : 'life.embargo')}</Button>
      )}
      {may.includes('embargo') && isHeld && <Button does={() => life.ask('lift')}>{say('life.lift')}</Button>}
    </>
  )
}

const isUnread = ({ revision: { furniture } }: NonNullable<Life['view']>): boolean =>
  furniture.embargo !== null && 'unreadable' in furniture.embargo

const After = ({ life }: { life: Life }) => {
  const may = life.view?.may ?? []
  return (
    <>
      {may.includes('correct') && (
        <Button chord={chordOf.correct} does={() => life.ask('correct')}>
          {say('life.correct')}
        </Button>
      )}
      {may.includes('decide-terms') && <Button does={() => life.ask('decide-terms')}>{say('life.decideTerms')}</Button>}
      {may.includes('copy') && <Button does={() => void life.copy()}>{say('life.copy')}</Button>}
      {may.includes('revive') && <Button does={() => life.ask('revive')}>{say('life.revive')}</Button>}
      {may.includes('kill') && (
        <Button chord={chordOf.kill} look="grave" does={() => life.ask('kill')}>
          {say('life.kill')}
        </Button>
      )}
    </>
  )
}

/** What waits for somebody: an update of its wire, a kill of its agency. */
const Waiting = ({ life: { view, accept, ask } }: { life: Life }) => {
  if (!view) return null
  const { wire, killAsked, may, row } = view
  const waits = wire && row.sees !== 'killed' && (wire.waiting || wire.proposed.length > 0)
  return (
    <>
      {waits && (
        <p className="asks">
          <span>
            {wire.waiting
              ? say('life.waits', { supplier: wire.supplier, version: wire.waiting.version || '–' })
              : say('life.proposes', { supplier: wire.supplier })}
          </span>{' '}
          <a className="button" href={storyPath(row.story, 'update')}>
            {say('life.look')}
          </a>
          {may.includes('update') && wire.waiting && (
            <Button chord={chordOf.update} does={() => void accept()}>
              {say('life.accept')}
            </Button>
          )}
        </p>
      )}
      {killAsked && (
        <p className="asks grave" role="alert">
          <span>{killAsked}</span>{' '}
          {may.includes('kill') && <Button does={() => ask('kill')}>{say('life.kill')}</Button>}
          {may.includes('decline-kill') && <Button does={() => ask('decline-kill')}>{say('life.declineKill')}</Button>}
        </p>
      )}
    </>
  )
}

type Given = {
  life: Life
  /** Whether what waits is looked at below, where it is decided too. */
  isDeciding?: boolean
  /** What the screen that mounts it has beside, such as the save mark. */
  children?: ReactNode
}

export const PublishBar = ({ life, isDeciding = false, children }: Given) => {
  const { view } = life
  if (!view) return null
  const { heldUntil, row, rights } = view
  const isTold = row.sees === 'scheduled' && row.from === heldUntil
  const held = heldUntil && new Date(heldUntil) > now() && !isTold ? heldUntil : undefined
  return (
    <section className="publishing" aria-label={say('life.bar')}>
      <p className="state-line" role="status">
        {stateSentence(view)}
        {held && row.sees !== 'killed' && ` ${say('life.embargoed', { time: zonedTime(held) })}`}
        {rights.until && row.sees !== 'killed' && ` ${say('life.ends', { time: zonedTime(rights.until) })}`}
      </p>
      <div className="verbs">
        <Publish life={life} />
        <Holding life={life} />
        <After life={life} />
        {children}
      </div>
      {!isDeciding && <Waiting life={life} />}
    </section>
  )
}
