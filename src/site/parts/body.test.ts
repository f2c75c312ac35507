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

const video = {
  type: 'embed',
  attrs: { address: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', title: 'The lock' },
} as const

test('on its page what a provider shows is a box that says so, with a plain link; nothing of it is loaded', () => {
  const page = read(body(bodyOf(video), {}, '', {}).text)
  expect(page.links).toEqual([['The lock', video.attrs.address]])
  expect(page.text).toContain('YouTube learns of your visit when you load this.')
  expect(page.all('iframe')).toEqual([])
  const [button] = page.all('button')
  expect(button && [attribute(button, 'hidden'), attribute(button, 'value')]).toEqual([
    '',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
  ])
  const [box] = page.all('figure')
  expect(box && attribute(box, 'aria-label')).toBe('YouTube: The lock')
})

test('without its page it is a link, and so is everywhere what no provider shows', () => {
  expect(shown(video).all('figure')).toEqual([])
  expect(shown(video).links).toEqual([['The lock', video.attrs.address]])
  const other: Block = { type: 'embed', attrs: { address: 'https://www.video.example/1', title: 'The lock' } }
  expect(read(body(bodyOf(other), {}, '', {}).text).all('button')).toEqual([])
})

test('a film has the browser’s own player, which asks for nothing before it is played', () => {
  const film: Block = { type: 'embed', attrs: { address: 'https://films.example/horn.mp4', title: '' } }
  const page = read(body(bodyOf(film), {}, '', {}).text)
  const [player] = page.all('video')
  expect(player && ['preload', 'controls', 'autoplay'].map((name) => attribute(player, name))).toEqual([
    'none',
    '',
    undefined,
  ])
  expect(page.links).toEqual([['The film at films.example', 'https://films.example/horn.mp4']])
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
