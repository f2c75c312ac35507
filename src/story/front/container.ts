/** What a front is made of: containers in order, each with places that somebody chose and a rule that fills the rest. */

import { z } from 'zod'
import { idPattern, type StoryId } from '../../base/id.ts'
import { containerKinds, orders, sectionOf } from './front-name.ts'

/** How much one front may hold. */
export const most = { containers: 20, size: 30, places: 40 }

const words = (length: number) => z.string().trim().max(length)
const slug = words(120).min(1)

/** Which stories fill a container, where nobody has chosen: all, or those of a section or a topic; each part narrows. */
export const ruleSchema = z
  .strictObject({
    section: slug.optional(),
    topic: slug.optional(),
    /** The least urgent that it takes, 1 (flash) to 9. */
    urgency: z.number().int().min(1).max(9).optional(),
    /** Only stories with a picture, or only those without. */
    pictured: z.boolean().optional(),
    order: z.enum(orders).default('newest'),
    /** Of what is most read: within how many hours; absent, 24. */
    hours: z.number().int().min(1).max(168).optional(),
  })
  .refine((rule) => !(rule.section && rule.topic), 'names a section or a topic, not both')
export type Rule = z.infer<typeof ruleSchema>

/** How a story is shown at this place alone; what is absent it has from itself. */
export const mannerSchema = z.strictObject({
  headline: words(300).optional(),
  kicker: words(80).optional(),
  /** False: without its picture here. */
  picture: z.literal(false).optional(),
  /** Until when it holds its place, ISO 8601; from then on it is a story like others. */
  until: z.iso.datetime({ offset: true }).optional(),
})
export type Manner = z.infer<typeof mannerSchema>

export const placeSchema = mannerSchema.extend({
  story: z
    .string()
    .regex(idPattern)
    .transform((id) => id as StoryId),
  /** How often it has been changed: whoever changes it says which of them they saw. */
  version: z.number().int().min(1),
})
export type Place = z.infer<typeof placeSchema>

/** What of a container can be set. */
export const settingsSchema = z.strictObject({
  kind: z.enum(containerKinds),
  title: words(80),
  size: z.number().int().min(1).max(most.size),
  /** Absent: nothing fills it but what was chosen. */
  rule: ruleSchema.nullable(),
})
export type ContainerSettings = z.infer<typeof settingsSchema>

export const containerSchema = settingsSchema.extend({
  id: words(40).min(1),
  version: z.number().int().min(1),
  places: z.array(placeSchema).max(most.places),
})
export type Container = z.infer<typeof containerSchema>

export type Section = { slug: string; name: string }

const container = (id: string, settings: ContainerSettings): Container => ({ id, ...settings, version: 1, places: [] })

/** A front on which nobody has arranged anything: what weighs most, what is new, and a band for each section; a section's own has what is new there. */
export const bareFront = (front: string, sections: readonly Section[]): Container[] => {
  const section = sectionOf(front)
  if (section) return [container('top', { kind: 'lead', title: '', size: 7, rule: { section, order: 'newest' } })]
  return [
    container('top', { kind: 'lead', title: '', size: 7, rule: { order: 'weight' } }),
    container('latest', { kind: 'list', title: 'Latest', size: 12, rule: { order: 'newest' } }),
    ...sections.map(({ slug, name }) =>
      container(`band-${slug}`.slice(0, 40), {
        kind: 'band',
        title: name,
        size: 6,
        rule: { section: slug, order: 'newest' },
      }),
    ),
  ]
}

/** Within how many hours what is most read was read, where nobody has said. */
export const readWithin = 24

/** What readers read fills it, and nobody's choice: its order would say something that is not so. */
export const isMostRead = ({ kind }: Pick<Container, 'kind'>): boolean => kind === 'most-read'

/** The stories that were chosen for a front, in order. */
export const chosenOf = (containers: readonly Container[]): StoryId[] =>
  containers.flatMap(({ places }) => places.map(({ story }) => story))

/** Whether a place still holds its story at this moment. */
export const holds = ({ until }: Pick<Place, 'until'>, now: Date): boolean =>
  until === undefined || new Date(until) > now

/** The instants at which places of this front end by themselves. */
export const endsOf = (containers: readonly Container[]): Date[] =>
  containers.flatMap(({ places }) => places.flatMap(({ until }) => (until ? [new Date(until)] : [])))
