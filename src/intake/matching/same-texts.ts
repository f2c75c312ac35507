/** A text that another supplier has sent too stands in one row of the desk's list with it. Each stays an item, and a story, of its own. */

import type { WireItemId } from '../../base/id.ts'
import type { Doing } from '../../newsroom/action.ts'
import { joinRow, type TextSought, textsNear } from '../../store/desk/same-texts.ts'
import type { Listed, WireItem } from '../../store/wires.ts'
import { isSeries } from '../../wire/chain.ts'
import type { Copy } from '../../wire/copy.ts'
import { isSameText, marksOfSketch, type Sketch, unpackedSketch } from '../../wire/meaning/sketch.ts'

/** An item that has come, or a version of it, and what is listed of it. */
type Came = { found: WireItem; copy: Copy; listed: Listed }

/**
 * Joins each to the first that has its text. Two suppliers that send one text at the same instant do not see each other and stand in two rows: no item
 * waits for that.
 */
export const joinSameTexts = async (came: readonly Came[], { tx }: Doing): Promise<void> => {
  const own = new Map<WireItemId, { sketch: Sketch; headline: string }>()
  const sought: TextSought[] = []
  for (const { found, copy, listed } of came) {
    const at = listed.sent_at ?? listed.received_at
    if (!listed.sketch || !at) continue
    const sketch = unpackedSketch(listed.sketch)
    own.set(found.id, { sketch, headline: copy.headline })
    sought.push({ id: found.id, supplier: found.supplier, at, marks: marksOfSketch(sketch).map((mark) => mark | 0) })
  }
  const joined = new Set<WireItemId>()
  for (const near of await textsNear(tx, sought)) {
    const mine = own.get(near.own)
    if (!mine || joined.has(near.own) || isSeries(mine.headline, near.headline)) continue
    if (!isSameText(mine.sketch, unpackedSketch(near.sketch))) continue
    joined.add(near.own)
    await joinRow(tx, near.own, near.row)
  }
}
