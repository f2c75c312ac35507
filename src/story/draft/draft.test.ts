/** Tests of the draft's document: what goes in comes out, whatever an editor makes is a body, and a change moves no more than it must. */

import { Schema } from '@tiptap/pm/model'
import { prosemirrorToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { aBody } from '../../../test/build.ts'
import { type Block, type Body, body, bodyText, type Inline, type Mark } from '../body.ts'
import { bareFurniture, type Furniture, furniture } from '../furniture.ts'
import { bodyFragment, bodyOf } from './body-of.ts'
import { changeDraft, fillDraft, type Said, saidBy, sameSaid } from './draft.ts'
import { markSpecs, nodeSpecs } from './editor-schema.ts'
import { furnitureMap, furnitureOf, written, writtenText } from './furniture-of.ts'
import { normalBody } from './normal-body.ts'

const schema = new Schema({ nodes: nodeSpecs, marks: markSpecs, topNode: 'body' })
const said = (whole: Body, around: Partial<Furniture> = {}): Said => ({
  body: whole,
  furniture: { ...bareFurniture, ...around },
  section: 'world',
})
const filled = (whole: Body, around?: Partial<Furniture>): Y.Doc => {
  const doc = new Y.Doc()
  fillDraft(doc, said(whole, around))
  return doc
}

const someWords = fc.constantFrom(
  '',
  'a',
  'The harbour',
  ' was closed ',
  'on Monday.',
  '«Neat»',
  '🌊 wave',
  '\0',
  '\ud800',
  'é',
)
const someMark: fc.Arbitrary<Mark> = fc.oneof(
  fc.constantFrom<Mark>({ type: 'emphasis' }, { type: 'strong' }),
  fc.constantFrom('https://courier.example/', '/world', 'javascript:alert(1)', `/${'x'.repeat(2001)}`).map(
    (href): Mark => ({
      type: 'link',
      attrs: { href },
    }),
  ),
)
const someLine: fc.Arbitrary<Inline[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant('text' as const),
        text: someWords,
        marks: fc.array(someMark, { maxLength: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant<Inline>({ type: 'break' }) },
  ),
  { maxLength: 5 },
)
const lines = <Type extends string>(type: Type) =>
  fc.array(
    someLine.map((content) => ({ type, content })),
    { maxLength: 3 },
  )
const someBlock: fc.Arbitrary<Block> = fc.oneof(
  { weight: 6, arbitrary: someLine.map((content): Block => ({ type: 'paragraph', content })) },
  someLine.map((content): Block => ({ type: 'crosshead', content })),
  fc
    .tuple(fc.option(fc.constantFrom('', 'Anna'), { nil: undefined }), lines('paragraph'))
    .map(([cite, content]): Block => ({ type: 'quote', ...(cite === undefined ? {} : { attrs: { cite } }), content })),
  fc
    .tuple(fc.boolean(), lines('item'))
    .map(([ordered, content]): Block => ({ type: 'list', attrs: { ordered }, content })),
  fc.constant<Block>({ type: 'picture', attrs: { picture: 'p1' as never } }),
  fc.constant<Block>({ type: 'embed', attrs: { address: 'https://video.example/1', title: 'A film' } }),
  fc.array(fc.array(fc.tuple(fc.boolean(), someLine), { maxLength: 3 }), { maxLength: 3 }).map(
    (rows): Block => ({
      type: 'table',
      content: rows.map((cells) => ({
        type: 'row',
        content: cells.map(([header, content]) => ({ type: 'cell', attrs: { header }, content })),
      })),
    }),
  ),
)
const someBody: fc.Arbitrary<Body> = fc.array(someBlock, { maxLength: 6 }).map((content) => ({ type: 'body', content }))

test('every body comes out as it went in, and is a body', () => {
  fc.assert(
    fc.property(someBody, (given) => {
      const out = bodyOf(filled(given))
      expect(out).toEqual(normalBody(given))
      expect(body.safeParse(out).success).toBe(true)
      expect(normalBody(out)).toEqual(out)
    }),
  )
})

test('an editor reads the draft by its schema, and finds in it what the body says', () => {
  fc.assert(
    fc.property(someBody, (given) => {
      const doc = filled(given)
      const node = yXmlFragmentToProseMirrorRootNode(bodyFragment(doc), schema)
      if (normalBody(given).content.length > 0) node.check()
      // Reading deletes what the schema does not know: there was nothing of it.
      expect(bodyOf(doc)).toEqual(normalBody(given))
      expect(node.textContent).toBe(
        normalBody(given)
          .content.filter(({ type }) => type !== 'embed')
          .map((block) => bodyText({ type: 'body', content: [block] }).replace(/[\n\t]/g, ''))
          .join(''),
      )
    }),
  )
})

/** A document that the schema lets an editor make. */
const someNode = (name: keyof typeof nodeSpecs): fc.Arbitrary<object> => {
  const spec = nodeSpecs[name] as { content?: string; attrs?: object }
  const attrs = fc.record(
    Object.fromEntries(
      Object.keys(spec.attrs ?? {}).map((attr) => [
        attr,
        fc.constantFrom<unknown>('x', '', 'https://video.example/', true, false, 3),
      ]),
    ),
  )
  const textNode = fc
    .tuple(
      someWords.filter((one) => one !== ''),
      fc.uniqueArray(someMark, { selector: ({ type }) => type }),
    )
    .map(([text, marks]) => ({ type: 'text', text, marks }))
  const children = (): fc.Arbitrary<object[]> => {
    if (spec.content === 'inline*')
      return fc.array(fc.oneof(textNode, fc.constant({ type: 'break' })), { maxLength: 4 })
    const child = spec.content?.replace(/[+*]$/, '')
    if (!child) return fc.constant([])
    return fc.array(someNode(child as keyof typeof nodeSpecs), { minLength: 1, maxLength: 3 })
  }
  return fc.tuple(attrs, children()).map(([given, content]) => ({ type: name, attrs: given, content }))
}
const blocks = ['paragraph', 'crosshead', 'quote', 'list', 'picture', 'table', 'embed'] as const
const someDocument = fc
  .array(fc.oneof(...blocks.map(someNode)), { minLength: 1, maxLength: 5 })
  .map((content) => ({ type: 'body', content }))

test('whatever the schema lets an editor make is a body', () => {
  fc.assert(
    fc.property(someDocument, (made) => {
      const doc = new Y.Doc()
      const node = schema.nodeFromJSON(made)
      node.check()
      prosemirrorToYXmlFragment(node, bodyFragment(doc))
      const out = bodyOf(doc)
      expect(body.parse(out)).toEqual(out)
      expect(JSON.stringify(out)).not.toMatch(/javascript:|\\u0000|\\ud800/)
    }),
  )
})

test('whatever else stands in the document gives its words, and nothing that is no body', () => {
  const doc = new Y.Doc()
  const strange = new Y.XmlElement('script')
  strange.insert(0, [new Y.XmlText('words'), new Y.XmlHook('hook') as never])
  const picture = new Y.XmlElement<Record<string, NonNullable<unknown>>>('picture')
  picture.setAttribute('picture', { a: 1 })
  const embed = new Y.XmlElement('embed')
  embed.setAttribute('address', 'javascript:alert(1)')
  embed.setAttribute('title', 'A film')
  bodyFragment(doc).insert(0, [new Y.XmlText('loose'), strange, picture as unknown as Y.XmlElement, embed])
  furnitureMap(doc).set('headline', 7)
  furnitureMap(doc).set('by', new Y.Array())
  furnitureMap(doc).set('urgency', 99)
  furnitureMap(doc).set('topics', [{ slug: 'a', name: 'b\0' }])
  furnitureMap(doc).set('section', { no: 'section' })
  const out = saidBy(doc, said(aBody(), { headline: 'As before' }))
  expect(bodyText(out.body)).toBe('loose\nwords\nA film')
  expect(furniture.parse(out.furniture)).toMatchObject({
    headline: 'As before',
    by: [],
    urgency: 4,
    topics: [{ name: 'b' }],
  })
  expect(out.section).toBe('world')
})

test('a change makes the draft what is wanted, whatever it was, and what is wanted already is no change', () => {
  fc.assert(
    fc.property(someBody, someBody, (one, other) => {
      const doc = filled(one)
      changeDraft(doc, said(other))
      expect(bodyOf(doc)).toEqual(normalBody(other))
      expect(changeDraft(doc, said(other))).toBeUndefined()
    }),
  )
})

const paragraphs = (...texts: string[]): Body => aBody(...texts)
const textAt = (doc: Y.Doc, at: number): Y.XmlText => {
  const paragraph = bodyFragment(doc).get(at)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
  if (!(text instanceof Y.XmlText)) throw new Error(`There is no text at ${at}.`)
  return text
}

test('what somebody else writes at the same moment stays, in a paragraph that moved and in one that was changed', () => {
  const mine = filled(paragraphs('One stands here.', 'The fire killed 12 people in the port.', 'Three ends it.'))
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
  textAt(theirs, 2).insert(5, ' really')
  textAt(theirs, 1).insert('The fire killed 12 people in the'.length, ' old')
  changeDraft(
    mine,
    said(paragraphs('A new lead.', 'One stands here.', 'The fire killed 14 people in the port.', 'Three ends it.')),
  )
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
  expect(bodyText(bodyOf(mine)).split('\n')).toEqual([
    'A new lead.',
    'One stands here.',
    'The fire killed 14 people in the old port.',
    'Three really ends it.',
  ])
})

test('a caret stays at its letter, and in the empty line where it stands', () => {
  const doc = filled(paragraphs('The fire killed 12 people in the port.', 'Three ends it.'))
  const empty = new Y.XmlElement('paragraph')
  bodyFragment(doc).insert(1, [empty])
  const caret = Y.createRelativePositionFromTypeIndex(textAt(doc, 0), 'The fire killed 12 people in the'.length)
  changeDraft(
    doc,
    said(paragraphs('On Monday the fire killed 14 people in the port.', 'Three ends it.', 'More follows.')),
  )
  const at = Y.createAbsolutePositionFromRelativePosition(caret, doc)
  expect(String(at?.type).slice(at?.index)).toBe(' port.')
  expect(bodyFragment(doc).get(1)).toBe(empty)
})

test('marks change without the words', () => {
  const line = (marks: Mark[]): Body => ({
    type: 'body',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'One ' },
          { type: 'text', text: 'two', marks },
        ],
      },
    ],
  })
  const doc = filled(line([{ type: 'strong' }]))
  const text = textAt(doc, 0)
  const deleted: boolean[] = []
  text.observe(({ changes }) => void deleted.push(changes.deleted.size > 0 && changes.delta.some((one) => one.delete)))
  changeDraft(doc, said(line([{ type: 'emphasis' }, { type: 'link', attrs: { href: '/world' } }])))
  expect(bodyOf(doc)).toEqual(line([{ type: 'emphasis' }, { type: 'link', attrs: { href: '/world' } }]))
  expect(deleted).toEqual([false])
})

