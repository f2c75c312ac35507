/** Tests of what readers will see of a revision. */

import { expect, test } from 'vitest'
import { aBody, aPerson, aUsedPicture, someFurniture } from '../../test/build.ts'
import type { PictureId, StoryId } from '../base/id.ts'
import type { Standing } from '../store/publications.ts'
import { freshStory, type Revision, type Story } from '../store/stories.ts'
import { embargoEnd } from '../story/embargo.ts'
import type { Furniture } from '../story/furniture.ts'
import { type Publishing, publicationOf } from './publication-of.ts'

const id = '0123456789ab' as StoryId
const at = (hour: number) => new Date(Date.UTC(2026, 2, 4, hour))
const now = at(10)

const story: Story = {
  id,
  workflow: 'ready',
  section: 'world',
  wire_item: null,
  wire_version: null,
  wire_updates: 'ignore',
  ...freshStory,
  edited: false,
  revision: 3,
  created_at: at(7),
  changed_at: at(7),
  killed_at: null,
}
const revision = (furniture: Partial<Furniture> = {}, ...text: string[]): Revision => ({
  story: id,
  number: 3,
  kind: 'save',
  furniture: someFurniture(furniture),
  body: aBody(...(text.length > 0 ? text : ['A first paragraph.', 'A second.'])),
  wire_version: null,
  actor: 'chief',
  at: at(9),
})
const standing = (some: Partial<Standing> = {}): Standing => ({
  address: '/world/an-older-headline-0123456789ab',
  dated_at: at(8),
  published_at: at(8),
  updated_at: null,
  visible_from: at(8),
  expires_at: null,
  released_at: null,
  killed_at: null,
  revision: 2,
  ...some,
})
const made = (some: Partial<Publishing> = {}) =>
  publicationOf({
    story,
    revision: revision(),
    profiles: [aPerson()],
    standing: undefined,
    wireTime: undefined,
    heldUntil: embargoEnd(some.revision?.furniture.embargo ?? null),
    updated: false,
    ...{ ownShare: 1, translationOf: null },
    rights: { from: undefined, until: undefined, syndicated: true },
    now,
    ...some,
  }).publication

test('a first publication: its address from its headline, its dates from now', () => {
  expect(made()).toMatchObject({
    address: `/world/the-old-ferry-sails-again-${id}`,
    revision: 3,
    source: 'Mara Quill',
    profiles: ['mara-quill'],
    published_at: now,
    dated_at: now,
    visible_from: now,
    updated_at: null,
  })
})

test('copy of an agency is as old as the agency says, and never younger than its page', () => {
  expect(made({ wireTime: at(6) }).dated_at).toEqual(at(6))
  expect(made({ wireTime: at(14) }).dated_at).toEqual(now)
  expect(made({ wireTime: at(6) }).published_at).toEqual(now)
})

test('what stands keeps its address and its dates, whatever its headline is now', () => {
  const again = made({ standing: standing(), revision: revision({ headline: 'Another' }), wireTime: at(9) })
  expect(again).toMatchObject({
    headline: 'Another',
    address: '/world/an-older-headline-0123456789ab',
    dated_at: at(8),
    published_at: at(8),
    visible_from: at(8),
    updated_at: null,
  })
})

test('readers are told of an update only where it is one, and are not told less by the next', () => {
  expect(made({ updated: true }).updated_at).toBeNull()
  expect(made({ standing: standing(), updated: true }).updated_at).toEqual(now)
  expect(made({ standing: standing({ updated_at: at(9) }) }).updated_at).toEqual(at(9))
})

test('an embargo sets the time from which it is seen, and its dates with it', () => {
  const held = made({ revision: revision({ embargo: { until: at(12).toISOString() } }), wireTime: at(6) })
  expect(held).toMatchObject({ visible_from: at(12), published_at: at(12), dated_at: at(12) })
  const over = made({ revision: revision({ embargo: { until: at(9).toISOString() } }), wireTime: at(6) })
  expect(over).toMatchObject({ visible_from: now, published_at: now, dated_at: at(9) })
})

test('an embargo that is moved or lifted before its time takes its dates with it', () => {
  const waiting = standing({ visible_from: at(12), published_at: at(12), dated_at: at(12) })
  const later = made({ standing: waiting, revision: revision({ embargo: { until: at(15).toISOString() } }) })
  expect(later).toMatchObject({ visible_from: at(15), published_at: at(15), dated_at: at(15) })
  const lifted = made({ standing: waiting, wireTime: at(9), updated: true })
  expect(lifted).toMatchObject({ visible_from: now, published_at: now, dated_at: at(9), updated_at: null })
  expect(lifted.address).toBe(waiting.address)
})

test('lists show the standfirst, or the first words of the text', () => {
  expect(made({ revision: revision({ standfirst: 'In short.' }) }).summary).toBe('In short.')
  expect(made().summary).toBe('A first paragraph. A second.')
  const long = Array.from({ length: 50 }, (_, word) => `w${word}`).join(' ')
  expect(made({ revision: revision({}, long) }).summary).toMatch(/^w0 .* w31…$/)
})

test('every picture that it shows is named, so that none is given away without it', () => {
  const lead = aUsedPicture('lead00000000')
  const inside = aUsedPicture('inside000000')
  const shown = made({ revision: revision({ lead, pictures: { [inside.id]: inside } }) })
  expect(shown.picture_ids).toEqual([lead.id, inside.id])
  expect(made().picture_ids).toEqual([])
})

test('search finds it by its text, without its marks', () => {
  expect(
    publicationOf({
      story,
      revision: revision({}, 'One', 'Two'),
      profiles: [],
      standing: undefined,
      wireTime: undefined,
      updated: false,
      ...{ ownShare: 1, translationOf: null },
      rights: { from: undefined, until: undefined, syndicated: true },
      heldUntil: undefined,
      now,
    }).text,
  ).toBe('One\nTwo')
})

test('a term ends it, and a later beginning holds it', () => {
  const rights = { from: at(12), until: at(20), syndicated: false }
  expect(made({ rights })).toMatchObject({
    visible_from: at(12),
    expires_at: at(20),
    syndicated: false,
    gallery: false,
  })
  expect(made({ rights, standing: standing() })).toMatchObject({ visible_from: at(8), expires_at: at(20) })
})

test('a text of more pictures than paragraphs is a gallery', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'].map((letter) => letter.repeat(12))
  const pictures = Object.fromEntries(ids.map((one) => [one, aUsedPicture(one)]))
  const shown = ids.map((one) => ({ type: 'picture' as const, attrs: { picture: one as PictureId } }))
  const whole = revision({ pictures })
  const gallery = { ...whole, body: { ...whole.body, content: [...whole.body.content, ...shown] } }
  expect(made({ revision: gallery }).gallery).toBe(true)
  expect(made({ revision: { ...gallery, body: { ...whole.body, content: shown.slice(1) } } }).gallery).toBe(false)
})
