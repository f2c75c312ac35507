/** Tests of what a story lacks before it may be published, and of what an editor would put right. */

import { expect, test } from 'vitest'
import { aBody, aParagraph, aUsedPicture, someFurniture } from '../../test/build.ts'
import type { PictureId } from '../base/id.ts'
import type { Block, Body } from './body.ts'
import type { Finding } from './checking/finding.ts'
import { findingsOf, publishingChecks } from './checks.ts'
import type { Furniture } from './furniture.ts'

const ready = { furniture: someFurniture(), body: aBody('A first paragraph.') }

test('a story with a headline, a text and a byline lacks nothing', () => {
  expect(publishingChecks(ready)).toEqual([])
})

test.each([
  ['a headline', { ...ready, furniture: someFurniture({ headline: '' }) }],
  ['text', { ...ready, body: aBody() }],
  ['wrote', { ...ready, furniture: someFurniture({ by: [] }) }],
  [
    '«until the minister speaks»',
    { ...ready, furniture: someFurniture({ embargo: { unreadable: 'until the minister speaks' } }) },
  ],
])('what lacks %s is told so in one sentence', (word, story) => {
  const missing = publishingChecks(story)
  expect(missing).toHaveLength(1)
  expect(missing[0]).toContain(word.replace('a ', ''))
  expect(missing[0]).toMatch(/: .*\.$/)
})

test('everything that lacks is told at once', () => {
  expect(publishingChecks({ furniture: someFurniture({ headline: '', by: [] }), body: aBody() })).toHaveLength(3)
})

test('an embargo with a time is no lack: the time holds it', () => {
  const furniture = someFurniture({ embargo: { until: '2026-03-04T12:00:00Z' } })
  expect(publishingChecks({ ...ready, furniture })).toEqual([])
})

test('a picture whose credit is due and not printed is told, with the credit', () => {
  const lead = { ...aUsedPicture('0123456789ab'), alt: 'Boats at a quay' }
  const pictured = (credit: string) => ({ ...ready, furniture: someFurniture({ lead: { ...lead, credit } }) })
  const credits = new Map([[lead.id as string, ['AFP PHOTO / HARBOUR BOARD']]])
  expect(publishingChecks(pictured(''), { credits })).toEqual([
    'The picture «The harbour at noon» must be credited («AFP PHOTO / HARBOUR BOARD»): write its credit.',
  ])
  expect(publishingChecks(pictured('Handout / Harbour Board / AFP'), { credits })).toEqual([])
  const any = { credits: new Map([[lead.id as string, ['']]]) }
  expect(publishingChecks(pictured(''), any)).toHaveLength(1)
  expect(publishingChecks(pictured('Ada Example'), any)).toEqual([])
  expect(publishingChecks(pictured(''))).toEqual([])
})

test('a picture that readers see needs words for who does not see it, or to be declared decorative', () => {
  const one = aUsedPicture('0123456789ab')
  const two = aUsedPicture('ba9876543210', 'A gull')
  const shows: Body = { type: 'body', content: [aParagraph('Text.'), { type: 'picture', attrs: { picture: two.id } }] }
  const told = { furniture: someFurniture({ lead: one, pictures: { [two.id]: two } }), body: shows }
  const found = findingsOf(told).filter(({ level }) => level === 'blocking')
  expect(found.map(({ where }) => where)).toEqual([{ part: 'lead' }, { part: 'body', block: 1 }])
  expect(found[1]?.sentence).toBe(
    'The picture «A gull» has no alternative text: write what it shows, or say that it is decorative.',
  )
  expect(publishingChecks(told, { edited: false })).toEqual([])
  const furniture = {
    ...told.furniture,
    lead: { ...one, alt: 'Boats' },
    pictures: { [two.id]: { ...two, decorative: true } },
  }
  expect(publishingChecks({ ...told, furniture })).toEqual([])
  expect(
    publishingChecks({ ...told, furniture: { ...furniture, pictures: { [two.id]: two } }, body: aBody('No picture.') }),
  ).toEqual([])
})

const whole = someFurniture({
  standfirst: 'A sentence.',
  topics: [{ slug: 'ships', name: 'Ships' }],
  lead: { ...aUsedPicture('0123456789ab'), alt: 'A boat' },
})
const adviceOn = (...content: Block[]): Finding[] => findingsOf({ furniture: whole, body: { type: 'body', content } })
const sentences = (...content: Block[]): string[] => adviceOn(...content).map(({ sentence }) => sentence)
const aCrosshead = (text: string): Block => ({ type: 'crosshead', content: [{ type: 'text', text }] })
const linked = (...words: string[]): Block => ({
  type: 'paragraph',
  content: words.map((text, at) => ({
    type: 'text',
    text,
    marks: [{ type: 'link', attrs: { href: 'https://a.example/' } }, ...(at % 2 ? [{ type: 'strong' as const }] : [])],
  })),
})

