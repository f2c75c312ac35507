/** The Now screen, where the desk begins: one look tells what is live, due and held, what waits, what is wrong, and who has what. */

import { useEffect, useRef, useState } from 'react'
import { useKeys } from '../keys.ts'
import { Ask } from '../parts/ask.tsx'
import { Said } from '../parts/frame.tsx'
import { Help } from '../parts/help.tsx'
import { now as clock, start, zonedTime } from '../start.ts'
import { say } from '../words/say.ts'
import { nowKeys } from './keys.ts'
import { Alarms, Due, EndingRights, Files, Hands, Held, Live, Receipts, Updates } from './parts.tsx'
import { useLines } from './use-lines.ts'
import { type Now, useNow } from './use-now.ts'
import { useNowVerbs } from './use-now-verbs.ts'

const Head = ({ now, onHelp }: { now: Now; onHelp: () => void }) => (
  <div className="head">
    <h1>{say('now.title')}</h1>
    <p className="note">
      {start.clockSet && <strong>{say('now.clockSet')} </strong>}
      {zonedTime(clock().toISOString())}
    </p>
    <div className="bar">
      <p className={`live ${now.live}`} role="status">
        {say(`live.${now.live}`)}
        {now.live === 'off' && <span className="why">{`: ${say('live.off.why')}`}</span>}
      </p>
      <button type="button" className="quiet help" onClick={onHelp}>
        {say('keys.open')}
      </button>
    </div>
  </div>
)

/** Nothing is shown yet, or what is shown could not be renewed. */
const Problem = ({ now }: { now: Now }) => {
  if (!now.problem) return now.view ? null : <p role="status">{say('now.loading')}</p>
  return (
    <div role="alert" className="problem">
      <p>{now.problem}</p>
      {now.signedOut ? (
        <a href="/desk/sign-in">{say('desk.signIn')}</a>
      ) : (
        <button type="button" onClick={now.refresh}>
          {say('now.again')}
        </button>
      )}
    </div>
  )
}

/** What a form of the server's own pages has answered, said once. */
const saidBefore = (): string | null => {
  const said = new URLSearchParams(window.location.search).get('said')
  if (said !== null) window.history.replaceState(null, '', window.location.pathname)
  return said
}

export const NowScreen = () => {
  const now = useNow()
  const { view } = now
  const place = useRef<HTMLElement>(null)
  const [helping, setHelping] = useState(false)
  const verbs = useNowVerbs(now.refresh)
  const lines = useLines(place, view)
  const { setOutcome } = verbs
  useEffect(() => {
    const text = saidBefore()
    if (text !== null) setOutcome({ text })
  }, [setOutcome])
  const down = () => lines.step(1)
  const up = () => lines.step(-1)
  useKeys({
    ...{ j: down, ArrowDown: down, k: up, ArrowUp: up, Home: lines.first, End: lines.last },
    ...{ a: () => lines.press('a', true), r: () => lines.press('r'), x: () => lines.press('x') },
    '?': () => setHelping(true),
  })
  return (
    <>
      <main className="now" ref={place}>
        <Head now={now} onHelp={() => setHelping(true)} />
        <div className="parts">
          <Problem now={now} />
          {view && (
            <>
              <Alarms view={view} verbs={verbs} />
              <div className="column">
                <Updates view={view} verbs={verbs} />
                <Held view={view} verbs={verbs} />
                <Due view={view} verbs={verbs} />
                <EndingRights view={view} verbs={verbs} />
                <Files view={view} verbs={verbs} />
              </div>
              <div className="column">
                <Hands view={view} verbs={verbs} />
                <Live view={view} verbs={verbs} />
                <Receipts view={view} verbs={verbs} />
              </div>
            </>
          )}
        </div>
        <Said outcome={verbs.outcome} />
      </main>
      {helping && <Help keys={nowKeys} onClose={() => setHelping(false)} />}
      {verbs.asking && <Ask asking={verbs.asking} onClose={verbs.answered} />}
    </>
  )
}
