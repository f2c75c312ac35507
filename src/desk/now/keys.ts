/** The keys of the Now screen, as its help lists them. */

import type { KeyLine } from '../parts/help.tsx'

export const nowKeys: readonly KeyLine[] = [
  ['j ↓', 'keys.now.next'],
  ['k ↑', 'keys.now.previous'],
  ['Home', 'keys.now.first'],
  ['End', 'keys.now.last'],
  ['Enter', 'keys.now.open'],
  ['a', 'keys.now.acknowledge'],
  ['r', 'keys.now.retry'],
  ['x', 'keys.now.discard'],
  ['?', 'keys.help'],
]
