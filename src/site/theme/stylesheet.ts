/** The one stylesheet, read once when the program starts; its address carries its hash and so may be kept for ever. */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** In the order of the cascade. */
const sheets = ['tokens', 'paper', 'cards', 'grids', 'story', 'lists', 'print']

/** Comments and indentation are for us, not for the reader's line. */
const packed = (css: string): string => css.replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ')

const text = sheets.map((name) => packed(readFileSync(new URL(`./${name}.css`, import.meta.url), 'utf8'))).join('')
const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)

/** Served at `address` as `text/css`, immutable. */
export const stylesheet = { text, hash, address: `/assets/paper.${hash}.css` } as const
