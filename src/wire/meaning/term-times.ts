/** Terms in time, in words: "valid 30 days", "NO USE AFTER MAY 11, 2014", "Frei bis 12.03.2026", "usage limité à 14 jours". */

import type { Saying } from '../../story/rights.ts'
import { type EmbargoFrame, endIn, monthNames, weekdayNames } from './embargo-time.ts'
import { end, type Form, firstGroup, type Match, words } from './term-form.ts'

const month = monthNames.filter((one) => /^[\p{L}]+$/u.test(one)).join('|')
const weekday = weekdayNames.join('|')
const zone = 'gmt|utc|cet|cest|mez|mesz|bst|est|edt|et|uk time'
const piece = String.raw`(?:(?:${weekday})\.?|(?:the )?\d{4}-\d{2}-\d{2}(?:[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:z|[+-]\d{2}:?\d{2})?)?|\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?|(?:the )?\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s(?:of\s|de\s)?(?:${month})\.?(?:,?\s(?:de\s)?\d{4})?|(?:${month})\.?\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?|(?:12\s?)?(?:noon|midnight|midday|mittags?|midi|mediod[íi]a|minuit|mitternacht)|\d{1,2}(?:[:.h]\d{2}|\d{2})?\s?(?:h|uhr|hrs?|hours|[ap]\.?m\.?)?\s?(?:${zone})?|(?:${zone})|on|at|um|den|dem|am|le|el|al|[àa]|a las|of|de)`
const when = String.raw`(${piece}(?:[\s,]{1,3}${piece}){0,8})${end}`

/** Noon and midnight as clocks show them. */
const clockwise = (text: string): string =>
  text
    .replace(/(?:12\s?)?(?:noon|midday|mittags?|midi|mediod[íi]a)/giu, '12:00')
    .replace(/(?:12\s?)?(?:midnight|minuit|mitternacht)/giu, '24:00')

const untilTold = (match: Match, frame: EmbargoFrame): Saying[] | undefined => {
  const at = endIn(clockwise(firstGroup(match)), frame)
  return at && [{ kind: 'until', at: at.toISOString() }]
}

const numbers: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  five: 5,
  seven: 7,
  ten: 10,
  fourteen: 14,
  thirty: 30,
  sixty: 60,
  ninety: 90,
  ein: 1,
  zwei: 2,
  drei: 3,
  sieben: 7,
  vierzehn: 14,
  dreißig: 30,
  trente: 30,
  quinze: 15,
  sept: 7,
  treinta: 30,
  quince: 15,
  siete: 7,
}
const number = String.raw`(\d{1,4}|${Object.keys(numbers).join('|')})`
const lengths: [form: RegExp, days: number][] = [
  [/^(?:h|stunde)/i, 1 / 24],
  [/^(?:d|tag|j|d[íi]a)/i, 1],
  [/^(?:w|sem)/i, 7],
  [/^(?:m)/i, 30],
  [/^(?:y|jahr|an|a[ñn]o)/i, 365],
]
const unit = String.raw`(hours?|stunden?|heures?|horas?|days?|tage?n?|jours?|d[íi]as?|weeks?|wochen?|semaines?|semanas?|months?|monate?n?|mois|meses|mes|years?|jahre?n?|ans|a[ñn]os?)`
const span = String.raw`${number}[ -]?(?:\(\d{1,4}\) )?${unit}`

const daysTold = (match: Match): Saying[] | undefined => {
  const at = match.findIndex((one, place) => place > 0 && one !== undefined)
  const count = numbers[(match[at] ?? '').toLowerCase()] ?? Number(match[at])
  const length = lengths.find(([form]) => form.test(match[at + 1] ?? ''))?.[1] ?? 0
  const days = Math.floor(count * length)
  return days >= 1 && days <= 36500 ? [{ kind: 'days', days }] : undefined
}
const archiveAfter = (match: Match): Saying[] | undefined => {
  const [told] = daysTold(match) ?? []
  return told?.kind === 'days' ? [{ kind: 'archive', days: told.days }] : undefined
}

