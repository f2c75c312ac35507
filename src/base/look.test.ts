import { expect, test } from 'vitest'
import { type Look, lookNamed, lookWord } from './look.ts'

test.each<[string, Look]>([
  ['broadsheet', { theme: 'broadsheet' }],
  ['dispatch-dense', { theme: 'dispatch', density: 'dense' }],
  ['broadsheet-d9fb0ff-sans', { theme: 'broadsheet', accent: { dark: '#9fb0ff' }, headlines: 'sans' }],
  [
    'dispatch-l1a3cc2-d9fb0ff-serif-roomy',
    { theme: 'dispatch', accent: { light: '#1a3cc2', dark: '#9fb0ff' }, headlines: 'serif', density: 'roomy' },
  ],
])('the look %s is what its address says', (word, look) => {
  expect(lookWord(look)).toBe(word)
  expect(lookNamed(word)).toEqual(look)
})

test.each([
  '',
  'tabloid',
  'broadsheet-lred',
  'broadsheet-l0B565C',
  'dispatch-dense-serif',
  'dispatch-dense\n',
  '-dense',
])('«%s» names no look', (word) => {
  expect(lookNamed(word)).toBeUndefined()
})
