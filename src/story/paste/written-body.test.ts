/** Tests of what a plain form makes of what is written into it. */

import { expect, test } from 'vitest'
import { body as bodyForm } from '../body.ts'
import { writtenBody } from './written-body.ts'

const text = (words: string) => ({ type: 'text', text: words })
const link = (words: string, href: string) => ({ ...text(words), marks: [{ type: 'link', attrs: { href } }] })

test('plain letters: paragraphs, a heading, a list, addresses', () => {
  const written = `We began in 1903.\r\n\r\n## Who owns us\r\n\r\nThe readers, at https://owners.example/all.\r\n\r\n- one\r\n- two\r\n\r\nWrite to desk@courier.example!`
  expect(writtenBody(written).content).toEqual([
    { type: 'paragraph', content: [text('We began in 1903.')] },
    { type: 'crosshead', content: [text('Who owns us')] },
    {
      type: 'paragraph',
      content: [text('The readers, at '), link('https://owners.example/all', 'https://owners.example/all'), text('.')],
    },
    {
      ...{ type: 'list', attrs: { ordered: false } },
      content: ['one', 'two'].map((one) => ({ type: 'item', content: [text(one)] })),
    },
    {
      type: 'paragraph',
      content: [text('Write to '), link('desk@courier.example', 'mailto:desk@courier.example'), text('!')],
    },
  ])
})

test('simple HTML, also where only some words are marked', () => {
  const written =
    'We are <strong>ours</strong>.\n\nAnd <a href="/corrections">put right</a> what is wrong.\n\n<h2>Rules</h2>\n<ol><li>No</li><li>Yes</li></ol>'
  expect(writtenBody(written).content).toEqual([
    { type: 'paragraph', content: [text('We are '), { ...text('ours'), marks: [{ type: 'strong' }] }, text('.')] },
    { type: 'paragraph', content: [text('And '), link('put right', '/corrections'), text(' what is wrong.')] },
    { type: 'crosshead', content: [text('Rules')] },
    {
      ...{ type: 'list', attrs: { ordered: true } },
      content: ['No', 'Yes'].map((one) => ({ type: 'item', content: [text(one)] })),
    },
  ])
})

test.each([
  '<script>alert(1)</script><p onclick="alert(2)">x <a href="javascript:alert(3)">y</a><img src=x onerror=alert(4)></p>',
  `# ${'x'.repeat(50_000)}`,
  '<iframe src="https://x.example"></iframe>',
  `${'<div>'.repeat(5000)}deep`,
  '\u0000 http://x.example/"><script>',
  `${'a@'.repeat(5000)}b`,
])('hostile words leave a body that is of its form, and nothing that runs (%#)', (words) => {
  const made = writtenBody(words)
  expect(() => bodyForm.parse(made)).not.toThrow()
  expect(JSON.stringify(made)).not.toMatch(/javascript:|onerror|onclick|"embed"|"picture"/)
})
