/** Tests of the keys that a change makes old. */

import { expect, test } from 'vitest'
import { keysOf } from './surrogate-keys.ts'

const change = { story: 'a', pictures: ['p'] }

test('a change names its story, its pictures and the lists; one of no story the whole site', () => {
  expect(keysOf([change])).toEqual(['lists', 'story-a', 'picture-p'])
  // A decision about a picture, or about where the site publishes.
  expect(keysOf([{ story: null, pictures: ['p'] }])).toEqual(['lists', 'site', 'picture-p'])
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
