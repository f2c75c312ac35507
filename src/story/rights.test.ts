/** Tests of the rights algebra. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Ask, creditsDue, may, media, type RightsRule, rightsOf, rightsRule, type Saying, uses } from './rights.ts'

const at = (day: number) => new Date(Date.UTC(2026, 2, day))
const frame = { since: at(1) }
const ask = (some: Partial<Ask> = {}): Ask => ({ at: at(5), territory: ['NO'], medium: 'web', use: 'story', ...some })
const rule = (said: Saying, words = 'as told'): RightsRule => ({ ...said, origin: 'words', words })
const answer = (said: Saying, some: Partial<Ask> = {}) => may(rightsOf([rule(said)], frame), ask(some))

describe('one rule', () => {
  test.each([
    [{ kind: 'until', at: at(5).toISOString() }, 'no'],
    [{ kind: 'until', at: at(6).toISOString() }, 'yes'],
    [{ kind: 'from', at: at(6).toISOString() }, 'no'],
    [{ kind: 'from', at: at(5).toISOString() }, 'yes'],
    [{ kind: 'days', days: 4 }, 'no'],
    [{ kind: 'days', days: 5 }, 'yes'],
    [{ kind: 'archive' }, 'yes'],
    [{ kind: 'archive', days: 3 }, 'no'],
    [{ kind: 'not-in', countries: ['NO', 'SE'] }, 'no'],
    [{ kind: 'not-in', countries: ['DE'] }, 'yes'],
    [{ kind: 'only-in', countries: ['DE'] }, 'no'],
    [{ kind: 'only-in', countries: ['DE', 'NO'] }, 'yes'],
    [{ kind: 'not-by', media: ['web'] }, 'no'],
    [{ kind: 'only-by', media: ['print'] }, 'no'],
    [{ kind: 'not-by', media: ['print'] }, 'yes'],
    [{ kind: 'not-for', uses: ['gallery', 'syndication'] }, 'yes'],
    [{ kind: 'credit' }, 'yes'],
    [{ kind: 'known' }, 'yes'],
    [{ kind: 'never' }, 'no'],
    [{ kind: 'unknown' }, 'held'],
  ] as [Saying, string][])('%o: %s', (said, expected) => expect(answer(said).may).toBe(expected))

  test('«no archive» ends after 30 days, or as the contract says', () => {
    const archive = rightsOf([rule({ kind: 'archive' })], frame)
    expect(archive.until).toEqual(at(31))
    expect(rightsOf([rule({ kind: 'archive' })], { ...frame, archiveDays: 7 }).until).toEqual(at(8))
  })

  test('galleries and what is given to others are asked for by themselves', () => {
    const said: Saying = { kind: 'not-for', uses: ['gallery'] }
    expect(answer(said, { use: 'gallery' }).may).toBe('no')
    expect(answer(said, { use: 'syndication' }).may).toBe('yes')
  })

  test('«one time use» allows one story', () => {
    expect(answer({ kind: 'once' }).may).toBe('yes')
    expect(answer({ kind: 'once' }, { elsewhere: 1 }).may).toBe('no')
  })

  test('a site in two countries is out where one of them is', () => {
    const territory = ['NO', 'DE']
    expect(answer({ kind: 'not-in', countries: ['DE'] }, { territory }).may).toBe('no')
    expect(answer({ kind: 'only-in', countries: ['DE'] }, { territory }).may).toBe('no')
    expect(answer({ kind: 'only-in', countries: ['DE', 'NO'] }, { territory }).may).toBe('yes')
  })

  test('where the site publishes is not known: what depends on it holds', () => {
    const held = answer({ kind: 'not-in', countries: ['DE'] }, { territory: [] })
    expect(held).toMatchObject({ may: 'held', because: 'territory' })
  })
})

test('every answer but yes is a sentence that names the words', () => {
  expect(answer({ kind: 'not-in', countries: ['NO'] })).toEqual({
    ...{ may: 'no', because: 'where' },
    why: 'It may not be shown in Norway (by its terms: «as told»).',
  })
  expect(answer({ kind: 'unknown' })).toMatchObject({ why: expect.stringContaining('«as told»') })
})

test('a no goes before what holds', () => {
  const rights = rightsOf([rule({ kind: 'unknown' }), rule({ kind: 'never' })], frame)
  expect(may(rights, ask()).may).toBe('no')
})

test('credits that are due are told once', () => {
  const rules = [rule({ kind: 'credit', credit: 'Nordwire' }), rule({ kind: 'credit' }), rule({ kind: 'credit' })]
  expect(creditsDue({ rules }).toSorted()).toEqual(['', 'Nordwire'])
})

const code = fc.constantFrom('NO', 'SE', 'DE', 'FR')
const some = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { minLength: 1, maxLength: 3 })
const instant = fc.integer({ min: 1, max: 40 }).map((day) => at(day).toISOString())
const days = fc.integer({ min: 1, max: 40 })
const sayings: fc.Arbitrary<Saying> = fc.oneof(
  fc.record({ kind: fc.constant('until' as const), at: instant }),
  fc.record({ kind: fc.constant('from' as const), at: instant }),
  fc.record({ kind: fc.constant('days' as const), days }),
  fc.record({ kind: fc.constant('archive' as const), days }, { requiredKeys: ['kind'] }),
  fc.record({ kind: fc.constantFrom('not-in' as const, 'only-in' as const), countries: some(code) }),
  fc.record({ kind: fc.constantFrom('not-by' as const, 'only-by' as const), media: some(fc.constantFrom(...media)) }),
  fc.record({ kind: fc.constant('not-for' as const), uses: some(fc.constantFrom(...uses)) }),
  fc.record({ kind: fc.constantFrom('once', 'credit', 'never', 'known', 'unknown') }),
)
const aRule: fc.Arbitrary<RightsRule> = fc
  .tuple(sayings, fc.constantFrom('contract', 'field', 'words', 'person'), fc.constantFrom('', 'a', 'b'))
  .map(([said, origin, words]) => ({ ...said, origin, words }))
const someRules = fc.array(aRule, { maxLength: 6 })
const anAsk: fc.Arbitrary<Ask> = fc.record({
  at: fc.integer({ min: 1, max: 45 }).map(at),
  territory: fc.uniqueArray(code, { maxLength: 3 }),
  medium: fc.constantFrom(...media),
  use: fc.constantFrom(...uses),
  elsewhere: fc.integer({ min: 0, max: 2 }),
})
const rank = { no: 0, held: 1, yes: 2 }

describe('whatever the rules', () => {
  test('they are of their form when they have been kept', () => {
    fc.assert(
      fc.property(aRule, (one) => {
        expect(rightsRule.parse(JSON.parse(JSON.stringify(one)))).toEqual(one)
      }),
    )
  })

  test('their order does not matter, nor how often one is said', () => {
    fc.assert(
      fc.property(someRules, anAsk, fc.infiniteStream(fc.double({ noNaN: true })), (rules, asked, random) => {
        const shuffled = [...rules, ...rules.slice(0, 2)]
          .map((one) => ({ one, at: Number(random.next().value) }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ one }) => one)
        expect(rightsOf(shuffled, frame)).toEqual(rightsOf(rules, frame))
        expect(may(rightsOf(shuffled, frame), asked)).toEqual(may(rightsOf(rules, frame), asked))
      }),
    )
  })

  test('one more never allows more', () => {
    fc.assert(
      fc.property(someRules, aRule, anAsk, (rules, more, asked) => {
        const before = may(rightsOf(rules, frame), asked)
        const after = may(rightsOf([...rules, more], frame), asked)
        expect(rank[after.may]).toBeLessThanOrEqual(rank[before.may])
      }),
    )
  })

  test('a no of one is a no of all', () => {
    fc.assert(
      fc.property(someRules, aRule, anAsk, (rules, one, asked) => {
        if (may(rightsOf([one], frame), asked).may === 'no')
          expect(may(rightsOf([...rules, one], frame), asked).may).toBe('no')
      }),
    )
  })

  test('it may be shown within its term at most', () => {
    fc.assert(
      fc.property(someRules, anAsk, (rules, asked) => {
        const rights = rightsOf(rules, frame)
        const within = (!rights.from || rights.from <= asked.at) && (!rights.until || asked.at < rights.until)
        if (!within) expect(may(rights, asked).may).toBe('no')
      }),
    )
  })
})