test('furniture comes out as it went in; its words are written together, letter by letter', () => {
  const around: Partial<Furniture> = {
    ...{ headline: 'Harbour closed', kicker: 'Storm', by: ['anna'], topics: [{ slug: 'storm', name: 'Storm' }] },
    ...{ urgency: 2, notes: ['Call the port'], embargo: { until: '2026-12-01T06:00:00Z' }, searchTitle: 'Port' },
  }
  const doc = filled(aBody(), around)
  const before = said(aBody(), around)
  expect(sameSaid(saidBy(doc, before), before)).toBe(true)
  for (const name of written) expect(writtenText(doc, name)).toBeInstanceOf(Y.Text)
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  writtenText(doc, 'headline')?.insert(0, 'Old ')
  writtenText(other, 'headline')?.insert('Harbour closed'.length, ' today')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  expect(furnitureOf(doc).headline).toBe('Old Harbour closed today')
})

test('an embargo is not changed by a draft, and words that are too long end where they must', () => {
  const doc = filled(aBody(), { embargo: { until: '2026-12-01T06:00:00Z' } })
  furnitureMap(doc).set('embargo', null)
  writtenText(doc, 'kicker')?.insert(0, `${'x'.repeat(79)}🌊 too long`)
  const out = furnitureOf(doc, { ...bareFurniture, embargo: { until: '2026-12-01T06:00:00Z' } })
  expect(out.embargo).toEqual({ until: '2026-12-01T06:00:00Z' })
  expect(furniture.safeParse(out).success).toBe(true)
  expect(out.kicker).toMatch(/^x{79}/)
})

test('a genre and what is reviewed are values of the draft; what is neither leaves the story as it was', () => {
  const review = { of: 'The Long Tide', kind: 'film', rating: 3.5 } as const
  const doc = filled(aBody('Text.'), { genre: 'review', review })
  expect(furnitureOf(doc)).toMatchObject({ genre: 'review', review })
  const map = furnitureMap(doc)
  map.set('genre', 'poem')
  map.set('review', { ...review, rating: 11 })
  expect(furnitureOf(doc, { ...bareFurniture, genre: 'opinion' })).toEqual({ ...furnitureOf(doc), genre: 'opinion' })
  expect(furnitureOf(doc)).not.toHaveProperty('review')
  // A draft from before there were genres says nothing of them.
  const old = filled(aBody('Text.'))
  expect(sameSaid(saidBy(old, said(aBody())), said(aBody('Text.')))).toBe(true)
  expect(furnitureOf(old, { ...bareFurniture, genre: 'opinion' }).genre).toBe('opinion')
})
