/** Words of the interface by their key, with numbers and plurals as the language has them. */

import { en } from './en.ts'
import type { Said } from './said.ts'

export type Key = keyof typeof en

/** The language of the interface: its tag, and its catalogue. */
const language: { tag: string; words: Record<Key, Said> } = { tag: 'en-GB', words: en }

const plurals = new Intl.PluralRules(language.tag)
const numbers = new Intl.NumberFormat(language.tag)

/** The words of this key; `count` chooses the plural. */
export const say = (key: Key, values: Record<string, string | number> = {}): string => {
  const said = language.words[key]
  const { count } = values
  const form =
    typeof said === 'string' ? said : (said[typeof count === 'number' ? plurals.select(count) : 'other'] ?? said.other)
  return (form ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : typeof value === 'number' ? numbers.format(value) : value
  })
}

/** Whether there are words for this. */
export const isKey = (text: string): text is Key => Object.hasOwn(language.words, text)

export const number = (value: number): string => numbers.format(value)

export const languageTag = language.tag

const languages = new Intl.DisplayNames(language.tag, { type: 'language' })

const countries = new Intl.DisplayNames(language.tag, { type: 'region' })

/** A country's name: `NO` is "Norway". */
export const countryName = (code: string): string => {
  try {
    return countries.of(code) ?? code
  } catch {
    // What is kept may be no code.
    return code
  }
}

/** A language's name: `de` is "German". */
export const languageName = (code: string): string => {
  try {
    return languages.of(code) ?? code
  } catch {
    // A wire may call anything a language.
    return code
  }
}
