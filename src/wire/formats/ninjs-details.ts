/** What ninjs says beyond the news itself: contacts, positions, listings, events, planned coverage, rights, trust. */

import { instant } from '../instant.ts'
import {
  type ContactInfo,
  type Coverage,
  type Dates,
  type EventDetails,
  type ItemType,
  type NewsObject,
  type Organisation,
  type Place,
  type RecurrenceRule,
  stated,
} from '../item.ts'
import { isObject, type Json, objects } from './json-values.ts'

/** A property under its name, or in lower case as ninjs 1 and 2 have it. */
const value = (from: Json, name: string): unknown => from[name] ?? from[name.toLowerCase()]

const words = (from: Json, name: string): string | undefined => {
  const found = value(from, name)
  if (typeof found === 'string') return found.trim() || undefined
  return typeof found === 'number' && Number.isFinite(found) ? String(found) : undefined
}

const whole = (from: Json, name: string): number | undefined => {
  const number = Number(words(from, name) ?? Number.NaN)
  return Number.isInteger(number) && number >= 0 ? number : undefined
}

const inner = (from: Json, name: string): Json | undefined => {
  const found = value(from, name)
  return isObject(found) ? found : undefined
}

const says = (one: object): boolean => Object.keys(one).length > 0
const texts = (list: unknown): string[] =>
  Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string' && one.trim() !== '') : []

const contact = (from: Json): ContactInfo[] => {
  const found = inner(from, 'address')
  const address = found && {
    lines: texts(found.lines),
    ...Object.fromEntries(['locality', 'area', 'postalCode', 'country'].map((name) => [name, words(found, name)])),
  }
  const [role, lang, name, said] = ['role', 'lang', 'name', 'value'].map((key) => words(from, key))
  const one = stated<ContactInfo>({
    type: words(from, 'type'),
    role,
    lang,
    name,
    // One of the two, says the schema.
    value: said,
    address: said || !address ? undefined : stated<NonNullable<ContactInfo['address']>>(address),
  })
  return (one.value ?? one.address) ? [one] : []
}

const shapes = /^(?:Multi)?(?:Point|LineString|Polygon)$/

const areNumbers = (list: unknown, depth: number): boolean =>
  Array.isArray(list) &&
  list.length > 0 &&
  list.every((one) => Number.isFinite(one) || (depth < 4 && areNumbers(one, depth + 1)))

/** A GeoJSON geometry (RFC 7946, clause 3.1), also out of a feature; undefined for what is none. */
const geometry = (from: unknown, depth = 0): object | undefined => {
  if (!isObject(from) || depth > 2) return undefined
  const { type, coordinates } = from
  if (type === 'Feature') return geometry(from.geometry, depth + 1)
  if (type === 'FeatureCollection') return geometry(objects(from.features)[0], depth + 1)
  return typeof type === 'string' && shapes.test(type) && areNumbers(coordinates, 1) ? { type, coordinates } : undefined
}

/** How a named party is reached, where it is traded, where it lies. */
export const partyDetails = (from: Json): Pick<Organisation & Place, 'contactInfo' | 'symbols' | 'geoJSON'> =>
  stated({
    contactInfo: objects(value(from, 'contactInfo')).flatMap(contact),
    symbols: objects(from.symbols)
      .map((one) =>
        stated({
          exchange: words(one, 'exchange'),
          symbolType: words(one, 'symbolType'),
          symbol: words(one, 'symbol') ?? words(one, 'ticker'),
        }),
      )
      .filter(says),
    geoJSON: geometry(value(from, 'geoJSON') ?? from.geometry_geojson),
  })

/** Which details a list of ninjs may have: people and sources contacts, organisations symbols too, places positions too. */
export const detailsFor = (property: string, from: Json) => {
  const { contactInfo, symbols, geoJSON } = partyDetails(from)
  return stated({
    contactInfo,
    symbols: property === 'organisations' ? symbols : undefined,
    geoJSON: property === 'places' ? geoJSON : undefined,
  })
}

