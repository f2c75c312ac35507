/** What stands around a story's text, out of its draft and into it. */

import * as Y from 'yjs'
import { bareFurniture, type Furniture, furniture } from '../furniture.ts'
import { type Effort, fullEffort } from '../merging/align.ts'
import { changeText } from './change-tree.ts'
import { storable } from './normal-body.ts'

/** What several may write at once, letter by letter. All else is one value: who sets it last has set it. */
export const written = [
  'headline',
  'kicker',
  'standfirst',
  'located',
  'slugline',
  'searchTitle',
  'socialTitle',
] as const satisfies (keyof Furniture)[]
export type Written = (typeof written)[number]

const isWritten = (name: string): name is Written => written.some((one) => one === name)
const parts = Object.keys(furniture.shape) as (keyof Furniture)[]

/** Until when it is held is what `embargo` alone changes; a draft shows it. */
const only = new Set<string>(['embargo'])

export const furnitureMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('furniture')

/** The text of one part, for whoever writes in it. */
export const writtenText = (doc: Y.Doc, name: Written): Y.Text | undefined => {
  const text = furnitureMap(doc).get(name)
  return text instanceof Y.Text ? text : undefined
}

/** As the furniture keeps it: without spaces around, no longer than it may be. */
const kept = (name: Written, text: string): string => {
  const words = storable(text).trim()
  const most = furniture.shape[name].safeParse(words)
  if (most.success) return words
  const issue = most.error.issues.find((one) => one.code === 'too_big')
  return storable(words.slice(0, Number(issue && 'maximum' in issue ? issue.maximum : 0))).trim()
}

/** The furniture as it is to be kept; a part that is none stays as it was `before`. */
export const furnitureOf = (doc: Y.Doc, before: Furniture = bareFurniture): Furniture => {
  const map = furnitureMap(doc)
  const made: Record<string, unknown> = { ...before }
  for (const name of parts) {
    if (only.has(name)) continue
    if (isWritten(name)) {
      const text = writtenText(doc, name)
      if (text) made[name] = kept(name, text.toString())
      if (made[name] === '' && before[name] === undefined) delete made[name]
      continue
    }
    const value = storableValue(map.get(name))
    const read = furniture.shape[name].safeParse(value)
    // What a draft does not say stays as it was; what is to be taken away is set to nothing.
    if (read.success && read.data !== undefined) made[name] = read.data
  }
  return made as Furniture
}

const storableValue = (value: unknown): unknown =>
  value === undefined || value instanceof Y.AbstractType
    ? undefined
    : JSON.parse(JSON.stringify(value), (_name, part) => (typeof part === 'string' ? storable(part) : part))

/** The section that the draft names. */
export const sectionOf = (doc: Y.Doc): string | undefined => {
  const section = furnitureMap(doc).get('section')
  return typeof section === 'string' ? section : undefined
}

/** Makes the draft's furniture and section these. */
export const changeFurniture = (
  doc: Y.Doc,
  wanted: Furniture,
  section: string,
  effort: Effort = fullEffort(),
): void => {
  const map = furnitureMap(doc)
  for (const name of written) {
    const words = wanted[name] ?? ''
    const text = writtenText(doc, name)
    if (!text) map.set(name, new Y.Text(words))
    else if (kept(name, text.toString()) !== kept(name, words))
      changeText(text, words ? [{ insert: words }] : [], effort)
  }
  for (const name of parts) {
    if (isWritten(name) || same(map.get(name), wanted[name])) continue
    map.set(name, wanted[name])
  }
  if (map.get('section') !== section) map.set('section', section)
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))

/** What a database keeps as JSON comes back in another order. */
export const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null || value instanceof Y.AbstractType) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  )
}
