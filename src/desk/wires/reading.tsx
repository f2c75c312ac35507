/** One wire as the desk reads it: its text or what changed, what only the desk may know, and what can be done with it. */

import type { ReactNode, Ref } from 'react'
import type { WireChoices } from '../../newsroom/wires/wire-choices.ts'
import type { WireReading } from '../../newsroom/wires/wire-reading.ts'
import type { WireRow } from '../../newsroom/wires/wire-row.ts'
import type { Label } from '../../story/wire-wants.ts'
import { longTime, start } from '../start.ts'
import { say } from '../words/say.ts'
import { Blocks } from '../parts/blocks.tsx'
import { WhatChanged } from '../parts/changed.tsx'
import { labelName } from './label-name.ts'
import { Marks } from './row.tsx'

type Given = {
  /** The row as the list has it now, which may be newer than what is read. */
  row: WireRow
  reading: WireReading | undefined
  /** When the newest of the row had come when it was opened. */
  since: string
  problem: string | undefined
  differing: boolean
  choices: WireChoices | undefined
  place: Ref<HTMLElement>
  /** Whether the list is covered by it. */
  isAlone: boolean
  onClose: () => void
  onTake: () => void
  onSpike: () => void
  onDiffer: () => void
  onAgain: () => void
  onRead: (item: string) => void
  onOnly: (label: Label) => void
  onHide: (label: Label) => void
}

/** Whether this person may use the verb; where not, the button says why. */
const Doing = ({
  verb,
  does,
  children,
}: {
  verb: 'take' | 'spike' | 'unspike'
  does: () => void
  children: string
}) => {
  const may = start.may.includes(verb)
  return (
    <button
      type="button"
      className={verb === 'take' ? 'first' : ''}
      aria-disabled={!may}
      aria-keyshortcuts={verb === 'take' ? 't' : 'x'}
      title={may ? undefined : say('say.mayNot', { role: say(`role.${start.person.role}`), verb })}
      onClick={does}
    >
      {children}
    </button>
  )
}

const Tools = (given: Given) => {
  const { row, differing } = given
  const spiked = row.marks.includes('spiked')
  return (
    <div className="tools">
      <button type="button" className="back" onClick={given.onClose}>
        <span aria-hidden="true">←</span> {say('read.close')}
      </button>
      {row.taken ? (
        <a className="button" href={`/desk/stories/${row.taken.story}`}>
          {say('read.story')}
        </a>
      ) : (
        <Doing verb="take" does={given.onTake}>
          {say('read.take')}
        </Doing>
      )}
      {!row.taken && (
        <Doing verb={spiked ? 'unspike' : 'spike'} does={given.onSpike}>
          {say(spiked ? 'read.unspike' : 'read.spike')}
        </Doing>
      )}
      <button type="button" aria-pressed={differing} aria-keyshortcuts="d" onClick={given.onDiffer}>
        {say('read.changed')}
      </button>
    </div>
  )
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h3>{title}</h3>
    {children}
  </section>
)

const Texts = ({ texts }: { texts: readonly string[] }) =>
  texts.map((text) => (
    <p key={text} dir="auto">
      {text}
    </p>
  ))

const Labels = ({
  reading,
  choices,
  onOnly,
  onHide,
}: Pick<Given, 'choices' | 'onOnly' | 'onHide'> & { reading: WireReading }) => (
  <Section title={say('read.labels')}>
    <ul className="labels">
      {reading.labels.map((label) => {
        const name = labelName(label, choices)
        return (
          <li key={label}>
            <button type="button" aria-label={say('read.only', { label: name })} onClick={() => onOnly(label)}>
              {name}
            </button>
            <button
              type="button"
              className="hide"
              aria-label={say('read.hide', { label: name })}
              onClick={() => onHide(label)}
            >
              {say('read.hideShort')}
            </button>
          </li>
        )
      })}
    </ul>
  </Section>
)

