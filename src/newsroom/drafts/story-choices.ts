/** What the story screen offers to choose from, as it goes over the wire. */

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
}
export type TopicsSuggested = { topics: Named[] }
