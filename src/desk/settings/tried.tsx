/** What trying the rules has said: how many wires would go elsewhere than now, and which. */

import { useEffect, useRef } from 'react'
import type { Elsewhere, Going, RulesTried } from '../../newsroom/settings/rules-tried.ts'
import type { SettingsView } from '../../newsroom/settings/settings-view.ts'
import { everything, queryOf } from '../../story/wire-wants.ts'
import { longTime } from '../start.ts'
import { say } from '../words/say.ts'

type Sections = SettingsView['sections']

const goingText = ({ desk, section, fate }: Going, sections: Sections): string =>
  [
    say(`rules.fate.${fate}`),
    fate !== 'discarded' &&
      (section === undefined
        ? say('rules.bySubject')
        : say('rules.section', { section: sections.find(({ slug }) => slug === section)?.name ?? section })),
    fate !== 'discarded' && desk && say('rules.desk', { desk }),
  ]
    .filter(Boolean)
    .join(', ')

/** Where the desk's list shows it. */
const addressOf = ({ headline }: Elsewhere): string =>
  `/desk/wires?${queryOf({ ...everything, words: headline.replaceAll('"', ' '), show: 'all' })}`

export const Tried = ({ tried, sections }: { tried: RulesTried | undefined; sections: Sections }) => {
  const title = useRef<HTMLHeadingElement>(null)
  // What was asked for stands below all rules: the focus goes there.
  useEffect(() => title.current?.focus(), [tried])
  return (
    <div className="tried">
      {tried && (
        <>
          <h3 ref={title} tabIndex={-1}>
            {say('rules.tried', { count: tried.wires })}
          </h3>
          <p>{tried.different === 0 ? say('rules.same') : say('rules.different', { count: tried.different })}</p>
          {tried.elsewhere.length < tried.different && (
            <p className="note">{say('rules.newest', { count: tried.elsewhere.length })}</p>
          )}
          <ul className="lines">
            {tried.elsewhere.map((one) => (
              <li key={one.item}>
                <p>
                  <a href={addressOf(one)} target="_blank" rel="noreferrer" dir="auto">
                    {one.headline}
                  </a>
                  <span className="note">
                    {one.supplier} · {longTime(one.at)}
                  </span>
                  <span className="goes">
                    {say('rules.goes', { now: goingText(one.now, sections), tried: goingText(one.tried, sections) })}
                  </span>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
