/** A new item that goes on with another one: an alert and its story, a lead and what it replaces, are one story. */

import type { WireItemId } from '../../base/id.ts'
import type { Doing } from '../../newsroom/action.ts'
import {
  type ChainCandidate,
  chainCandidates,
  headOf,
  joinChain,
  type Listed,
  lockedItem,
  type WireItem,
} from '../../store/wires.ts'
import { type ChainFacts, chainFacts, chainOf } from '../../wire/chain.ts'
import type { Copy } from '../../wire/copy.ts'

/** A new item, and what is listed of it. */
type New = { found: WireItem; copy: Copy; listed: Listed }

/** `head` is the first item of the chain that an item was joined to. */
export type Chained = { head: WireItemId; why: string }

/**
 * Finds what each item goes on from, or what went on from it before it came, and joins the two. Items of one call have come in its order: each is held
 * against those before it.
 */
export const chainItems = async (items: readonly New[], { tx }: Doing): Promise<Map<WireItemId, Chained>> => {
  const sought = items.map(({ found: { id, supplier }, listed }) => ({ ...listed, id, supplier }))
  const near = await chainCandidates(tx, sought)
  const chained = new Map<WireItemId, Chained>()
  const yetToCome = new Set(sought.map((one) => one.id))
  for (const { found, copy } of items) {
    const candidates = (near.get(found.id) ?? []).filter((one) => !yetToCome.has(one.id))
    yetToCome.delete(found.id)
    const joined = candidates.map((one) => ({ ...one, follows: chained.get(one.id)?.head ?? one.follows }))
    const goesOn = joined.length > 0 ? goesOnFrom(chainFacts(copy), joined) : undefined
    if (!goesOn) continue
    const head = headOf(goesOn.candidate)
    // A kill of it that is under way comes before this or after, and never between.
    const locked = await lockedItem(tx, head)
    if (!locked || locked.killed_at) continue
    await joinChain(tx, found.id, head)
    chained.set(found.id, { head, why: goesOn.why })
  }
  return chained
}

type Found = { candidate: ChainCandidate; why: string }

/** Facts come back from the database with their instant as text. */
const factsOf = ({ facts }: ChainCandidate): ChainFacts => {
  const { versionCreated, ...rest } = facts as Omit<ChainFacts, 'versionCreated'> & { versionCreated?: string }
  return { ...rest, versionCreated: versionCreated === undefined ? undefined : new Date(versionCreated) }
}

const goesOnFrom = (own: ChainFacts, candidates: readonly ChainCandidate[]): Found | undefined => {
  const before = chainOf(own, candidates.map(factsOf))
  const candidate = before && candidates.find((one) => one.uri === before.uri)
  if (before && candidate) return { candidate, why: before.why }
  // An alert may come after the story that follows it up, by another door or a slower one.
  const after = candidates.find((one) => chainOf(factsOf(one), [own]))
  return after && { candidate: after, why: 'The story that follows it up came before it.' }
}
