/** Icons as PNG. */

import sharp from 'sharp'

/** Bytes of a square PNG of an SVG that is 32 wide. */
export const iconPng = (svg: string, side: number): Promise<Uint8Array> =>
  sharp(Buffer.from(svg), { density: 72 * Math.ceil(side / 32) })
    .resize(side, side)
    .png()
    .toBuffer()
