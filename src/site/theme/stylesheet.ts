/** The one stylesheet of a page: of its theme, as it is tuned. Its address says the look and carries a hash, and so it may be kept for ever, and any node makes it of its address alone. */

import { readFileSync } from 'node:fs'
import { bareLook, type Look, lookNamed, lookWord, type Scheme, type Theme } from '../../base/look.ts'
import { type Asset, asset, packed } from '../asset.ts'
import { colourOf } from './colours.ts'

/** No sign of our sheets needs a space beside it but those of a sum, and no string has such a sign in it. */
const read = (name: string): string =>
  packed(readFileSync(new URL(`./${name}.css`, import.meta.url), 'utf8'))
    .replace(/\s*([{};,])\s*/g, '$1')
    .replace(/([{;][\w-]+):\s+/g, '$1:')
    .replaceAll(';}', '}')

/** What every look has, in the order of the cascade. A look's values stand behind the first, its theme's rules before the last. */
const [tokens, ...sheets] = ['tokens', 'paper', 'cards', 'grids', 'story', 'genres', 'lists', 'finding', 'api'].map(
  read,
)
const last = read('print')
const ofTheme: Record<Theme, { values: string; rules: string }> = {
  broadsheet: { values: '', rules: read('themes/broadsheet-rules') },
  dispatch: { values: read('themes/dispatch'), rules: read('themes/dispatch-rules') },
}
const ofHeadlines = { serif: read('tuning/serif'), sans: read('tuning/sans') } as const
const ofDensity = { roomy: read('tuning/roomy'), dense: read('tuning/dense') } as const

/** The accent that was chosen. Both are said: what stands here comes after the theme's own for the dark. */
const accentOf = (look: Look): string => {
  if (!look.accent) return ''
  const root = (scheme: Scheme) => `:root{--accent:${colourOf(look, scheme, 'accent')}}`
  return `${root('light')}@media (prefers-color-scheme: dark){${root('dark')}}`
}

const textOf = (look: Look): string => {
  const { values, rules } = ofTheme[look.theme]
  const tuned = [look.headlines && ofHeadlines[look.headlines], look.density && ofDensity[look.density]]
  return [tokens, values, ...tuned, accentOf(look), ...sheets, rules, last].filter(Boolean).join('')
}

const made = new Map<string, Asset>()
/** A publication has one look and tries a few: of more, none need be kept. */
const mostKept = 50

/** Served at `address` as `text/css`, immutable. */
export const stylesheetOf = (look: Look = bareLook): Asset => {
  const word = lookWord(look)
  const known = made.get(word)
  if (known) return known
  const fresh = asset(word, 'css', textOf(look))
  if (made.size >= mostKept) made.clear()
  made.set(word, fresh)
  return fresh
}

/** The stylesheet that this address asks for, as it is in this version of the program: its own address may be another. Nothing where it names no look. */
export const stylesheetAt = (address: string): Asset | undefined => {
  const [, word = ''] = /^\/assets\/([\w-]+)\.[0-9a-f]{12}\.css$/.exec(address) ?? []
  const look = lookNamed(word)
  return look && stylesheetOf(look)
}
