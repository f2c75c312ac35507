/** One story as a row: its state, its headline, who changed it last, and what else is to be known before it is opened. */

import { memo } from 'react'
import type { StoryRow } from '../../newsroom/life/story-row.ts'
import { longTime, shortTime, zonedTime } from '../start.ts'
import { say } from '../words/say.ts'
import { stateWords } from './state-words.ts'

const embargoWords = (embargo: NonNullable<StoryRow['embargo']>): string =>
  'until' in embargo
    ? say('row.embargo', { time: zonedTime(embargo.until) })
    : `${say('row.embargoUnread')}: ${embargo.unread}`

export const StoryMarks = ({ row }: { row: StoryRow }) => (
  <span className="marks">
    {row.marks.includes('waiting') && <span className="mark update">{say('story.waiting')}</span>}
    {row.marks.includes('proposed') && !row.marks.includes('waiting') && (
      <span className="mark update">{say('story.proposed')}</span>
    )}
    {row.marks.includes('embargo') && row.embargo && <span className="mark embargo">{embargoWords(row.embargo)}</span>}
    {row.sees === 'scheduled' && row.from && !row.marks.includes('embargo') && (
      <span className="mark embargo">{say('story.from', { time: zonedTime(row.from) })}</span>
    )}
    {row.marks.includes('changes') && <span className="mark changes">{say('story.changes')}</span>}
  </span>
)

type Given = { row: StoryRow; section: string }

export const Row = memo(({ row, section }: Given) => {
  const { word, look } = stateWords(row)
  return (
    <>
      <time className="time" dateTime={row.changedAt} title={longTime(row.changedAt)}>
        {shortTime(row.changedAt)}
      </time>
      <span className={`state of-${look}`}>{word}</span>
      <span className="what">
        <span className="headline" dir="auto" lang={row.language}>
          {row.headline || say('story.noHeadline')}
        </span>
        <span className="facts">
          <span className="supplier">{section}</span>
          {row.supplier && <span>{row.supplier}</span>}
          {!row.by.startsWith('wire ') && <span>{row.by}</span>}
        </span>
        <StoryMarks row={row} />
      </span>
      <span className="thumb">
        {row.picture && <img src={`/desk/pictures/${row.picture}/small`} alt="" loading="lazy" />}
      </span>
    </>
  )
})
