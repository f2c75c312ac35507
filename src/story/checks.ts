/** What a story lacks before it may be published, each as a sentence that says what to do. */

import { type Body, bodyText } from './body.ts'
import type { Furniture } from './furniture.ts'

export const publishingChecks = (story: { furniture: Furniture; body: Body }): string[] => {
  const missing: string[] = []
  const { furniture, body } = story
  if (!furniture.headline) missing.push('It has no headline: write one.')
  if (!bodyText(body)) missing.push('It has no text: write at least one paragraph.')
  if (furniture.by.length === 0) missing.push('It says nobody wrote it: choose a byline.')
  if (furniture.embargo && 'unreadable' in furniture.embargo) {
    missing.push(`Its embargo could not be read («${furniture.embargo.unreadable}»): set the time, or lift it.`)
  }
  return missing
}
