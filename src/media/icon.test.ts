import sharp from 'sharp'
import { expect, test } from 'vitest'
import { iconPng } from './icon.ts'

test('an icon has the side that was asked for, and its edges are sharp', async () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="16" height="32" fill="#fff"/><rect x="16" width="16" height="32" fill="#000"/></svg>`
  for (const side of [48, 180, 512]) {
    const bytes = await iconPng(svg, side)
    const { format, width, height } = await sharp(bytes).metadata()
    expect([format, width, height]).toEqual(['png', side, side])
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
    const at = (x: number) => data[(Math.floor(side / 2) * side + x) * info.channels] ?? -1
    expect(at(side / 2 - 3)).toBeGreaterThan(240)
    expect(at(side / 2 + 3)).toBeLessThan(15)
  }
})
