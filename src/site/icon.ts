/** The publication's mark: its name's first letter on the accent's colour. Where there is no font, three lines of print. */

import { bareLook, type Look } from '../base/look.ts'
import { escaped } from './html.ts'
import { colourOf } from './theme/colours.ts'
import type { Site } from './view.ts'

/** A ground and what is drawn on it, as "#0b565c". */
export type Ink = { ground: string; on: string }

/** The accent, as it is in the light: an icon and a picture of a headline know no other. */
export const inkOf = (look: Look = bareLook): Ink => ({
  ground: colourOf(look, 'light', 'accent'),
  on: colourOf(look, 'light', 'on-accent'),
})

const drawing = (inside: string, { ground }: Ink): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="${ground}"/>${inside}</svg>`

export const initialOf = (site: Pick<Site, 'name'>): string => [...site.name.trim()][0] ?? 'D'

/** In capitals as they are written; of 300 bytes. */
export const initialIcon = (initial: string, ink: Ink): string =>
  drawing(
    `<text x="16" y="24" font-family="Georgia,serif" font-size="24" font-weight="700" text-anchor="middle" fill="${ink.on}">${escaped(initial)}</text>`,
    ink,
  )

export const plainIcon = (ink: Ink): string =>
  drawing(`<path d="M8 10h16M8 16h16M8 22h10" stroke="${ink.on}" stroke-width="3" stroke-linecap="round"/>`, ink)
