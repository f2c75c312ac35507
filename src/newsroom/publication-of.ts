/** What readers will see of a revision: the row that the gate reads. */

import type { StoryId } from '../base/id.ts'
import { slug } from '../base/slug.ts'
import { withPlaces } from '../discovery/places.ts'
import type { Publication, Standing } from '../store/publications.ts'
import type { Profile } from '../store/settings.ts'
import type { Revision, Story } from '../store/stories.ts'
import { bodyText, openingWords } from '../story/body.ts'
import { embargoEnd } from '../story/embargo.ts'
import { genreOf } from '../story/form/genre.ts'
import { isGallery } from '../story/pictures.ts'
import type { Rights } from '../story/rights.ts'

export type Publishing = {
  story: Story
  revision: Revision
  profiles: Profile[]
  /** What has been published of it before, if anything. */
  standing: Standing | undefined
  /** The agency's own time of this text, where it runs as the agency wrote it. */
  wireTime: Date | undefined
  /** Whether readers are told that it was updated now. */
  updated: boolean
  /** From when and until when it may be shown; whether it may be given to others. */
  rights: Pick<Rights, 'from' | 'until'> & { syndicated: boolean }
  /** Until when it is held, if it is: by its embargo, its schedule, its pictures. */
  heldUntil: Date | undefined
  /** How much of the text is the newsroom's own, 0 to 1. */
  ownShare: number
  /** The story that it is a translation of, if it is one. */
  translationOf: StoryId | null
  now: Date
}

/** How many words of the text a list shows where there is no standfirst. */
const summaryWords = 32

const later = (a: Date, b: Date | undefined): Date => (b && b > a ? b : a)
const earlier = (a: Date, b: Date): Date => (a < b ? a : b)

/** The publication and the text that search finds it by. Address, first publication and age never change once given. */
export const publicationOf = (publishing: Publishing): { publication: Publication; text: string } => {
  const { story, revision, profiles, standing, wireTime, updated, rights, heldUntil, ownShare, translationOf, now } =
    publishing
  const { furniture, body } = revision
  const genre = genreOf(furniture)
  const text = bodyText(body)
  // Only what readers have seen stands: an embargo that is lifted or moved takes the dates that it gave with it.
  const seen = standing && standing.visible_from <= now ? standing : undefined
  const visibleFrom = seen?.visible_from ?? later(later(now, heldUntil), rights.from)
  // Copy that runs as the agency wrote it is as old as the agency says; what the desk has worked on is as old as its publication.
  const dated = earlier(later(wireTime ?? visibleFrom, embargoEnd(furniture.embargo)), visibleFrom)
  const { headline, kicker, standfirst, located, copyright, language, urgency, lead, pictures, topics } = furniture
  return {
    text,
    publication: {
      story: story.id,
      revision: revision.number,
      address: standing?.address ?? `/${story.section}/${[slug(headline), story.id].filter(Boolean).join('-')}`,
      section: story.section,
      language,
      genre,
      review: genre === 'review' ? (furniture.review ?? null) : null,
      kicker,
      headline,
      search_title: furniture.searchTitle ?? '',
      social_title: furniture.socialTitle ?? '',
      standfirst,
      summary: standfirst || openingWords(text.replace(/\s+/g, ' '), summaryWords),
      located,
      source: profiles.map((profile) => profile.name).join(', '),
      copyright,
      words: text.split(/\s+/).length,
      urgency,
      lead,
      pictures,
      picture_ids: [...(lead ? [lead.id] : []), ...Object.keys(pictures)],
      profiles: profiles.map((profile) => profile.slug),
      topics: withPlaces(topics, located, language),
      body,
      dated_at: seen?.dated_at ?? dated,
      published_at: seen?.published_at ?? visibleFrom,
      updated_at: updated && seen ? now : (seen?.updated_at ?? null),
      changed_at: now,
      visible_from: visibleFrom,
      expires_at: rights.until ?? null,
      gallery: isGallery({ body, genre }),
      syndicated: rights.syndicated,
      own_share: ownShare,
      translation_of: translationOf,
      // What is out at once needs nobody who tells of its release: the verb itself does.
      released_at: visibleFrom <= now ? (seen?.released_at ?? now) : (standing?.released_at ?? null),
    },
  }
}
