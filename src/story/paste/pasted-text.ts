/** Plain letters that were pasted, as a body: paragraphs, lists and tables by how the lines stand. Pure. */

import type { Block, Body, Inline } from '../body.ts'

const line = (text: string): Inline[] => (text ? [{ type: 'text', text }] : [])

/** Lines that a mail program or a terminal has broken at one width. */
const isWrapped = (lines: readonly string[]): boolean => {
  if (lines.length < 2) return false
  const whole = lines.slice(0, -1)
  const longest = Math.max(...whole.map(({ length }) => length))
  return longest <= 82 && whole.every(({ length }) => length > 45 && length >= longest - 25)
}

const bullet = /^\s*[-*•·–‣◦▪]\s+(?=\S)/u
const numbered = /^\s*\d{1,3}[.)]\s+(?=\S)/

const listOf = (lines: readonly string[]): Block | undefined => {
  if (lines.length < 2) return undefined
  const sign = [bullet, numbered].find((form) => lines.every((one) => form.test(one)))
  if (!sign) return undefined
  const content = lines.map((one) => ({ type: 'item' as const, content: line(one.replace(sign, '').trim()) }))
  return { type: 'list', attrs: { ordered: sign === numbered }, content }
}

/** Cells between tabs, as spreadsheets give them. */
const tableOf = (lines: readonly string[]): Block | undefined => {
  const rows = lines.map((one) => one.split('\t'))
  const width = rows[0]?.length ?? 0
  if (lines.length < 2 || width < 2 || rows.some(({ length }) => length !== width)) return undefined
  return {
    type: 'table',
    content: rows.map((cells) => ({
      type: 'row' as const,
      content: cells.map((cell) => ({ type: 'cell' as const, attrs: { header: false }, content: line(cell.trim()) })),
    })),
  }
}

const paragraphOf = (lines: readonly string[]): Block => ({
  type: 'paragraph',
  content: isWrapped(lines)
    ? line(lines.map((one) => one.trim()).join(' '))
    : lines.flatMap((one, at): Inline[] => [...(at > 0 ? [{ type: 'break' as const }] : []), ...line(one.trim())]),
})

/** An empty line parts paragraphs; where there is none, each line is one. */
export const bodyOfPastedText = (text: string): Body => {
  const whole = text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
  const lines = whole.split('\n').map((one) => one.trimEnd())
  const written = lines.filter(Boolean)
  const asTable = tableOf(written)
  if (asTable) return { type: 'body', content: [asTable] }
  const groups: string[][] = [[]]
  for (const one of lines) {
    if (one.trim()) groups.at(-1)?.push(one)
    else if (groups.at(-1)?.length) groups.push([])
  }
  const parts = groups.filter(({ length }) => length > 0)
  const [only] = parts
  const isOneEach = parts.length === 1 && only && !isWrapped(only) && !listOf(only)
  const content = (isOneEach ? only.map((one) => [one]) : parts).map(
    (part) => listOf(part) ?? tableOf(part) ?? paragraphOf(part),
  )
  return { type: 'body', content }
}
