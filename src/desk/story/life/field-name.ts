/** What a part of the furniture is called. */

import { en } from '../../words/en.ts'
import { type Key, say } from '../../words/say.ts'

const isKey = (key: string): key is Key => key in en

/** One that has no name yet is called as it is written down. */
export const fieldName = (field: string): string => {
  const key = `field.${field}`
  return isKey(key) ? say(key) : field
}
