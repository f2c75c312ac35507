/** The keys of the Wires screen, as its help lists them. */

import type { KeyLine } from '../parts/help.tsx'

export const wireKeys: readonly KeyLine[] = [
  ['j ↓', 'keys.next'],
  ['k ↑', 'keys.previous'],
  ['Home', 'keys.first'],
  ['Enter', 'keys.read'],
  ['d', 'keys.changed'],
  ['t', 'keys.take'],
  ['x', 'keys.spike'],
  ['n', 'keys.new'],
  ['/', 'keys.search'],
  ['Esc', 'keys.back'],
  ['?', 'keys.help'],
]
