/** Until when an embargo holds, out of its words: what is not certain stays unread, so that nothing is out too early. */

import { isZone } from '../../base/zone.ts'
import { instant } from '../instant.ts'

/** What a time is read by: when the item was made (for a missing year or day), and the zone of times that name none. */
export type EmbargoFrame = { at?: Date | undefined; zone?: string | undefined }

/** Minutes ahead of UTC by the names of zones; those of summer and winter as the agencies write them. */
const offsets: Record<string, number> = {
  gmt: 0,
  utc: 0,
  z: 0,
  tu: 0,
  wet: 0,
  bst: 60,
  west: 60,
  cet: 60,
  mez: 60,
  hnec: 60,
  cest: 120,
  mesz: 120,
  heec: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  jst: 540,
  est: -300,
  edt: -240,
  'ت غ': 0,
  غرينتش: 0,
  'بتوقيت غرينتش': 0,
}
/** Where those zones are, and names that are of summer or winter by the day: "9 a.m. ET". */
const places: Record<string, string> = {
  et: 'America/New_York',
  pt: 'America/Los_Angeles',
  'uk time': 'Europe/London',
  bst: 'Europe/London',
  cet: 'Europe/Berlin',
  cest: 'Europe/Berlin',
  mez: 'Europe/Berlin',
  mesz: 'Europe/Berlin',
  eet: 'Europe/Helsinki',
  eest: 'Europe/Helsinki',
  est: 'America/New_York',
  edt: 'America/New_York',
}

const months: Record<string, number> = {}
for (const [at, names] of [
  'jan january januar jänner janvier enero janeiro gennaio januari tammikuuta tammikuu يناير gen ene',
  'feb february februar februari février fevrier febrero fevereiro febbraio helmikuuta helmikuu فبراير fév fev',
  'mar march märz maerz mars marzo março marco maart maaliskuuta maaliskuu مارس mrz',
  'apr april avril abril aprile huhtikuuta huhtikuu أبريل ابريل abr avr',
  'may mai mayo maio maggio mei maj toukokuuta toukokuu مايو mag',
  'jun june juni juin junio junho giugno kesäkuuta kesäkuu يونيو giu',
  'jul july juli juillet julio julho luglio heinäkuuta heinäkuu يوليو lug',
  'aug august août aout agosto augustus augusti elokuuta elokuu أغسطس ago',
  'sep sept september septembre septiembre setembro settembre syyskuuta syyskuu سبتمبر set',
  'oct october oktober octobre octubre outubro ottobre lokakuuta lokakuu أكتوبر okt out ott',
  'nov november novembre noviembre novembro marraskuuta marraskuu نوفمبر',
  'dec december dezember décembre decembre diciembre dezembro dicembre desember joulukuuta joulukuu ديسمبر dez dic déc des',
].entries())
  for (const name of names.split(' ')) months[name] = at

/** The names of months and of weekdays that are read, in all languages. */
export const monthNames = Object.keys(months)

const weekdays: Record<string, number> = {}
for (const [at, names] of [
  'sunday sun sonntag dimanche domingo domenica zondag söndag søndag sunnuntai sunnuntaina الأحد الاحد',
  'monday mon montag lundi lunes segunda-feira segunda lunedì lunedi maandag måndag mandag maanantai maanantaina الاثنين الإثنين',
  'tuesday tue tues dienstag mardi martes terça-feira terça martedì martedi dinsdag tisdag tirsdag tiistai tiistaina الثلاثاء',
  'wednesday wed mittwoch mercredi miércoles miercoles quarta-feira quarta mercoledì woensdag onsdag keskiviikko keskiviikkona الأربعاء الاربعاء',
  'thursday thu thurs donnerstag jeudi jueves quinta-feira quinta giovedì giovedi donderdag torsdag torstai torstaina الخميس',
  'friday fri freitag vendredi viernes sexta-feira sexta venerdì venerdi vrijdag fredag perjantai perjantaina الجمعة',
  'saturday sat samstag sonnabend samedi sábado sabado sabato zaterdag lördag lørdag lauantai lauantaina السبت',
].entries())
  for (const name of names.split(' ')) weekdays[name] = at

export const weekdayNames = Object.keys(weekdays)

const isoLike =
  /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,9})?(?:Z|\s?[+-]\d{2}:?\d{2})?|\d{8}T\d{6}(?:Z|[+-]\d{4})?/

