import { expect, test } from 'vitest'
import type { Block } from '../../story/body.ts'
import { attribute, read } from '../reader.ts'
import { bodyOf } from '../sample.ts'
import { body } from './body.ts'

const shown = (...blocks: Block[]) => read(body(bodyOf(...blocks), {}, '').text)
const cell = (text: string, header = false) => ({
  type: 'cell' as const,
  attrs: { header },
  content: [{ type: 'text' as const, text }],
})

test('a wide table is a group of its own that I can reach and scroll with the keyboard', () => {
  const rows = [
    { type: 'row' as const, content: [cell('Week', true), cell('Ships', true)] },
    { type: 'row' as const, content: [cell('1', true), cell('12')] },
  ]
  const page = shown({ type: 'table', attrs: { caption: 'Ships by week' }, content: rows })
  const group = page.elements.find((one) => attribute(one, 'role') === 'group')
  expect(group && [attribute(group, 'tabindex'), attribute(group, 'aria-label')]).toEqual(['0', 'Table: Ships by week'])
  expect(page.all('th').map((one) => attribute(one, 'scope'))).toEqual(['col', 'col', 'row'])
})

test('a corner without words heads nothing', () => {
  const rows = [{ type: 'row' as const, content: [cell(' ', true), cell('Ships', true)] }]
  expect(shown({ type: 'table', content: rows }).all('th')).toHaveLength(1)
})

test('what lives elsewhere is a plain link that says where it leads', () => {
  const page = shown({ type: 'embed', attrs: { address: 'https://www.video.example/1', title: 'The first freighter' } })
  expect(page.links).toEqual([['The first freighter', 'https://www.video.example/1']])
  expect(page.text).toContain('video.example')
  expect(page.all('iframe')).toEqual([])
})

test('marks nest, breaks break, lists are lists', () => {
  const page = shown(
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'both', marks: [{ type: 'strong' }, { type: 'emphasis' }] },
        { type: 'break' },
        { type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }] },
      ],
    },
    { type: 'list', attrs: { ordered: true }, content: [{ type: 'item', content: [{ type: 'text', text: 'one' }] }] },
  )
  expect(['strong', 'em', 'br', 'ol', 'li'].map((tag) => page.all(tag).length)).toEqual([1, 1, 1, 1, 1])
  expect(page.links).toEqual([['here', 'https://example.org/']])
})
