/** The one stylesheet, read once when the program starts; its address carries its hash and so may be kept for ever. */

import { readFileSync } from 'node:fs'
import { asset, packed } from '../asset.ts'

/** In the order of the cascade. */
const sheets = ['tokens', 'paper', 'cards', 'grids', 'story', 'lists', 'print']

const text = sheets.map((name) => packed(readFileSync(new URL(`./${name}.css`, import.meta.url), 'utf8'))).join('\n')

/** Served at `address` as `text/css`, immutable. */
export const stylesheet = asset('paper', 'css', text)
