/** Until when a story is held: by its embargo, by the desk's schedule, by what it shows. */

import type { Furniture } from './furniture.ts'

/** The instant at which an embargo ends; `undefined` where there is none. One that cannot be read never ends: a check holds it. */
export const embargoEnd = (embargo: Furniture['embargo'] | { until: Date }): Date | undefined =>
  embargo && 'until' in embargo ? new Date(embargo.until) : undefined

/** Of several holds the last one holds. */
export const lastOf = (...ends: readonly (Date | null | undefined)[]): Date | undefined =>
  ends.reduce<Date | undefined>((last, end) => (end && !(last && last >= end) ? end : last), undefined)
