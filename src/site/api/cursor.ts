/** Where a list of the API goes on, as one opaque word: behind which item, which change, which topic. Pure. */

import { idPattern } from '../../base/id.ts'

export type Cursor =
  | { of: 'items'; at: Date; story: string }
  | { of: 'changes'; moved: string; story: string }
  | { of: 'topics'; slug: string }

const letters = { items: 'i', changes: 'c', topics: 't' } as const

/** What a date of four figures names: the database has a limit too. */
const [first, last] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')] as const
const isInstant = (text: string): boolean => /^-?\d{1,15}$/.test(text) && Number(text) >= first && Number(text) <= last

export const cursorText = (cursor: Cursor): string => {
  const parts =
    cursor.of === 'items'
      ? [cursor.at.getTime(), cursor.story]
      : cursor.of === 'changes'
        ? [cursor.moved, cursor.story]
        : [cursor.slug]
  return Buffer.from([letters[cursor.of], ...parts].join(' ')).toString('base64url')
}

/** The cursor that a word is; nothing where it is none of ours, or of another list. */
export const cursorIn = <Of extends Cursor['of']>(word: string, of: Of): Extract<Cursor, { of: Of }> | undefined => {
  const read = readCursor(word)
  return read?.of === of ? (read as Extract<Cursor, { of: Of }>) : undefined
}

const readCursor = (word: string): Cursor | undefined => {
  if (!/^[\w-]{2,400}$/.test(word)) return undefined
  const [letter, where = '', story = '', ...more] = Buffer.from(word, 'base64url').toString().split(' ')
  if (more.length > 0) return undefined
  const isStory = idPattern.test(story)
  if (letter === 'i' && isStory && isInstant(where)) return { of: 'items', at: new Date(Number(where)), story }
  if (letter === 'c' && (isStory || story === '') && /^-?\d{1,18}$/.test(where))
    return { of: 'changes', moved: where, story }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what no text of the database holds
  if (letter === 't' && where !== '' && story === '' && !/[\u0000\ufffd]/.test(where))
    return { of: 'topics', slug: where }
  return undefined
}
