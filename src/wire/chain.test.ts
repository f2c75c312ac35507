import { describe, expect, test } from 'vitest'
import { type ChainFacts, chainFacts, chainOf, sameTextAs } from './chain.ts'
import { copyOf } from './copy-of.ts'

const at = (clock: string) => new Date(`2026-03-03T${clock}:00Z`)

const facts = (uri: string, clock: string, more: Partial<ChainFacts>): ChainFacts => ({
  uri,
  provider: 'Nordwire',
  headline: '',
  keywords: [],
  opening: '',
  language: 'en',
  versionCreated: at(clock),
  ...more,
})

const alert = facts('urn:x:alert', '09:15', {
  alert: true,
  headline: 'Bridge over Valdrey sound collapses, harbour board says',
  opening: 'Bridge over Valdrey sound collapses, harbour board says',
  located: 'VALDREY',
})
const story = facts('urn:x:story', '09:31', {
  headline: 'Bridge collapses over Valdrey sound',
  opening:
    'The bridge over the Valdrey sound collapsed on Tuesday morning, the harbour board said. Nobody was on it, a spokeswoman told reporters, and ships have been told to wait outside.',
  located: 'VALDREY',
})

describe('an alert', () => {
  test('is followed by the text that tells it', () =>
    expect(chainOf(story, [alert])).toEqual({
      uri: 'urn:x:alert',
      why: 'It follows the alert of 09:15 UTC: «Bridge over Valdrey sound collapses, harbour board says».',
    }))

  test('in Arabic too, where words take an article', () => {
    const arabic = { language: 'ar', provider: 'AFP' }
    const first = facts('a', '07:36', {
      ...arabic,
      alert: true,
      headline: 'فالدري تعلن انهيار جسر الميناء صباح الثلاثاء',
    })
    const next = facts('b', '07:49', {
      ...arabic,
      headline: 'انهيار جسر الميناء في فالدري صباح الثلاثاء',
      opening: 'أعلنت سلطات فالدري الثلاثاء انهيار الجسر',
    })
    expect(chainOf(next, [first])?.uri).toBe('a')
  })

  test.each([
    ['three hours later', { versionCreated: at('12:16') }],
    ['by another supplier', { provider: 'Southwire' }],
    ['in another language', { language: 'de' }],
    ['that is an alert itself', { alert: true }],
    ['that came before it', { versionCreated: at('09:14') }],
    ['of no known time', { versionCreated: undefined }],
    [
      'of the same place and another matter',
      {
        headline: 'Valdrey harbour board elects new head',
        opening: 'The harbour board of Valdrey elected Ada Example as its head on Tuesday, it said in a statement.',
      },
    ],
    [
      'of the same matter and another place',
      {
        headline: 'Bridge over Norby sound closed',
        opening: 'The bridge over Norby sound was closed on Tuesday, the board said.',
        located: 'NORBY',
      },
    ],
  ] as const)('is not followed by a text %s', (_, more) =>
    expect(chainOf({ ...story, ...more }, [alert])).toBeUndefined(),
  )

  test('of two that could be meant the likelier is', () => {
    const other = facts('urn:x:other', '09:20', {
      alert: true,
      headline: 'Harbour board of Valdrey closes sound to ships',
      opening: '',
    })
    expect(chainOf(story, [other, alert])?.uri).toBe('urn:x:alert')
  })
})

describe('a lead', () => {
  const first = facts('urn:x:1', '09:31', { ...story, uri: 'urn:x:1', slugline: 'VALDREY-BRIDGE/' })
  const lead = facts('urn:x:2', '11:00', {
    filing: 'lead',
    slugline: 'VALDREY-BRIDGE/ (UPDATE 1, PIX)',
    headline: 'Valdrey bridge collapse blamed on ship',
    opening:
      'A ship hit the bridge over the Valdrey sound before it collapsed on Tuesday morning, the harbour board said. Nobody was on it, a spokeswoman told reporters.',
  })
  test('of the same slugline goes on from the text before', () =>
    expect(chainOf(lead, [first])).toEqual({
      uri: 'urn:x:1',
      why: 'It is a new lead of the text of 09:31 UTC under the same slugline, VALDREY-BRIDGE/.',
    }))
  test.each([
    ['under another slugline', { slugline: 'VALDREY-ELECTION/' }],
    ['that is not filed as one', { filing: undefined }],
    ['half a day later', { versionCreated: at('21:32') }],
    [
      'about something else',
      {
        opening:
          'Voters in the north went to the polls on Tuesday in calm weather, officials said at noon, and counting begins tonight.',
      },
    ],
  ] as const)('is none %s', (_, more) => expect(chainOf({ ...lead, ...more }, [first])).toBeUndefined())
})

describe('series are stories of their own', () => {
  const rates =
    'The following rates were fixed at the exchange in Valdrey on Tuesday in electronic trading and compared with the day before'
  test.each([
    ['Rates in Valdrey at 16:34', 'Rates in Valdrey at 17:34'],
    ['Selected funds (Part 1 of 4) in Valdrey', 'Selected funds (Part 4 of 4) in Valdrey'],
    ['TecVAX: closing rates in electronic trading', 'SVAX: closing rates in electronic trading'],
  ])('%s, %s', (one, two) => {
    const series = { slugline: 'Exchange/Valdrey/Rates', filing: 'lead' as const }
    const before = facts('a', '16:34', { ...series, headline: one, opening: rates })
    expect(chainOf(facts('b', '17:34', { ...series, headline: two, opening: rates }), [before])).toBeUndefined()
  })
})

describe('the same text from another supplier', () => {
  const other = { ...story, uri: 'urn:y:1', provider: 'Southwire', versionCreated: at('10:00') }
  test('is found', () =>
    expect(sameTextAs(other, [alert, story])).toEqual({ uri: 'urn:x:story', why: 'Nordwire has the same text.' }))
  test('is not another report of the same event', () => {
    const opening =
      'Part of the Valdrey bridge fell into the sound early on Tuesday, officials at the harbour board told Southwire. No one was hurt, they said, though shipping was stopped at once.'
    expect(sameTextAs({ ...other, opening }, [story])).toBeUndefined()
  })
  test('is not the supplier’s own, nor one of another day, nor a short one', () => {
    expect(sameTextAs({ ...other, provider: 'Nordwire' }, [story])).toBeUndefined()
    expect(sameTextAs({ ...other, versionCreated: new Date('2026-03-05T09:00:00Z') }, [story])).toBeUndefined()
    expect(
      sameTextAs({ ...other, opening: 'A bridge fell.' }, [{ ...story, opening: 'A bridge fell.' }]),
    ).toBeUndefined()
  })
})

test('the facts of a copy are small, and an alert is told by its keyword', () => {
  const copy = copyOf({
    uri: 'urn:x:1',
    type: 'text',
    versionCreated: '2026-03-03T09:15:00Z',
    subjects: [{ name: 'alert', rel: 'keyword' }],
    bodies: [{ role: 'main', value: `<p>Bridge collapses</p><p>${'word '.repeat(1000)}</p>` }],
  })
  expect(chainFacts(copy)).toMatchObject({ alert: true, headline: 'Bridge collapses', versionCreated: at('09:15') })
  expect(chainFacts(copy).opening.length).toBeLessThan(500)
})
