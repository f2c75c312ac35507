/** The sizes that were made of pictures: deleted where no reader may be given the picture any more. Originals stay. */

import { deleteRenditions } from '../../media/renditions.ts'
import { withheldOriginals } from '../../store/outputs/kill-remains.ts'
import type { Output } from './output.ts'

export const renditions: Output<undefined> = {
  together: 1,
  async tell([change], _, { reader, storage }) {
    if (!change || change.reach !== 'withdrawn' || change.pictures.length === 0) return 'it had no pictures'
    const hashes = await withheldOriginals(reader, change.pictures)
    let deleted = 0
    for (const hash of hashes) deleted += await deleteRenditions(storage, hash)
    return `${hashes.length} of ${change.pictures.length} pictures are shown by nothing else: ${deleted} files deleted`
  },
}
