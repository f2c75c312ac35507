/** Items as IPTC ninjs 3.1, which is their normal form: one object, or a list of several. */

import { type Association, type NewsObject, standard } from '../item.ts'

const association = (one: Association): object => {
  const { standard: _, ...rest } = one
  return { ...rest, ...inner(rest) }
}

const inner = (item: NewsObject): object =>
  item.associations ? { associations: item.associations.map(association) } : {}

/** The standard is said once, by the outermost object. */
const whole = (item: NewsObject): object => ({ standard, ...item, ...inner(item) })

/** Writes items as ninjs 3.1: an object where there is one, else a list. */
export const writeNinjs = (items: readonly NewsObject[]): string => {
  const [only] = items
  return `${JSON.stringify(only && items.length === 1 ? whole(only) : items.map(whole), null, 2)}\n`
}
