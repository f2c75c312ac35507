import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { enhancement, scriptText } from './enhancement.ts'
import { noServiceWorker, serviceWorker } from './service-worker.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** As the browser has it. */
const agoText = runInNewContext(`${scriptText('ago')}\nagoText`) as (
  age: number,
  language: string,
) => string | undefined

test.each([
  [0, 'now'],
  [14.9 * second, 'now'],
  [-59 * second, 'now'],
  [15 * second, '15 seconds ago'],
  [59 * second, '59 seconds ago'],
  [minute, '1 minute ago'],
  [59.9 * minute, '59 minutes ago'],
  [hour, '1 hour ago'],
  [day - 1, '23 hours ago'],
  [day, '1 day ago'],
  [8 * day - 1, '7 days ago'],
  [8 * day, undefined],
  // A time that has not come never reads as past.
  [-minute, undefined],
  [-3 * day, undefined],
])('%d milliseconds old reads «%s»', (age, words) => {
  expect(agoText(age, 'en')).toBe(words)
})

test('an age is in the language of the page', () => {
  expect(['fr', 'nb-NO', 'ar'].map((language) => agoText(2 * hour, language))).toEqual([
    'il y a 2 heures',
    'for 2 timer siden',
    'قبل ساعتين',
  ])
})

test('what is sent is script, without what it says about its files; a worker is another where its page is', () => {
  const files = ['/offline', '/assets/a.css', '/assets/b.js']
  for (const text of [enhancement.text, serviceWorker('<p>One.</p>', files), noServiceWorker]) {
    expect(() => new Function(text)).not.toThrow()
    expect(text).not.toMatch(/^(import|export) |\/\*|^\s*\/\//m)
  }
  expect(serviceWorker('<p>One.</p>', files)).toBe(serviceWorker('<p>One.</p>', files))
  expect(serviceWorker('<p>One.</p>', files)).not.toBe(serviceWorker('<p>Two.</p>', files))
})
