import { expect, test } from 'vitest'
import { blockText } from '../../story/body.ts'
import { mailText } from './mail-text.ts'

const read = (mail: { html?: string; text?: string; forward?: boolean }) => {
  const { body, notes } = mailText({ forward: false, ...mail }, () => undefined)
  return { story: body.content.map(blockText), notes }
}

test('a signature, and what stands below the end of a release, are notes', () => {
  expect(read({ text: 'One.\n\nTwo.\n-- \nIda Storm\n+47 555' })).toEqual({
    story: ['One.', 'Two.'],
    notes: ['Ida Storm\n+47 555'],
  })
  expect(read({ html: '<p>One.</p><p>--</p><p>Ida</p>' })).toEqual({ story: ['One.'], notes: ['Ida'] })
  expect(read({ text: 'One.\n\n--\n\n' })).toEqual({ story: ['One.'], notes: [] })
  expect(read({ text: 'One.\n\n- ENDS -\n\nContact: Tove' }).story).toEqual(['One.'])
  expect(read({ text: 'It ends.\n\nEnds meet here.' }).story).toEqual(['It ends.', 'Ends meet here.'])
})

test('what is not for publication is a note: its paragraph, or all below its heading', () => {
  expect(read({ text: 'Not for publication: call 555.\n\nOne.\n\nTwo.' })).toEqual({
    story: ['One.', 'Two.'],
    notes: ['Not for publication: call 555.'],
  })
  expect(read({ text: 'One.\n\nNotes to editors:\nTove, 555\n\nMore.' })).toEqual({
    story: ['One.'],
    notes: ['Notes to editors:\nTove, 555\nMore.'],
  })
  expect(read({ html: '<p>One.</p><p>This email and its attachments are confidential.</p><p>Two.</p>' })).toEqual({
    story: ['One.', 'Two.'],
    notes: ['This email and its attachments are confidential.'],
  })
})

test('the news of a forwarded mail is below its mark, that of an answer above', () => {
  const mark = '---------- Forwarded message ---------\nFrom: a@x.example\nDate: today\nSubject: S\nTo: b@y.example'
  const { story, notes } = read({ text: `See below, Ole\n\n${mark}\n\nOne.\n\nTwo.` })
  expect(story).toEqual(['One.', 'Two.'])
  expect(notes.join()).toContain('See below')
  const old = '-----Original Message-----\nFrom: a@x.example\n\nOld.'
  expect(read({ text: `One.\n\n${old}` }).story).toEqual(['One.'])
  expect(read({ text: `Look.\n\n${old}`, forward: true }).story).toEqual(['Old.'])
  expect(read({ text: 'One.\n\nOn Monday, 2 March, Ole wrote:\n> Old.' }).story).toEqual(['One.'])
})

test('tables that only set out the page are paragraphs; real ones stay', () => {
  const { story } = read({
    html: '<table><tr><td><p>One.</p><p>Two.</p></td></tr><tr><td></td><td>Three.</td></tr></table>',
  })
  expect(story).toEqual(['One.', 'Two.', 'Three.'])
  const real = '<table><tr><th>Team</th><th>Points</th></tr><tr><td>Sanville</td><td>3</td></tr></table>'
  expect(mailText({ html: real, forward: false }, () => undefined).body.content[0]?.type).toBe('table')
})

test('lines broken by the mail program are one paragraph; an address stays in lines', () => {
  const line = 'The pilots of the northern quay have voted to go back to their work on'
  expect(read({ text: `${line}\n${line}\nMonday.\n\nKai 3\nNordholm` }).story).toEqual([
    `${line} ${line} Monday.`,
    'Kai 3\nNordholm',
  ])
})
