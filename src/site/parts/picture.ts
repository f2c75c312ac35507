/** A picture in the sizes and formats that a browser may choose from, and a figure with its caption. */

import type { Shape } from '../../story/framing.ts'
import { type Format, pictureAddress, pictureWidths, renditionWidth, shownSize } from '../address.ts'
import { type Html, html, nothing } from '../html.ts'
import type { Picture } from '../view.ts'

export type Slot = {
  /** The `sizes` attribute: how wide the picture stands at which width of the window. */
  sizes: string
  /** The widest rendition that the slot can use on a dense screen. */
  upTo: number
  /** The shape that it is cut to; absent, it is shown whole. */
  shape?: Shape
  /** On a telephone: another shape, and how wide it stands there. */
  small?: { shape: Shape; sizes: string; upTo: number }
  /** The first picture of a page is fetched at once and first; the others when they come near. */
  first?: boolean
}

const formats: readonly (readonly [Format, string])[] = [
  ['avif', 'image/avif'],
  ['webp', 'image/webp'],
  ['jpg', 'image/jpeg'],
]

const setOf = (picture: Picture, format: Format, upTo: number, shape: Shape | undefined): string => {
  const most = renditionWidth(picture, upTo, shape)
  return pictureWidths
    .filter((width) => width <= most)
    .map((width) => `${pictureAddress(picture, width, format, shape)} ${width}w`)
    .join(', ')
}

/** A telephone that is too old for WebP is served by the other sources. */
const smallSources = (picture: Picture, { small }: Slot): Html[] | undefined =>
  small &&
  formats.slice(0, 2).map(([format, type]) => {
    const { width, height } = shownSize(picture, small.shape)
    return html`<source type="${type}" media="(width < 40rem)" srcset="${setOf(picture, format, small.upTo, small.shape)}" sizes="${small.sizes}" width="${width}" height="${height}">`
  })

const sources = (picture: Picture, { sizes, upTo, shape }: Slot): Html[] =>
  formats.map(
    ([format, type]) => html`<source type="${type}" srcset="${setOf(picture, format, upTo, shape)}" sizes="${sizes}">`,
  )

/** `<picture>`; the plain JPEG is for browsers so old that a small one serves them best. */
export const picture = (shown: Picture, slot: Slot, alt: string): Html => {
  const fallback = pictureAddress(shown, renditionWidth(shown, 480, slot.shape), 'jpg', slot.shape)
  const { width, height } = shownSize(shown, slot.shape)
  const fetched = slot.first ? html` fetchpriority="high"` : html` loading="lazy" decoding="async"`
  return html`<picture>${smallSources(shown, slot)}${sources(shown, slot)}<img src="${fallback}" alt="${shown.decorative ? '' : alt}" width="${width}" height="${height}"${fetched}></picture>`
}

/** Words that a label must not end on when a caption is cut short. */
const loose =
  /\s+(?:a|an|and|as|at|by|for|from|in|into|near|of|on|or|the|their|to|with|his|her|its|after|before|during)$/i

/** Whole words from a caption's beginning, at most eight and to a clause's end, that can stand alone; nothing where it is that short anyway. */
const label = (caption: string): string => {
  const words = caption.trim().split(/\s+/)
  if (words.length <= 8) return ''
  let cut = words.slice(0, 8).join(' ')
  const clause = /^(.*)(?:[,;:.](?:\s|$)| [-–—] )/.exec(cut)?.[1] ?? ''
  if (clause.split(' ').length >= 3) cut = clause
  while (loose.test(cut)) cut = cut.replace(loose, '')
  return cut.replace(/[,;:.]+$/, '')
}

/** A caption where no room is for more than a few words of it. */
export const shortCaption = (caption: string): string => label(caption) || caption.trim()

/**
 * The alternative text beside a visible caption. Wires often send the caption for both, and a screen reader would then say it twice.
 * A long one is cut to a label ("Wang Yi met Russian Foreign Minister Sergei Lavrov") that says what is in the picture before the
 * caption tells its circumstances; a short one is left to the caption alone, which the figure ties to the picture.
 */
export const altBesideCaption = (shown: Picture): string => {
  const alt = shown.alt.trim()
  return alt === shown.caption.trim() ? label(alt) : alt
}

/** "Caption - Copyright credit", as the trade writes it. */
export const captionWords = ({ caption, credit }: Picture): Html =>
  html`${caption} ${credit && html`<span class="credit">${caption ? '- ' : ''}Copyright <bdi>${credit}</bdi></span>`}`

const captionLine = (shown: Picture, count: Html | undefined): Html | undefined => {
  if (!shown.caption && !shown.credit && !count) return undefined
  return html`<figcaption dir="auto">${count}${captionWords(shown)}</figcaption>`
}

export const isTall = (shown: Picture): boolean => shown.height > shown.width

/** `said` are the attributes of a language that the words around it do not have; `count` says which of several pictures it is. */
export const figure = (shown: Picture, slot: Slot, name: string, said: Html = nothing, count?: Html): Html =>
  html`<figure class="${name}${isTall(shown) ? ' tall' : ''}"${said}>${picture(shown, slot, altBesideCaption(shown))}${captionLine(shown, count)}</figure>`
