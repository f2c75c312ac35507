/** What is missing or wrong before it is published: each a button that leads there. */

import type { Finding } from '../../../story/checking/finding.ts'
import { say } from '../../words/say.ts'
import { type LiveValue, useLive } from '../live-value.ts'

type Given = { findings: LiveValue<readonly Finding[]>; onGo: (finding: Finding) => void }

export const ChecksPane = ({ findings, onGo }: Given) => {
  const all = useLive(findings)
  if (all.length === 0) return <p className="note">{say('findings.none')}</p>
  return (
    <div className="story-checks">
      {(['blocking', 'advice'] as const).map((level) => {
        const found = all.filter((one) => one.level === level)
        if (found.length === 0) return null
        return (
          <section key={level} className={level}>
            <h3>{say(`findings.${level}`)}</h3>
            <ul>
              {found.map((finding, at) => (
                <li key={at}>
                  <button type="button" className="quiet" onClick={() => onGo(finding)}>
                    {finding.sentence}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

/** How much there is, for the tab: red where something stops it. */
export const ChecksCount = ({ findings }: { findings: LiveValue<readonly Finding[]> }) => {
  const all = useLive(findings)
  if (all.length === 0) return null
  const stops = all.some(({ level }) => level === 'blocking')
  return <span className={stops ? 'count stops' : 'count'}>{all.length}</span>
}
