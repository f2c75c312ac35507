/** One line of the Now screen: when, what, and what can be done; and a section of such lines. */

import type { ReactNode } from 'react'
import { shortTime } from '../start.ts'
import { number } from '../words/say.ts'

type LineGiven = {
  id: string
  /** ISO 8601. */
  at?: string
  /** Where it is dealt with. */
  to?: string | undefined
  name: string
  mark?: ReactNode
  facts?: ReactNode
  children?: ReactNode
}

export const Line = ({ id, at, to, name, mark, facts, children }: LineGiven) => (
  <li className="now-line">
    {at ? (
      <time className="time" dateTime={at}>
        {shortTime(at)}
      </time>
    ) : (
      <span className="time" />
    )}
    <span className="what">
      {to ? (
        <a href={to} data-line={id} className="named" dir="auto">
          {name}
        </a>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: every line can be reached by keys
        <span data-line={id} className="named" tabIndex={0} dir="auto">
          {name}
        </span>
      )}
      <span className="facts">
        {mark}
        {facts && <span dir="auto">{facts}</span>}
      </span>
    </span>
    {children && <span className="do">{children}</span>}
  </li>
)

type SectionGiven = {
  id: string
  title: string
  /** What is said where there is no line. */
  none: string
  count: number
  urgent?: boolean
  more?: ReactNode
  children: ReactNode
}

export const Section = ({ id, title, none, count, urgent = false, more, children }: SectionGiven) => (
  <section aria-labelledby={`${id}-title`} id={id} className={`part part-${id} ${urgent && count > 0 ? 'urgent' : ''}`}>
    <div className="title">
      <h2 id={`${id}-title`}>
        {title} <span className="count">{number(count)}</span>
      </h2>
      {more}
    </div>
    {count > 0 ? <ul>{children}</ul> : <p className="note">{none}</p>}
  </section>
)
