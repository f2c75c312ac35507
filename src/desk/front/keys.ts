/** The keys of the front tool, for its help. */

import type { KeyLine } from '../parts/help.tsx'

export const frontKeys: readonly KeyLine[] = [
  ['j ↓', 'keys.front.next'],
  ['k ↑', 'keys.front.previous'],
  ['← →', 'keys.front.panes'],
  ['Enter', 'keys.front.enter'],
  ['1 9', 'keys.front.number'],
  ['t', 'keys.front.top'],
  ['Alt+↑ Alt+↓', 'keys.front.move'],
  ['Alt+← Alt+→', 'keys.front.across'],
  ['x', 'keys.front.out'],
  ['u', 'keys.front.undo'],
  ['l', 'keys.front.launch'],
  ['b', 'keys.front.banner'],
  ['/', 'keys.search'],
  ['?', 'keys.help'],
]
