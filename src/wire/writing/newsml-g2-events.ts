/** Events and plans as NewsML-G2 (NAR 2.35) writes them: a concept with details, a set of planned coverage. */

import type { Coverage, Dates, NewsObject, RecurrenceRule } from '../item.ts'
import { isKnownType, isLanguage } from './fits.ts'
import { codeAttributes, coded, nameTag } from './newsml-g2-codes.ts'
import { block, eventPlaces, participants } from './newsml-g2-meta.ts'
import { line, type Markup, oneLine, tag } from './xml-text.ts'

/** A moment that is certain, or one that is not. */
const moment = (name: string, certain: string | undefined, expected: string | undefined): Markup | undefined => {
  const isVague = !certain && expected?.includes('T')
  return line(name, certain ?? expected, { confirmationstatus: isVague ? 'edconf:approximate' : undefined })
}

const isDay = (date: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(date)

const rule = ({ frequency, interval, until, count }: RecurrenceRule): Markup | undefined =>
  frequency
    ? tag('rRule', { freq: frequency.toUpperCase(), interval: interval || undefined, until, count: count || undefined })
    : undefined

const isDuration = (text: string | undefined): boolean =>
  /^P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/.test(text ?? '')

/** G2 wants a start; an end or a duration may follow. */
const dates = (of: Dates | undefined): Markup | undefined => {
  const start = of && moment('start', of.startDate, of.expectedStartDate)
  if (!of || !start) return undefined
  const end = moment('end', of.endDate, of.expectedEndDate)
  return tag(
    'dates',
    {},
    start,
    end ?? (isDuration(of.expectedDuration) ? line('duration', of.expectedDuration) : undefined),
    (of.recurrence?.recurrenceDates ?? []).filter(isDay).map((one) => line('rDate', one)),
    (of.recurrence?.recurrenceRules ?? []).map(rule),
  )
}

const status = (name: string, code: string | undefined): Markup | undefined => {
  if (!code) return undefined
  const { literal, ...attributes } = codeAttributes({ uri: code })
  return tag(name, attributes, nameTag(literal === undefined ? undefined : String(literal)))
}

const eventDetails = (item: NewsObject): Markup | undefined => {
  const written = dates(item.eventDetails?.dates)
  if (!written) return undefined
  const { eventStatus, plannedCoverageStatus, organiser } = item.eventDetails ?? {}
  return tag(
    'eventDetails',
    {},
    written,
    status('eventStatus', eventStatus),
    status('newsCoverageStatus', plannedCoverageStatus),
    eventPlaces(item).map((place) => coded('location', place)),
    participants(item).map((one) => coded('participant', one)),
    organiser ? coded('organiser', organiser) : undefined,
  )
}

/** The concept that an event is: its identity, its name, when and where it is. */
export const eventConcept = (item: NewsObject): Markup => {
  const name = oneLine(item.headlines?.[0]?.value ?? item.title ?? item.uri)
  return tag(
    'concept',
    {},
    tag('conceptId', conceptId(item.uri)),
    tag('type', { qcode: 'cpnat:event' }),
    nameTag(name),
    eventDetails(item),
  )
}

const conceptId = (uri: string) => {
  const { literal: _, ...attributes } = codeAttributes({ uri })
  return attributes
}

const coverage = (one: Coverage): Markup =>
  tag(
    'newsCoverage',
    {},
    tag(
      'planning',
      {},
      one.type && isKnownType(one.type) ? tag('itemClass', { qcode: `ninat:${one.type}` }) : undefined,
      one.itemCount?.rangeFrom !== undefined && one.itemCount.rangeTo
        ? tag('itemCount', { rangefrom: one.itemCount.rangeFrom, rangeto: one.itemCount.rangeTo })
        : undefined,
      moment('scheduled', one.dates?.startDate, one.dates?.expectedStartDate),
      one.language && isLanguage(one.language) ? tag('language', { tag: one.language }) : undefined,
      line('headline', one.title),
      (one.edNote ?? '').split(/\n{2,}/).map((note) => block('edNote', note)),
      one.urgency ? line('urgency', String(one.urgency)) : undefined,
    ),
  )

/** What is planned to be sent; undefined where nothing is. */
export const coverageSet = (item: NewsObject): Markup | undefined =>
  item.plannedCoverage?.length ? tag('newsCoverageSet', {}, item.plannedCoverage.map(coverage)) : undefined
