/** The publication's mark: its name's first letter on the accent's colour. Where there is no font, three lines of print. */

import { escaped } from './html.ts'
import type { Site } from './view.ts'

const ground = '#0b4f55'

const drawing = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="${ground}"/>${inside}</svg>`

export const initialOf = (site: Pick<Site, 'name'>): string => [...site.name.trim()][0] ?? 'D'

/** In capitals as they are written; of 300 bytes. */
export const initialIcon = (initial: string): string =>
  drawing(
    `<text x="16" y="24" font-family="Georgia,serif" font-size="24" font-weight="700" text-anchor="middle" fill="#fff">${escaped(initial)}</text>`,
  )

export const plainIcon: string = drawing(
  '<path d="M8 10h16M8 16h16M8 22h10" stroke="#fff" stroke-width="3" stroke-linecap="round"/>',
)
