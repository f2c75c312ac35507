/** From where pages are loaded, and what they are made of whatever they show: a frame, cards, pictures. */

import type { CardRow, PictureFraming, Place, Reader, ShownProfile } from '../store/published.ts'
import type { Profile as KeptProfile } from '../store/settings.ts'
import type { Container } from '../story/front/container.ts'
import type { UsedPicture } from '../story/furniture.ts'
import type { Banner, Card, Frame, Picture, Profile, Site, Topic } from './view.ts'

/** From where a page is loaded: the gate at one moment, the publication it is for, and what stands over all its pages; of a front its containers as they were launched. */
export type Loading = {
  reader: Reader
  site: Site
  banner?: Banner | undefined
  launched?: readonly Container[] | undefined
}

export const frame = ({ reader, site, banner }: Loading): Frame => ({ site, now: reader.now, banner })

export const picture = (
  { id, width, height, alt, caption, credit, decorative }: UsedPicture,
  framing?: PictureFraming | null,
): Picture => ({
  ...{ id, width, height, alt, caption, credit },
  ...(decorative && { decorative }),
  ...(framing && { framing }),
})

export const profile = (row: KeptProfile & Partial<ShownProfile>): Profile => {
  const { slug, name, kind, role, about, beat, contacts = [], same_as: sameAs = [], languages = [] } = row
  return {
    ...{ slug, name, kind, role, about },
    ...(beat && { beat }),
    ...(contacts.length > 0 && { contacts }),
    ...(sameAs.length > 0 && { sameAs }),
    ...(languages.length > 0 && { languages }),
    ...(row.picture && { portrait: picture(row.picture, row.framing) }),
  }
}

/** What a story is about, apart from where it is from: the dateline's place alone brings together what has nothing else in common. */
export const topicsOf = ({ topics }: Pick<CardRow, 'topics'>): { about: Topic[]; from: Topic | undefined } => ({
  about: topics.filter(({ from }) => !from),
  from: topics.find(({ from }) => from),
})

export const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

export const card = (row: CardRow): Card => ({
  id: row.story,
  address: row.address,
  language: row.language,
  section: { slug: row.section, name: row.section_name },
  genre: row.genre,
  kicker: row.kicker,
  headline: row.headline,
  // An alert has nothing but its headline: said twice it would look like a mistake.
  summary: letters(row.summary) === letters(row.headline) ? '' : row.summary,
  datedAt: row.dated_at,
  picture: row.lead ? picture(row.lead, row.lead_framing) : undefined,
  source: row.source,
  urgency: row.urgency,
})

/** How many stories a page of a list holds. */
export const pageLength = 24

/** The address of what is older than the last story of a list. */
export const olderThan = (address: string, last: CardRow): string =>
  `${address}?before=${last.dated_at.toISOString()}_${last.story}`

/** Where a list goes on, as its address says it: "2023-07-13T10:42:00.000Z_0123456789ab". */
export const placeIn = (before: string | undefined): Place | undefined => {
  const [at = '', story = ''] = (before ?? '').split('_')
  const datedAt = new Date(at)
  return story && !Number.isNaN(datedAt.getTime()) ? { datedAt, story } : undefined
}

/** What is searched for of what a reader has typed: no more than anybody means. */
export const searchWords = (query: string): string => query.trim().slice(0, 200)
