/** One story of the wires as a row: what it is, whose, how urgent, and what became of it. */

import { memo } from 'react'
import type { WireMark, WireRow } from '../../newsroom/wires/wire-row.ts'
import { now, shortTime, zonedTime } from '../start.ts'
import { type Key, say } from '../words/say.ts'

const markWords = {
  killed: 'row.killed',
  canceled: 'row.canceled',
  withheld: 'row.withheld',
} satisfies Partial<Record<WireMark, Key>>

/** What was taken by the system itself on a supplier's behalf names no person. */
const takenWords = (by: string): string =>
  by === '' || by.startsWith('wire ') ? say('row.takenItself') : say('row.takenBy', { name: by })

/** The embargo's end where it is not over, or that nobody could read it. */
export const embargoWords = ({ embargo }: Pick<WireRow, 'embargo'>): string | undefined => {
  if (!embargo) return undefined
  if ('unreadable' in embargo) return `${say('row.embargoUnread')}: ${embargo.unreadable.slice(0, 80)}`
  return new Date(embargo.until) > now() ? say('row.embargo', { time: zonedTime(embargo.until) }) : undefined
}

export const Marks = ({ row }: { row: WireRow }) => {
  const embargo = embargoWords(row)
  return (
    <span className="marks">
      {row.marks.map((mark) =>
        mark === 'taken' || mark === 'spiked' ? null : (
          <span key={mark} className={`mark ${mark}`}>
            {say(markWords[mark])}
          </span>
        ),
      )}
      {embargo && <span className="mark embargo">{embargo}</span>}
      {row.taken && <span className="mark taken">{takenWords(row.taken.by)}</span>}
      {row.marks.includes('spiked') && (
        <span className="mark spiked">{say('row.spiked', { name: row.spikedBy ?? '' })}</span>
      )}
    </span>
  )
}

const Urgency = ({ row: { urgency, alert } }: { row: WireRow }) => (
  <span className={`urgency ${urgency !== undefined && urgency <= 3 ? 'high' : ''}`}>
    {alert && <span className="flash">{say('row.alert')}</span>}
    {urgency !== undefined && (
      <>
        <span className="unseen">{say('row.urgency', { value: urgency })}</span>
        <span aria-hidden="true">{urgency}</span>
      </>
    )}
  </span>
)

/** The line below the headline: parts that a dot sets apart. */
const Facts = ({ row, section }: { row: WireRow; section: string | undefined }) => (
  <span className="facts">
    <span className="supplier" data-supplier={row.supplier.slug}>
      {row.supplier.name}
    </span>
    {section && <span>{section}</span>}
    {row.slugline && (
      <span className="slugline" dir="auto">
        {row.slugline}
      </span>
    )}
    {row.versions > row.items && <span className="count">{say('row.versions', { count: row.versions })}</span>}
    {row.suppliers > 1 && <span className="count">{say('row.suppliers', { count: row.suppliers })}</span>}
    {row.items > row.suppliers && <span className="count">{say('row.items', { count: row.items })}</span>}
    {row.pictures > 0 && !row.picture && <span>{say('row.pictures', { count: row.pictures })}</span>}
  </span>
)

type Given = { row: WireRow; section: string | undefined }

export const Row = memo(({ row, section }: Given) => (
  <>
    <time className="time" dateTime={row.receivedAt}>
      {shortTime(row.receivedAt)}
    </time>
    <Urgency row={row} />
    <span className="what">
      <span className="headline" dir="auto" lang={row.language}>
        {row.headline}
      </span>
      <Facts row={row} section={section} />
      <Marks row={row} />
    </span>
    <span className="thumb">
      {row.picture && (
        <img
          src={`/desk/pictures/${row.picture}/small`}
          alt={say('row.pictures', { count: row.pictures })}
          loading="lazy"
        />
      )}
    </span>
  </>
))
