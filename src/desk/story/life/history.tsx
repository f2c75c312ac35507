/** A story's history: every revision with who wrote it and whether readers saw it, what differs between any two, one brought back; and its audit. */

import { useId, useState } from 'react'
import type { StoryHistory, StoryText } from '../../../newsroom/life/story-history.ts'
import type { StoryView } from '../../../newsroom/life/story-view.ts'
import { type Keys, useKeys } from '../../keys.ts'
import { longTime } from '../../start.ts'
import { say } from '../../words/say.ts'
import { Comparing, Whole } from './comparing.tsx'
import { useFetched } from './use-fetched.ts'
import type { Life } from './use-life.ts'

type Line = StoryHistory['revisions'][number]

/** What a revision is held against: the one before it, what readers saw last before it, the wire, or one by its number; `none`: it is read alone. */
type Against = 'before' | 'shown' | 'wire' | 'none' | number

const againstWords = {
  before: 'history.before',
  shown: 'history.lastShown',
  wire: 'history.wire',
  none: 'history.none',
} as const

const kindWords = ({ kind, restored, version }: Line): string =>
  restored !== null ? say('history.restored', { revision: restored }) : say(`kind.${kind}`, { version: version ?? '' })

const RevisionLine = ({ line, isChosen, onChoose }: { line: Line; isChosen: boolean; onChoose: () => void }) => (
  <li>
    <button type="button" aria-current={isChosen ? 'true' : undefined} onClick={onChoose}>
      <strong>{line.number}</strong>
      <span className="who-when">
        <span>
          {line.by.startsWith('wire ') ? say('story.byItself') : line.by}, {longTime(line.at)}
        </span>
        <span className="kind">{kindWords(line)}</span>
        <span dir="auto">{line.headline || say('story.noHeadline')}</span>
        {line.shown.map((from) => (
          <span key={from} className="mark taken">
            {say('history.shown', { time: longTime(from) })}
          </span>
        ))}
      </span>
    </button>
  </li>
)

/** The address of the text that the chosen one is held against; none where there is nothing before it. */
const againstOf = (against: Against, chosen: number, lines: readonly Line[]): string | undefined => {
  if (against === 'none') return undefined
  if (against === 'wire') return 'wire'
  if (against === 'before') return chosen > 1 ? String(chosen - 1) : undefined
  if (against === 'shown') {
    const shown = lines.find(({ number, shown }) => number < chosen && shown.length > 0)
    return shown && String(shown.number)
  }
  return String(against)
}

const ChooseAgainst = ({
  against,
  lines,
  chosen,
  hasWire,
  onChoose,
}: {
  against: Against
  lines: readonly Line[]
  chosen: number
  hasWire: boolean
  onChoose: (against: Against) => void
}) => {
  const id = useId()
  const named: (keyof typeof againstWords)[] = ['before', 'shown', ...(hasWire ? (['wire'] as const) : []), 'none']
  return (
    <span className="choose">
      <label htmlFor={id}>{say('history.against')}</label>
      <select
        id={id}
        value={against}
        onChange={({ target: { value } }) => onChoose(named.find((one) => one === value) ?? (Number(value) as Against))}
      >
        {named.map((one) => (
          <option key={one} value={one}>
            {say(againstWords[one])}
          </option>
        ))}
        {lines
          .filter(({ number }) => number !== chosen)
          .map(({ number, at }) => (
            <option key={number} value={number}>
              {say('history.revision', { revision: number, time: longTime(at) })}
            </option>
          ))}
      </select>
    </span>
  )
}

const Compared = ({ story, chosen, other }: { story: string; chosen: number; other: string | undefined }) => {
  const after = useFetched<StoryText>(`/api/stories/${story}/texts/${chosen}`)
  const before = useFetched<StoryText>(other && `/api/stories/${story}/texts/${other}`)
  const problem = after.problem ?? (other && before.problem)
  if (problem) return <p role="alert">{problem}</p>
  if (!after.answer || (other && !before.answer)) return <p className="note">{say('screen.loading')}</p>
  return before.answer && other ? (
    <Comparing before={before.answer} after={after.answer} />
  ) : (
    <Whole text={after.answer} />
  )
}

