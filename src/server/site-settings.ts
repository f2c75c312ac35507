/** The publication's facts for its pages, read again every second, and when something has changed. */

import { hasFonts } from '../media/headline-card.ts'
import { siteOf } from '../site/load.ts'
import type { Site } from '../site/view.ts'
import { ownPages } from '../store/outputs/published-pages.ts'
import { bareEdition, readEdition, readSections } from '../store/settings.ts'
import type { Working } from './working.ts'

const freshFor = 1000

export const siteSettings = (working: Pick<Working, 'newsroom' | 'origin' | 'cache'>): (() => Promise<Site>) => {
  let read: Promise<Site> | undefined
  let readAt = 0
  let readIn = 0
  const fetchSite = async () => {
    const { db } = working.newsroom.database
    const [edition, sections, pages, drawsCards] = await Promise.all([
      ...([readEdition(db), readSections(db), ownPages(db), hasFonts()] as const),
    ])
    return { ...siteOf(edition ?? bareEdition, sections, working.origin, pages), drawsCards }
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
