/** Tests of how much of a text is the newsroom's. */

import { expect, test } from 'vitest'
import { type Body, bodyText } from '../body.ts'
import { marksOf } from '../provenance.ts'
import { ownShare, type Sent } from './own-share.ts'

const bodyOf = (...paragraphs: string[]): Body => ({
  type: 'body',
  content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})
const agency = bodyOf(
  'The pilots of the northern quay met at noon to vote on the new hours.',
  'They will meet again tomorrow, said the harbour master.',
)
const sent: Sent = { marks: new Set(marksOf(agency)), text: bodyText(agency) }
const dropped: Sent = { ...sent, text: undefined }

test.each([
  ['as it came', agency, 0],
  [
    'a comma and a capital put in everywhere',
    bodyOf(
      'The Pilots of the northern quay met, at noon, to vote on the new hours.',
      'They will meet again tomorrow: said the harbour master.',
    ),
    0,
  ],
  ['in another order', { ...agency, content: agency.content.toReversed() }, 0],
  [
    'with as many words of our own',
    bodyOf(...agency.content.map((one) => bodyText({ type: 'body', content: [one] })), 'w '.repeat(24)),
    0.5,
  ],
  ['written by us alone', bodyOf('Nobody on the quay had slept when we came, and nobody would talk to us.'), 1],
  ['nothing', bodyOf(), 0],
  ['a picture alone', { type: 'body', content: [{ type: 'picture', attrs: { picture: 'x' as never } }] }, 0],
  ['two words of it', bodyOf('They will'), 0],
] as [string, Body, number][])('a text that is %s', (_, body, share) => {
  expect(ownShare(body, sent)).toBeCloseTo(share, 2)
})

test('a paragraph with one new word has that word for ours, and no more', () => {
  const body = bodyOf('The pilots of the northern quay met loudly at noon to vote on the new hours.')
  expect(ownShare(body, sent)).toBeCloseTo(1 / 15, 2)
})

test('where the agency’s text was dropped, the marks of its paragraphs say what was its own', () => {
  expect(ownShare(agency, dropped)).toBe(0)
  expect(
    ownShare(bodyOf('They will meet again tomorrow, said the harbour master.', 'w '.repeat(9)), dropped),
  ).toBeCloseTo(0.5, 2)
})