/** What an audit line says besides its verb, in the words that were written with it. */
const detailWords = (detail: Record<string, unknown>): string =>
  Object.entries(detail)
    .filter(([, value]) => value !== null && value !== undefined && value !== '' && typeof value !== 'object')
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(' · ')

const Audit = ({ audit }: Pick<StoryHistory, 'audit'>) => (
  <section className="audit" aria-labelledby="audit">
    <h2 id="audit">{say('history.audit')}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">{say('audit.when')}</th>
          <th scope="col">{say('audit.who')}</th>
          <th scope="col">{say('audit.verb')}</th>
          <th scope="col">{say('audit.detail')}</th>
        </tr>
      </thead>
      <tbody>
        {audit.map(({ id, verb, by, at, detail }) => (
          <tr key={id}>
            <td>
              <time dateTime={at}>{longTime(at)}</time>
            </td>
            <td>{by}</td>
            <td>{verb}</td>
            <td dir="auto">{detailWords(detail)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

/** j and k go through the revisions, b brings the chosen one back. */
const useHistoryKeys = (lines: readonly Line[], chosen: number, choose: (to: number) => void, back: () => void) => {
  const step = (by: number) => {
    const at = lines.findIndex(({ number }) => number === chosen)
    const next = lines[Math.min(lines.length - 1, Math.max(0, at + by))]
    if (next) choose(next.number)
  }
  const keys: Keys = { j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1), b: back }
  useKeys(keys)
}

export const History = ({ life, view }: { life: Life; view: StoryView }) => {
  const { story, revision: newest } = view.row
  const { answer, problem } = useFetched<StoryHistory>(
    `/api/stories/${story}/history`,
    `${newest} ${view.row.changedAt} ${view.row.sees}`,
  )
  const [number, setNumber] = useState<number>()
  const [against, setAgainst] = useState<Against>('before')
  const lines = answer?.revisions ?? []
  const chosen = number ?? newest
  const mayRestore = view.may.includes('restore') && chosen !== newest
  const back = () => {
    if (!mayRestore) return life.setOutcome({ text: say('history.mayNot'), wrong: true })
    void life.doesAtOnce(
      'restore',
      { story, revision: chosen, seen: newest },
      say('done.restored', { revision: chosen }),
    )
    setNumber(undefined)
  }
  useHistoryKeys(lines, chosen, setNumber, back)
  if (problem) return <p role="alert">{problem}</p>
  if (!answer) return <p role="status">{say('screen.loading')}</p>
  return (
    <>
      <div className="history">
        <ol className="revisions" aria-label={say('history.revisions')}>
          {lines.map((line) => (
            <RevisionLine
              key={line.number}
              line={line}
              isChosen={line.number === chosen}
              onChoose={() => setNumber(line.number)}
            />
          ))}
        </ol>
        <section className="compared" aria-labelledby="compared">
          <h2 id="compared">{say('history.chosen', { revision: chosen })}</h2>
          {/* Whoever listens hears which one is read when j and k move on. */}
          <p className="unseen" role="status">
            {say('history.chosen', { revision: chosen })}
          </p>
          <p className="verbs">
            <ChooseAgainst {...{ against, lines, chosen }} hasWire={view.wire !== undefined} onChoose={setAgainst} />
            {mayRestore && (
              <button type="button" aria-keyshortcuts="b" onClick={back}>
                {say('history.restore')}
              </button>
            )}
          </p>
          <Compared story={story} chosen={chosen} other={againstOf(against, chosen, lines)} />
        </section>
      </div>
      <Audit audit={answer.audit} />
    </>
  )
}
