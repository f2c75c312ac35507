/** What an item means under what was agreed with its supplier: whose clock it goes by, and which terms hold besides its own. */

import type { Contract } from '../../story/rights.ts'
import type { Copy } from '../../wire/copy.ts'
import { copyFrom } from '../../wire/copy-of.ts'
import type { NewsObject } from '../../wire/item.ts'

/** Whether a contract says anything that changes what an item means. */
export const changesCopy = ({ zone, terms }: Contract): boolean => zone !== undefined || terms !== undefined

export const copyUnder = (item: NewsObject, { zone, terms = [] }: Contract): Copy => {
  const copy = copyFrom(item, zone === undefined ? {} : { zone })
  return { ...copy, terms: [...new Set([...copy.terms, ...terms])] }
}
