/** What the agency tells the desk of a version: what is new, what was wrong, what may not be done with it. */

import { isSignOff } from '../sign-off.ts'

export type AdvisoryKind = 'update' | 'correction' | 'restriction' | 'note'

const word = (list: string): RegExp =>
  new RegExp(String.raw`^[^\p{L}]{0,10}(?:\p{L}{2,12}[ :,]{1,3})?(?:${list})(?!\p{L})`, 'iu')

// A correction is looked for first: "CORRECTS age … UPDATES with …" must be told as one.
const corrections = [
  word(
    'correct(?:s|ed|ing|ion)?|corrige[sr]?|correcti(?:f|on)|rectificati(?:f|on)|rectifi(?:e|ca|cación)|rectificação|retifica(?:ção)?|corrección|correção|berichtig\\p{L}*|korrigiert|korrektur|richtigstellung|rettifica|errata|corregge|correzione|correctie|verbetering|rectificatie|rättelse|rättar|rättad|rettelse|retting|rettet|retter|korrigert|korrigeret|korjaus|korjattu|korjaa|oikaisu|clarif(?:ies|ication)|recasts to correct|تصحيح|يصحح|توضيح',
  ),
  /^.{0,60}(?<!\p{L})(?:korrigiert|berichtigt|corrected|corrigé|corregido|corrigido|corretto|gecorrigeerd|rättat|rettet|korjattu)[.!]?$/iu,
  /^(?:in einer (?:früheren|ersten|vorherigen) (?:version|fassung)|in an? (?:earlier|previous) version|an earlier version|dans une version précédente|en una versión anterior|numa versão anterior|in una versione precedente|in een eerdere versie|i en tidigare version|i en tidligere versjon|i en tidligere version)(?!\p{L})/iu,
  /^\(?in \p{L}{3,9}\.? \d{1,2} (?:story|item)[\s\S]{0,40}corrects?(?!\p{L})/iu,
]

const restrictions = [
  /(?<!\p{L})(?:restricted to|restrictions?|no (?:archiv\p{L}*|resales?|sales|marketing|internet|mobile|tv|commercial|use|access|third)|not for (?:use|sale|resale|publication|distribution)|for editorial use only|editorial use|mandatory (?:credit|by-?line)|embargo(?:ed)?|distributed as a service|usage restrictions|nur zur|nutzung nur|honorarfrei nur|nur für redaktionelle|uso editorial|usage éditorial|interdi[te]|solo uso editoriale|uso exclusivo editorial|prohibid[ao]|endast för redaktionell|kun til redaktion\p{L}*|kun redaksjonell|vain toimitukselliseen)(?!\p{L})/iu,
  // Terms in time: "valid 30 days", "Free until Friday noon", "Frei bis 12.03.2026".
  /(?<!\p{L})(?:valid (?:for |only |until )*\d|\d{1,4} days?(?: of)? use|use (?:for )?\d{1,4} days|free (?:for use )?until|(?:valid|use|usage) (?:only )?until|no use after|one[- ]time use|(?:honorar)?frei (?:nur )?bis|(?:verwendung|nutzung) (?:nur )?bis|kein archiv|keine (?:archivierung|weitergabe)|usage limité|utilisation limitée|libre jusqu['’]|uso limitado|libre hasta|(?:print|web|online) only|not for use in)(?!\p{L})/iu,
  // "Germany OUT", "FRANCE OUT, NO SALES": in capitals, for "out" is a word.
  /(?<!\p{L})\p{Lu}[\p{L}., ]{1,60} OUT(?!\p{L})/u,
]

const updates = [
  word(
    'updat(?:es|ed|ing|e)|adds?|adding|recasts?|refil(?:es?|ing)|rewrites?|releads?|leads?|new(?: with)?|writethru|writes? through|retransmit(?:s|ting)?|resend(?:s|ing)?|repeat(?:s|ing)?|inserts?|actualiza(?:da|ção)?|actualise|ajoute|atualiza(?:da)?|añade|acrescenta|ampl[íi]a(?:da|ción)?|aktualisiert|aktualisierung|ergänzt|neu|mise? à jour|avec|con|com|with|mit|complète|reprend|aggiorna|aggiunge|nieuw|aanvulling|uitgebreid|uppdaterad|utökad|ny rubrik|omskriven|oppdatert|utvidet|opdateret|udvidet|päivitetty|täydennetty|lisätty|complemented|تحديث|يضيف|إضافة',
  ),
  /^(?:noe |kraftig |lett )?utvidet|^(?:med|samt) .{1,200}(?:kommentar|rubrik|ingress|reaktion|bakgrund|uppgift|detalj|sitat|bakgrunn)/iu,
  /^N i e u w(?!\p{L})/u,
]

/** Which of the four an advisory line is; `note` where it is none of the others. Looks at its first 400 letters. */
export const advisoryKind = (line: string): AdvisoryKind => {
  const text = line.slice(0, 400)
  if (corrections.some((form) => form.test(text))) return 'correction'
  if (restrictions.some((form) => form.test(text))) return 'restriction'
  return updates.some((form) => form.test(text)) ? 'update' : 'note'
}

/** dpa's note pad has a heading for each kind of note; what stands under the others tells of the text itself, not of the version. */
const headings: Record<string, AdvisoryKind> = {
  Berichtigung: 'correction',
  Aktualisierung: 'update',
  Refile: 'update',
}
const otherHeading =
  /^(?:Notizblock|Redaktionelle Hinweise|Internet|Internet links|Orte|Service|Achtung|Kontakte|Ansprechpartner|Note to editors|Editorial contacts|Die folgenden Informationen .*|The following information .*)$/u

const bare = (text: string): string => text.replace(/^[#\s•*-]+/, '').trim()

/** What a note pad says under its headings. */
const underHeadings = (note: string): Advisory[] => {
  const found: Advisory[] = []
  let kind: AdvisoryKind | undefined
  for (const line of note.split('\n').map(bare)) {
    if (headings[line]) {
      kind = headings[line]
      found.push({ kind, text: '' })
    } else if (otherHeading.test(line) || isSignOff(line)) kind = undefined
    else if (kind && line) {
      const last = found.at(-1)
      if (last) last.text = last.text ? `${last.text} ${line}` : line
    }
  }
  return found.filter(({ text }) => text)
}

export type Advisory = { kind: AdvisoryKind; text: string }

// Where one advisory ends and the next begins: "CORRECTS para 4. RESTRICTED TO EDITORIAL USE", "UPDATES with quotes /// NO SALES".
const parting = /(?<=[.!;])\s+(?=[\p{Lu}\p{Lo}])|\s*\/{2,}\s*|\s+[-–—]\s+(?=(?:NO|RESTRICTED|MANDATORY|EDITORIAL)\s)/u

const parts = (note: string): Advisory[] => {
  const pieces = note
    .slice(0, 4000)
    .split(parting)
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => ({ kind: advisoryKind(text), text }))
  // A sentence that only goes on belongs to the one before: "UPDATES with quotes. He spoke at noon."
  const joined: Advisory[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last && (piece.kind === 'note' || piece.kind === last.kind)) last.text = `${last.text} ${piece.text}`
    else joined.push({ ...piece })
  }
  return joined
}

/** Every advisory in the desk's notes, one that says two things told as two. Brackets around a note are taken off. */
export const advisoriesIn = (notes: readonly string[]): Advisory[] =>
  notes
    .map((note) => note.trim())
    .flatMap((note) => {
      if (note.includes('\n')) return underHeadings(note.slice(0, 20_000))
      return parts(/^\([^()]*\)\.?$/.test(note) ? note.replace(/^\(|\)\.?$/g, '') : note)
    })
    .slice(0, 100)
