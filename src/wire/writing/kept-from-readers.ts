/** What may not reach readers, and what of an item they see: the rules for every format that is made for them. */

import type { Copy } from '../copy.ts'
import { copyOf } from '../copy-of.ts'
import type { Association, NewsObject } from '../item.ts'

const isPast = (moment: string | undefined, at: string): boolean =>
  moment !== undefined && Date.parse(moment) <= Date.parse(at)

/** Does the item itself say that it may not be shown at this moment? */
const isHeld = (item: NewsObject, at: string): boolean =>
  (item.pubStatus ?? 'usable') !== 'usable' ||
  (item.embargoedUntil !== undefined && !isPast(item.embargoedUntil, at)) ||
  isPast(item.expires, at)

const shown = (associations: readonly Association[], at: string): Association[] =>
  associations.filter((one) => !isHeld(one, at)).map((one) => withoutHeld(one, at))

/** The item without pictures and other parts that may not be shown at this moment. */
const withoutHeld = <Item extends NewsObject>(item: Item, at: string): Item =>
  item.associations ? { ...item, associations: shown(item.associations, at) } : item

/** What readers see of an item at a moment (RFC 3339). */
export const forReaders = (item: NewsObject, at: string): Copy => copyOf(withoutHeld(item, at))

const embargoed = ({ embargo }: Copy, at: string): string | undefined => {
  if (!embargo) return undefined
  if ('unreadable' in embargo) return 'it has an embargo that cannot be read'
  return embargo.until.getTime() > Date.parse(at) ? `it is embargoed until ${embargo.until.toISOString()}` : undefined
}

/** Why an item may not reach readers at a moment (RFC 3339), as a sentence; undefined where it may. */
export const keptFromReaders = (item: NewsObject, at: string): string | undefined => {
  const copy = copyOf(item)
  const reason =
    (copy.status === 'canceled' ? 'its agency has canceled it' : undefined) ??
    (copy.kill?.uris.includes(item.uri) ? 'it is taken back by its own words' : undefined) ??
    (copy.status === 'withheld' ? 'its agency withholds it' : undefined) ??
    embargoed(copy, at) ??
    (isPast(item.expires, at) ? `its term ended at ${item.expires}` : undefined) ??
    (copy.service ? 'it is a service message, not news' : undefined) ??
    (copy.type === 'other' ? 'it is neither a text nor a picture' : undefined)
  return reason && `${item.uri}: not written, since the format is for readers and ${reason}.`
}
