/** Fields of a form and what stands in them as text: from what is kept to what is written, and to what a verb takes. Pure. */

import { givenTime } from '../../base/zone.ts'
import type { Key } from '../words/say.ts'

/** `value` is what the verb takes. */
export type Choice = { value: string; label: string }

export type Field = {
  /** Where it stands in the verb's input: `contract.validDays`. */
  name: string
  /**
   * `lines`: one a line; `pairs`: «name: value», one a line; `yes-no`: yes, no or nothing; `flag`: on or off; `many`: some of the choices;
   * `instant`: a time by the clocks of the publication's zone; `picture`: one of the library, by its identity; `colour`: «#0b565c».
   */
  kind:
    | 'text'
    | 'long'
    | 'number'
    | 'lines'
    | 'pairs'
    | 'choice'
    | 'yes-no'
    | 'flag'
    | 'many'
    | 'secret'
    | 'instant'
    | 'picture'
    | 'colour'
  /** What explains it is said under the same key with `.how` behind it, what it is counted in with `.unit`. */
  label: Key
  choices?: readonly Choice[]
  needed?: boolean
  /** What stands there when nothing is kept. */
  start?: string
  /** What an empty field says; absent, nothing. */
  empty?: ''
  /** Of a colour: the one that holds where none is given, by what stands in the others. */
  otherwise?: (values: Values) => string
  /** Whether it is asked for, by what stands in the others. */
  when?: (values: Values) => boolean
}

/** What stands in each field, by its name. */
export type Values = Readonly<Record<string, string>>
type Tree = { [name: string]: unknown }

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

const at = (tree: unknown, name: string): unknown =>
  name.split('.').reduce<unknown>((one, part) => (isTree(one) ? one[part] : undefined), tree)

const written = ({ kind, start = '' }: Field, value: unknown, timeText: (at: string) => string): string => {
  if (value === undefined || value === null) return start
  if (typeof value === 'boolean') return value ? 'yes' : kind === 'flag' ? '' : 'no'
  if (Array.isArray(value)) return value.join('\n')
  if (kind === 'pairs' && isTree(value))
    return Object.entries(value)
      .map(([name, one]) => `${name}: ${one}`)
      .join('\n')
  return kind === 'instant' ? timeText(String(value)) : String(value)
}

/** What is kept, as it stands in the fields. `timeText`: an instant by the clocks of the zone. */
export const valuesOf = (
  fields: readonly Field[],
  kept: unknown,
  timeText: (at: string) => string = (text) => text,
): Values => Object.fromEntries(fields.map((field) => [field.name, written(field, at(kept, field.name), timeText)]))

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** What somebody wrote, as the verb takes it. What is no number or no time goes as it stands: the server says what is wrong with it. */
const meant = ({ kind }: Field, text: string, zone: string): unknown => {
  if (kind === 'flag' || kind === 'yes-no') return text === 'yes'
  if (kind === 'lines' || kind === 'many') return lines(text)
  if (kind === 'number') {
    const number = Number(text.trim().replace(',', '.'))
    return Number.isNaN(number) ? text : number
  }
  if (kind === 'pairs')
    return Object.fromEntries(
      lines(text).map((line) => {
        const [name = '', ...rest] = line.split(':')
        return [name.trim(), rest.join(':').trim()]
      }),
    )
  if (kind === 'instant') {
    const given = givenTime(text, zone)
    return 'at' in given ? given.at.toISOString() : text
  }
  return kind === 'secret' ? text : text.trim()
}

const put = (tree: Tree, [first = '', ...rest]: readonly string[], value: unknown): void => {
  if (rest.length === 0) {
    tree[first] = value
    return
  }
  const below = tree[first]
  const next = isTree(below) ? below : {}
  tree[first] = next
  put(next, rest, value)
}

/**
 * What the verb takes. Something empty is left away; with `takesAway` it is `null` where it is a part of its own (`contract.credit`), for that takes away
 * what was kept.
 */
export const inputOf = (
  fields: readonly Field[],
  values: Values,
  { takesAway = false, zone = 'UTC' }: { takesAway?: boolean; zone?: string } = {},
): Tree => {
  const tree: Tree = {}
  for (const field of fields) {
    const path = field.name.split('.')
    const [part = '', own = ''] = path
    const isAsked = field.when?.(values) ?? true
    const text = isAsked ? (values[field.name] ?? '') : ''
    if (path.length > 1 && !isTree(tree[part])) tree[part] = {}
    if (text !== '' || (field.kind === 'flag' && isAsked)) put(tree, path, meant(field, text, zone))
    else if (field.empty !== undefined) put(tree, path, field.empty)
    else if (takesAway && path.length > 1 && at(tree, `${part}.${own}`) === undefined) put(tree, [part, own], null)
  }
  return tree
}

/** What a refusal says of each of these fields: it may name a part of one (`contract.notIn.0`), or what several stand for together (`does`). */
export const wrongIn = (
  fields: readonly Field[],
  told: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => {
  const wrong: Record<string, string> = {}
  for (const [path, why] of Object.entries(told)) {
    const field =
      fields.find(({ name }) => path === name || path.startsWith(`${name}.`)) ??
      fields.find(({ name }) => path !== '' && name.startsWith(`${path}.`))
    if (field) wrong[field.name] ??= why
  }
  return wrong
}
