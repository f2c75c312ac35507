/** The publication's facts for its pages, read again every second, and when something has changed. */

import { hasFonts } from '../media/headline-card.ts'
import { siteOf } from '../site/load.ts'
import type { Site } from '../site/view.ts'
import { ownPages } from '../store/outputs/published-pages.ts'
import { bareEdition, readEdition, readSections } from '../store/settings.ts'
import type { Working } from './working.ts'

const freshFor = 1000

export const siteSettings = (
  working: Pick<Working, 'newsroom' | 'origin' | 'cache' | 'clockSet'>,
): (() => Promise<Site>) => {
  let read: Promise<Site> | undefined
  let readAt = 0
  let readIn = 0
  // Once: a clock that was set goes as fast as everybody's, and a page's bytes are to be the same for as long as it says the same.
  const clockAhead = Math.round((working.newsroom.clock.now().getTime() - Date.now()) / 1000) * 1000
  const ahead = working.clockSet && { clockAhead }
  const fetchSite = async () => {
    const { db } = working.newsroom.database
    const [edition, sections, pages, drawsCards] = await Promise.all([
      ...([readEdition(db), readSections(db), ownPages(db), hasFonts()] as const),
    ])
    return { ...siteOf(edition ?? bareEdition, sections, working.origin, pages), drawsCards, ...ahead }
  }
  return () => {
    const changes = working.cache.changes()
    if (!read || readIn !== changes || performance.now() - readAt > freshFor) {
      readAt = performance.now()
      readIn = changes
      read = fetchSite()
      read.catch(() => {
        read = undefined
      })
    }
    return read
  }
}
