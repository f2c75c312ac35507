/** One picture in a grid: what it shows, whose it is, and what stands in the way of using it. */

import { memo } from 'react'
import type { LibraryRow } from '../../newsroom/pictures/library-row.ts'
import { shortTime } from '../start.ts'
import { say } from '../words/say.ts'

/** In words: what it shows, or that nobody has said so. */
export const pictureWords = ({ used: { caption, alt } }: LibraryRow): string => caption || alt || say('picture.unnamed')

/** Made again only where the picture has changed: scrolling makes the grid anew many times a second. */
export const Tile = memo(({ row }: { row: LibraryRow }) => {
  const { used, rights, until, inUse } = row
  return (
    <>
      <span className="view">
        {rights === 'killed' ? (
          <span className="dead">{say('picture.rights.killed')}</span>
        ) : (
          <img src={`/desk/pictures/${row.id}/medium`} alt="" loading="lazy" decoding="async" />
        )}
        <span className="marks">
          {rights !== 'usable' && rights !== 'killed' && (
            <span className={`mark ${rights}`}>{say(`picture.rights.${rights}`)}</span>
          )}
          {rights === 'usable' && until && (
            <span className="mark ends">{say('picture.until', { time: shortTime(until) })}</span>
          )}
          {inUse && <span className="mark used">{say('picture.used')}</span>}
        </span>
      </span>
      <span className="caption" dir="auto">
        {pictureWords(row)}
      </span>
      <span className="facts">
        <span className="supplier">{row.supplier?.name ?? row.broughtBy ?? used.credit}</span>
        <span>{shortTime(row.cameAt)}</span>
      </span>
    </>
  )
})
