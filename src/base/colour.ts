/** Colours as numbers: whether letters of one can be read on another (WCAG 2.2), and the nearest colour that can (by OKLCH). Pure. */

type Triple = readonly [number, number, number]
/** Lightness 0 to 1, chroma 0 to about 0.37, hue in radians (Björn Ottosson's Oklab, as CSS Color 4 has it). */
type Oklch = { lightness: number; chroma: number; hue: number }

/** Letters of a text need this much (WCAG 2.2, 1.4.3). */
export const leastContrast = 4.5

export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text)

const channels = (hex: string): Triple => {
  const number = Number.parseInt(hex.slice(1), 16)
  return [(number >> 16) / 255, ((number >> 8) & 255) / 255, (number & 255) / 255]
}

const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)
const curved = (channel: number): number =>
  channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055

const luminance = (hex: string): number => {
  const [red, green, blue] = channels(hex).map(linear) as unknown as Triple
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** From 1 (the same) to 21 (black on white). */
export const contrast = (one: string, other: string): number => {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

const oklchOf = (hex: string): Oklch => {
  const [red, green, blue] = channels(hex).map(linear) as unknown as Triple
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short
  const b = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short
  return {
    lightness: 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    chroma: Math.hypot(a, b),
    hue: Math.atan2(b, a),
  }
}

const linearOf = ({ lightness, chroma, hue }: Oklch): Triple => {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)]
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ]
}

const isShown = (colour: Oklch): boolean => linearOf(colour).every((channel) => channel > -0.0005 && channel < 1.0005)

/** What a screen can show of it: as much of its chroma as there is at this lightness. */
const hexOf = (colour: Oklch): string => {
  let [some, most] = [0, colour.chroma]
  if (!isShown(colour))
    for (let turn = 0; turn < 20; turn += 1) {
      const middle = (some + most) / 2
      if (isShown({ ...colour, chroma: middle })) some = middle
      else most = middle
    }
  const shown = isShown(colour) ? colour : { ...colour, chroma: some }
  return `#${linearOf(shown)
    .map((channel) =>
      Math.round(Math.min(1, Math.max(0, curved(Math.max(0, channel)))) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

const isReadable = (colour: string, grounds: readonly string[]): boolean =>
  grounds.every((ground) => contrast(colour, ground) >= leastContrast)

/** The least contrast that letters of this colour have on any of these grounds. */
export const contrastOn = (colour: string, grounds: readonly string[]): number =>
  Math.min(...grounds.map((ground) => contrast(colour, ground)))

/** The colour itself where it can be read on all of these grounds; else the one of its hue that is nearest to it and can. */
export const readableOn = (colour: string, grounds: readonly string[]): string => {
  if (isReadable(colour, grounds)) return colour.toLowerCase()
  const { lightness, ...rest } = oklchOf(colour)
  const isPale = grounds.every((ground) => luminance(ground) > 0.18)
  let [readable, unreadable] = [isPale ? 0 : 1, lightness]
  for (let turn = 0; turn < 20; turn += 1) {
    const middle = (readable + unreadable) / 2
    if (isReadable(hexOf({ ...rest, lightness: middle }), grounds)) readable = middle
    else unreadable = middle
  }
  return hexOf({ ...rest, lightness: readable })
}
