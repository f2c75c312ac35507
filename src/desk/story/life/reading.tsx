/** A story to be read, with what it lacks, how a kill of it is acknowledged, what was put right in it, and where it comes from. */

import type { Ref } from 'react'
import type { StoryView } from '../../../newsroom/life/story-view.ts'
import { genreOf } from '../../../story/form/genre.ts'
import { Blocks } from '../../parts/blocks.tsx'
import { longTime } from '../../start.ts'
import { say } from '../../words/say.ts'
import { Receipts } from './receipts.tsx'

const Checks = ({ view: { checks, row }, place }: { view: StoryView; place: Ref<HTMLElement> }) => {
  if (row.sees === 'killed' || checks.blocking.length + checks.advising.length === 0) return null
  return (
    <section ref={place} className="checks" tabIndex={-1} aria-labelledby="checks">
      <h2 id="checks">{say(checks.blocking.length > 0 ? 'checks.blocking' : 'checks.advising')}</h2>
      <ul>
        {checks.blocking.map((sentence) => (
          <li key={sentence} className="blocking">
            {sentence}
          </li>
        ))}
        {checks.advising.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}

const Text = ({ revision: { furniture, body } }: Pick<StoryView, 'revision'>) => {
  const { kicker, standfirst, located, lead, language } = furniture
  const genre = genreOf(furniture)
  return (
    <article className="text" dir="auto" lang={language} aria-label={say('life.text')}>
      {genre !== 'news' && <p className="note">{say(`genre.${genre}`)}</p>}
      {kicker && <p className="note">{kicker}</p>}
      {standfirst && <p className="standfirst">{standfirst}</p>}
      {lead && (
        <figure>
          <img src={`/desk/pictures/${lead.id}/large`} width={lead.width} height={lead.height} alt={lead.alt} />
          <figcaption className="note">
            {lead.caption} {lead.credit}
          </figcaption>
        </figure>
      )}
      {located && <p className="located">{located}</p>}
      <Blocks blocks={body.content} />
    </article>
  )
}

const Facts = ({ view: { corrections, wire, killNote, row, copiedFrom } }: { view: StoryView }) => (
  <>
    {killNote && (
      <section>
        <h2>{say('life.killNote')}</h2>
        <p dir="auto">{killNote}</p>
      </section>
    )}
    {corrections.length > 0 && (
      <section>
        <h2>{say('life.corrections')}</h2>
        <ul>
          {corrections.map(({ kind, text, at }) => (
            <li key={at + text}>
              <span className="note">
                {say(`correct.${kind}`)}, {longTime(at)}
              </span>
              <p dir="auto">{text}</p>
            </li>
          ))}
        </ul>
      </section>
    )}
    <section>
      <h2>{say('life.facts')}</h2>
      <ul className="plain-facts">
        {row.address && row.sees === 'live' && (
          <li>
            <a href={row.address}>{say('life.page')}</a>
          </li>
        )}
        <li>{say('life.changed', { by: row.by, time: longTime(row.changedAt), revision: row.revision })}</li>
        {wire && (
          <li>
            {say('life.wire', { supplier: wire.supplier, version: wire.version || '–' })}{' '}
            {wire.status !== 'usable' && say(`life.wire.${wire.status}`)} {say(`policy.${wire.policy}.short`)}
          </li>
        )}
        {copiedFrom && (
          <li>
            <a href={`/desk/stories/${copiedFrom}`}>{say('life.copied')}</a>
          </li>
        )}
      </ul>
    </section>
  </>
)

export const StoryReading = ({ view, checks }: { view: StoryView; checks: Ref<HTMLElement> }) => (
  <>
    <Receipts receipts={view.receipts} />
    <Checks view={view} place={checks} />
    <div className="columns">
      <Text revision={view.revision} />
      <aside aria-label={say('life.facts')}>
        <Facts view={view} />
      </aside>
    </div>
  </>
)
