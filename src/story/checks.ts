/** What a story lacks before it may be published, each as a sentence that says what to do. */

import { type Body, bodyText } from './body.ts'
import type { Furniture } from './furniture.ts'
import { isCredited } from './pictures.ts'

/** `credits` are those that pictures must be printed with, by the picture's identity. */
export const publishingChecks = (
  story: { furniture: Furniture; body: Body },
  credits: ReadonlyMap<string, readonly string[]> = new Map(),
): string[] => {
  const missing: string[] = []
  const { furniture, body } = story
  if (!furniture.headline) missing.push('It has no headline: write one.')
  if (!bodyText(body)) missing.push('It has no text: write at least one paragraph.')
  if (furniture.by.length === 0) missing.push('It says nobody wrote it: choose a byline.')
  if (furniture.embargo && 'unreadable' in furniture.embargo) {
    missing.push(`Its embargo could not be read («${furniture.embargo.unreadable}»): set the time, or lift it.`)
  }
  for (const used of [furniture.lead, ...Object.values(furniture.pictures)]) {
    const due = used && credits.get(used.id)?.find((credit) => !isCredited(used, credit))
    if (used && due !== undefined) {
      const said = due ? ` («${due}»)` : ''
      missing.push(`The picture «${used.caption.slice(0, 60) || used.id}» must be credited${said}: write its credit.`)
    }
  }
  return missing
}
