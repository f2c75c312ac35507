/** What was agreed with a supplier, as rules for everything that it sends. */

import type { Contract, RightsRule, Saying } from '../../story/rights.ts'
import { termsIn } from '../../wire/meaning/terms.ts'

const by = (said: Saying, words: string): RightsRule => ({ ...said, origin: 'contract', words })

/**
 * The contract's rules. `at` is the item's own time. Words among its terms that no machine understands hold nothing back: whoever
 * wrote them down has read them.
 */
export const contractRules = (contract: Contract, at: Date): RightsRule[] => {
  const { validDays, archive, galleries, syndication, notIn, onlyIn, media, ends, terms, zone } = contract
  const words = termsIn(terms ?? [], { at, zone })
  return [
    ...(validDays === undefined ? [] : [by({ kind: 'days', days: validDays }, `valid ${validDays} days`)]),
    ...(archive === false ? [by({ kind: 'archive' }, 'no archive')] : []),
    ...(galleries === false ? [by({ kind: 'not-for', uses: ['gallery'] }, 'no galleries')] : []),
    ...(syndication === false ? [by({ kind: 'not-for', uses: ['syndication'] }, 'no syndication')] : []),
    ...(notIn ? [by({ kind: 'not-in', countries: notIn }, `not in ${notIn.join(', ')}`)] : []),
    ...(onlyIn ? [by({ kind: 'only-in', countries: onlyIn }, `only in ${onlyIn.join(', ')}`)] : []),
    ...(media ? [by({ kind: 'only-by', media }, `only by ${media.join(', ')}`)] : []),
    ...(ends === undefined ? [] : [by({ kind: 'until', at: ends }, `the contract ends on ${ends}`)]),
    ...words.map((rule): RightsRule => {
      const { words: said, origin: _, ...saying } = rule
      return by(saying.kind === 'unknown' ? { kind: 'known' } : saying, said)
    }),
  ]
}

/** The words among a contract's terms that no machine understands. */
export const unreadIn = ({ terms, zone }: Contract, at: Date): string[] =>
  termsIn(terms ?? [], { at, zone }).flatMap((rule) => (rule.kind === 'unknown' ? rule.words : []))
