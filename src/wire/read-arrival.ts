/** What arrived, into items: a wire file, or a mail with its text and the files attached to it. */

import type { Reading } from './item.ts'
import { readWire } from './read.ts'

/** Reads whatever arrives, a mail included. Never throws, and gives an item or a problem, as `readWire` does. */
export const readArrival = async (bytes: Uint8Array, name?: string): Promise<Reading> => readWire(bytes, name)