const Pictures = ({ reading: { pictures, absent } }: { reading: WireReading }) => (
  <Section title={say('read.pictures')}>
    <div className="pictures">
      {pictures.map(({ id, width, height, alt, caption, credit }) => (
        <figure key={id}>
          <img src={`/desk/pictures/${id}/large`} width={width} height={height} alt={alt || caption} loading="lazy" />
          <figcaption dir="auto">
            {caption} {credit && <small>{credit}</small>}
          </figcaption>
        </figure>
      ))}
    </div>
    {absent.length > 0 && <p className="note">{say('read.absent', { names: absent.join(', ') })}</p>}
  </Section>
)

const Before = ({ reading, onRead }: { reading: WireReading; onRead: Given['onRead'] }) => (
  <>
    {reading.chain.length > 1 && (
      <Section title={say('read.chain')}>
        <ol className="chain">
          {reading.chain.map((one) => (
            <li key={one.item}>
              <button
                type="button"
                aria-current={one.item === reading.item ? 'true' : undefined}
                onClick={() => onRead(one.item)}
              >
                {longTime(one.receivedAt)} {one.alert && <span className="flash">{say('row.alert')}</span>}{' '}
                {reading.row.suppliers > 1 && `${one.supplier}: `}
                <span dir="auto">{one.headline}</span>
              </button>
            </li>
          ))}
        </ol>
      </Section>
    )}
    {reading.versions.length > 1 && (
      <Section title={say('read.versions')}>
        <ul className="versions">
          {reading.versions.map(({ version, receivedAt }) => (
            <li key={receivedAt + version}>
              {say('read.version', { version: version || '–', time: longTime(receivedAt) })}
            </li>
          ))}
        </ul>
      </Section>
    )}
  </>
)

const Text = ({ reading }: { reading: WireReading }) => (
  <div className="text" dir="auto" lang={reading.row.language}>
    {reading.droppedAt && <p className="note">{say('read.dropped', { time: longTime(reading.droppedAt) })}</p>}
    {reading.standfirst && <p className="standfirst">{reading.standfirst}</p>}
    {reading.byline && <p className="note">{say('read.by', { name: reading.byline })}</p>}
    {reading.located && <p className="located">{reading.located}</p>}
    <Blocks blocks={reading.text} />
  </div>
)

const Read = (given: Given & { reading: WireReading }) => {
  const { reading, row, since, differing, onAgain } = given
  const notes = [...reading.said, ...reading.notes]
  return (
    <>
      {row.receivedAt !== since && (
        <p className="newer" role="status">
          {say('read.newer')}{' '}
          <button type="button" onClick={onAgain}>
            {say('read.newer.show')}
          </button>
        </p>
      )}
      {notes.length > 0 && (
        <Section title={say('read.desk')}>
          <Texts texts={[...new Set(notes)]} />
        </Section>
      )}
      {differing ? <WhatChanged changed={reading.changed} /> : <Text reading={reading} />}
      {(reading.pictures.length > 0 || reading.absent.length > 0) && <Pictures reading={reading} />}
      {reading.terms.length > 0 && (
        <Section title={say('read.terms')}>
          <Texts texts={reading.terms} />
        </Section>
      )}
      <Labels {...given} />
      <Before reading={reading} onRead={given.onRead} />
    </>
  )
}

export const Reading = (given: Given) => {
  const { row, reading, problem, place } = given
  return (
    <article ref={place} className="reading" tabIndex={-1} aria-labelledby="reading" aria-busy={!reading && !problem}>
      <Tools {...given} />
      {given.isAlone && <h1 className="unseen">{say('wires.title')}</h1>}
      <h2 id="reading" dir="auto" lang={row.language}>
        {reading?.headline || row.headline}
      </h2>
      <p className="note">
        {reading?.supplier ?? row.supplier.name} ·{' '}
        {reading?.sentAt
          ? say('read.sent', { time: longTime(reading.sentAt), arrived: longTime(reading.receivedAt) })
          : longTime(row.receivedAt)}
      </p>
      <Marks row={row} />
      {/* Whoever listens hears which wire is read when j and k move on: the focus stays where it is. */}
      <p className="unseen" role="status">
        {row.headline}
      </p>
      {problem && <p role="alert">{problem}</p>}
      {reading ? <Read {...given} reading={reading} /> : !problem && <p className="note">{say('read.loading')}</p>}
    </article>
  )
}
