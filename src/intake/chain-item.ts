/** A new item that goes on with another one: an alert and its story, a lead and what it replaces, are one story. */

import type { WireItemId } from '../base/id.ts'
import type { Doing } from '../newsroom/action.ts'
import {
  type ChainCandidate,
  chainCandidates,
  headOf,
  joinChain,
  type Listed,
  lockedItem,
  type WireItem,
} from '../store/wires.ts'
import { type ChainFacts, chainFacts, chainOf } from '../wire/chain.ts'
import type { Copy } from '../wire/copy.ts'

/** Finds what the item goes on from, or what went on from it before it came, and joins the two. `head` is the first item of the chain. */
export const chainItem = async (
  item: WireItem,
  copy: Copy,
  listed: Listed,
  { tx }: Doing,
): Promise<{ head: WireItemId; why: string } | undefined> => {
  const candidates = await chainCandidates(tx, item, listed)
  const found = goesOnFrom(chainFacts(copy), candidates)
  if (!found) return undefined
  const head = headOf(found.candidate)
  // A kill of it that is under way comes before this or after, and never between.
  const locked = await lockedItem(tx, head)
  if (!locked || locked.killed_at) return undefined
  await joinChain(tx, item.id, head)
  return { head, why: found.why }
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