const zoneNames = [...Object.keys(offsets), ...Object.keys(places)].toSorted((a, b) => b.length - a.length).join('|')
const hour = String.raw`(\d{1,2})(?:\s?[:.,hH]\s?(\d{2})|(\d{2}))?\s?(?:h|hrs?|heures|horas|ore|uur|uhr|hours)?(?!\p{L}|\d)`
const clock = new RegExp(
  String.raw`(?<![\d.,/-])${hour}\s*(a\.?m\.?|p\.?m\.?)?\s*(?:uhr|hours|hrs)?\s*\(?(${zoneNames})?(?![\p{L}\d])`,
  'giu',
)
/** Only these make a number without a zone an hour: "18 Uhr", "18h00", "10:00", "klo 12", "6 p.m.". */
const looksHourly = /[:h]|uhr|uur|ore|heures|horas|hrs|hours|klo|kl\.|[ap]\.?m/iu

type Hour = { minutes: number; zone: string | undefined; text: string }

/** The times of day that are named, as minutes since midnight, with the zone as written. */
const hoursIn = (text: string): Hour[] => {
  const found: Hour[] = []
  for (const match of text.matchAll(clock)) {
    const [all, first = '', second, joined, half, zone] = match
    if (!zone && !half && !looksHourly.test(all)) continue
    const hours = half ? (Number(first) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(first)
    const minutes = Number(second ?? joined ?? 0)
    if (hours > 24 || minutes > 59 || (half && Number(first) > 12)) continue
    found.push({ minutes: hours * 60 + minutes, zone: zone?.toLowerCase(), text: all })
  }
  return found
}

type Day = { year?: number | undefined; month: number; day: number }

const dayMonth =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?\s+(?:of\s+|de\s+|d['’]\s*)?(?:[\p{L}]{3,20}\/)?([\p{L}]{3,12})\.?(?:,?\s+(?:de\s+)?(\d{4}))?(?!\p{L})/giu
const monthDay = /(?<!\p{L})(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?![\d:.]*\d)(?:,?\s+(\d{4}))?/giu
const dotted = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2}))?(?!\d)/g
const stroked = /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/g
const isoDay = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g

const year = (text: string | undefined): number | undefined =>
  text ? (text.length === 2 ? 2000 + Number(text) : Number(text)) : undefined

/** The days that are named. 3/4/2026 is the third of April or the fourth of March, and so none. */
const daysIn = (text: string): Day[] | undefined => {
  const found: Day[] = []
  for (const [, day, name = '', at] of text.matchAll(dayMonth)) {
    const month = months[name.toLowerCase()]
    if (month !== undefined) found.push({ day: Number(day), month, year: year(at) })
  }
  for (const [, name = '', day, at] of text.matchAll(monthDay)) {
    const month = months[name.toLowerCase()]
    if (month !== undefined && !found.length) found.push({ day: Number(day), month, year: year(at) })
  }
  for (const [, day, month, at] of text.matchAll(dotted))
    found.push({ day: Number(day), month: Number(month) - 1, year: year(at) })
  for (const [, at, month, day] of text.matchAll(isoDay))
    found.push({ day: Number(day), month: Number(month) - 1, year: Number(at) })
  for (const [, first, second, at] of text.matchAll(stroked)) {
    if (Number(first) <= 12 && Number(second) <= 12 && first !== second) return undefined
    const [day, month] = Number(first) > 12 ? [first, second] : [second, first]
    found.push({ day: Number(day), month: Number(month) - 1, year: Number(at) })
  }
  return found
}

const dayLength = 24 * 60 * 60_000

/** The instant that a zone's clocks show `minutes` on a day; undefined where the zone is not known. */
const onDay = ({ minutes, zone }: Hour, day: Required<Day>, frame: EmbargoFrame): number | undefined => {
  const local = Date.UTC(day.year ?? 0, day.month, day.day) + minutes * 60_000
  const date = new Date(Date.UTC(day.year ?? 0, day.month, day.day))
  if (date.getUTCMonth() !== day.month || date.getUTCDate() !== day.day) return undefined
  const place = zone === undefined ? frame.zone : places[zone]
  const there =
    // One that is not known would be taken for UTC.
    place !== undefined && isZone(place)
      ? Date.parse(instant(new Date(local).toISOString().slice(0, 19), place) ?? '')
      : undefined
  const offset = zone === undefined ? undefined : offsets[zone]
  if (offset === undefined) return there
  // "BST" in winter and "EST" in summer are slips of the pen: the later of what was written and what was meant holds.
  return Math.max(local - offset * 60_000, there ?? Number.NEGATIVE_INFINITY)
}

/** Of a day without a year: the one that is nearest after the item was made, if it is within half a year. */
const withYear = (day: Day, at: Date | undefined): Required<Day> | undefined => {
  if (day.year !== undefined) return { ...day, year: day.year }
  if (!at) return undefined
  for (const guess of [at.getUTCFullYear(), at.getUTCFullYear() + 1]) {
    const distance = Date.UTC(guess, day.month, day.day) - at.getTime()
    if (distance > -2 * dayLength && distance < 180 * dayLength) return { ...day, year: guess }
  }
  return undefined
}

