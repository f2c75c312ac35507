/** Until when a story's embargo holds it. */

import type { Furniture } from './furniture.ts'

/** The instant at which an embargo ends; `undefined` where there is none. One that cannot be read never ends: a check holds it. */
export const embargoEnd = (embargo: Furniture['embargo']): Date | undefined =>
  embargo && 'until' in embargo ? new Date(embargo.until) : undefined
