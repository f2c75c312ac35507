/** What is different in what stands around two texts: each part that changed, word by word. Pure. */

import type { Furniture } from '../furniture.ts'
import { differentWords, type Piece } from './difference.ts'

export type FurnitureChange = { field: string; pieces: Piece[] }

type Named = {
  name?: unknown
  caption?: unknown
  alt?: unknown
  credit?: unknown
  until?: unknown
  unreadable?: unknown
  of?: unknown
  rating?: unknown
}

/** A part of the furniture in words. */
const wordsOf = (part: unknown): string => {
  if (part === null || part === undefined) return ''
  if (typeof part !== 'object') return String(part)
  if (Array.isArray(part)) return part.map(wordsOf).filter(Boolean).join(', ')
  const { name, caption, alt, credit, until, unreadable, of, rating } = part as Named
  const points = typeof rating === 'number' ? String(rating) : ''
  const said = [name, caption, alt, credit, until, unreadable, of, points].filter(
    (one) => typeof one === 'string' && one !== '',
  )
  if (said.length > 0) return said.join(' · ')
  const values = Object.values(part)
  return values.some((one) => one && typeof one === 'object') ? wordsOf(values) : JSON.stringify(part)
}

/** In the order of the newer one's parts. A part whose words are the same and which differs all the same (another crop, another picture file) is named with them. */
export const furnitureDifference = (before: Furniture, after: Furniture): FurnitureChange[] => {
  const old: Record<string, unknown> = before
  const now: Record<string, unknown> = after
  const fields = [...new Set([...Object.keys(now), ...Object.keys(old)])]
  return fields.flatMap((field) => {
    if (JSON.stringify(old[field] ?? null) === JSON.stringify(now[field] ?? null)) return []
    const [was, is] = [wordsOf(old[field]), wordsOf(now[field])]
    if (was === is && was === '') return []
    return [{ field, pieces: differentWords(was, is) }]
  })
}
