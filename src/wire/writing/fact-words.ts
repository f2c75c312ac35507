/** Facts as words that can be compared: one text a fact, whatever property or order it stands in. */

import { type Block, type Body, bodyText, type Inline, type Mark } from '../../story/body.ts'
import { htmlOf } from '../html-of.ts'
import type { Association, Coverage, Dates, Named, NewsObject, Organisation, Party, Place, RoleText } from '../item.ts'
import { storyOf, withoutPictures } from './story-of.ts'
import { oneLine } from './xml-text.ts'

/** What is said, as a list of words; what is not said is an empty list. */
export type Words = readonly string[]

/** A text as one line. */
export const lineOf = (said: string | number | undefined): Words => {
  const line = said === undefined ? '' : oneLine(String(said))
  return line ? [line] : []
}

/** A text by its lines. */
export const linesOf = (said: string | undefined): Words => (said ?? '').split(/\n+/).flatMap(lineOf)

/** Several values as one word; nothing where there is no value. */
export const together = (...said: (string | number | undefined)[]): Words =>
  said.some((value) => value !== undefined && value !== '')
    ? [JSON.stringify(said.map((value) => lineOf(value)[0] ?? ''))]
    : []

/** The values that `together` put into one word. */
export const apart = (word: string): string[] => JSON.parse(word) as string[]

export const codeOf = (named: Named): string | undefined => named.uri ?? named.literal

export const namedWord = (named: Named): Words => together(codeOf(named), named.name)

export const namedWords = (list: readonly Named[] | undefined): Words => (list ?? []).flatMap(namedWord)

const keyOf = (named: Named): string => oneLine(codeOf(named) ?? named.name?.toLowerCase() ?? '')

const parties = (item: NewsObject): (Party & Organisation & Place)[] => [
  ...(item.people ?? []),
  ...(item.organisations ?? []),
  ...(item.places ?? []),
  ...(item.events ?? []),
  ...(item.objects ?? []),
]

/** Topics: subjects that are no keyword, no service, and do not only name again who or what has a list of its own. */
export const topicsOf = (item: NewsObject): Named[] => {
  // The place of a dateline may be a topic as well.
  const named = new Set(parties({ ...item, places: aboutPlaces(item) }).map(keyOf))
  return (item.subjects ?? []).filter((one) => !/^(?:keyword|service)$/.test(one.rel ?? '') && !named.has(keyOf(one)))
}

export const subjectsWith = (item: NewsObject, rel: string): Named[] =>
  (item.subjects ?? []).filter((one) => one.rel === rel)

export const roleWords = (texts: readonly RoleText[] | undefined): Words =>
  (texts ?? []).flatMap(({ role, value }) => together(role, value))

/** Where it was written, in words: else the first place that is said to be it. */
export const locatedIn = (item: NewsObject): string | undefined =>
  item.located ?? item.places?.find((place) => place.rel === 'dateline' && place.name)?.name

/** Places where it was written; one that says no more than `located` is left out. */
export const writtenAt = (item: NewsObject): Place[] =>
  (item.places ?? []).filter(
    (place) =>
      place.rel === 'dateline' && (codeOf(place) || oneLine(place.name ?? '') !== oneLine(locatedIn(item) ?? '')),
  )

/** Places that it is about. */
export const aboutPlaces = (item: NewsObject): Place[] =>
  (item.places ?? []).filter((place) => place.rel !== 'dateline')

export const isPicture = (item: NewsObject): boolean => item.type === 'picture' || item.type === 'graphic'

export const picturesOf = (item: NewsObject): Association[] => (item.associations ?? []).filter(isPicture)

/** Does an item take the other one back? */
export const isKilling = (association: Association): boolean => /cancel|kill|withdraw/i.test(association.rel ?? '')

/** What follows the last colon of a QCode. */
const local = (code: string | undefined): string | undefined => code?.split(':').at(-1)

/** A reference; `member` and `link` are what references are called that say nothing of their relation. */
export const referenceWord = (association: Association): Words => {
  const rel = local(association.rel)
  return together(association.uri, /^(?:member|link)$/.test(rel ?? '') ? undefined : rel)
}

export const referenceTitle = (association: Association): string | undefined =>
  (association.headlines?.find((one) => one.role === 'main') ?? association.headlines?.[0])?.value

/** An event's start, without which NewsML-G2 has no place for its details. */
export const startOf = (item: NewsObject): string | undefined =>
  item.type === 'event'
    ? (item.eventDetails?.dates?.startDate ?? item.eventDetails?.dates?.expectedStartDate)
    : undefined

/** Who is named, the organiser of an event among them. */
export const organisationsOf = (item: NewsObject): Named[] => {
  const organiser = startOf(item) === undefined ? undefined : item.eventDetails?.organiser
  return [...(item.organisations ?? []), ...(organiser ? [organiser] : [])]
}

/** Is it nothing but references to members? Then what they say is said by items of their own. */
export const isBarePackage = (item: NewsObject): boolean =>
  item.type === 'composite' && !item.bodies?.length && !item.renditions?.length

const marksOf = (marks: readonly Mark[] | undefined): Mark[] => {
  const plain = (marks ?? []).map((mark): Mark => (mark.type === 'strong' ? { type: 'emphasis' } : mark))
  return plain
    .filter((mark, at) => plain.findIndex((other) => other.type === mark.type) === at)
    .toSorted((a, b) => a.type.localeCompare(b.type))
}

const sameMarks = (a: readonly Mark[] | undefined, b: readonly Mark[] | undefined): boolean =>
  JSON.stringify(a ?? []) === JSON.stringify(b ?? [])

