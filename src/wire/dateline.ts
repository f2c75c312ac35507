/** The dateline, "JAKARTA, Aug 21, 2014 (AFP) -": taken off the text, so that the page shows it once. */

import type { Block, Body, Inline } from '../story/body.ts'

/** Agencies as they sign themselves in datelines; an item's own provider is known besides. */
const agencies = new Set(
  'aap afp afpbb anp ansa ap apa apna ats awp belga bloomberg bna businesswire prnewswire globenewswire cp cna ctk dapd ddp dpa dpaafx efe ep europapress epd interfax kna kyodo lapresse lusa mti ntb pa pap pti reuters ria rtr sid stt tass thecanadianpress themoscowtimes thomsonreuters tt uni upi xinhua yonhap zenit أفب وامواس روترز رويترز سبا د.ب.أ دبا شينخوا'.split(
    ' ',
  ),
)

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()

const dash = String.raw`[-\u2013\u2014]`
// PLACE, date (AGENCY) - ; the place may have brackets of its own, "إيفانوفو (روسيا) (أ ف ب)".
const placeFirst = new RegExp(
  String.raw`^\s*([\p{L}\p{M}\p{N}][^()\n]{0,80}?(?:\s\([^()\n]{1,30}\)[^()\n]{0,40}?)?)[\s,.]*${dash}*\s*\(([^()\n]{2,30})\)\s*[.:]?\s*(${dash}{0,3})\s*`,
  'u',
)
// (AGENCY) - PLACE, date -
const agencyFirst = new RegExp(
  String.raw`^\s*\(([^()\n]{2,30})\)\s*${dash}{1,2}\s*([\p{L}\p{M}][\p{L}\p{M} .'/,]{1,40}?),?\s*(?:\d{1,2}\.?\s*\p{L}{3,10}\.?\s*)?${dash}{1,2}\s+`,
  'u',
)
// The day in a dateline: "Aug 21, 2014", "21 jan 2019", "3 jun", "28/01/2025".
const day =
  /[,\s]+(?:\p{L}{3,10}\.?\s+\d{1,2}(?!\d)|\d{1,2}\.?\s*(?:de\s+)?\p{L}{3,10}|\d{1,2}[/.]\d{1,2})[.,\s\d]*(?:de\s+\d{4})?.*$/u

const isAgency = (name: string, provider: string | undefined): boolean => {
  const own = provider ? letters(provider) : ''
  return name.split('/').some((part) => agencies.has(letters(part)) || (own !== '' && letters(part) === own))
}

const lastBrackets = /\s*\(([^()]*)\)\s*[.:]?$/

/** The words of a dateline that say where: "STOCKHOLM, Aug 29, 2014 (AFP) -" is "STOCKHOLM". */
export const placeOf = (dateline: string, provider?: string): string | undefined => {
  const bare = dateline.slice(0, 200).replace(/[\s\u2013\u2014-]+$/, '')
  const brackets = lastBrackets.exec(bare)
  const place = (brackets && isAgency(brackets[1] ?? '', provider) ? bare.slice(0, brackets.index) : bare)
    .replace(day, '')
    .replace(/[\s,.:\u2013\u2014-]+$/, '')
    .trim()
  return /\p{L}/u.test(place) ? place : undefined
}

/** Where a text starts with a dateline: how long it is, and its words. */
export const datelineOf = (text: string, provider?: string): { length: number; located?: string } | undefined => {
  const head = text.slice(0, 200)
  const place = placeFirst.exec(head)
  if (place?.[1] && place[2] && isAgency(place[2], provider)) {
    const located = placeOf(place[1])
    return { length: place[0].length, ...(located ? { located } : {}) }
  }
  const agency = agencyFirst.exec(head)
  if (agency?.[1] && agency[2] && isAgency(agency[1], provider)) {
    return { length: agency[0].length, located: agency[2].trim() }
  }
  return undefined
}

/** A line without its first `count` letters, marks kept. */
const withoutStart = (line: readonly Inline[], count: number): Inline[] => {
  const out: Inline[] = []
  let left = count
  for (const part of line) {
    const length = part.type === 'text' ? part.text.length : 1
    if (left >= length) left -= length
    else if (part.type === 'text') {
      const text = left ? part.text.slice(left) : part.text
      left = 0
      out.push({ ...part, text: out.length ? text : text.trimStart() })
    } else out.push(part)
  }
  return out[0]?.type === 'break' ? out.slice(1) : out
}

const lineText = (line: readonly Inline[]): string =>
  line.map((part) => (part.type === 'text' ? part.text : '\n')).join('')

/** The body with the dateline taken off its first paragraph (or the first two, should the first be a lone one), and its place. */
export const takeDateline = (body: Body, provider?: string): { body: Body; located?: string } => {
  const at = body.content.findIndex((block) => block.type === 'paragraph')
  const first = body.content[at]
  if (first?.type !== 'paragraph') return { body }
  const found = datelineOf(lineText(first.content), provider)
  if (!found) return { body }
  const line = withoutStart(first.content, found.length)
  const content: Block[] = line.length
    ? body.content.with(at, { ...first, content: line })
    : body.content.toSpliced(at, 1)
  return { body: { ...body, content }, ...(found.located ? { located: found.located } : {}) }
}
