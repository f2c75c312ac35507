/** What a person has decided about the terms of a story or a picture, and what it makes of their rules. */

import { z } from 'zod'
import type { RightsRule } from './rights.ts'

const instant = z.iso.datetime({ offset: true })

export const termsDecision = z.object({
  /** Words that somebody has read: they allow what is done with it here, or they forbid it. */
  settled: z.array(z.object({ words: z.string(), may: z.boolean() })).default([]),
  /** It may not be shown at all, whatever its terms say. */
  never: z.boolean().default(false),
  /** By hand: from and until when it may be shown. */
  from: instant.nullable().default(null),
  until: instant.nullable().default(null),
  /** Why, for the desk. */
  note: z.string().default(''),
})
export type TermsDecision = z.output<typeof termsDecision>

export const undecided: TermsDecision = termsDecision.parse({})

/** The rules with a person's decision: words that were allowed are no rule any more, words that were denied forbid, and what was set by hand holds too. */
export const rulesUnder = (rules: readonly RightsRule[], decision: TermsDecision): RightsRule[] => {
  const { settled, never, from, until, note } = decision
  const said = new Map(settled.map(({ words, may }) => [words, may]))
  const byPerson = { origin: 'person', words: note } as const
  return [
    ...rules.flatMap((rule): RightsRule[] => {
      const may = said.get(rule.words)
      if (may === undefined) return [rule]
      return may ? [] : [{ kind: 'never', origin: 'person', words: rule.words }]
    }),
    ...(never ? [{ kind: 'never' as const, ...byPerson }] : []),
    ...(from ? [{ kind: 'from' as const, at: from, ...byPerson }] : []),
    ...(until ? [{ kind: 'until' as const, at: until, ...byPerson }] : []),
  ]
}

export type Deciding = {
  may: boolean
  /** Which words; absent, all that nobody has understood. */
  words?: string[] | undefined
  from?: string | null | undefined
  until?: string | null | undefined
  note: string
}

/** The decision with another one after it; undefined where there was nothing to decide. */
export const decidedThen = (
  before: TermsDecision,
  rules: readonly RightsRule[],
  { may, words, from, until, note }: Deciding,
): TermsDecision | undefined => {
  const waiting = rules.filter((rule) => rule.kind === 'unknown').map((rule) => rule.words)
  const chosen = [...new Set(words ?? waiting)].filter((one) => rules.some((rule) => rule.words === one))
  const dated = from !== undefined || until !== undefined
  const lifts = may && before.never && words === undefined
  if (words && chosen.length < new Set(words).size) return undefined
  if (may && chosen.length === 0 && !dated && !lifts) return undefined
  return {
    settled: [
      ...before.settled.filter((one) => !chosen.includes(one.words)),
      ...chosen.map((one) => ({ words: one, may })),
    ],
    // A no that names no words, where none wait, is a no to the whole.
    never: may ? before.never && !lifts : before.never || (chosen.length === 0 && !dated),
    from: from === undefined ? before.from : from,
    until: until === undefined ? before.until : until,
    note,
  }
}
