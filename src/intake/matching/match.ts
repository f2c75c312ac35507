/** What an arriving version of an item means to us: something new, an update, the same again, or too late. */

import type { Copy } from '../../wire/copy.ts'
import { isNewer } from '../../wire/version.ts'

export type Known = { version: string | null; version_created: Date | null; hash: string }
export type Match = 'new' | 'update' | 'same' | 'older'

/**
 * Versions decide; without them the agency's time; with neither, the content (lessons 1 and 2 of the wires): the same version
 * twice changes nothing, an older one never replaces a newer one.
 */
export const match = (copy: Pick<Copy, 'version' | 'versionCreated'>, hash: string, known: readonly Known[]): Match => {
  if (known.length === 0) return 'new'
  const arriving = told(copy.version ?? null, copy.versionCreated ?? null)
  const others = known.map((one) => told(one.version, one.version_created))
  // A version that is told once stays what it was: what comes under its number again is the same, whatever has changed in it.
  if (known.some((one) => one.hash === hash || (one.version !== null && one.version === copy.version))) return 'same'
  const untold = arriving.version === undefined && arriving.versionCreated === undefined
  if (untold) return 'update'
  if (others.every((one) => isNewer(arriving, one))) return 'update'
  return others.some((one) => isNewer(one, arriving)) ? 'older' : 'same'
}

const told = (version: string | null, created: Date | null): { version?: string; versionCreated?: Date } => ({
  ...(version === null ? {} : { version }),
  ...(created === null ? {} : { versionCreated: created }),
})
