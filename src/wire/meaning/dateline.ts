/** The dateline, "JAKARTA, Aug 21, 2014 (AFP) -": taken off the text, so that the page shows it once. */

import type { Block, Body, Inline } from '../../story/body.ts'

/** Agencies as they sign themselves in datelines; an item's own provider is known besides. */
const agencies = new Set(
  'aap adnkronos afp afpbb agi ani anp ansa ap apa apna ats awp belga bloomberg bna bns bta businesswire canadianpress prnewswire prnewswireasianet globenewswire accesswire cp cna ctk čtk dapd ddp dpa dpaafx dpainfocom efe ep europapress epd gracenote hina interfax jiji kna kuna kyodo kyodojbnasianet lapresse leta lusa mena mti ntb ots pa pap petra pti reuters ria ritzau rtr rtt sana sda sid spa stt tanjug tasr tass thecanadianpress theassociatedpress themoscowtimes thomsonreuters tt ukrinform uni upi varietycom wafa wam xinhua yonhap zenit тасс риановости интерфакс أفب افب وامواس روترز رويترز سبا سانا وفا واس وام كونا بترا قنا دبأ دبا شينخوا شينهوا 共同 共同社 新华社 美國商業資訊'.split(
    ' ',
  ),
)

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()

const dash = String.raw`[-\u2010-\u2015\u2212\u0640_]`
// PLACE, date (AGENCY) - ; the place may have brackets of its own, "إيفانوفو (روسيا) (أ ف ب)", and the strokes be TASS's or a release's.
const placeFirst = (ownBrackets: string): RegExp =>
  new RegExp(
    String.raw`^\s*([\p{L}\p{M}\p{N}][^()\n]{0,80}?${ownBrackets})[\s,.]*${dash}*\s*(?:\(([^()\n]{2,30})\)|/\s?([^()/\n]{2,30}?)\s?/)\s*([.:]?\s*${dash}{0,3})\s*`,
    'u',
  )
// The first brackets are tried as the agency's before they are taken for the place's: "OTTAWA (CP) - Nordwire Inc. (TSX: NW) says".
const placesFirst = [placeFirst(''), placeFirst(String.raw`\s\([^()\n]{1,30}\)[^()\n]{0,40}?`)]
// (AGENCY) - PLACE, date -
const agencyFirst = new RegExp(
  String.raw`^\s*\(([^()\n]{2,30})\)\s*${dash}{1,2}\s*([\p{L}\p{M}][\p{L}\p{M} .'’/,]{1,40}?),?\s*(?:\d{1,2}\.?\s*\p{L}{3,10}\.?\s*)?${dash}{1,2}\s+`,
  'u',
)
// PLACE, date AGENCY - ; "SAITAMA, Japan, Dec. 9 Kyodo -", "MELBOURNE, Feb 09 AAP -", "القاهرة ـ أ ف ب:"
const unbracketed = new RegExp(
  String.raw`^\s*(\p{Lu}[^()\n]{1,60}?,?\s\p{L}{3,9}\.?\s\d{1,2}),?\s(\p{Lu}[\p{L} ]{1,14}?)\s?${dash}{1,2}\s`,
  'u',
)
const arabic = new RegExp(
  String.raw`^\s*([\p{Script=Arabic}][\p{Script=Arabic} /]{1,40}?)\s*(?:${dash}|/)\s*([\p{Script=Arabic}]{1,8}(?:[ .][\p{Script=Arabic}]{1,3}){0,2}\.?)\s*(?::|${dash})\s*`,
  'u',
)
// PORTLAND, Ore., Feb 26 - ; without an agency it needs capitals, a day and a dash.
const dated = new RegExp(
  String.raw`^\s*(\p{Lu}[\p{Lu} .'’/-]{2,40}(?:,\s?\p{Lu}[\p{L}. ]{1,30}){0,2}),\s(?:\p{L}{3,9}\.?\s\d{1,2}|\d{1,2}\.?\s\p{L}{3,9}\.?)(?:,?\s\d{4})?\s?${dash}{1,2}\s+`,
  'u',
)
// 新华社北京3月3日电
const chinese =
  /^\s*(?:[（(【]\s?)?(?:新华社|新華社|中新社|法新社|路透社|美联社|共同社)(\p{Script=Han}{2,10}?)(?:\d{1,2}月)?(?:\d{1,2}日)(?:电|電)?(?:\s?[)）】])?[\s，：:]*/u
const japanese = /^\s*【(\p{L}{2,12}?)\s?(?:共同|時事|ロイター)(?:[^】]{0,20})】\s*/u

// The day in a dateline: "Aug 21, 2014", "21 jan 2019", "3 jun", "28/01/2025", "25-11-2023".
const day =
  /[,\s]+(?:\p{L}{3,10}\.?\s+\d{1,2}(?!\d)|\d{1,2}\.?\s*(?:de\s+)?\p{L}{3,10}|\d{1,2}[/.-]\d{1,2}(?!\d))[.,/\s\d-]*(?:de\s+\d{4})?.*$/u

/** Nothing but a day: "Jan 3 (Reuters) -" says no place. */
const onlyDay = /^(?:\p{L}{3,10}\.?\s+\d{1,2}|\d{1,2}\.?\s*(?:de\s+)?\p{L}{3,10})[.,\s\d]*$/u

const isAgency = (name: string, provider: string | undefined): boolean => {
  const own = provider ? letters(provider) : ''
  const known = (part: string) => agencies.has(letters(part)) || (own !== '' && letters(part) === own)
  return known(name) || name.split('/').some(known)
}

