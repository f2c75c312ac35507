/** How a text is filed: as an alert, as the first urgent lines, as a new lead, as a wrap of what came before. */

import type { Said } from './said.ts'

/** `alert`: one sentence, at once. `urgent`: the first lines after it. `lead`: the story anew, with what has come. `wrap`: several stories in one. */
export type Filing = 'alert' | 'urgent' | 'lead' | 'wrap'

/** What an item says of its filing; `paragraphs` is how many its text has. */
export type Filed = Said & {
  title?: string | undefined
  provider?: string | undefined
  urgency?: number | undefined
  paragraphs: number
}

const alertWord =
  /^(?:news ?)?(?:alert|alerte|alerta|flash|flash news|snap|news ?alert|ap ?news ?alert|eilmeldung|blitz(?:meldung)?|lampo|viiva|pikauutinen|ilmoitus viiva|hastemelding|تنبيه|خبر عاجل)$/iu
const urgentWord = /^(?:urgent|urgente|urgentissimo|dringend|eil|haster|kiire|عاجل)$/iu

// At the head of a headline or slugline: "ALERT - …", "EILMELDUNG:", "URGENT:", "1ST LEAD …", "WRAPUP 3-…".
const alertHead =
  /^(?:\*+\s*)?(?:ALERT|ALERTE|ALERTA|FLASH|NEWS ?ALERT|AP NEWS ALERT|EILMELDUNG|Eilmeldung|BLITZ|SNAP|تنبيه)(?:\s*[:!]|\s+[-–—]|\/\/)/u
const urgentHead = /^(?:URGENT|URGENTE|Urgent|Urgente|عاجل)(?:\s*[:!]|\s+[-–—]|\/\/)/u
const wrapHead =
  /^(?:(?:WRAP ?-?UP|WRAP|ROUNDUP|ROUND-UP|LEADALL|LEAD ALL|ZUSAMMENFASSUNG|Zusammenfassung|GESAMT-ROUNDUP|SYNTH[ÈE]SE|S[ÍI]NTESIS|RESUMEN|RESUMO|SINTESI|RIEPILOGO|SAMMANFATTNING|SAMENVATTING|KOONTI|YHTEENVETO)(?: \d{1,2})?(?:\s*[:(!]|\s+[-–—]\s|-(?=\p{Lu})|\s*$))/u
const leadHead =
  /^(?:(?:\d{1,2}(?:ST|ND|RD|TH|st|nd|rd|th|er|e|º|°)? ?(?:LEAD|Lead|lead|LD|Ld)(?!\p{L}))|(?:LEAD|Lead) \d{1,2}(?!\d)|(?:UPDATE|REFILE|RECASTS?)(?: \d{1,2})?(?:-(?=\p{Lu})|:\s)|(?:Neu|NEU): )/u
const leadTail =
  /\((?:(?:\d{1,2}(?:st|nd|rd|th|er|e)? )?lead(?: \d)?|[2-9]|(?:ny )?utvidet|utv\.?|uppdaterad|actualiza(?:ción|da)?|aktualisiert|update \d{0,2})\)\s*$/iu
const leadSlug =
  /(?:^|[-_,/ ])(?:\d{1,2}(?:st|nd|rd|th) ?(?:ld|lead)|ld|writethru|writethrough)(?=$|[-_,/ ])|(?<=\p{Ll})UV\d{1,2}$|\(update \d{1,2}(?:,|\))/iu
const leadNote =
  /(?:^|[^\p{L}])(?:writethru|write-?through|\d{1,2}(?:st|nd|rd|th) lead|recasts?|new lead|neufassung|neuer lead)(?!\p{L})/iu
const wrapGenre =
  /^(?:(?:gesamt|feiertags|wochenend)?zusammenfassung|leadall|wrap(?:up)?|round-?up|überblick|synth[èe]se|papier général|resumen|resumen jornada|resumo|sintesi|riepilogo|samenvatting|sammanfattning|oppsummering|koonti|محصلة)$/iu

/** AFP files in four degrees (1 flash, 2 alert, 3 urgent, 4 ordinary) and dpa in the same; elsewhere 2 or 3 is only important. */
const degrees = /^(?:AFP|dpa)$/iu

const trimmed = (text: string | undefined): string => (text ?? '').trim().slice(0, 300)

const isAlert = (filed: Filed): boolean => {
  const { provider = '', urgency, paragraphs } = filed
  const [keyword] = filed.keywords ?? []
  if ([filed.title, keyword, ...(filed.genres ?? [])].some((one) => alertWord.test(trimmed(one)))) return true
  if (alertHead.test(trimmed(filed.headline)) || /APNewsAlert|NewsAlert(?!p{L})/.test(trimmed(filed.slugline)))
    return true
  if (
    (filed.notes ?? []).some((note) =>
      /(?:^|\n)(?:dpa|afp|apa)-(?:eil|blitz)meldung(?:\n|$)/iu.test(note.slice(0, 5000)),
    )
  )
    return true
  return urgency !== undefined && urgency <= 2 && paragraphs <= 1 && degrees.test(provider)
}

const isUrgent = (filed: Filed): boolean => {
  const [keyword] = filed.keywords ?? []
  if ([filed.title, keyword].some((one) => urgentWord.test(trimmed(one)))) return true
  return urgentHead.test(trimmed(filed.headline)) || (filed.urgency === 3 && /^AFP$/i.test(filed.provider ?? ''))
}

/** How an item is filed; undefined for an ordinary story. */
export const filingOf = (filed: Filed): Filing | undefined => {
  const headline = trimmed(filed.headline)
  const slugline = trimmed(filed.slugline)
  if (isAlert(filed)) return 'alert'
  if (
    wrapHead.test(headline) ||
    wrapHead.test(slugline) ||
    (filed.genres ?? []).some((one) => wrapGenre.test(one.trim()))
  )
    return 'wrap'
  if (leadHead.test(headline) || leadTail.test(headline) || leadSlug.test(slugline)) return 'lead'
  if ((filed.notes ?? []).some((note) => note.length < 300 && leadNote.test(note))) return 'lead'
  return isUrgent(filed) ? 'urgent' : undefined
}

const label =
  /^(?:(?:UPDATE|WRAPUP|REFILE|RPT|REPEAT|CORRECTED|CORRECTION|RECASTS?)(?: \d{1,2})?-(?=[\p{Lu}"'“‘«])|(?:REFILE[- ])?(?:CORRECTED|UPDATE|WRAPUP)(?:-UPDATE)?(?: \d{1,2})?-(?=\p{Lu})|(?:ROUNDUP|KORREKTUR|EILMELDUNG|Eilmeldung|URGENT|URGENTE|ALERT|ALERTE|ALERTA|FLASH)(?: \d{1,2})?(?:\/\p{Lu}\p{L}*)?\s*(?::|\s[-–—])\s+|\d{1,2}(?:ST|ND|RD|TH) LEAD:?\s+)/u

/** A headline without the label of its filing, which is for the desk: "UPDATE 1-Statue reopens" is "Statue reopens". */
export const bareHeadline = (headline: string): string => {
  let bare = headline
  // "CORRECTED-UPDATE 2-Floods": each label once.
  for (let times = 0; times < 3 && label.test(bare); times++) bare = bare.replace(label, '')
  return bare.trim() ? bare : headline
}
