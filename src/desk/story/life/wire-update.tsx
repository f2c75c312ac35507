/** A wire's update: the text as it would be, what both have changed side by side, what the agency proposes; accepted with one key, refused, or left to a policy. */

import { useRef, useState } from 'react'
import type { StoryView } from '../../../newsroom/life/story-view.ts'
import type { UpdateView } from '../../../newsroom/life/update-view.ts'
import type { Proposal } from '../../../story/merge-furniture.ts'
import { chordName, chordWords } from '../../chords.ts'
import { longTime, start } from '../../start.ts'
import { say } from '../../words/say.ts'
import { fieldName } from './field-name.ts'
import { Conflicts, type SideChoice } from './update-conflicts.tsx'
import { MergedText } from './update-text.tsx'
import { useFetched } from './use-fetched.ts'
import { chordOf, type Life, useLifeChords } from './use-life.ts'

/** Instants are text by now. */
type Told = Omit<UpdateView, 'received'> & { received?: string }
type Answers = { choices: Record<string, SideChoice>; furniture: Partial<Record<Proposal['field'], 'ours' | 'theirs'>> }

const nothing: Answers = { choices: {}, furniture: {} }

const shown = (value: unknown): string => {
  if (typeof value === 'string') return value || say('update.none')
  if (Array.isArray(value)) return value.map(shown).join(', ') || say('update.none')
  if (value === null || value === undefined) return say('update.none')
  if (typeof value === 'number') return String(value)
  const { caption, name, until, unreadable } = value as Record<string, unknown>
  const said = caption ?? name ?? unreadable ?? (typeof until === 'string' ? longTime(until) : undefined)
  return typeof said === 'string' && said ? said : JSON.stringify(value)
}

const ProposalPart = ({
  proposal: { field, ours, theirs },
  chosen,
  onChoose,
}: {
  proposal: Proposal
  chosen: 'ours' | 'theirs' | undefined
  onChoose: (side: 'ours' | 'theirs') => void
}) => (
  <fieldset className="proposal">
    <legend>{say('update.another', { field: fieldName(field) })}</legend>
    {(['ours', 'theirs'] as const).map((side) => (
      <label key={side} className={chosen === side ? 'chosen' : ''}>
        <input type="radio" name={`furniture.${field}`} checked={chosen === side} onChange={() => onChoose(side)} />{' '}
        <span className="note">{say(`update.keep.${side}`)}</span>{' '}
        <span dir="auto">{shown(side === 'ours' ? ours : theirs)}</span>
      </label>
    ))}
  </fieldset>
)

const policies = ['apply', 'propose', 'ignore'] as const

