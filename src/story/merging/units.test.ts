/** Tests of a body as a row of sentences: taken apart and put together it is the same. */

import { expect, test } from 'vitest'
import { aBody } from '../../../test/build.ts'
import { type Block, type Body, lineText } from '../body.ts'
import { bodyFrom, unitsOf } from './units.ts'

const sentences = (text: string): string[] => unitsOf(aBody(text).content, 'base').map(({ line }) => lineText(line))

test.each([
  ['He met Mr. Smith. They spoke.', ['He met Mr. Smith.', 'They spoke.']],
  ['It fell 3.5 percent! Did it? – “Yes.” he said…', ['It fell 3.5 percent!', 'Did it?', '– “Yes.”', 'he said…']],
  ['今天下雨。明天晴。', ['今天下雨。', '明天晴。']],
  ['قال الوزير نعم. وانتظرت السفن؟ لا.', ['قال الوزير نعم.', 'وانتظرت السفن؟', 'لا.']],
  ['No stop at all', ['No stop at all']],
  ['', ['']],
])('%j is parted into its sentences', (text, parts) => {
  expect(sentences(text)).toEqual(parts)
})

test('a sentence is one whatever comes behind it, so that a paragraph that is joined has the same ones', () => {
  for (const next of ['– For the third time.', '"No", he said.', 'and so on.', '(A note.)'])
    expect(sentences(`It ended on July 17. ${next}`)).toEqual(['It ended on July 17.', ...sentences(next)])
})

test('every kind of block comes back as it was', () => {
  const line = (text: string) => [{ type: 'text' as const, text }]
  const content: Block[] = [
    { type: 'crosshead', content: line('What comes next. And then?') },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'One. ' },
        { type: 'text', text: 'Two. Th', marks: [{ type: 'strong' }] },
        { type: 'text', text: 'ree.' },
        { type: 'break' },
        { type: 'text', text: ' Four.  Five. ' },
      ],
    },
    { type: 'paragraph', content: [] },
    {
      type: 'quote',
      attrs: { cite: 'A. Pilot' },
      content: [
        { type: 'paragraph', content: line('We waited. We went.') },
        { type: 'paragraph', content: line('Home.') },
      ],
    },
    { type: 'quote', content: [] },
    {
      type: 'list',
      attrs: { ordered: true },
      content: [
        { type: 'item', content: line('A. B.') },
        { type: 'item', content: line('C.') },
      ],
    },
    { type: 'list', attrs: { ordered: true }, content: [{ type: 'item', content: line('A second list.') }] },
    { type: 'embed', attrs: { address: 'https://video.example/1', title: 'A video' } },
  ]
  const body: Body = { type: 'body', content }
  expect(bodyFrom(unitsOf(content, 'base'))).toEqual(body)
})
