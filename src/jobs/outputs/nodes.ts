/** The page cache of every node: acknowledged when each has dropped what it held before, or has lost its lease. */

import type { Output } from './output.ts'

export const nodes: Output<undefined> = {
  together: 1000,
  async tell(changes, _, means) {
    await means.nodes.dropped(changes.map(({ event }) => event))
    return 'every node that answers readers has dropped the pages that it held'
  },
}