/** Are there only agencies in it: "ats afp", "APA/dpa", "AFP, Reuters"? */
const onlyAgencies = (name: string): boolean =>
  agencies.has(letters(name)) || name.split(/[/,+&\s]+/).every((part) => agencies.has(letters(part)))

const lastBrackets = /\s*\(([^()]*)\)\s*[.:]?$/

/** The words of a dateline that say where: "STOCKHOLM, Aug 29, 2014 (AFP) -" is "STOCKHOLM". */
export const placeOf = (dateline: string, provider?: string): string | undefined => {
  const bare = dateline.slice(0, 200).replace(/[\s\u2010-\u2015\u2212\u0640_-]+$/, '')
  const brackets = lastBrackets.exec(bare)
  const place = (brackets && isAgency(brackets[1] ?? '', provider) ? bare.slice(0, brackets.index) : bare)
    .replace(day, '')
    .replace(/[\s,.:\u2010-\u2015\u2212\u0640_-]+$/, '')
    .trim()
  return /\p{L}/u.test(place) && !onlyDay.test(place) ? place : undefined
}

/**
 * Without a dash after the brackets they may only name an agency in a sentence ("The agency Nordwire (dpa) reports"): then the
 * place must be one or a few names, and the sentence begin after it.
 */
const isPlain = (place: string, rest: string): boolean => {
  const name = placeOf(place) ?? ''
  const named = name
    .split(/[\s/,]+/)
    .every((part) => /^[\p{Lu}\p{Lo}]/u.test(part) || /^(?:de|la|am|an|der|del|do|da|of|on|i|y)$/u.test(part))
  return (
    (name === '' || (named && name.split(' ').length <= 3 && !/Press|Agen|News|Agent|وكال/u.test(name))) &&
    /^[\p{Lu}\p{Lo}\p{N}"'“«„‘]/u.test(rest)
  )
}

/** In how many words a place is told at most: "Sankt Peter-Ording an der Nordsee" has five; a sentence has more. */
const isShort = (place: string): boolean => (placeOf(place) ?? '').split(/\s+/).length <= 7

type Dateline = { length: number; located?: string }

const found = (length: number, place: string | undefined): Dateline => {
  const located = place === undefined ? undefined : placeOf(place)
  return { length, ...(located ? { located } : {}) }
}

const signedDateline = (head: string, provider: string | undefined): Dateline | undefined => {
  // These forms try long and hard in a text that lacks what they want: brackets or strokes, a day's number.
  for (const form of /[(/]/.test(head) ? placesFirst : []) {
    const place = form.exec(head)
    const agency = place?.[2] ?? place?.[3]
    if (
      place?.[1] &&
      agency &&
      isShort(place[1]) &&
      (place[3] ? onlyAgencies(agency) : isAgency(agency, provider) || onlyAgencies(agency))
    ) {
      if (place[4] || isPlain(place[1], head.slice(place[0].length))) return found(place[0].length, place[1])
    }
  }
  const first = agencyFirst.exec(head)
  if (first?.[1] && first[2] && (isAgency(first[1], provider) || onlyAgencies(first[1])))
    return found(first[0].length, first[2])
  for (const form of /\s\d/.test(head) ? [unbracketed, arabic] : [arabic]) {
    const open = form.exec(head)
    if (open?.[1] && open[2] && (onlyAgencies(open[2]) || agencies.has(letters(open[2]))))
      return found(open[0].length, open[1])
  }
  return undefined
}

/** Where a text starts with a dateline that an agency signs: how long it is, and its place. Looks at the first 200 letters. */
export const datelineOf = (text: string, provider?: string): Dateline | undefined => {
  const head = text.slice(0, 200)
  const signed = signedDateline(head, provider)
  if (signed) return signed
  const asian = chinese.exec(head) ?? japanese.exec(head)
  if (asian) return found(asian[0].length, asian[1])
  const plain = dated.exec(head)
  return plain ? found(plain[0].length, plain[1]) : undefined
}

const placeAndDash = new RegExp(String.raw`^\s*([\p{L}\p{M}][^()\n]{1,60}?)\s+${dash}{1,2}\s+`, 'u')

/** "OTTAWA — ", "LONDON -": a place and a dash are a dateline where the item says the same place. */
const knownPlace = (text: string, located: string | undefined): Dateline | undefined => {
  const match = located ? placeAndDash.exec(text.slice(0, 100)) : null
  const [field, place] = [letters(located ?? ''), letters(match?.[1] ?? '')]
  return match &&
    place.length > 2 &&
    (field === place || (field.startsWith(place) && /^\p{Lu}+$/u.test(match[1]?.replace(/[^\p{L}]/gu, '') ?? '')))
    ? { length: match[0].length }
    : undefined
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

/** How many paragraphs may stand before the one with the dateline: dpa's standfirst, a byline, a note. */
const standBefore = 3

/**
 * The body with the dateline taken off its paragraph, and its place. It is looked for in the first paragraphs, since a standfirst
 * may stand before it; one that no agency signs only in the first. `located` is the place that the item states.
 */
export const takeDateline = (body: Body, provider?: string, located?: string): { body: Body; located?: string } => {
  let before = 0
  for (const [at, block] of body.content.entries()) {
    if (block.type !== 'paragraph') continue
    const text = lineText(block.content)
    const dateline = before
      ? signedDateline(text.slice(0, 200), provider)
      : (datelineOf(text, provider) ?? knownPlace(text, located))
    if (dateline) {
      const line = withoutStart(block.content, dateline.length)
      const content: Block[] = line.length
        ? body.content.with(at, { ...block, content: line })
        : body.content.toSpliced(at, 1)
      return { body: { ...body, content }, ...(dateline.located ? { located: dateline.located } : {}) }
    }
    before += 1
    if (before >= standBefore) break
  }
  return { body }
}
