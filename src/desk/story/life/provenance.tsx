/** Who said what: for each paragraph that readers see the version of the wire that said it first, or the revision in which the desk wrote it. */

import type { Provenance } from '../../../newsroom/life/provenance.ts'
import type { StoryView } from '../../../newsroom/life/story-view.ts'
import type { Origin } from '../../../story/provenance.ts'
import { longTime } from '../../start.ts'
import { say } from '../../words/say.ts'
import { useFetched } from './use-fetched.ts'

/** Instants are text by now. */
type Told = Provenance & { messages: (Provenance['messages'][number] & { received_at: unknown })[] }

const timeOf = (at: unknown): string => longTime(String(at))

const originWords = (origin: Origin | undefined, told: Told, wire: string): string => {
  if (!origin) return say('provenance.unknown')
  if ('version' in origin) {
    const message = told.messages.find(({ id }) => id === origin.version)
    return message
      ? say('provenance.wire', { supplier: wire, version: message.version ?? '–', time: timeOf(message.received_at) })
      : say('provenance.unknown')
  }
  const { revision, actor, at, from } = origin
  const written = say('provenance.desk', { revision, by: actor, time: timeOf(at) })
  return from.length > 0
    ? `${written} ${say('provenance.from', { origin: from.map((one) => originWords(one, told, wire)).join('; ') })}`
    : written
}

const Messages = ({ messages, wire }: Pick<Told, 'messages'> & { wire: string }) => (
  <section>
    <h2>{say('provenance.messages')}</h2>
    <ul className="messages">
      {messages.map((message) => (
        <li key={message.id}>
          <strong>
            {say('provenance.message', {
              supplier: wire,
              version: message.version ?? '–',
              time: timeOf(message.received_at),
            })}
          </strong>
          <span className="note">
            {message.file}, SHA-256 <code>{message.sha256}</code>
          </span>
          {message.terms.map((line) => (
            <span key={line} dir="auto">
              {line}
            </span>
          ))}
          {message.dropped_at && (
            <span className="note">{say('read.dropped', { time: timeOf(message.dropped_at) })}</span>
          )}
        </li>
      ))}
    </ul>
  </section>
)

export const ProvenancePanel = ({ view }: { view: StoryView }) => {
  const { story, revision } = view.row
  const wire = view.wire?.supplier ?? ''
  const { answer, problem } = useFetched<Told>(`/api/stories/${story}/provenance`, revision)
  if (problem) return <p role="alert">{problem}</p>
  if (!answer) return <p role="status">{say('screen.loading')}</p>
  return (
    <div className="provenance">
      <p className="note">
        {say(answer.address ? 'provenance.published' : 'provenance.newest', { revision: answer.revision })}
      </p>
      <ol>
        {answer.paragraphs.map(({ text, origin }, at) => (
          <li key={at} className={origin && 'version' in origin ? 'agency' : 'desk'}>
            <p dir="auto">{text}</p>
            <p className="note">{originWords(origin, answer, wire)}</p>
          </li>
        ))}
      </ol>
      {answer.messages.length > 0 && <Messages messages={answer.messages} wire={wire} />}
      {answer.pictures.length > 0 && (
        <section>
          <h2>{say('read.pictures')}</h2>
          <ul className="messages">
            {answer.pictures.map((picture) => (
              <li key={picture.id}>
                <strong dir="auto">{picture.credit || picture.supplier || picture.id}</strong>
                <span className="note">
                  SHA-256 <code>{picture.sha256}</code>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
