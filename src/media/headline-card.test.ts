import sharp from 'sharp'
import { expect, test } from 'vitest'
import { cardSize, hasFonts, headlineCard } from './headline-card.ts'

const card = {
  section: 'World',
  name: 'The Harbour Courier',
  direction: 'ltr' as const,
  ...{ ground: '#0b565c', on: '#ffffff' },
}
/** The share of a column of it, from the left, on which something stands. */
const inkIn = async (bytes: Uint8Array, left: number, width: number): Promise<number> => {
  const part = sharp(bytes).extract({ left, top: 0, width, height: cardSize.height })
  const { channels } = await sharp(await part.png().toBuffer()).stats()
  return channels[0]?.stdev ?? 0
}

test.each([
  ['one word', 'War'],
  ['a long one', 'A strait that reopens after eleven weeks of talks '.repeat(8)],
  ['a long word', 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(6)],
  ['what would be markup', '</span><b> & "'],
  ['nothing that can be drawn', '\u0000\u0001'],
])('%s is a picture of its size', async (_, headline) => {
  const { width, height, format } = await sharp(await headlineCard({ ...card, headline })).metadata()
  expect({ width, height, format }).toEqual({ ...cardSize, format: 'png' })
})

test('a name of many words stays below, and the margins stay free', async () => {
  const bytes = await headlineCard({
    ...card,
    headline: 'Ships',
    section: 'x '.repeat(300),
    name: 'y '.repeat(300),
  })
  expect(await inkIn(bytes, 0, 50)).toBeLessThan(1)
  expect(await inkIn(bytes, cardSize.width - 50, 50)).toBeLessThan(1)
})

test.skipIf(!(await hasFonts()))('what is read from the right stands on the right', async () => {
  const bytes = await headlineCard({ ...card, headline: 'ميناء', section: 'عالم', name: 'بريد', direction: 'rtl' })
  expect(await inkIn(bytes, cardSize.width - 260, 200)).toBeGreaterThan(5)
  expect(await inkIn(bytes, 60, 200)).toBeLessThan(1)
})

test('it stands on the accent of the publication', async () => {
  const at = sharp(await headlineCard({ ...card, headline: 'Ships', ground: '#8a1c0f' })).extract({
    left: 5,
    top: 5,
    width: 9,
    height: 9,
  })
  const { dominant } = await sharp(await at.png().toBuffer()).stats()
  // By the middle of the sixteenth of a channel that sharp counts in.
  expect(dominant).toEqual({ r: 136, g: 24, b: 8 })
})
