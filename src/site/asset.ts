/** A file that pages ask for: its address carries its hash, and so it may be kept for ever. */

import { createHash } from 'node:crypto'

export type Asset = { text: string; address: string }

export const asset = (name: string, extension: 'css' | 'js', text: string): Asset => {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return { text, address: `/assets/${name}.${hash}.${extension}` }
}

/** Comments and indentation are for us, not for the reader's line; line ends stay, for scripts mean something by them. */
export const packed = (text: string): string =>
  text
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
