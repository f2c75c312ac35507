/** Fetches what a front shows: what the desk has chosen for it, as far as it may be seen, and what its rules find. */

import { fillingsFor } from '../store/desk/fronts/published-fronts.ts'
import { mostRead } from '../store/outputs/published-most-read.ts'
import type { CardRow } from '../store/published.ts'
import { bareFront, type Container, isMostRead, type Place, type Rule, readWithin } from '../story/front/container.ts'
import { beginningOf, chosenNow, type Filled, fill, needsOf } from '../story/front/fill.ts'
import { frontOf, mainFront } from '../story/front/front-name.ts'
import { latestAddress, mostReadAddress, sectionAddress, topicAddress } from './address.ts'
import { card, frame, type Loading, olderThan, pageLength } from './loading.ts'
import type { Card, FilledContainer, FrontPage, ListPage, Site } from './view.ts'

/** The containers with their stories. What is most read stands beside the others: a story may be in both, and neither takes it from the other. */
export const filledFront = async (
  loading: Pick<Loading, 'reader'>,
  containers: readonly Container[],
): Promise<Filled<CardRow>[]> => {
  const read = containers.filter(isMostRead)
  if (read.length === 0) return arrangedFront(loading, containers)
  const [arranged, ...counted] = await Promise.all([
    arrangedFront(
      loading,
      containers.filter((one) => !isMostRead(one)),
    ),
    ...read.map((one) => mostReadOf(loading, one)),
  ])
  const filled = new Map([...arranged, ...counted].map((one) => [one.container, one]))
  return containers.flatMap((one) => filled.get(one) ?? [])
}

const mostReadOf = async ({ reader }: Pick<Loading, 'reader'>, container: Container): Promise<Filled<CardRow>> => {
  const { section, topic, hours = readWithin } = container.rule ?? {}
  const rows = await mostRead(reader, { hours, section, topic }, container.size)
  return { container, cards: rows.map((story) => ({ story, place: undefined })) }
}

/**
 * What the first of them take out of all stories is found first, with what was chosen: what the others ask for then is no
 * more than they show. One statement each.
 */
const arrangedFront = async (
  { reader }: Pick<Loading, 'reader'>,
  containers: readonly Container[],
): Promise<Filled<CardRow>[]> => {
  const wanted = chosenNow(containers, reader.now)
  const beginning = beginningOf(containers)
  const fillings = await fillingsFor(reader, needsOf(beginning, wanted.length), { chosen: wanted })
  const chosen = new Map(fillings.chosen.map((row) => [row.story as string, row]))
  const first = fill(containers, chosen, fillings.found, reader.now)
  if (beginning.length === containers.length) return first
  const [done, rest] = [first.slice(0, beginning.length), containers.slice(beginning.length)]
  const shown = shownIn(done)
  // Rules of both parts may be the same: each has what was found for it.
  const { found } = await fillingsFor(reader, needsOf(rest, 0), { without: new Set([...wanted, ...shown]) })
  return [...done, ...fill(rest, chosen, found, reader.now, shown)]
}

const shownIn = (filled: readonly Filled<CardRow>[]): Set<string> =>
  new Set(filled.flatMap(({ cards }) => cards.map(({ story }) => story.story)))

/** A story as it is shown at its place. */
const placed = (row: CardRow, place: Place | undefined): Card => {
  const shown = card(row)
  return {
    ...shown,
    headline: place?.headline ?? shown.headline,
    kicker: place?.kicker ?? shown.kicker,
    picture: place?.picture === false ? undefined : shown.picture,
  }
}

/** What is new, whatever it is: of that there is a page. */
const isLatest = (rule: Rule | null): boolean =>
  rule?.order === 'newest' && !rule.section && !rule.topic && rule.pictured === undefined && rule.urgency === undefined

/** The page behind a container's title. */
const addressOf = ({ container: { kind, rule, title }, cards }: Filled<CardRow>, site: Site): string | undefined => {
  const section = site.sections.find(({ slug }) => slug === rule?.section)
  if (section) return sectionAddress(section)
  if (!rule?.topic) return isMostRead({ kind }) ? mostReadAddress : isLatest(rule) ? latestAddress : undefined
  const named = cards.flatMap(({ story }) => story.topics).find(({ slug, kind }) => slug === rule.topic && kind)
  return topicAddress(named ?? { slug: rule.topic, name: title })
}

const viewOf = (filled: Filled<CardRow>, site: Site): FilledContainer => ({
  kind: filled.container.kind,
  title: filled.container.title,
  address: addressOf(filled, site),
  cards: filled.cards.map(({ story, place }) => placed(story, place)),
})

/** The front page as it was launched, which comes with the moment of reading; or with the containers that are given, as a draft has them. */
export const loadFront = async (loading: Loading, draft?: readonly Container[]): Promise<FrontPage> => {
  const { launched, site } = loading
  const containers = draft ?? launched ?? bareFront(mainFront, site.sections)
  const filled = await filledFront(loading, containers)
  return { ...frame(loading), containers: filled.map((one) => viewOf(one, site)) }
}

/** What follows a section's containers on its first page: the newest that none of them has. */
const restOf = (section: string, size: number): Container => ({
  ...{ id: 'rest', version: 1, kind: 'list', title: '', size, places: [] },
  rule: { section, order: 'newest' },
})

/** The first page of a section: its containers, and below them what else is new there. Nothing where there is no such section. */
export const loadSectionFront = async (
  loading: Loading,
  slug: string,
  draft?: readonly Container[],
): Promise<ListPage | undefined> => {
  const { launched, site } = loading
  const section = site.sections.find((one) => one.slug === slug)
  if (!section) return undefined
  const containers = draft ?? launched ?? bareFront(frontOf(slug), site.sections)
  const above = containers.reduce((sum, one) => sum + (isMostRead(one) ? 0 : one.size), 0)
  const rest = restOf(slug, Math.max(1, pageLength - above))
  // One more than is shown tells whether there is an older page.
  const filled = await filledFront(loading, [...containers, { ...rest, size: rest.size + 1 }])
  const below = filled.at(-1)?.cards.map(({ story }) => story) ?? []
  const shown = below.slice(0, rest.size)
  const last = shown.at(-1)
  return {
    ...frame(loading),
    kind: 'section',
    name: section.name,
    address: sectionAddress(section),
    containers: filled.slice(0, -1).map((one) => viewOf(one, site)),
    cards: shown.map(card),
    older: below.length > rest.size && last ? olderThan(sectionAddress(section), last) : undefined,
  }
}