test('a good story gives an editor nothing to do', () => {
  expect(
    adviceOn(
      aParagraph('“We go on,” she said. He had had enough; that that is so is the captain’s word.'),
      aCrosshead('A night at sea'),
      aParagraph('“The first paragraph of a long quote stands open.'),
      aParagraph('“The second closes it.”'),
      aParagraph('„Wir fahren“, sagte sie.'),
      linked('the harbour ', 'board’s report'),
    ),
  ).toEqual([])
})

test.each<[string, string, Block[]]>([
  ['an agency’s line for the desk', 'agency’s line', [aParagraph('Text.'), aParagraph('(More to come)')]],
  ['the same in brackets', 'agency’s line', [aParagraph('Text.'), aParagraph('(more)')]],
  ['two spaces', 'Two spaces', [aParagraph('One  two.')]],
  ['a word twice', '«the the»', [aParagraph('It was the the boat.')]],
  ['an open quote', 'nothing closes it', [aParagraph('“We go on, she said.'), aParagraph('He left.')]],
  ['an open straight quote', 'nothing closes it', [aParagraph('"We go on, she said.')]],
  ['a link without meaning', '«click here»', [linked('click ', 'here')]],
  ['a crosshead at the beginning', 'stands first', [aCrosshead('First'), aParagraph('Text.')]],
  ['a crosshead at the end', 'stands last', [aParagraph('Text.'), aCrosshead('Last')]],
  ['two crossheads', 'follow one another', [aParagraph('Text.'), aCrosshead('A'), aCrosshead('B'), aParagraph('On.')]],
  ['a long paragraph', '130 words', [aParagraph(Array.from({ length: 130 }, (_, at) => `w${at}`).join(' '))]],
])('%s is told', (_, words, content) => {
  expect(sentences(...content)).toEqual([expect.stringContaining(words)])
})

test('the same picture twice is told where it stands the second time', () => {
  const shown: Block = { type: 'picture', attrs: { picture: 'ba9876543210' as PictureId } }
  expect(adviceOn(aParagraph('Text.'), shown, aParagraph('More.'), shown)).toEqual([
    { level: 'advice', where: { part: 'body', block: 3 }, sentence: 'The same picture stands twice: take one out.' },
  ])
})

test('what is around the text is looked at, and what stops comes first', () => {
  const furniture = someFurniture({ by: [], headline: 'x'.repeat(101), searchTitle: 'x'.repeat(61) })
  const found = findingsOf({ furniture, body: aBody('Text.') }, { openNotes: [0, -1] })
  expect(found.map(({ level, where }) => `${level} ${where.part} ${where.block ?? ''}`.trim())).toEqual([
    'blocking byline',
    ...['headline', 'searchTitle', 'standfirst', 'topics', 'lead', 'notes 0', 'notes'].map((one) => `advice ${one}`),
  ])
})

const ofGenre = (more: Partial<Furniture>, ...content: Block[]) => ({
  furniture: { ...whole, ...more },
  body: { type: 'body' as const, content: [aParagraph('Text.'), ...content] },
})
const anEmbed = (address: string): Block => ({ type: 'embed', attrs: { address, title: 'A film' } })

test('a gallery of one picture and a video of none are stopped where the desk has made them, and else only told', () => {
  const gallery = ofGenre({ genre: 'gallery' })
  expect(publishingChecks(gallery)).toEqual([expect.stringContaining('shows 2 pictures or more')])
  expect(publishingChecks(gallery, { edited: false })).toEqual([])
  expect(findingsOf(gallery, { edited: false })).toHaveLength(1)
  const two = { ...aUsedPicture('ba9876543210'), alt: 'A gull' }
  const shown: Block = { type: 'picture', attrs: { picture: two.id } }
  expect(publishingChecks(ofGenre({ genre: 'gallery', pictures: { [two.id]: two } }, shown))).toEqual([])
  expect(publishingChecks(ofGenre({ genre: 'video' }))).toHaveLength(1)
  expect(publishingChecks(ofGenre({ genre: 'video' }, anEmbed('https://x.com/a/status/12345')))).toHaveLength(1)
  expect(publishingChecks(ofGenre({ genre: 'video' }, anEmbed('https://youtu.be/dQw4w9WgXcQ')))).toEqual([])
  expect(publishingChecks(ofGenre({ genre: 'video' }, anEmbed('https://films.example/horn.mp4')))).toEqual([])
})

test('an opinion of an agency, and a review of nothing, are told and not stopped', () => {
  const opinion = ofGenre({ genre: 'opinion', by: ['nordwire'] })
  expect(findingsOf(opinion, { agencies: new Set(['nordwire']) })).toMatchObject([
    { level: 'advice', where: { part: 'byline' } },
  ])
  expect(findingsOf(ofGenre({ genre: 'opinion' }), { agencies: new Set(['nordwire']) })).toEqual([])
  expect(findingsOf(ofGenre({ genre: 'review' }))).toMatchObject([{ level: 'advice', where: { part: 'review' } }])
  const review = { of: 'The Long Tide', kind: 'film', rating: null } as const
  expect(findingsOf(ofGenre({ genre: 'review', review }))).toEqual([])
})
