/** The colours that a look has, as its style sheet says them: for what is drawn outside of it, and for what may be chosen. */

import { readFileSync } from 'node:fs'
import type { Look, Scheme, Theme } from '../../base/look.ts'

/** Values of tokens by their names, without dashes: "paper", "accent". */
type Tokens = Readonly<Record<string, string>>

const read = (name: string): string => readFileSync(new URL(`./${name}.css`, import.meta.url), 'utf8')

const declared = (block: string): Tokens =>
  Object.fromEntries([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]))

/** What the two roots of a file say: the first is for light, the one within the query for dark. */
const tokensIn = (css: string): Record<Scheme, Tokens> => {
  const [light = '', dark = ''] = [...css.matchAll(/:root\s*\{([^}]*)\}/g)].map(([, block = '']) => block)
  return { light: declared(light), dark: declared(dark) }
}

const basic = tokensIn(read('tokens'))
const byTheme: Record<Theme, Record<Scheme, Tokens>> = {
  broadsheet: { light: {}, dark: {} },
  dispatch: tokensIn(read('themes/dispatch')),
}

/** A colour in six digits; one that is another's is followed to it. */
const resolved = (tokens: Tokens, name: string): string => {
  const value = tokens[name] ?? ''
  const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1]
  if (other !== undefined) return resolved(tokens, other)
  const [, short] = /^#([0-9a-f]{3})$/.exec(value) ?? []
  return short ? `#${[...short].map((digit) => digit + digit).join('')}` : value
}

export type ColourName =
  | 'paper'
  | 'ink'
  | 'soft'
  | 'wash'
  | 'accent'
  | 'on-accent'
  | 'plate'
  | 'on-plate'
  | 'alert'
  | 'on-alert'

const tokensOf = ({ theme, accent = {} }: Look, scheme: Scheme): Tokens => {
  const [own, chosen] = [byTheme[theme], accent[scheme]]
  return {
    ...basic.light,
    ...own.light,
    ...(scheme === 'dark' && { ...basic.dark, ...own.dark }),
    ...(chosen !== undefined && { accent: chosen }),
  }
}

const coloursOf = (look: Look, scheme: Scheme): Tokens => {
  const tokens = tokensOf(look, scheme)
  return Object.fromEntries(Object.keys(tokens).map((name) => [name, resolved(tokens, name)]))
}

/** Every page asks for some of them: those of a look are put together once for as long as it is the same object. */
const known = new WeakMap<Look, Record<Scheme, Tokens>>()

/** The colour of this name in a scheme, as "#0b565c". */
export const colourOf = (look: Look, scheme: Scheme, name: ColourName): string => {
  const colours = known.get(look) ?? { light: coloursOf(look, 'light'), dark: coloursOf(look, 'dark') }
  known.set(look, colours)
  return colours[scheme][name] ?? ''
}

/** On what letters in the accent's colour stand. */
export const groundsOf = (theme: Theme, scheme: Scheme): string[] =>
  (['paper', 'wash'] as const).map((name) => colourOf({ theme }, scheme, name))
