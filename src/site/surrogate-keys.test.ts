/** Tests of the keys that a change makes old. */

import { expect, test } from 'vitest'
import { keysOf } from './surrogate-keys.ts'

const change = { story: 'a', pictures: ['p'], reach: 'withdrawn' } as const

test('a withdrawal names its story, its pictures and the lists; a change leaves the pictures kept, for their bytes never change', () => {
  expect(keysOf([change])).toEqual(['lists', 'story-a', 'picture-p'])
  expect(keysOf([{ ...change, reach: 'changed' }])).toEqual(['lists', 'story-a'])
  expect(keysOf([{ ...change, story: null }])).toEqual(['lists', 'picture-p'])
})

test('several changes together name each key once', () => {
  expect(keysOf([change, { ...change, pictures: ['p', 'q'] }, { ...change, story: 'b' }])).toEqual([
    'lists',
    'story-a',
    'picture-p',
    'picture-q',
    'story-b',
  ])
})
