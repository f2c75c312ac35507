/** The dialogs of a story's life: correct, kill, revive, decline a kill, decide on terms, schedule, embargo. */

import { useState } from 'react'
import type { StoryView } from '../../../newsroom/life/story-view.ts'
import { Dialog, Line } from '../../parts/dialog.tsx'
import { type Key, say } from '../../words/say.ts'
import { ScheduleDialog } from './schedule-dialog.tsx'
import type { Does, Life } from './use-life.ts'

type Given = { view: StoryView; does: Does; onClose: () => void }

const kinds = ['correction', 'clarification', 'update'] as const

const CorrectDialog = ({ view, does, onClose }: Given) => {
  const { story, marks } = view.row
  const hasChanges = marks.includes('changes')
  const [publishes, setPublishes] = useState(hasChanges)
  const corrected = async (form: FormData): Promise<string | undefined> => {
    if (publishes) {
      const why = await does('publish', { story }, say('done.published'))
      if (why !== undefined) return why
    }
    const given = { story, kind: form.get('kind'), text: form.get('text') }
    return does('correct', given, say('done.corrected'))
  }
  return (
    <Dialog title={say('correct.title')} button={say('correct.button')} does={corrected} onClose={onClose}>
      <fieldset className="kinds">
        <legend>{say('correct.kind')}</legend>
        {kinds.map((kind) => (
          <label key={kind}>
            <input type="radio" name="kind" value={kind} defaultChecked={kind === 'correction'} />{' '}
            {say(`correct.${kind}`)}
          </label>
        ))}
      </fieldset>
      <label>
        {say('correct.text')}
        <textarea
          className="line"
          name="text"
          rows={3}
          required
          maxLength={2000}
          data-first
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            event.currentTarget.form?.requestSubmit()
          }}
        />
        <small className="note">{say('correct.enter')}</small>
      </label>
      {hasChanges && (
        <label>
          <input type="checkbox" checked={publishes} onChange={(event) => setPublishes(event.target.checked)} />{' '}
          {say('correct.publishes')}
        </label>
      )}
    </Dialog>
  )
}

const KillDialog = ({ view, does, onClose }: Given) => {
  const { story, headline } = view.row
  const killed = (form: FormData) => {
    const note = String(form.get('note')).trim()
    return does('kill', { story, reason: form.get('reason'), ...(note && { note }) }, say('done.killed'))
  }
  return (
    <Dialog title={say('kill.title')} button={say('kill.button')} isGrave does={killed} onClose={onClose}>
      <p dir="auto">
        <strong>{headline || say('story.noHeadline')}</strong>
      </p>
      <p className="note">{say('kill.what')}</p>
      <Line name="reason" label={say('kill.reason')} start={say('kill.usual')} isNeeded isFirst longest={2000} />
      <Line name="note" label={say('kill.note')} hint={say('kill.neutral')} longest={1000} />
    </Dialog>
  )
}

const ReviveDialog = ({ view, does, onClose }: Given) => {
  const { story } = view.row
  const revived = (form: FormData) =>
    does('revive', { story, reason: form.get('reason'), wire: form.has('wire') }, say('done.revived'))
  return (
    <Dialog title={say('revive.title')} button={say('revive.button')} does={revived} onClose={onClose}>
      <Line name="reason" label={say('revive.reason')} isNeeded isFirst longest={2000} />
      {view.wire && (
        <label>
          <input type="checkbox" name="wire" /> {say('revive.wire')}
        </label>
      )}
    </Dialog>
  )
}

/** One question with a reason for the audit. */
const ReasonDialog = ({
  view,
  does,
  onClose,
  verb,
  input,
  words,
  done,
}: Given & { verb: 'decline-kill' | 'embargo'; input: object; words: 'decline' | 'lift'; done: Key }) => (
  <Dialog
    title={say(`${words}.title`)}
    button={say(`${words}.button`)}
    does={(form) => does(verb, { story: view.row.story, reason: form.get('reason'), ...input }, say(done))}
    onClose={onClose}
  >
    <Line name="reason" label={say(`${words}.reason`)} isNeeded isFirst longest={2000} />
  </Dialog>
)

const TermsDialog = ({ view, does, onClose }: Given) => {
  const decided = (form: FormData) =>
    does(
      'decide-terms',
      { story: view.row.story, decision: form.get('decision'), note: form.get('note') },
      say('done.decided'),
    )
  return (
    <Dialog title={say('terms.title')} button={say('terms.button')} does={decided} onClose={onClose}>
      {view.rights.unread.map((words) => (
        <blockquote key={words} dir="auto">
          {words}
        </blockquote>
      ))}
      <fieldset className="kinds">
        <legend>{say('terms.decision')}</legend>
        <label>
          <input type="radio" name="decision" value="allow" required /> {say('terms.allow')}
        </label>
        <label>
          <input type="radio" name="decision" value="deny" required /> {say('terms.deny')}
        </label>
      </fieldset>
      <Line name="note" label={say('terms.note')} isNeeded isFirst longest={2000} />
    </Dialog>
  )
}

/** The one that is asked for now. */
export const LifeDialogs = ({ life: { view, asked, does, close } }: { life: Life }) => {
  if (!view || !asked) return null
  const given = { view, does, onClose: close }
  switch (asked) {
    case 'schedule':
    case 'embargo':
      return <ScheduleDialog {...given} of={asked} />
    case 'correct':
      return <CorrectDialog {...given} />
    case 'kill':
      return <KillDialog {...given} />
    case 'revive':
      return <ReviveDialog {...given} />
    case 'decide-terms':
      return <TermsDialog {...given} />
    case 'decline-kill':
      return <ReasonDialog {...given} verb="decline-kill" input={{}} words="decline" done="done.declined" />
    case 'lift':
      return <ReasonDialog {...given} verb="embargo" input={{ until: null }} words="lift" done="done.lifted" />
  }
}
