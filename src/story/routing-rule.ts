/** What a rule of the desk says: which wires it means, and where they go. */

import { z } from 'zod'

const words = z.array(z.string().trim().min(1).max(200)).min(1).max(200)
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time of day such as 06:30')
export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** What an item must be. Every condition that is named must hold; of the values of one condition one is enough. */
export const ruleFits = z.strictObject({
  /** Slugs of suppliers. */
  suppliers: words.optional(),
  /** "de" fits "de-AT" too. */
  languages: words.optional(),
  /** Media Topics by code (`medtop:20000002`, what lies below them included) or subjects by name. */
  topics: words.optional(),
  places: words.optional(),
  /** From 1 (flash) to 9, both included. */
  urgency: z.strictObject({ from: z.int().min(1).max(9).default(1), to: z.int().min(1).max(9).default(9) }).optional(),
  /** Whole words or phrases in keywords, slugline or headline, whatever their case. */
  keywords: words.optional(),
  genres: words.optional(),
  /** Whether it names a picture. */
  picture: z.boolean().optional(),
  types: z
    .array(z.enum(['text', 'picture', 'other']))
    .min(1)
    .optional(),
  /** Time of arrival in the site's zone; `from` later than `until` goes over midnight. */
  hours: z.strictObject({ from: clock, until: clock, days: z.array(z.enum(days)).min(1).optional() }).optional(),
})

/** What becomes of an item that fits. */
export const ruleDoes = z
  .strictObject({
    /** Slug of a section. */
    section: z.string().min(1).max(60).optional(),
    /** Whose list it stands in: "sport", "night desk". */
    desk: z.string().trim().min(1).max(60).optional(),
    decision: z.enum(['publish', 'hold', 'discard']).optional(),
  })
  .refine(
    (one) => Object.values(one).some((value) => value !== undefined),
    'does nothing: name a section, a desk or a decision',
  )

export type RuleFits = z.output<typeof ruleFits>
export type RuleDoes = z.output<typeof ruleDoes>

/** A rule of the desk. */
export const rule = z.strictObject({
  name: z.string().trim().min(1).max(80),
  fits: ruleFits,
  does: ruleDoes,
  /** Whether no rule after it is asked. */
  ends: z.boolean().default(true),
  paused: z.boolean().default(false),
})
export type Rule = z.output<typeof rule>
