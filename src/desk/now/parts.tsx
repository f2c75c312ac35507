/** The sections of the Now screen, each with what can be done in it. */

import type { NowAlarm, NowHeld, NowView } from '../../newsroom/now/now-view.ts'
import { longTime, zonedTime } from '../start.ts'
import { type Key, say } from '../words/say.ts'
import { Line, Section } from './line.tsx'
import type { NowVerbs } from './use-now-verbs.ts'

type Given = { view: NowView; verbs: NowVerbs }

const storyAt = (story: string): string => `/desk/stories/${story}`
const titled = (headline: string | undefined): string => headline || say('now.untitled')

/** Where what an alarm says is put right. */
const placeOf = ({ kind, story, supplier }: NowAlarm): string | undefined => {
  if (story) return storyAt(story)
  if (kind === 'term') return '#ending'
  if (kind === 'release') return '#live'
  return supplier ? `/desk/wires?label=${encodeURIComponent(`supplier:${supplier}`)}` : undefined
}

const AlarmLine = ({ alarm, verbs }: { alarm: NowAlarm; verbs: NowVerbs }) => {
  const of = (what: Key) => say('now.of', { what: say(what), name: alarm.headline ?? alarm.sentence.slice(0, 80) })
  return (
    <Line id={alarm.id} at={alarm.since} to={placeOf(alarm)} name={alarm.sentence}>
      {alarm.acknowledged && verbs.may('acknowledge') && (
        <button
          type="button"
          aria-keyshortcuts="a"
          aria-label={of('now.acknowledge')}
          onClick={() => verbs.acknowledge(alarm)}
        >
          {say('now.acknowledge')}
        </button>
      )}
      {alarm.kind === 'kill' && verbs.may('kill') && (
        <button
          type="button"
          className="grave"
          aria-keyshortcuts="x"
          aria-label={of('now.kill')}
          onClick={() => verbs.kill(alarm)}
        >
          {say('now.kill')}
        </button>
      )}
      {alarm.kind === 'kill' && verbs.may('decline-kill') && (
        <button type="button" aria-label={of('now.decline')} onClick={() => verbs.decline(alarm)}>
          {say('now.decline')}
        </button>
      )}
    </Line>
  )
}

export const Alarms = ({ view: { alarms }, verbs }: Given) => (
  <Section id="alarms" title={say('now.alarms')} none={say('now.alarms.none')} count={alarms.length} urgent>
    {alarms.map((alarm) => (
      <AlarmLine key={alarm.id} alarm={alarm} verbs={verbs} />
    ))}
  </Section>
)

export const Updates = ({ view: { updates } }: Given) => (
  <Section id="updates" title={say('now.updates')} none={say('now.updates.none')} count={updates.length}>
    {updates.map(({ story, headline, since, kind }) => (
      <Line
        key={story}
        id={`update ${story}`}
        at={since}
        to={`/desk/stories/${story}/update`}
        name={titled(headline)}
        facts={say(`now.update.${kind}`)}
      />
    ))}
  </Section>
)

const HeldLine = ({ held, verbs }: { held: NowHeld; verbs: NowVerbs }) => {
  const name = titled(held.name)
  return (
    <Line
      id={`${held.what} ${held.id}`}
      to={storyAt(held.story)}
      name={name}
      mark={<span className="mark embargo">{say(`now.held.${held.what}`)}</span>}
      facts={held.why}
    >
      {held.what !== 'embargo' && held.waits && verbs.may('decide-terms') && (
        <button
          type="button"
          aria-keyshortcuts="x"
          aria-label={say('now.of', { what: say('now.decide'), name })}
          onClick={() => verbs.decide(held)}
        >
          {say('now.decide')}
        </button>
      )}
    </Line>
  )
}

export const Held = ({ view: { held }, verbs }: Given) => (
  <Section id="held" title={say('now.held')} none={say('now.held.none')} count={held.length}>
    {held.map((one) => (
      <HeldLine key={`${one.what} ${one.id} ${one.story}`} held={one} verbs={verbs} />
    ))}
  </Section>
)

