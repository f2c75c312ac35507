/** Atom 1.0 (RFC 4287) and the 0.3 before it. */

import type { Reading } from '../../item.ts'
import { readFeed } from './feed.ts'

/** Reads the letters of an Atom feed, or of one entry alone: an item an entry, a canceled one for each that was taken back. */
export const readAtom = (letters: string): Reading =>
  readFeed(letters, 'atom', (root) => (/purl\.org\/atom\/ns/.test(root.space) ? 'atom-0.3' : 'atom-1.0'))
