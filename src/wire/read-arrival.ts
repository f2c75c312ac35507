/** What arrived, into items: a wire file, or a mail with its text and the files attached to it. */

import { formatOfBytes } from './detect.ts'
import { readMail } from './formats/mail.ts'
import type { Reading } from './item.ts'
import { largestWire, readWire } from './read.ts'

/** Reads whatever arrives, a mail included. Never throws, and gives an item or a problem, as `readWire` does. */
export const readArrival = async (bytes: Uint8Array, name?: string): Promise<Reading> => {
  if (bytes.length > largestWire || formatOfBytes(bytes) !== 'mail') return readWire(bytes, name)
  try {
    return await readMail(bytes, readWire)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const problem = `${name ?? 'The mail'} could not be read, which is a fault of Dateline's: ${reason}`
    return { format: 'mail', problems: [problem], items: [] }
  }
}