export const Due = ({ view: { due } }: Given) => (
  <Section id="due" title={say('now.due')} none={say('now.due.none')} count={due.length}>
    {due.map(({ story, headline, section, at, why }) => (
      <Line
        key={story}
        id={`due ${story}`}
        at={at}
        to={storyAt(story)}
        name={titled(headline)}
        mark={<span className={`mark ${why === 'scheduled' ? 'taken' : 'embargo'}`}>{zonedTime(at)}</span>}
        facts={`${say(`now.due.${why}`)} · ${section}`}
      />
    ))}
  </Section>
)

const happened = { publish: true, update: true, correct: true, released: true, revive: true, 'decide-terms': true }

const liveWords = ({ verb, by, text }: NowView['live'][number]): string => {
  const who = by.startsWith('wire ') ? say('now.live.itself') : by
  return verb in happened
    ? say(`now.live.${verb as keyof typeof happened}`, { by: who, text: text ?? '' })
    : say('now.live.other', { verb, by: who })
}

export const Live = ({ view: { live } }: Given) => (
  <Section id="live" title={say('now.live')} none={say('now.live.none')} count={live.length}>
    {live.map((one) => (
      <Line
        key={one.story}
        id={`live ${one.story}`}
        at={one.at}
        to={storyAt(one.story)}
        name={titled(one.headline)}
        facts={`${liveWords(one)} · ${one.section}`}
      />
    ))}
  </Section>
)

export const EndingRights = ({ view: { ending } }: Given) => (
  <Section id="ending" title={say('now.ending')} none={say('now.ending.none')} count={ending.length}>
    {ending.map(({ what, id, name, at, today, stories }) => (
      <Line
        key={`${what} ${id}`}
        id={`ending ${id}`}
        at={at}
        to={stories[0] && storyAt(stories[0].story)}
        name={titled(name)}
        mark={
          <span className={`mark ${today ? 'embargo' : ''}`}>
            {longTime(at)}
            {today && ` · ${say('now.ending.today')}`}
          </span>
        }
        facts={what === 'story' ? say('now.ending.story') : say('now.ending.picture', { count: stories.length })}
      />
    ))}
  </Section>
)

export const Files = ({ view: { files }, verbs }: Given) => (
  <Section
    id="files"
    title={say('now.files')}
    none={say('now.files.none')}
    count={files.length}
    more={
      files.length > 1 &&
      verbs.may('retry') && (
        <button type="button" onClick={() => verbs.retry('all')}>
          {say('now.retryAll')}
        </button>
      )
    }
  >
    {files.map((file) => (
      <Line
        key={file.id}
        id={`file ${file.id}`}
        at={file.at}
        name={file.name}
        facts={`${file.supplier ? say('now.files.of', { supplier: file.supplier }) : say('now.files.nobody')} · ${file.why}`}
      >
        {verbs.may('retry') && (
          <button
            type="button"
            aria-keyshortcuts="r"
            aria-label={say('now.of', { what: say('now.retry'), name: file.name })}
            onClick={() => verbs.retry([file])}
          >
            {say('now.retry')}
          </button>
        )}
        {verbs.may('discard') && (
          <button
            type="button"
            aria-keyshortcuts="x"
            aria-label={say('now.of', { what: say('now.discard'), name: file.name })}
            onClick={() => verbs.discard(file)}
          >
            {say('now.discard')}
          </button>
        )}
      </Line>
    ))}
  </Section>
)

export const Hands = ({ view: { hands } }: Given) => (
  <Section id="hands" title={say('now.hands')} none={say('now.hands.none')} count={hands.length}>
    {hands.map(({ story, headline, section, workflow, by, at, live }) => (
      <Line
        key={story}
        id={`hand ${story}`}
        at={at}
        to={storyAt(story)}
        name={titled(headline)}
        mark={<span className="who">{by}</span>}
        facts={`${say(live ? 'now.hands.live' : `now.hands.${workflow}`)} · ${section}`}
      />
    ))}
  </Section>
)

export const Receipts = ({ view: { receipts } }: Given) => (
  <Section id="receipts" title={say('now.receipts')} none={say('now.receipts.none')} count={receipts.length}>
    {receipts.map(({ number, at, verb, story, output, outcome, detail, hash }) => (
      <Line
        key={number}
        id={`receipt ${number}`}
        at={at}
        to={story && storyAt(story)}
        name={say('now.receipt', { number, verb, output, outcome })}
        facts={`${detail} · SHA-256 ${hash.slice(0, 16)}`}
      />
    ))}
  </Section>
)
