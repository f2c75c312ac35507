/** The only script that the site has: it makes the search suggest. No page needs it. */

import { readFileSync } from 'node:fs'
import { asset, packed } from '../asset.ts'

const text = packed(readFileSync(new URL('./suggest.js', import.meta.url), 'utf8').replace(/^\s*\/\/.*$/gm, ''))

/** Served at `address` as `text/javascript`, immutable. */
export const enhancement = asset('suggest', 'js', text)