const Policy = ({ life, view }: { life: Life; view: StoryView }) => {
  const { story } = view.row
  if (!view.wire) return null
  return (
    <label className="policy">
      {say('policy.title')}{' '}
      <select
        value={view.wire.policy}
        disabled={!start.may.includes('update')}
        onChange={({ target: { value } }) =>
          void life.doesAtOnce(
            'update',
            { story, policy: value },
            say('done.policy', { policy: say(`policy.${value as 'apply'}`) }),
          )
        }
      >
        {policies.map((one) => (
          <option key={one} value={one}>
            {say(`policy.${one}`)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What was answered, and doing it. */
const useDeciding = (life: Life, update: Told | undefined) => {
  const [answers, setAnswers] = useState<Answers & { of?: string }>(nothing)
  const [updated, setUpdated] = useState(false)
  const key = update && `${update.revision} ${update.version}`
  // What was chosen was chosen of two texts: of others nothing is.
  const { choices, furniture } = answers.of === key ? answers : nothing
  const conflicts = update?.conflicts ?? []
  const open = conflicts.filter(({ id }) => choices[id] === undefined)
  const asksEmbargo = update?.proposals.some(({ field }) => field === 'embargo') && furniture.embargo === undefined
  const change = (more: Partial<Answers>) => setAnswers({ choices, furniture, ...more, ...(key && { of: key }) })
  return {
    ...{ choices, furniture, open, updated, setUpdated },
    choose: (id: string, side: SideChoice) => change({ choices: { ...choices, [id]: side } }),
    take: (field: Proposal['field'], side: 'ours' | 'theirs') => change({ furniture: { ...furniture, [field]: side } }),
    async accept(onOpen: (id: string | undefined) => void): Promise<void> {
      if (!update) return
      if (open.length > 0 || asksEmbargo) {
        life.setOutcome({
          text: open.length > 0 ? say('update.open', { count: open.length }) : say('update.embargo'),
          wrong: true,
        })
        return onOpen(open[0]?.id)
      }
      const { story, revision, version } = update
      await life.doesAtOnce('update', { story, revision, version, choices, furniture, updated }, say('done.updated'))
    },
    async refuse(): Promise<void> {
      if (!update) return
      const { story, version } = update
      await life.doesAtOnce('update', { story, version, refuse: true }, say('done.refused'))
    },
  }
}

const Head = ({ update }: { update: Told }) => {
  const { waiting, conflicts, number, received, revision } = update
  return (
    <p className="note">
      {waiting
        ? say('update.says', { version: number ?? '–', time: received ? longTime(received) : '', revision })
        : say('update.inText')}{' '}
      {say(conflicts.length > 0 ? 'update.conflicts' : 'update.noConflict', { count: conflicts.length })}
    </p>
  )
}

const Deciding = ({
  deciding,
  accept,
  update,
}: {
  deciding: ReturnType<typeof useDeciding>
  accept: () => void
  update: Told
}) => (
  <div className="verbs">
    {/* The focus begins here where nothing has to be chosen: Enter accepts. */}
    <button
      type="button"
      className="first"
      // biome-ignore lint/a11y/noAutofocus: see above
      autoFocus={update.conflicts.length === 0}
      aria-keyshortcuts={chordName(chordOf.update)}
      data-chord={chordWords(chordOf.update)}
      onClick={accept}
    >
      {say('update.accept')}
    </button>
    <label className="tells">
      <input
        type="checkbox"
        checked={deciding.updated}
        onChange={(event) => deciding.setUpdated(event.target.checked)}
      />{' '}
      {say('life.tells')}
    </label>
    <button type="button" onClick={() => void deciding.refuse()}>
      {say(update.waiting ? 'update.refuse' : 'update.refuseProposed')}
    </button>
  </div>
)

export const WireUpdate = ({ life, view }: { life: Life; view: StoryView }) => {
  const { story, revision, changedAt } = view.row
  const waits = view.wire !== undefined && (view.wire.waiting !== undefined || view.wire.proposed.length > 0)
  // A version that came under the policy of ignoring waits for nobody, and can be looked at all the same.
  const [looks, setLooks] = useState(false)
  const isAsked = waits || looks
  const { answer: update, problem } = useFetched<Told>(
    isAsked ? `/api/update/${story}` : undefined,
    `${revision} ${changedAt} ${view.wire?.waiting?.since}`,
  )
  const place = useRef<HTMLDivElement>(null)
  const deciding = useDeciding(life, update)
  const accept = () =>
    void deciding.accept((id) =>
      place.current?.querySelector<HTMLElement>(id ? `#conflict-${id} input` : '.proposals input')?.focus(),
    )
  useLifeChords(life, accept)
  if (problem || !isAsked)
    return (
      <>
        <p role="status">{problem ?? say('update.nothing')}</p>
        {!isAsked && view.wire && (
          <p>
            <button type="button" onClick={() => setLooks(true)}>
              {say('update.lookAll')}
            </button>
          </p>
        )}
        <Policy life={life} view={view} />
      </>
    )
  if (!update) return <p role="status">{say('screen.loading')}</p>
  const mayDecide = start.may.includes('update')
  return (
    <div className="update" ref={place}>
      <Head update={update} />
      {mayDecide && <Deciding deciding={deciding} accept={accept} update={update} />}
      {update.conflicts.length > 0 && (
        <Conflicts
          conflicts={update.conflicts}
          choices={deciding.choices}
          onChoose={deciding.choose}
          mayDecide={mayDecide}
        />
      )}
      {update.proposals.length > 0 && (
        <section className="proposals" aria-labelledby="proposals">
          <h2 id="proposals">{say('update.proposals')}</h2>
          {update.proposals.map((proposal) => (
            <ProposalPart
              key={proposal.field}
              proposal={proposal}
              // An embargo is nobody's by itself.
              chosen={deciding.furniture[proposal.field] ?? (proposal.field === 'embargo' ? undefined : 'ours')}
              onChoose={(side) => deciding.take(proposal.field, side)}
            />
          ))}
        </section>
      )}
      {update.waiting && <MergedText update={update} />}
      <Policy life={life} view={view} />
    </div>
  )
}
