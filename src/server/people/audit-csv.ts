/** The audit as a table for other programs: CSV (RFC 4180), written page by page, as long as somebody reads. */

import type { AuditLine, AuditPage } from '../../newsroom/people/audit-view.ts'
import { type AuditPlace, placeOf } from '../../store/people/audit-lines.ts'

const columns = [
  'at',
  'verb',
  'actor',
  'who',
  'story',
  'headline',
  'subject',
  'why',
] as const satisfies (keyof AuditLine)[]

/** A cell. One that a spreadsheet would take for a formula begins with an apostrophe: whoever wrote it is not to be run. */
export const cell = (value: string | null): string => {
  const text = value ?? ''
  const tame = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame
}

const lineOf = (line: AuditLine): string => `${columns.map((column) => cell(line[column])).join(',')}\r\n`

/** `page` reads what comes after a place. */
export const auditCsv = (page: (before: AuditPlace | undefined) => Promise<AuditPage>): ReadableStream<Uint8Array> => {
  const letters = new TextEncoder()
  let before: AuditPlace | undefined
  let begun = false
  return new ReadableStream({
    async pull(controller) {
      if (!begun) controller.enqueue(letters.encode(`${columns.join(',')}\r\n`))
      begun = true
      const { lines, more } = await page(before)
      controller.enqueue(letters.encode(lines.map(lineOf).join('')))
      before = placeOf(lines.at(-1)?.place ?? '')
      if (!more || !before) controller.close()
    },
  })
}
