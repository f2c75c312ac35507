/** Events and planned coverage of NewsML-G2 (NAR 2.35: eventDetails, newsCoverageSet) as ninjs 3.1 has them. */

import { bodyText } from '../../story/body.ts'
import { attribute, children, type Element, find, findAll, text } from '../../story/markup/element.ts'
import { bodyFrom } from '../../story/markup/markup.ts'
import type { Draft } from '../compose.ts'
import { instant } from '../instant.ts'
import {
  type Association,
  type Coverage,
  type Dates,
  type ItemType,
  type Organisation,
  type RecurrenceRule,
  stated,
} from '../item.ts'
import { codeOf, isNamed, local, named, nameOf, place } from './newsml-g2-codes.ts'

type Text = string | undefined

/** A date of which parts may be missing, as ninjs wants it. */
const truncated = (date: Text): Text => {
  const whole = instant(date)
  if (whole && date?.includes('T')) return whole
  return /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|Z|[+-])/.exec(date ?? '')?.[0]
}

/** A moment is certain unless the wire says otherwise (`edconf:approximate`) or gives only a day. */
const momentOf = (of: Element | undefined): { certain?: Text; expected?: Text } => {
  const date = text(of)
  const isApproximate = /approx|undefined|unconfirmed/i.test(attribute(of, 'confirmationstatus') ?? '')
  const moment = date?.includes('T') && !isApproximate ? instant(date) : undefined
  return moment ? { certain: moment } : { expected: truncated(date) }
}

const whole = (value: Text): number | undefined => {
  const number = Number(value ?? Number.NaN)
  return Number.isInteger(number) && number >= 0 ? number : undefined
}

const frequencies = /^(?:secondly|minutely|hourly|daily|weekly|monthly|yearly)$/

const rule = (of: Element): RecurrenceRule => {
  const frequency = attribute(of, 'freq')?.toLowerCase()
  return stated<RecurrenceRule>({
    frequency: frequency && frequencies.test(frequency) ? frequency : undefined,
    interval: whole(attribute(of, 'interval')),
    until: instant(attribute(of, 'until')),
    count: whole(attribute(of, 'count')),
  })
}

const says = (one: object): boolean => Object.keys(one).length > 0

const datesOf = (dates: Element | undefined): Dates | undefined => {
  const start = momentOf(find(dates, 'start'))
  const end = momentOf(find(dates, 'end'))
  const recurrence = {
    recurrenceDates: children(dates, 'rDate').flatMap((one) => truncated(text(one)) ?? []),
    recurrenceRules: children(dates, 'rRule').map(rule).filter(says),
  }
  const out = stated<Dates>({
    startDate: start.certain,
    expectedStartDate: start.expected,
    endDate: end.certain,
    expectedEndDate: end.expected,
    expectedDuration: text(find(dates, 'duration')),
    recurrence: recurrence.recurrenceDates.length || recurrence.recurrenceRules.length ? stated(recurrence) : undefined,
  })
  // ninjs: a start or an end at least.
  return (['startDate', 'expectedStartDate', 'endDate', 'expectedEndDate'] as const).some((key) => out[key])
    ? out
    : undefined
}

/** Contacts and how to register, a line a fact: for editors, who go there. */
const contactsIn = (details: Element | undefined): Text[] => [
  ...children(details, 'contactInfo').map((one) =>
    children(one)
      .map((fact) => text(fact))
      .filter(Boolean)
      .join('\n'),
  ),
  ...children(details, 'registration').map((one) => bodyText(bodyFrom(one.children))),
  ...children(details, 'accessStatus').map((one) => nameOf(one)),
]

type Event = Pick<Draft, 'eventDetails' | 'places' | 'people' | 'organisations' | 'notes'> & { subjects: Element[] }

/** What a concept says of an event: when, where, who, and what only editors need to know. */
export const readEvent = (concept: Element | undefined): Event | undefined => {
  const details = find(concept, 'eventDetails')
  if (!details) return undefined
  const organisers = children(details, 'organiser')
    .map((one) => named(one))
    .filter(isNamed)
  const status = codeOf(find(details, 'eventStatus')) ?? codeOf(find(details, 'occurStatus'))
  const eventDetails = stated<NonNullable<Draft['eventDetails']>>({
    eventStatus: status,
    plannedCoverageStatus: codeOf(find(details, 'newsCoverageStatus')),
    dates: datesOf(find(details, 'dates')),
    organiser: organisers[0] as Organisation | undefined,
  })
  return {
    eventDetails: says(eventDetails) ? eventDetails : undefined,
    places: children(details, 'location')
      .map((one) => place(one, 'location'))
      .filter(isNamed),
    people: children(details, 'participant')
      .map((one) => named(one, 'participant'))
      .filter(isNamed),
    organisations: organisers,
    notes: [...children(concept, 'note').map((one) => bodyText(bodyFrom(one.children))), ...contactsIn(details)],
    subjects: children(details, 'subject'),
  }
}

const types: ReadonlySet<string> = new Set<ItemType>(['text', 'audio', 'video', 'picture', 'graphic', 'composite'])

const typeOf = (planning: Element): ItemType | undefined => {
  const type = local(codeOf(find(planning, 'itemClass')))
  return type && types.has(type) ? (type as ItemType) : undefined
}

const range = (of: Element | undefined): Coverage['itemCount'] => {
  const count = stated<NonNullable<Coverage['itemCount']>>({
    rangeFrom: whole(attribute(of, 'rangefrom')),
    rangeTo: whole(attribute(of, 'rangeto')),
  })
  return says(count) ? count : undefined
}

const urgency = (value: Text): number | undefined => {
  const number = whole(value)
  return number && number <= 9 ? number : undefined
}

const coverage = (planning: Element): Coverage => {
  const scheduled = momentOf(find(planning, 'scheduled'))
  const notes = [...children(planning, 'description'), ...children(planning, 'edNote')].map(text)
  return stated<Coverage>({
    title: children(planning, 'headline').map(text).find(Boolean),
    type: typeOf(planning),
    dates:
      scheduled.certain || scheduled.expected
        ? stated<Dates>({ startDate: scheduled.certain, expectedStartDate: scheduled.expected })
        : undefined,
    urgency: urgency(text(find(planning, 'urgency'))),
    language: attribute(find(planning, 'language'), 'tag'),
    itemCount: range(find(planning, 'itemCount')),
    wordCount: whole(text(find(planning, 'wordCount'))),
    edNote: notes.filter(Boolean).join('\n\n'),
  })
}

/** What a planning item promises, and what of it was delivered. */
export const readCoverage = (item: Element): { plannedCoverage: Coverage[]; delivered: Association[] } => {
  const all = findAll(item, 'newsCoverageSet', 'newsCoverage')
  return {
    plannedCoverage: all.flatMap((one) => {
      // A coverage without `planning` states its properties itself (NAR before 2.7).
      const plans = children(one, 'planning')
      return (plans.length ? plans : [one]).map(coverage).filter(says)
    }),
    delivered: all
      .flatMap((one) => findAll(one, 'delivery', 'deliveredItemRef'))
      .flatMap((one, at) => {
        const uri = attribute(one, 'residref') ?? attribute(one, 'guidref') ?? attribute(one, 'href')
        const title = text(find(one, 'title'))
        const headlines = title ? [{ role: 'main', value: title }] : []
        const version = attribute(one, 'version')
        return uri
          ? [stated<Association>({ name: `delivered-${at + 1}`, rel: 'delivered', uri, version, headlines })]
          : []
      }),
  }
}