/** A line in which strong words are emphasised ones; parts that are marked alike are one part. */
const plainLine = (line: readonly Inline[]): Inline[] => {
  const out: Inline[] = []
  for (const part of line) {
    if (part.type !== 'text') {
      out.push(part)
      continue
    }
    const marks = marksOf(part.marks)
    const last = out.at(-1)
    if (last?.type === 'text' && sameMarks(last.marks, marks)) last.text += part.text
    else out.push({ type: 'text', text: part.text, marks })
  }
  return out
}

const plainBlock = (block: Block): Block => {
  switch (block.type) {
    case 'paragraph':
    case 'crosshead':
      return { ...block, content: plainLine(block.content) }
    case 'quote':
    case 'list':
      return { ...block, content: block.content.map((one) => ({ ...one, content: plainLine(one.content) })) } as Block
    case 'table':
      return {
        ...block,
        content: block.content.map((row) => ({
          ...row,
          content: row.content.map((cell) => ({ ...cell, content: plainLine(cell.content) })),
        })),
      }
    default:
      return block
  }
}

/** A body as words: its HTML without pictures, strong words as emphasised ones. */
export const bodyWords = (body: Body | undefined): Words => {
  const shown = body && withoutPictures(body)
  return shown
    ? lineOf(htmlOf({ ...shown, content: shown.content.map(plainBlock) }).replace(/ (?=<\/(?:p|h2|li|td|th)>)/g, ''))
    : []
}

/** The words of the item's own text. */
export const textWords = (item: NewsObject): Words => bodyWords(storyOf(item)?.body)

/** What stands above the text. */
export const headerWords = (item: NewsObject): Words => bodyWords(storyOf(item)?.above)

/** The strong words of a text. */
export const strongWords = (body: Body | undefined): Words =>
  body
    ? [...htmlOf(withoutPictures(body)).matchAll(/<strong>(.*?)<\/strong>/g)].flatMap(([, said]) => lineOf(said))
    : []

const letters = (said: string): string => said.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()

/** A summary that says more than how the text begins. */
export const ownSummary = (summary: string | undefined, body: Body): Words =>
  summary && !letters(bodyText(body)).startsWith(letters(summary)) ? lineOf(summary) : []

/** Relations of named things other than those by which they are sorted into properties. */
export const relations = (item: NewsObject): Words =>
  [...(item.subjects ?? []), ...parties(item)].flatMap(({ rel, name, uri, literal }) =>
    rel && !/^(?:keyword|service|dateline|location|participant|about)$/.test(rel)
      ? together(rel, uri ?? literal, name)
      : [],
  )

export const contacts = (item: NewsObject): Words =>
  [...parties(item), ...(item.infoSources ?? [])].flatMap((one) =>
    (one.contactInfo ?? []).flatMap((contact) => together(codeOf(one) ?? one.name, JSON.stringify(contact))),
  )

export const symbols = (item: NewsObject): Words =>
  (item.organisations ?? []).flatMap((one) =>
    (one.symbols ?? []).flatMap((symbol) => together(codeOf(one) ?? one.name, JSON.stringify(symbol))),
  )

/** Longitude and latitude of a point; undefined for any other shape. */
export const pointOf = (place: Place): [number, number] | undefined => {
  const { type, coordinates } = (place.geoJSON ?? {}) as { type?: unknown; coordinates?: unknown }
  const [longitude, latitude] = Array.isArray(coordinates) ? (coordinates as unknown[]) : []
  const isPoint = type === 'Point' && typeof longitude === 'number' && typeof latitude === 'number'
  return isPoint && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? [longitude, latitude] : undefined
}

export const points = (item: NewsObject): Words =>
  (item.places ?? []).flatMap((place) => {
    const at = pointOf(place)
    return at ? together(codeOf(place), place.name, place.rel, `${at[0]} ${at[1]}`) : []
  })

export const shapes = (item: NewsObject): Words =>
  (item.places ?? []).flatMap((place) =>
    place.geoJSON && !pointOf(place) ? together(codeOf(place), JSON.stringify(place.geoJSON)) : [],
  )

const dateWords = (dates: Dates | undefined): Words =>
  dates
    ? together(
        dates.startDate ?? dates.expectedStartDate,
        dates.endDate ?? dates.expectedEndDate,
        // An event ends, or lasts so long: G2 says one of the two.
        dates.endDate || dates.expectedEndDate ? undefined : dates.expectedDuration,
      )
    : []

export const eventWords = (item: NewsObject): Words => {
  const { eventStatus, plannedCoverageStatus, organiser, dates } = item.eventDetails ?? {}
  return [
    ...together('status', eventStatus).filter(() => eventStatus),
    ...together('coverage', plannedCoverageStatus).filter(() => plannedCoverageStatus),
    ...dateWords(dates),
    ...(organiser ? namedWord(organiser) : []),
  ]
}

export const recurrences = (item: NewsObject): Words => {
  const { recurrenceDates = [], recurrenceRules = [] } = item.eventDetails?.dates?.recurrence ?? {}
  return [
    ...recurrenceDates,
    ...recurrenceRules.flatMap(({ frequency, interval, until, count }) => together(frequency, interval, until, count)),
  ]
}

export const coverageWord = (coverage: Coverage): Words =>
  together(
    coverage.title,
    coverage.type,
    coverage.dates?.startDate ?? coverage.dates?.expectedStartDate,
    coverage.urgency,
    coverage.language,
    linesOf(coverage.edNote).join(' '),
  )

/** Each text once, whatever its case, white space and punctuation. */
export const distinct = (texts: Words): Words => {
  const found = new Map<string, string>()
  for (const said of texts.flatMap(lineOf)) {
    const key = said.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase() || said
    if (!found.has(key)) found.set(key, said)
  }
  return [...found.values()]
}
