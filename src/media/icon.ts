/** Icons as PNG, drawn of an SVG whose letter needs a font: a machine may have none. */

import sharp from 'sharp'

/** Bytes of a square PNG: of the first drawing on which anything stands beside its ground, else of the last. */
export const iconPng = async (drawings: readonly [string, ...string[]], side: number): Promise<Uint8Array> => {
  const png = (svg: string) =>
    sharp(Buffer.from(svg), { density: 72 * Math.ceil(side / 32) })
      .resize(side, side)
      .png()
  for (const svg of drawings) {
    const { channels } = await sharp(await png(svg).toBuffer()).stats()
    // A text that no font could draw leaves one colour.
    if (channels.some(({ stdev }) => stdev > 1)) return png(svg).toBuffer()
  }
  return png(drawings.at(-1) ?? drawings[0]).toBuffer()
}
