/** The words of a text as they are compared. */

import { expect, test } from 'vitest'
import { significantWords } from './words.ts'

test.each([
  ['The ministers’ and the minister’s ferry, it was said', ['minister', 'minister', 'ferry']],
  ['Die Fähre ist in Łódź', ['fahre', 'lodz']],
  ['A bus, glass, a crisis, G20 and 2031', ['bus', 'glass', 'crisi', 'g20', '2031']],
  ['外長會議在雅加達舉行', expect.arrayContaining(['外長', '會議'])],
  ['', []],
])('%j', (text, words) => {
  expect(significantWords(text)).toEqual(words)
})