const dateOf = (at: number): Required<Day> => {
  const date = new Date(at)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() }
}

/** The weekday that is named, if it is one. */
const weekdayIn = (text: string): number | undefined => {
  const named = [
    ...new Set((text.toLowerCase().match(/[\p{L}-]{3,20}/gu) ?? []).flatMap((word) => weekdays[word] ?? [])),
  ]
  return named.length === 1 ? named[0] : undefined
}

/** Of a time without a date: the first such time after the item was made; of a weekday within six days, of none within twelve hours. */
const soonest = (hour: Hour, weekday: number | undefined, frame: EmbargoFrame): number | undefined => {
  if (!frame.at) return undefined
  const from = frame.at.getTime()
  const most = weekday === undefined ? dayLength / 2 : 6.5 * dayLength
  for (let step = -1; step <= 8; step++) {
    const day = dateOf(from + step * dayLength)
    if (weekday !== undefined && new Date(Date.UTC(day.year ?? 0, day.month, day.day)).getUTCDay() !== weekday) continue
    const at = onDay(hour, day, frame)
    if (at !== undefined && at > from) return at - from <= most ? at : undefined
  }
  return undefined
}

/**
 * The instant until which an embargo's words hold it: "2024-05-01T10:00Z", "0700 GMT, 21 August 2014", "18.00 Uhr MEZ,
 * 3. März", "0001 GMT Tuesday May 6". Undefined where hour or zone are missing, where two days are named, where day and
 * weekday disagree, or where a missing day or year cannot be told from `frame`. Of two times the later holds.
 */
export const untilIn = (text: string, frame: EmbargoFrame): Date | undefined => {
  const words = text.slice(0, 400)
  const iso = isoLike.exec(words)?.[0]
  // Without an offset it is not known when it ends, unless the sender's zone is: a person decides.
  if (iso) {
    const at = instant(iso, frame.zone)
    return at && (/(?:Z|[+-]\d{2}:?\d{2})$/.test(iso) || frame.zone) ? new Date(at) : undefined
  }
  const days = daysIn(words)
  if (!days) return undefined
  const [first] = days
  if (days.some((day) => day.day !== first?.day || day.month !== first.month)) return undefined
  const dated = days.find((day) => day.year !== undefined) ?? first
  const hours = hoursIn(words.replace(dotted, ' ').replace(stroked, ' ').replace(isoDay, ' '))
  // Where a time names its zone, one that names none is the same time elsewhere, or a day.
  const zoned = hours.some((one) => one.zone !== undefined) ? hours.filter((one) => one.zone !== undefined) : hours
  const weekday = weekdayIn(words)
  const day = dated && withYear(dated, frame.at)
  if (!zoned.length || (dated && !day)) return undefined
  if (day && weekday !== undefined && new Date(Date.UTC(day.year ?? 0, day.month, day.day)).getUTCDay() !== weekday)
    return undefined
  const ends = zoned.map((one) => (day ? onDay(one, day, frame) : soonest(one, weekday, frame)))
  if (ends.some((end) => end === undefined)) return undefined
  return new Date(Math.max(...ends.map(Number)))
}

/**
 * The end of what is free "until 11 May": the instant where an hour is named, else the end of that day, in the zone of the
 * frame. A weekday alone is the next one. Undefined where it is not certain, as in `untilIn`.
 */
export const endIn = (text: string, frame: EmbargoFrame): Date | undefined => {
  const zoned = { ...frame, zone: frame.zone ?? 'UTC' }
  const words = text.slice(0, 400)
  const bare = words.replace(dotted, ' ').replace(stroked, ' ').replace(isoDay, ' ')
  if (isoLike.test(words) || hoursIn(bare).length > 0) return untilIn(words, zoned)
  const days = daysIn(words)
  const [first] = days ?? []
  if (!days || days.some((day) => day.day !== first?.day || day.month !== first.month || day.year !== first.year))
    return undefined
  const midnight = { minutes: 24 * 60, zone: undefined, text: '' }
  const weekday = weekdayIn(words)
  if (!first) {
    const end = weekday === undefined ? undefined : soonest(midnight, weekday, zoned)
    return end === undefined ? undefined : new Date(end)
  }
  const day = withYear(first, frame.at)
  if (!day || (weekday !== undefined && new Date(Date.UTC(day.year ?? 0, day.month, day.day)).getUTCDay() !== weekday))
    return undefined
  const end = onDay(midnight, day, zoned)
  return end === undefined ? undefined : new Date(end)
}
