/** Keeps an original: read first, so that nothing that is no picture is ever kept as one. */

import { isRefusal, type Refusal } from '../base/refusal.ts'
import { type PictureFacts, readPicture } from './picture-metadata.ts'
import type { Storage } from './storage.ts'

/** An original as it is kept; it is never served itself, only its renditions are. */
export type Original = { hash: string; facts: PictureFacts }

/** Keeps a picture's bytes and tells what they are, or why they are refused (see `readPicture`). The same picture twice is one. */
export const keepOriginal = async (storage: Storage, bytes: Uint8Array): Promise<Original | Refusal> => {
  const facts = await readPicture(bytes)
  if (isRefusal(facts)) return facts
  const { hash } = await storage.put(bytes)
  return { hash, facts }
}