export const timeForms: Form[] = [
  {
    form: words(
      String.raw`no (?:use|usage|publication) (?:permitted |allowed )?(?:after|beyond) ${when}`,
      String.raw`(?:not (?:to be used|for use|for publication|valid)|do not use|don['’]t use|may not be used|not after) (?:after )?${when}`,
      String.raw`(?:expires?|expiry(?: date)?|expiration(?: date)?)(?: on| after)?:? ${when}`,
      String.raw`(?:must be |to be )?(?:deleted?|removed?|taken down|killed?) (?:by|on|after|before) ${when}`,
      String.raw`(?:(?:valid|usable|free|licen[cs]ed|cleared|available|usage|use|rights?)\s)(?:for (?:use|publication) |only |is |are |permitted |allowed |valid )*(?:until|till|through|to|up to|before|ends?(?: on)?|expires?(?: on)?) ${when}`,
      String.raw`(?:honorar)?frei (?:nur )?bis(?: zum| einschlie(?:ß|ss)lich)? ${when}`,
      String.raw`(?:nur )?(?:verwendung|nutzung|verwendbar|nutzbar|g[üu]ltig|ver[öo]ffentlichung)(?: nur)?(?: gestattet| erlaubt| frei)? (?:nur )?bis(?: zum| einschlie(?:ß|ss)lich)? ${when}`,
      String.raw`(?:bis(?: zum)?) ${when} (?:frei|g[üu]ltig|verwendbar)`,
      String.raw`(?:keine (?:verwendung|nutzung)|nicht (?:verwenden|zu verwenden)) nach(?: dem)? ${when}`,
      String.raw`(?:libre(?: de droits?)?|utilisable|valable|usage|utilisation|autoris[ée]e?)(?: (?:autoris[ée]e?|limit[ée]e?|uniquement|libre))* jusqu['’](?:au|[àa]|en) ${when}`,
      String.raw`(?:pas d['’]utilisation|ne pas utiliser|plus utilisable) apr[èe]s(?: le)? ${when}`,
      String.raw`(?:libre|uso|v[áa]lid[ao]|permitid[ao]|autorizad[ao])(?: (?:permitido|autorizado|limitado|libre|solo))* hasta(?: el)? ${when}`,
      String.raw`(?:no (?:usar|utilizar)|prohibido su uso|sin uso) (?:despu[ée]s del?|a partir del?) ${when}`,
    ),
    says: untilTold,
  },
  {
    form: words(
      String.raw`(?:no|keine?|sin|pas d['’]) ?archiv\p{L}*(?: use)? (?:after|beyond|nach|despu[ée]s de|apr[èe]s) ${span}`,
      String.raw`(?:archiv\p{L}*) (?:up to|for|limited to|bis zu|for max(?:imum|\.)?) ${span}`,
    ),
    says: archiveAfter,
  },
  {
    form: words(
      String.raw`(?:valid|usable|licen[cs]ed|good|available|free|cleared|limited|restricted|use|usage|rights?)(?: (?:for|to|is|are|use|only|limited|restricted|within|during|allowed|permitted|a|the|maximum|max\.?|period|of|next|first)){0,6} ${span}(?:['’]?s? ?(?:use|usage|only|after publication|after (?:receipt|release|transmission)|from (?:receipt|release|transmission|publication)|following \p{L}+)){0,2}`,
      String.raw`(?:no|not for)(?: use| usage) (?:after|beyond) ${span}`,
      String.raw`(?:must be )?(?:deleted?|removed?|destroy(?:ed)?) (?:after|within) ${span}`,
      String.raw`(?:expires?|expir\p{L}+) (?:after|in) ${span}`,
      String.raw`${span}['’]?s? ?(?:use only|usage only|use|usage|only|licen[cs]e|validity)`,
      String.raw`(?:g[üu]ltig|(?:honorar)?frei|verwendung|nutzung|verwendbar|nutzbar|l[öo]schen)(?: (?:nur|f[üu]r|auf|nach|max(?:imal|\.)?|bis zu|begrenzt|beschr[äa]nkt|gestattet|erlaubt|ist)){0,5} ${span}`,
      String.raw`(?:nur )?${span} (?:g[üu]ltig|frei|verwendbar|nutzbar)`,
      String.raw`(?:usage|utilisation|valable|valide|validit[ée]|libre|droits?)(?: (?:limit[ée]e?s?|uniquement|autoris[ée]e?|[àa]|pour|pendant|de|une|dur[ée]e)){0,5} ${span}`,
      String.raw`(?:uso|v[áa]lid[ao]|validez|libre|licencia)(?: (?:limitado|permitido|autorizado|solo|a|por|durante|de|para)){0,5} ${span}`,
    ),
    says: daysTold,
  },
]
