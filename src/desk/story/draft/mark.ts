/** The save mark: what has become of what was written here, as far as it is known. It is never better than the truth. */

import type { Refusal } from '../../../base/refusal.ts'

export type Mark =
  /** The draft is being fetched; nothing was written yet. */
  | { is: 'opening' }
  /** All that was written here is committed to the newsroom's database. */
  | { is: 'saved' }
  /** It is on its way. */
  | { is: 'saving' }
  /** There is no line. It is kept on this device, or, where the browser keeps nothing, in this window alone. */
  | { is: 'device' | 'window'; since: Date }
  /** The session is over: what was written is kept here as above. `draft.signedIn()` goes on. */
  | { is: 'signed-out'; owes: boolean; kept: 'device' | 'window' }
  /** This person may read, and not write. */
  | { is: 'reading' }
  /** Killed, or made anew, or too large: nothing is written in this document any more. `owes`: something written here was not saved. */
  | { is: 'closed'; why: Refusal; owes: boolean }

/** What is known, from which the mark follows. */
export type Known = {
  isSynced: boolean
  wasSynced: boolean
  mayWrite: boolean
  signedOut: boolean
  closed: Refusal | undefined
  /** Whether anything that was written here is not acknowledged yet. */
  owes: boolean
  /** Since when there is no line, or no answer. */
  since: Date | undefined
  /** Whether all that is owed is in the journal. */
  journaled: boolean
}

export const markOf = (known: Known): Mark => {
  const { closed, owes, since, journaled } = known
  const kept = journaled ? 'device' : 'window'
  if (closed) return { is: 'closed', why: closed, owes }
  if (known.signedOut) return { is: 'signed-out', owes, kept }
  if (since && (owes || !known.isSynced) && known.wasSynced) return { is: kept, since }
  if (!known.wasSynced) return { is: 'opening' }
  if (owes) return { is: 'saving' }
  return known.mayWrite ? { is: 'saved' } : { is: 'reading' }
}

export const sameMark = (one: Mark, other: Mark): boolean => JSON.stringify(one) === JSON.stringify(other)
