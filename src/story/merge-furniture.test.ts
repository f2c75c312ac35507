/** Tests of what stands around a text when the agency sends another version. */

import { expect, test } from 'vitest'
import { aBody, aUsedPicture, someFurniture } from '../../test/build.ts'
import type { Furniture } from './furniture.ts'
import { mergeFrame } from './merge-furniture.ts'

const framed = (some: Partial<Furniture> = {}, section = 'world') => ({ section, furniture: someFurniture(some) })
const text = aBody('A paragraph.')
const merged = (
  base: Partial<Furniture>,
  ours: Partial<Furniture>,
  theirs: Partial<Furniture>,
  before: string[] = [],
) => mergeFrame(framed(base), framed(ours), framed(theirs), text, before)

test.each([
  ['headline', 'Ferry aground', 'Ferry afloat'],
  ['standfirst', 'It lies on a bank.', 'It is off the bank.'],
  ['by', ['ada'], ['bram']],
  ['slugline', 'Ferry', 'Ferry-2ndlead'],
] as const)('another %s is proposed even where the desk has left it alone', (field, before, now) => {
  const { furniture, proposals } = merged({ [field]: before }, { [field]: before }, { [field]: now })
  expect(furniture[field]).toEqual(before)
  expect(proposals).toEqual([{ field, base: before, ours: before, theirs: now }])
})

test('another section is proposed', () => {
  const { section, proposals } = mergeFrame(framed(), framed(), framed({}, 'sport'), text)
  expect(section).toBe('world')
  expect(proposals).toEqual([{ field: 'section', base: 'world', ours: 'world', theirs: 'sport' }])
})

test('what the agency says as before, or as the desk does by now, is no proposal', () => {
  expect(merged({ headline: 'A' }, { headline: 'B' }, { headline: 'A' }).proposals).toEqual([])
  expect(merged({ headline: 'A' }, { headline: 'B' }, { headline: 'B' }).proposals).toEqual([])
})

test('a proposal that nobody has answered stands, with what the agency says now, until the desk says the same', () => {
  expect(merged({ headline: 'A' }, { headline: 'B' }, { headline: 'A' }, ['headline']).proposals).toHaveLength(1)
  expect(merged({ headline: 'A' }, { headline: 'A' }, { headline: 'A' }, ['headline']).proposals).toEqual([])
})

test('what the desk has left alone follows; what it has changed stays, and is proposed where the agency says something new', () => {
  const [one, two, three] = ['000000000001', '000000000002', '000000000003'].map((id) => aUsedPicture(id))
  const lead = (picture = one) => ({ lead: picture ?? null })
  expect(merged(lead(one), lead(one), lead(two)).furniture.lead).toEqual(two)
  expect(merged(lead(one), lead(two), lead(one)).furniture.lead).toEqual(two)
  const both = merged(lead(one), lead(two), lead(three))
  expect(both.furniture.lead).toEqual(two)
  expect(both.proposals.map(({ field }) => field)).toEqual(['lead'])
})

test('topics and notes: what either side adds is there, what either takes away is not', () => {
  const topics = (...names: string[]) => ({ topics: names.map((name) => ({ slug: name, name })) })
  const names = merged(topics('a', 'b', 'c'), topics('a', 'b', 'own'), topics('a', 'c', 'new')).furniture.topics
  expect(names.map(({ slug }) => slug)).toEqual(['a', 'new', 'own'])
  expect(merged({ notes: ['x/y'] }, { notes: ['x/y', 'call her'] }, { notes: ['x/z'] }).furniture.notes).toEqual([
    'x/z',
    'call her',
  ])
})

test('a picture that the text shows is among its pictures, and the desk’s words for it stay', () => {
  const [old, own] = [aUsedPicture('000000000001', 'As it came'), aUsedPicture('000000000001', 'As the desk has it')]
  const shown = { type: 'body' as const, content: [{ type: 'picture' as const, attrs: { picture: old.id } }] }
  const frame = (pictures: Furniture['pictures']) => framed({ pictures })
  const kept = mergeFrame(frame({ [old.id]: old }), frame({ [old.id]: own }), frame({}), shown)
  expect(kept.furniture.pictures).toEqual({ [old.id]: own })
  expect(mergeFrame(frame({ [old.id]: old }), frame({ [old.id]: old }), frame({}), text).furniture.pictures).toEqual({})
})

test('an embargo follows the agency where the desk has left it alone, and is asked where both have set one', () => {
  const until = (hour: number) => ({ embargo: { until: `2026-03-04T${hour}:00:00Z` } })
  expect(merged({}, {}, until(12)).furniture.embargo).toEqual(until(12).embargo)
  expect(merged(until(12), { embargo: null }, until(12))).toMatchObject({ furniture: { embargo: null }, asks: false })
  expect(merged(until(12), until(14), until(16))).toMatchObject({ furniture: until(14), asks: true })
})

test('a genre follows the agency, is proposed where the desk has given it another, and none is news', () => {
  expect(merged({}, {}, { genre: 'analysis' })).toMatchObject({ furniture: { genre: 'analysis' }, proposals: [] })
  expect(merged({ genre: 'analysis' }, { genre: 'analysis' }, {}).furniture.genre).toBeUndefined()
  expect(merged({}, { genre: 'news' }, {}).proposals).toEqual([])
  const other = merged({}, { genre: 'opinion' }, { genre: 'analysis' })
  expect(other.furniture.genre).toBe('opinion')
  expect(other.proposals).toEqual([{ field: 'genre', base: 'news', ours: 'opinion', theirs: 'analysis' }])
  const review = { of: 'The Long Tide', kind: 'film', rating: 4 } as const
  expect(merged({}, { genre: 'review', review }, { headline: 'B' }).furniture.review).toEqual(review)
})
