/** A picture of a headline, for networks that show one where a story has none: drawn by Pango, which knows every script that the machine has a font for. */

import sharp from 'sharp'

export const cardSize = { width: 1200, height: 630 } as const

/** The ground, and what is written on it: "#0b565c". */
type Ink = { ground: string; on: string }

export type HeadlineCard = { headline: string; section: string; name: string; direction: 'ltr' | 'rtl' } & Ink

const margin = 60
const across = cardSize.width - 2 * margin

/** Pango reads markup (and no control character). */
const plain = (text: string): string =>
  text
    .replace(/[^\P{C}\u{200c}\u{200d}]/gu, ' ')
    .replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '')
    .trim()

type Drawn = { data: Buffer; width: number; height: number }
type Manner = { font: string; colour: string }

/** «Left» is where a paragraph begins: Pango turns it round for one that is read from the right. */
const draw = async (
  text: string,
  { font, colour }: Manner,
  room: { height: number } | { dpi: number },
): Promise<Drawn & { dpi: number | undefined }> => {
  const markup = `<span foreground="${colour}">${plain(text) || '—'}</span>`
  const drawn = sharp({ text: { text: markup, font, width: across, rgba: true, align: 'left', ...room } }).png()
  const { data, info } = await drawn.toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, dpi: info.textAutofitDpi }
}

/** Of one word larger letters than these would shout. */
const largest = 620

/** As large as it fits. */
const drawHeadline = async (headline: string, colour: string): Promise<Drawn> => {
  const manner = { font: 'serif bold', colour }
  const fitted = await draw(headline, manner, { height: cardSize.height - 4 * margin - 40 })
  return (fitted.dpi ?? 0) > largest ? draw(headline, manner, { dpi: largest }) : fitted
}

let fonts: Promise<boolean> | undefined

/** Whether there is a font at all: without one every letter is the same box. */
export const hasFonts = (): Promise<boolean> => {
  const widthOf = async (letters: string) =>
    (await draw(letters, { font: 'serif', colour: '#ffffff' }, { dpi: 300 })).width
  fonts ??= Promise.all([widthOf('iiii'), widthOf('WWWW')]).then(([narrow, wide]) => narrow * 1.5 < wide)
  return fonts
}

/** A PNG of `cardSize`: the section above, the headline, the publication's name below. */
export const headlineCard = async ({
  headline,
  section,
  name,
  direction,
  ground,
  on,
}: HeadlineCard): Promise<Uint8Array> => {
  const small: Manner = { font: 'sans bold', colour: on }
  const [above, middle, below] = await Promise.all([
    draw(section, small, { dpi: 200 }),
    drawHeadline(headline, on),
    draw(name, small, { dpi: 200 }),
  ])
  const left = ({ width }: Drawn) => (direction === 'rtl' ? cardSize.width - margin - Math.min(width, across) : margin)
  // A name of several lines may be as high as it likes: what has no room is cut.
  const fit = async (one: Drawn, most: number) =>
    one.height <= most
      ? one.data
      : sharp(one.data).extract({ left: 0, top: 0, width: one.width, height: most }).toBuffer()
  const line = 50
  return sharp({ create: { ...cardSize, channels: 3, background: ground } })
    .composite([
      { input: await fit(above, line), left: left(above), top: margin },
      { input: middle.data, left: left(middle), top: margin + line + 40 },
      { input: await fit(below, line), left: left(below), top: cardSize.height - margin - line },
    ])
    .png({ palette: true })
    .toBuffer()
}
