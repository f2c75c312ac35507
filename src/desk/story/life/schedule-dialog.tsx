/** When a story is to be seen: a time by the clocks of the publication's zone, with what those clocks do in the nights in which they are changed. */

import { useState } from 'react'
import type { StoryView } from '../../../newsroom/life/story-view.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { now, start } from '../../start.ts'
import { say } from '../../words/say.ts'
import type { Does } from './use-life.ts'
import { localTime, type Moment, momentsOf, offsetWords, usualTimes } from './zone-times.ts'

type Given = {
  view: StoryView
  /** `schedule`, or the end of an embargo that the chief sets. */
  of: 'schedule' | 'embargo'
  does: Does
  onClose: () => void
}

/** What was typed, as the server is told it: with an offset where the clocks show it twice. */
const Moments = ({
  found,
  chosen,
  onChoose,
}: {
  found: ReturnType<typeof momentsOf>
  chosen: number
  onChoose: (at: number) => void
}) => {
  if ('problem' in found)
    return (
      <p role="alert" className="problem">
        {found.problem}
      </p>
    )
  const { moments } = found
  if (moments.length === 1)
    return (
      <p className="note" role="status">
        {say('schedule.means', { time: moments[0]?.words ?? '' })}
      </p>
    )
  return (
    <fieldset>
      <legend>{say('schedule.twice')}</legend>
      {moments.map((moment, at) => (
        <label key={moment.written}>
          <input type="radio" name="which" checked={at === chosen} onChange={() => onChoose(at)} /> {moment.words}{' '}
          {`(UTC${moment.offset})`}
        </label>
      ))}
    </fieldset>
  )
}

const chosenOf = (moments: readonly Moment[], chosen: number): Moment | undefined => moments[chosen] ?? moments[0]

export const ScheduleDialog = ({ view, of, does, onClose }: Given) => {
  const { zone } = start
  const held = view.heldUntil && new Date(view.heldUntil) > now() ? new Date(view.heldUntil) : undefined
  const times = usualTimes(now(), zone, held)
  const before = of === 'embargo' ? held : view.scheduledFor && new Date(view.scheduledFor)
  const [typed, setTyped] = useState(before ? localTime(before, zone) : (times[0]?.local ?? ''))
  const [chosen, setChosen] = useState(0)
  const found = momentsOf(typed, zone)
  const moment = 'problem' in found ? undefined : chosenOf(found.moments, chosen)
  const done = async (form: FormData): Promise<string | undefined> => {
    if (!moment) return 'problem' in found ? found.problem : undefined
    const { story } = view.row
    return of === 'schedule'
      ? does('schedule', { story, at: moment.written }, say('done.scheduled', { time: moment.words }))
      : does(
          'embargo',
          { story, until: moment.written, reason: String(form.get('reason')) },
          say('done.embargoed', { time: moment.words }),
        )
  }
  return (
    <Dialog title={say(`${of}.title`)} button={say(`${of}.button`)} does={done} onClose={onClose}>
      <label>
        {say('schedule.when', { zone, offset: offsetWords(moment?.at ?? now(), zone) })}
        <input
          className="line"
          type="datetime-local"
          required
          data-first
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            event.currentTarget.form?.requestSubmit()
          }}
        />
      </label>
      <p className="usual">
        {times.map(({ name, local }) => (
          <button key={name} type="button" aria-pressed={typed === local} onClick={() => setTyped(local)}>
            {say(`schedule.${name}`)}
          </button>
        ))}
      </p>
      <Moments found={found} chosen={chosen} onChoose={setChosen} />
      {of === 'embargo' && (
        <label>
          {say('embargo.reason')}
          <input className="line" name="reason" required maxLength={2000} defaultValue={say('embargo.usual')} />
        </label>
      )}
    </Dialog>
  )
}
