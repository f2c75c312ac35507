/** Tests of the interface's words. */

import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { verbs } from '../../newsroom/permissions.ts'
import { en } from './en.ts'
import { languageName, number, say } from './say.ts'

test('a number chooses the plural, and is written as the language writes it', () => {
  expect(say('row.versions', { count: 1 })).toBe('1 version')
  expect(say('row.versions', { count: 12_000 })).toBe('12,000 versions')
  expect(number(1_234)).toBe('1,234')
})

test('words are filled in as they are, whatever they hold', () => {
  expect(say('say.taken', { headline: '{count} $& <b>' })).toBe('Taken: {count} $& <b>')
  expect(say('row.takenBy')).toBe('Taken by {name}')
})

test('what depends on a number has words for every number', () => {
  const without = Object.entries(en).filter(([, said]) => typeof said === 'object' && !('other' in said))
  expect(without).toEqual([])
})

test('every verb has a sentence in the audit', () => {
  expect(verbs.filter((verb) => !Object.hasOwn(en, `audit.does.${verb}`))).toEqual([])
})

test('a language is called by its name, and what is none by what it calls itself', () => {
  expect([languageName('de'), languageName('qu1te wrong')]).toEqual(['German', 'qu1te wrong'])
})

test('no key is of two screens, of which one would say the other’s words', async () => {
  const catalogues = await Promise.all(
    readdirSync(new URL('./en/', import.meta.url)).map(
      async (file) => import(new URL(`./en/${file}`, import.meta.url).href),
    ),
  )
  const keys = catalogues.flatMap((catalogue) => Object.values<object>(catalogue).flatMap(Object.keys))
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  expect(keys).toHaveLength(Object.keys(en).length)
})
