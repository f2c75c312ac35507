/** Compares what an item said with what was read after it had been written in another format. */

import type { NewsObject } from '../src/wire/item.ts'
import { type FactName, heldFacts, type Target } from '../src/wire/writing/facts.ts'

/** An item and all that is inside it. */
export const allIn = (items: readonly NewsObject[]): NewsObject[] =>
  items.flatMap((item) => [item, ...allIn(item.associations ?? [])])

/** Items by their identity: those that stand for themselves before those inside others. */
export const byIdentity = (items: readonly NewsObject[]): Map<string, NewsObject> =>
  new Map([...items, ...allIn(items)].toReversed().map((one) => [one.uri, one]))

/**
 * The facts that changed, as "name: said → read". A fact that the item does not state may be stated afterwards (G2 wants a
 * provider to be named); one that it states must be the same.
 */
export const changedFacts = (
  item: NewsObject,
  read: NewsObject | undefined,
  target: Target,
  leaveOut: readonly FactName[] = [],
): string[] => {
  const found = read && heldFacts(read, target)
  return [...heldFacts(item, target)].flatMap(([name, { held, isWhole }]) => {
    const before = [...new Set(held)].sort()
    const after = [...new Set(found?.get(name)?.held)].sort()
    const isKept =
      before.every((word) => after.includes(word)) && (!isWhole || !before.length || after.length === before.length)
    return isKept || leaveOut.includes(name) ? [] : [`${name}: ${short(before)} → ${short(after)}`]
  })
}

const short = (words: readonly string[]): string => JSON.stringify(words).slice(0, 1500)
