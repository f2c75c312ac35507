import { describe, expect, test } from 'vitest'
import { may, type RightsRule, rightsOf } from './rights.ts'
import { decidedThen, rulesUnder, undecided } from './terms-decision.ts'

const unknown = (words: string): RightsRule => ({ kind: 'unknown', origin: 'words', words })
const out: RightsRule = { kind: 'not-in', countries: ['NO'], origin: 'words', words: 'NORWAY OUT' }
const at = new Date('2026-03-04T09:00:00Z')
const answer = (rules: RightsRule[], decision = undecided) =>
  may(rightsOf(rulesUnder(rules, decision), { since: at }), { at, territory: ['NO'], medium: 'web', use: 'story' }).may

const rules = [unknown('ask the board'), unknown('ask the mayor')]

describe('a person decides', () => {
  test('all that nobody understood, at once', () => {
    const decision = decidedThen(undecided, rules, { may: true, note: 'The board agreed.' })
    expect(answer(rules)).toBe('held')
    expect(answer(rules, decision)).toBe('yes')
  })

  test('some words; the others go on holding, and so do new ones', () => {
    const decision = decidedThen(undecided, rules, { may: true, words: ['ask the board'], note: 'Agreed.' })
    expect(answer(rules, decision)).toBe('held')
    const both = decidedThen(decision ?? undecided, rules, { may: true, words: ['ask the mayor'], note: 'Agreed.' })
    expect(answer(rules, both)).toBe('yes')
    expect(answer([...rules, unknown('ask the king')], both)).toBe('held')
  })

  test('against words', () => {
    const decision = decidedThen(undecided, rules, { may: false, words: ['ask the board'], note: 'They said no.' })
    expect(answer(rules, decision)).toBe('no')
  })

  test('for words that were understood: the agency has allowed it all the same', () => {
    const decision = decidedThen(undecided, [out], { may: true, words: ['NORWAY OUT'], note: 'Bought.' })
    expect(answer([out])).toBe('no')
    expect(answer([out], decision)).toBe('yes')
  })

  test('against the whole, and back', () => {
    const never = decidedThen(undecided, [], { may: false, note: 'No release form.' })
    expect(answer([], never)).toBe('no')
    expect(answer([], decidedThen(never ?? undecided, [], { may: true, note: 'Found it.' }))).toBe('yes')
  })

  test('until when', () => {
    const until = '2026-03-04T08:00:00Z'
    const decision = decidedThen(undecided, [], { may: true, until, note: 'One morning.' })
    expect(answer([], decision)).toBe('no')
    expect(answer([], decidedThen(decision ?? undecided, [], { may: true, until: null, note: 'For ever.' }))).toBe(
      'yes',
    )
  })

  test('where there is nothing to decide, nothing is decided', () => {
    expect(decidedThen(undecided, [out], { may: true, note: 'Fine.' })).toBeUndefined()
    expect(decidedThen(undecided, [out], { may: true, words: ['other words'], note: 'Fine.' })).toBeUndefined()
  })
})