const truncated = (date: string | undefined): string | undefined =>
  date && /^\d{4}(?:-(?:1[0-2]|0[1-9])(?:-(?:3[01]|0[1-9]|[12]\d)(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?)?)?$/.test(date)
    ? date.includes('T')
      ? instant(date)
      : date
    : undefined

const frequencies = /^(?:secondly|minutely|hourly|daily|weekly|monthly|yearly)$/

const rule = (from: Json): RecurrenceRule => {
  const frequency = words(from, 'frequency')?.toLowerCase()
  return stated<RecurrenceRule>({
    frequency: frequency && frequencies.test(frequency) ? frequency : undefined,
    interval: whole(from, 'interval'),
    until: instant(words(from, 'until')),
    count: whole(from, 'count'),
  })
}

/** Dates, of which a certain one stands before an expected one. */
const dates = (from: Json | undefined): Dates | undefined => {
  if (!from) return undefined
  const [startDate, endDate] = ['startDate', 'endDate'].map((name) => instant(words(from, name)))
  const recurrence = inner(from, 'recurrence')
  const out = stated<Dates>({
    startDate,
    expectedStartDate: startDate ? undefined : truncated(words(from, 'expectedStartDate')),
    endDate,
    expectedEndDate: endDate ? undefined : truncated(words(from, 'expectedEndDate')),
    expectedDuration: words(from, 'expectedDuration'),
    recurrence: recurrence && {
      ...stated({
        recurrenceDates: texts(recurrence.recurrenceDates).flatMap((one) => truncated(one) ?? []),
        recurrenceRules: objects(recurrence.recurrenceRules).map(rule).filter(says),
      }),
    },
  })
  return (['startDate', 'expectedStartDate', 'endDate', 'expectedEndDate'] as const).some((key) => out[key])
    ? out
    : undefined
}

const eventDetails = (from: Json | undefined, organiser: Organisation | undefined): EventDetails | undefined => {
  const out = stated<EventDetails>({
    eventStatus: from && words(from, 'eventStatus'),
    plannedCoverageStatus: from && words(from, 'plannedCoverageStatus'),
    dates: from && dates(inner(from, 'dates')),
    organiser,
  })
  return says(out) ? out : undefined
}

const range = (from: Json | undefined): Coverage['itemCount'] => {
  const out = from && stated({ rangeFrom: whole(from, 'rangeFrom'), rangeTo: whole(from, 'rangeTo') })
  return out && says(out) ? out : undefined
}

const coverage =
  (typeOf: (from: Json) => ItemType | undefined) =>
  (from: Json): Coverage => {
    const urgency = whole(from, 'urgency')
    return stated<Coverage>({
      uri: words(from, 'uri'),
      title: words(from, 'title'),
      type: typeOf(from),
      dates: dates(inner(from, 'dates')),
      edNote: words(from, 'edNote'),
      urgency: urgency && urgency <= 9 ? urgency : undefined,
      language: words(from, 'language'),
      itemCount: range(inner(from, 'itemCount')),
      wordCount: whole(from, 'wordCount'),
    })
  }

type Readers = {
  organisation: (from: Json) => Organisation
  typeOf: (from: Json) => ItemType | undefined
  genre: (from: Json) => NonNullable<NewsObject['digitalSourceType']>
}

const rights = (from: Json | undefined): NewsObject['rightsInfo'] => {
  const [linkedRights, encodedRights, langId] = ['linkedRights', 'encodedRights', 'langId'].map((name) =>
    from ? words(from, name) : undefined,
  )
  // One of the two, says the schema.
  return linkedRights || encodedRights
    ? stated({ langId, linkedRights, encodedRights: linkedRights ? undefined : encodedRights })
    : undefined
}

/** Events, planned coverage, source type, rights and trust of one object. */
export const itemDetails = (from: Json, { organisation, typeOf, genre }: Readers) => {
  const event = inner(from, 'eventDetails')
  const organiser = event && inner(event, 'organiser')
  const sourceType = inner(from, 'digitalSourceType')
  const representation = words(from, 'representationType')
  return {
    representationType: /^(full|complete)$/.test(representation ?? '')
      ? ('full' as const)
      : /^(partial|incomplete)$/.test(representation ?? '')
        ? ('partial' as const)
        : undefined,
    eventDetails: eventDetails(event, organiser && organisation(organiser)),
    plannedCoverage: objects(value(from, 'plannedCoverage')).map(coverage(typeOf)).filter(says),
    digitalSourceType: sourceType && genre(sourceType),
    rightsInfo: rights(inner(from, 'rightsInfo')),
    trustIndicators: objects(value(from, 'trustIndicators') ?? from.trustindicator)
      .map((one) => stated({ role: words(one, 'role'), title: words(one, 'title'), href: words(one, 'href') }))
      .filter(says),
  }
}

const written = [
  'usageTerms',
  'edNote',
  'language',
  'by',
  'slugline',
  'located',
  'copyrightHolder',
  'copyrightNotice',
  'title',
  'profile',
  'version',
]
const times = ['firstCreated', 'versionCreated', 'contentCreated', 'embargoedUntil', 'embargoed', 'expires']
const choices: [string, RegExp][] = [
  ['type', /^(text|audio|video|picture|graphic|composite|component|event|planning)$/i],
  ['representationType', /^(full|partial|complete|incomplete)$/],
  ['pubStatus', /^(?:stat:)?(usable|withheld|cancell?ed|embargoed|killed|deleted)$/i],
  ['urgency', /^[1-9]$/],
]

/** What an object says that cannot be: told to the desk, so that nothing is lost in silence. */
export const complaints = (from: Json): string[] => {
  const uri = words(from, 'uri') ?? 'The item'
  const out: string[] = []
  for (const name of written) {
    const found = value(from, name)
    if (found !== null && typeof found === 'object') out.push(`${uri}: "${name}" is no text and was left out.`)
  }
  for (const name of times) {
    const found = value(from, name)
    if (found && !instant(words(from, name))) out.push(`${uri}: "${name}" is no date and time and was not used.`)
  }
  for (const [name, form] of choices) {
    const found = value(from, name)
    if (found !== undefined && found !== null && found !== '' && !form.test(words(from, name) ?? '?'))
      out.push(`${uri}: "${name}" has a value that ninjs does not know.`)
  }
  return out
}
