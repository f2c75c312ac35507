/** The one stylesheet, read once when the program starts; its address carries its hash and so may be kept for ever. */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const text = readFileSync(new URL('./paper.css', import.meta.url), 'utf8')
const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)

export const stylesheet = { text, hash, address: `/assets/paper.${hash}.css` } as const
