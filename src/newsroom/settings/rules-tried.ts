/** What trying rules on the last wires says: how many each would have caught, and what would go elsewhere than now. */

import type { WireItemId } from '../../base/id.ts'

/** Where a wire goes: a list of the desk and a section where a rule names them, and what becomes of it by itself. */
export type Going = { desk?: string; section?: string; fate: 'published' | 'waits' | 'discarded' }

export type Elsewhere = { item: WireItemId; headline: string; supplier: string; at: string; now: Going; tried: Going }

export type RulesTried = {
  /** How many wires they were tried on. */
  wires: number
  /** For each rule in its order how many it would have caught. */
  caught: number[]
  /** How many would go elsewhere than now, and the newest of them. */
  different: number
  elsewhere: Elsewhere[]
}
