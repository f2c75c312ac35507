import sharp from 'sharp'
import { expect, test } from 'vitest'
import { iconPng } from './icon.ts'

const drawing = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#0b4f55"/>${inside}</svg>`
const bar = drawing('<path d="M8 16h16" stroke="#fff" stroke-width="3"/>')

test('an icon has the side that was asked for', async () => {
  const { format, width, height } = await sharp(await iconPng([bar], 180)).metadata()
  expect([format, width, height]).toEqual(['png', 180, 180])
})

test('where the first drawing shows nothing, as a letter without a font, the next is taken', async () => {
  expect(await iconPng([drawing(''), bar], 48)).toEqual(await iconPng([bar], 48))
})
