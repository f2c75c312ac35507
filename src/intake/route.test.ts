import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Rule, type RuleFits, ruleDoes, ruleFits } from '../story/routing-rule.ts'
import { type Facts, factsOf, route } from './route.ts'

const someFacts = (some: Partial<Facts> = {}): Facts => ({
  supplier: 'nordwire',
  type: 'text',
  language: 'en-gb',
  topics: [{ name: 'sailing', uri: 'medtop:20001038' }],
  places: ['Norway'],
  urgency: 4,
  words: ['regatta', 'Norway-sailing', 'Crews wait for wind off Bergen'],
  genres: ['Current'],
  picture: false,
  at: { day: 'tue', time: '07:15' },
  ...some,
})

const aRule = (name: string, fits: RuleFits, does: Rule['does'], more: Partial<Rule> = {}): Rule => ({
  ...{ name, fits, does, ends: true, paused: false },
  ...more,
})

describe('a condition', () => {
  test.each<[RuleFits, Partial<Facts>, boolean]>([
    [{}, {}, true],
    [{ suppliers: ['sudwire', 'nordwire'] }, {}, true],
    [{ suppliers: ['sudwire'] }, {}, false],
    [{ languages: ['en'] }, {}, true],
    [{ languages: ['en-GB'] }, {}, true],
    [{ languages: ['en-us'] }, {}, false],
    [{ languages: ['en'] }, { language: '' }, false],
    // 15000000 is sport: sailing lies below it.
    [{ topics: ['medtop:15000000'] }, {}, true],
    [{ topics: ['15000000'] }, {}, true],
    [{ topics: ['Sailing'] }, {}, true],
    [{ topics: ['medtop:04000000'] }, {}, false],
    [{ topics: ['medtop:15000000'] }, { topics: [] }, false],
    [{ places: ['norway', 'Sweden'] }, {}, true],
    [{ places: ['Nor'] }, {}, false],
    [{ urgency: { from: 1, to: 3 } }, {}, false],
    [{ urgency: { from: 1, to: 3 } }, { urgency: 3 }, true],
    [{ urgency: { from: 1, to: 9 } }, { urgency: undefined }, false],
    [{ keywords: ['wind off'] }, {}, true],
    [{ keywords: ['sailing'] }, {}, true],
    [{ keywords: ['sail'] }, {}, false],
    [{ genres: ['current'] }, {}, true],
    [{ picture: true }, {}, false],
    [{ picture: false }, {}, true],
    [{ types: ['picture', 'text'] }, {}, true],
    [{ hours: { from: '06:00', until: '07:15' } }, {}, false],
    [{ hours: { from: '07:15', until: '09:00' } }, {}, true],
    [{ hours: { from: '22:00', until: '08:00' } }, {}, true],
    // Early on Tuesday is still the night of Monday.
    [{ hours: { from: '22:00', until: '08:00', days: ['mon'] } }, {}, true],
    [{ hours: { from: '22:00', until: '08:00', days: ['tue'] } }, {}, false],
    [{ languages: ['en'], places: ['Sweden'] }, {}, false],
  ])('%j of %j fits: %s', (fits, some, expected) => {
    const [step] = route([aRule('it', fits, { decision: 'hold' })], someFacts(some)).steps
    expect(step?.fitted).toBe(expected)
    // Whoever asks why it did not fit is told.
    expect(step?.why === undefined).toBe(expected)
  })
})

describe('rules in their order', () => {
  const facts = someFacts()

  test('the first that fits and ends is the last that is asked', () => {
    const routed = route(
      [
        aRule('abroad', { places: ['Sweden'] }, { decision: 'discard' }),
        aRule('sport', { topics: ['medtop:15000000'] }, { section: 'sport', decision: 'publish' }),
        aRule('everything', {}, { decision: 'hold' }),
      ],
      facts,
    )
    expect(routed).toMatchObject({ section: 'sport', decision: 'publish' })
    expect(routed.steps).toEqual([
      { rule: 'abroad', fitted: false, why: 'its places are «Norway»' },
      { rule: 'sport', fitted: true, did: { section: 'sport', decision: 'publish' } },
    ])
  })

  test('one that goes on lets others add what it has not said, and nothing else', () => {
    const routed = route(
      [
        aRule(
          'night',
          { hours: { from: '22:00', until: '08:00' } },
          { desk: 'night', decision: 'hold' },
          { ends: false },
        ),
        aRule('sport', { topics: ['medtop:15000000'] }, { section: 'sport', desk: 'sport', decision: 'publish' }),
      ],
      facts,
    )
    expect(routed).toMatchObject({ section: 'sport', desk: 'night', decision: 'hold' })
  })

  test('a paused one is passed over, and none at all says nothing', () => {
    expect(route([aRule('off', {}, { decision: 'discard' }, { paused: true })], facts)).toEqual({
      steps: [{ rule: 'off', fitted: false, why: 'it is paused' }],
    })
    expect(route([], facts)).toEqual({ steps: [] })
  })

  test('whatever the rules are, each property is that of the first fitting rule which names it', () => {
    const does = fc.record(
      {
        section: fc.constantFrom('sport', 'world'),
        desk: fc.constantFrom('a', 'b'),
        decision: fc.constantFrom('publish' as const, 'hold' as const, 'discard' as const),
      },
      { requiredKeys: [] },
    )
    const fits = fc.constantFrom<RuleFits>({}, { languages: ['en'] }, { languages: ['de'] }, { picture: true })
    const rules = fc.array(
      fc.record({ name: fc.string(), fits, does, ends: fc.boolean(), paused: fc.boolean() }) as fc.Arbitrary<Rule>,
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(rules, (all) => {
        const { steps, ...said } = route(all, facts)
        const fitted = steps.filter((step) => step.fitted)
        for (const key of ['section', 'desk', 'decision'] as const)
          expect(said[key]).toBe(fitted.find((step) => step.did?.[key] !== undefined)?.did?.[key])
        const last = all[steps.length - 1]
        if (steps.length < all.length) expect(last?.ends).toBe(true)
      }),
    )
  })
})

test('what no rule can be is refused in words', () => {
  expect(ruleFits.safeParse({ urgency: { to: 0 } }).success).toBe(false)
  expect(ruleFits.safeParse({ hours: { from: '6', until: '7' } }).error?.issues[0]?.message).toContain('06:30')
  expect(ruleFits.safeParse({ supplier: ['nordwire'] }).success).toBe(false)
  expect(ruleDoes.safeParse({}).error?.issues[0]?.message).toContain('does nothing')
})

test('the time of day is that of the site, on both sides of midnight and of daylight saving', () => {
  const copy = { type: 'text', subjects: [], places: [], keywords: [], pictures: [], headline: 'H' } as never
  const at = (now: string, zone: string) =>
    factsOf({ uri: 'urn:x:1' }, copy, { supplier: 's', now: new Date(now), zone }).at
  expect(at('2026-03-03T23:30:00Z', 'Europe/Oslo')).toEqual({ day: 'wed', time: '00:30' })
  expect(at('2026-07-03T23:30:00Z', 'Europe/Oslo')).toEqual({ day: 'sat', time: '01:30' })
  expect(at('2026-07-03T02:30:00Z', 'America/Lima')).toEqual({ day: 'thu', time: '21:30' })
})
