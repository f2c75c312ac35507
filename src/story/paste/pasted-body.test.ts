/** Tests of pastes: a corpus in `test/pastes/`, each as a program puts it on the clipboard, with what becomes of it. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Schema } from '@tiptap/pm/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { htmlOf } from '../../wire/html-of.ts'
import { body } from '../body.ts'
import { markSpecs, nodeSpecs } from '../draft/editor-schema.ts'
import { pastedBody } from './pasted-body.ts'

const folder = join(import.meta.dirname, '../../../test/pastes')
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
const names = readdirSync(folder).filter((name) => !name.endsWith('.clean.html'))
const schema = new Schema({ topNode: 'body', nodes: nodeSpecs, marks: markSpecs })

/** What a clipboard holds: of a file of letters the letters alone. */
const pasted = (name: string) =>
  pastedBody(name.endsWith('.txt') ? { html: '', text: read(name) } : { html: read(name), text: 'not asked for' })

/** Only what body and editor know: both read it, and neither changes it. */
const isKnown = (html: string, text = ''): void => {
  const made = pastedBody({ html, text })
  expect(body.parse(made)).toEqual(made)
  // An editor always has a line to write in.
  if (made.content.length > 0) schema.nodeFromJSON(made).check()
  expect(JSON.stringify(made)).not.toMatch(/"href":"(?!https?:\/\/|mailto:|tel:)/i)
}

test.each(names)('%s comes out clean', (name) => {
  expect(`${htmlOf(pasted(name))}\n`).toBe(read(name.replace(/\.(html|txt)$/, '.clean.html')))
})

test('what came out clean comes out the same again', () => {
  for (const name of names) {
    const once = pasted(name)
    // A line that a text has broken itself is told from one that was pasted by nothing.
    expect(pastedBody({ html: htmlOf(once), text: '' }), name).toEqual(once)
  }
})

const tags =
  'p b i span div a h1 h4 ul ol li table tr td th blockquote br img del ins o:p font section aside pre figure'.split(
    ' ',
  )
const attributes = [
  '',
  ' style="font-weight:700"',
  ' style="mso-list:l0 level1 lfo1"',
  ' style="font-style:italic;font-weight:normal"',
  ' style="mso-list:Ignore"',
  ' href="javascript:x"',
  ' href="https://a.example/?utm_source=x"',
  ' colspan=3',
  ' colspan=-9e9',
  ' class=MsoTitle',
  ' hidden',
  ' src=x onerror=x()',
]
const piece = fc.oneof(
  fc.tuple(fc.constantFrom(...tags), fc.constantFrom(...attributes)).map(([tag, more]) => `<${tag}${more}>`),
  fc.constantFrom(...tags).map((tag) => `</${tag}>`),
  fc.string({ maxLength: 12, unit: 'binary' }),
  fc.constantFrom('&nbsp;', ' ', '\n', '<!--', '-->', '<![if x]>', 'words', '\ud800', '«\u00a0', '<script>', '1.\t2'),
)

test('no paste gives anything that a body does not know', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.string({ maxLength: 80, unit: 'binary' }), (parts, text) => {
      isKnown(parts.join(''), text)
      isKnown('', parts.join('') + text)
    }),
    { numRuns: 300 },
  )
})

test('a paste of a whole day’s text takes no second', () => {
  const html = `<div>${'<p class=MsoNormal><span style="font-weight:700">word</span> and another </p>'.repeat(4000)}</div>`
  expect(pastedBody({ html, text: '' }).content).toHaveLength(4000)
})

test('an address of a provider alone on its line is what is shown there; among words it stays an address', () => {
  const youtube = { type: 'embed', attrs: { address: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', title: '' } }
  const text = pastedBody({ html: '', text: 'First.\n\nhttps://youtu.be/dQw4w9WgXcQ?si=x&utm_source=y\n\nLast.' })
  expect(text.content.map(({ type }) => type)).toEqual(['paragraph', 'embed', 'paragraph'])
  expect(text.content[1]).toEqual(youtube)
  const link = '<p><a href="https://youtu.be/dQw4w9WgXcQ">https://youtu.be/dQw4w9WgXcQ</a></p>'
  expect(pastedBody({ html: link, text: '' }).content).toEqual([youtube])
  const frame = '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>'
  expect(pastedBody({ html: frame, text: '' }).content).toEqual([youtube])
  for (const other of ['See https://youtu.be/dQw4w9WgXcQ', 'https://evil.example/youtu.be/dQw4w9WgXcQ'])
    expect(pastedBody({ html: '', text: other }).content.map(({ type }) => type)).toEqual(['paragraph'])
})
