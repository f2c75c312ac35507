/** A JSON file: parsed once, and given to the reader of the format that the parsed object shows. */

import type { Reading } from '../item.ts'
import { isAfpJson, readAfpJson } from './afp-json.ts'
import { isApJson, readApJson } from './ap-json.ts'
import { isDpaJson, readDpaJson } from './dpa-json.ts'
import { isObject, objects, text } from './json-values.ts'
import { readNinjs } from './ninjs.ts'

const isNinjs = (parsed: unknown): boolean =>
  objects(parsed).some((one) => text(one, 'uri', 'guid', '_id', 'item_id') !== undefined)

// An AP item has a `uri` too, so that ninjs is asked last.
const readers: [(parsed: unknown) => boolean, (parsed: unknown) => Reading][] = [
  [isDpaJson, readDpaJson],
  [isApJson, readApJson],
  [isAfpJson, readAfpJson],
  [isNinjs, readNinjs],
]

/** Under which names an interface answers with a page of items (Superdesk's content API, BBC). */
const pageNames = ['_items', 'items', 'item', 'results']

/** Whether it is such a page with no item on it: nothing has come since. */
export const isEmptyPage = (parsed: unknown): boolean => {
  if (!isObject(parsed) || readers.some(([is]) => is(parsed))) return false
  const lists = pageNames.map((name) => parsed[name]).filter(Array.isArray)
  return lists.length > 0 && lists.every((list) => list.length === 0)
}

/** The items of such a page; what is none is left as it is. */
const unpaged = (parsed: unknown): unknown => {
  if (!isObject(parsed) || readers.some(([is]) => is(parsed))) return parsed
  return pageNames.map((name) => parsed[name]).find((list) => Array.isArray(list) && isNinjs(list)) ?? parsed
}

const refused = (problem: string): Reading => ({ format: 'json', problems: [problem], items: [] })

/** Reads a JSON text of ninjs, dpa digitalwires, the AP Media API or the AFP Core API; any other shape is a problem that says so. */
export const readJson = (json: string): Reading => {
  let parsed: unknown
  try {
    parsed = JSON.parse(json)
  } catch (error) {
    return refused(`The JSON cannot be read (torn?): ${error instanceof Error ? error.message : error}`)
  }
  const found = unpaged(parsed)
  const read = readers.find(([is]) => is(found))?.[1]
  if (read) return read(found)
  if (!isObject(parsed) && !objects(parsed).length) return refused('The JSON holds no news object.')
  return refused(
    'The JSON is of no news format that is known here (ninjs with a `uri`, dpa digitalwires, AP Media API, AFP Core API).',
  )
}
