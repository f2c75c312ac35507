/** What an output is to whoever tells it. One file here for each kind, and for each that is always there. */

import type { Storage } from '../../media/storage.ts'
import type { Acknowledgements } from '../../store/nodes.ts'
import type { Change } from '../../store/outputs/deliveries.ts'
import type { OutputRow } from '../../store/outputs/outputs.ts'
import type { Reader } from '../../store/published.ts'
import type { Call } from './call.ts'

/** A registered output as its driver gets it: the secret opened. */
export type Place = Pick<OutputRow, 'id' | 'name' | 'address' | 'settings'> & { secret: string | undefined }

/** What drivers work with. */
export type Means = {
  call: Call
  /** The same for our own site, which may lie in the inner network: where it is, is no output's setting. */
  callSite: Call
  nodes: Acknowledgements
  storage: Storage
  /** The gate, at this moment. */
  reader: Reader
  /** Where readers reach the site; absent where it is not known and nothing of ours serves readers now. */
  site: string | undefined
  /** Shared caches that are registered, to look through them from outside. */
  caches: readonly Pick<OutputRow, 'name' | 'settings'>[]
}

/** Why an output did not acknowledge: a sentence that says what is wrong and what to do. */
export class OutputFailure extends Error {
  override readonly name = 'OutputFailure'
}

/** Tells an output and answers, in words for the receipt, what it acknowledged. Whatever goes wrong is an `OutputFailure`; telling twice is no harm. */
export type Tell<To> = (changes: readonly Change[], to: To, means: Means) => Promise<string>

/** `together`: how many changes it takes in one call. */
export type Output<To> = { together: number; tell: Tell<To> }
