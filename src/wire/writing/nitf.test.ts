import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aPictureItem, aPlan, aTextItem } from '../../../test/any-item.ts'
import { areSchemasThere, complaintsOf } from '../../../test/valid-xml.ts'
import { children, type Element, find, text, tidy } from '../../story/markup/element.ts'
import { storyIn } from '../../story/markup/markup.ts'
import { readXml } from '../xml.ts'
import { apart, bodyWords, textWords } from './fact-words.ts'
import { heldFacts } from './facts.ts'
import { writeNitf } from './nitf.ts'

describe.skipIf(!areSchemasThere)('by the schema of 3.6', () => {
  test('any item is valid', { timeout: 60_000 }, async () => {
    const items = fc.sample(fc.oneof({ weight: 4, arbitrary: aTextItem }, aPictureItem, aPlan), 300)
    expect(
      await complaintsOf(
        'nitf',
        items.map((item) => writeNitf([item])),
      ),
    ).toEqual([])
  })
  test('what is wrong is found', async () => {
    const [item] = fc.sample(aTextItem, 1)
    const document = item ? writeNitf([item]) : ''
    expect(
      await complaintsOf('nitf', [document.replace('<docdata', '<docdate').replace('</docdata', '</docdate')]),
    ).not.toEqual([])
  })
})

const leaves = (of: Element): string[] => [
  ...Object.values(of.attributes).flatMap((value) => tidy(value) ?? []),
  text(of) ?? '',
  ...children(of).flatMap(leaves),
]

/** The values of a word of the table. */
const partsOf = (word: string): string[] => {
  try {
    return word.startsWith('["') ? apart(word) : [word]
  } catch {
    // A text that only begins like a list.
    return [word]
  }
}

test('every fact that the table says NITF holds is in the document', () => {
  fc.assert(
    fc.property(aTextItem, (item) => {
      const { root } = readXml(writeNitf([item]))
      const said = new Set(root && leaves(root))
      for (const [name, { held }] of heldFacts(item, 'nitf'))
        for (const word of name === 'text' ? [] : held) {
          const values = partsOf(word)
          // A code is in two attributes: whose it is, and which.
          const isSaid = (value: string) =>
            said.has(value) || said.has(value.slice(value.indexOf(':') + 1)) || unsaid.has(value)
          expect([name, values.filter((value) => value && !isSaid(value))]).toEqual([name, []])
        }
    }),
    { numRuns: 200 },
  )
})

/** Words of the table itself, and what the document says of every item: that it is a text, and news. */
const unsaid = new Set(['summary', 'shown', 'text', 'kills'])

test('the text is read as the text that was written, strong words as emphasised ones', () => {
  fc.assert(
    fc.property(aTextItem, (item) => {
      const { root } = readXml(writeNitf([item]))
      const content = find(root, 'body', 'body.content')
      expect(content && bodyWords(storyIn(content).body)).toEqual(textWords(item))
    }),
    { numRuns: 200 },
  )
})

test('pictures stand where the text has them, each once, and those that it does not name stand below', () => {
  const picture = (name: string, by: string) => ({
    name,
    uri: `urn:a:${name}`,
    type: 'picture' as const,
    by,
    descriptions: [{ role: 'caption', value: `Caption of ${name}` }],
    renditions: [{ name: 'main', href: `file:${name}.jpg`, contentType: 'image/jpeg', width: 800, height: 600 }],
  })
  const document = writeNitf([
    {
      uri: 'urn:a:1',
      type: 'text',
      bodies: [
        {
          role: 'main',
          contentType: 'text/html',
          value: '<p>One</p><figure><img src="file:b.jpg" alt=""></figure><p>Two</p>',
        },
      ],
      associations: [picture('a', 'Ada'), picture('b', 'Bo')],
    },
  ])
  expect(document.match(/<p>One|<p>Two|source="file:\w/g)).toEqual([
    '<p>One',
    'source="file:b',
    '<p>Two',
    'source="file:a',
  ])
  expect(document).toContain('<media-caption>Caption of b</media-caption><media-producer>Bo</media-producer>')
})

test('an item that takes another one back names it', () => {
  const associations = [{ name: 'k', rel: 'kills', uri: 'urn:a:0' }]
  expect(writeNitf([{ uri: 'urn:a:1', type: 'text', pubStatus: 'usable', associations }])).toContain(
    '<docdata management-status="usable" management-doc-idref="urn:a:0" management-idref-status="canceled">',
  )
})
