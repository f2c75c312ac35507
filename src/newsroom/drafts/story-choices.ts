/** What the story screen offers to choose from, as it goes over the wire. */

import type { AgreedIndexing } from '../../store/desk/story-choices.ts'
import type { Role } from '../../store/schema.ts'

export type Named = { slug: string; name: string }
export type StoryChoices = {
  sections: Named[]
  /** Who works here, so that somebody can be asked. */
  colleagues: { name: string; role: Role }[]
  site: { name: string; origin: string }
}
export type ProfileFound = Named & { kind: 'agency' | 'person'; role: string }
/** What is known of a story beside its draft. */
export type StoryFacts = {
  story: string
  /** Where readers find it, once it has been published. */
  address: string | undefined
  section: string
  /** Credits with which its pictures must be printed, by the picture's identity. */
  credits: Record<string, string[]>
  /** What search engines may do with it, where an agency's contract says anything of that. */
  indexing?: Indexing
  /** Profiles that are no person's, by slug. */
  agencies: string[]
}

/** `never`, `ours` (enough of the text is, and they may show it), `theirs` (not enough is, and they are asked not to), `led` (to the agency's page). Shares in percent. */
export type Indexing = {
  is: 'never' | 'ours' | 'theirs' | 'led' | 'unpublished'
  supplier: string
  enough: number
  share?: number
  ledTo?: string
}
export type TopicsSuggested = { topics: Named[] }

/** By the rule of migration 027. */
export const indexingOf = ({ supplier, share, ledTo, index, ownShare: enough = 50 }: AgreedIndexing): Indexing => {
  const part = share === null ? undefined : Math.round(share * 100)
  const isOurs = share !== null && share * 100 > enough
  const is =
    index === 'no' ? 'never' : share === null ? 'unpublished' : isOurs ? 'ours' : index === 'own' ? 'theirs' : 'led'
  return {
    ...{ is, supplier, enough },
    ...(part !== undefined && { share: part }),
    ...(ledTo !== null && { ledTo }),
  }
}
