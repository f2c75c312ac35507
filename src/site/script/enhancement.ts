/** The one script of the site: times that turn, sharing, stories saved on the device, suggestions in the search, embeds that a reader asks for. No page needs it. */

import { readFileSync } from 'node:fs'
import { asset, packed } from '../asset.ts'

/** A script as it is sent, without what it says about other files: those of a page are one script, and what one uses stands before it. */
export const scriptText = (name: string): string =>
  packed(
    readFileSync(new URL(`./${name}.js`, import.meta.url), 'utf8')
      .replace(/^\s*\/\/.*$/gm, '')
      .replace(/^import .*$/gm, '')
      .replace(/^export /gm, ''),
  )

const parts = ['ago', 'times', 'saved', 'tools', 'shelf', 'offline', 'suggest', 'embed']

/** Served at `address` as `text/javascript`, immutable. */
export const enhancement = asset('readers', 'js', parts.map(scriptText).join('\n'))
