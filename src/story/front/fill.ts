/** Which stories stand in which container of a front: what was chosen first, then what each rule finds; no story twice. */

import { type Container, chosenOf, holds, type Place, type Rule } from './container.ts'

/** What filling must know of a story. */
export type Candidate = {
  story: string
  section: string
  topics: readonly { slug: string }[]
  urgency: number
  dated_at: Date
  lead: object | null
}

/** A story at its place; `place` where somebody chose it. */
export type Filled<Story> = { container: Container; cards: { story: Story; place: Place | undefined }[] }

/** Which stories are needed to fill a front: at most `limit` of the newest that a rule takes. */
export type Need = { key: string; rule: Rule; limit: number }

/** By which stories are fetched: two rules that differ in their order alone share them. */
export const keyOf = ({ section = '', topic = '', urgency = 9, pictured }: Rule): string =>
  JSON.stringify([section, topic, urgency, pictured ?? null])

/** How many of the newest are weighed against each other. */
const weighed = 48

/** Hours by which a story weighs more or less on a front than its age alone: urgency 1 and 2 are flashes and alerts (IPTC urgency). */
const weight = (story: Candidate, newestAt: Date): number => {
  const hours = (newestAt.getTime() - story.dated_at.getTime()) / 3600_000
  return hours + (story.urgency - 4) * 4 + (story.lead ? 0 : 5)
}

const inOrder = <Story extends Candidate>({ order }: Rule, stories: readonly Story[]): readonly Story[] => {
  const [first] = stories
  if (order === 'newest' || !first) return stories
  return stories.slice(0, weighed).toSorted((a, b) => weight(a, first.dated_at) - weight(b, first.dated_at))
}

const fits = ({ urgency = 9, pictured }: Rule, story: Candidate): boolean =>
  story.urgency <= urgency && (pictured === undefined || (story.lead !== null) === pictured)

/** Rules of two sections never take each other's stories. */
const mayMeet = (one: Rule, other: Rule): boolean => !(one.section && other.section) || one.section === other.section

/** How many it shows: what leads without a picture is a banner, which takes nobody's place. */
const sizeOf = ({ kind, size }: Container, first: Candidate | undefined): number =>
  kind === 'lead' && first && !first.lead ? size + 1 : size

/** What must be fetched for these containers, beside `chosen` stories that none of the rules may take again. */
export const needsOf = (containers: readonly Container[], chosen: number): Need[] => {
  const needs = new Map<string, Need>()
  for (const [at, { rule }] of containers.entries()) {
    if (!rule) continue
    const before = containers.slice(0, at + 1).filter((one) => one.rule && mayMeet(one.rule, rule))
    const room = before.reduce((sum, one) => sum + one.size + (one.kind === 'lead' ? 1 : 0), chosen)
    const limit = Math.max(room, rule.order === 'weight' ? weighed : 0)
    const key = keyOf(rule)
    const other = needs.get(key)
    if (!other || other.limit < limit) needs.set(key, { key, rule, limit })
  }
  return [...needs.values()]
}

/** The first containers of a front, as far as they are filled from all stories: once they are, it is known what the others cannot have. */
export const beginningOf = (containers: readonly Container[]): Container[] => {
  const end = containers.findIndex(({ rule }) => rule && (rule.section || rule.topic))
  return containers.slice(0, end < 0 ? containers.length : end)
}

/**
 * Fills the containers in their order. What was chosen goes before what any rule finds, and an earlier container before a later one. `chosen` holds those of the
 * chosen stories that may be seen, `found` what was fetched for each rule, newest first; `taken` stand elsewhere on the page.
 */
export const fill = <Story extends Candidate>(
  containers: readonly Container[],
  chosen: ReadonlyMap<string, Story>,
  found: ReadonlyMap<string, readonly Story[]>,
  now: Date,
  taken: ReadonlySet<string> = new Set(),
): Filled<Story>[] => {
  const shown = new Set(taken)
  const take = (story: Story): boolean => {
    if (shown.has(story.story)) return false
    shown.add(story.story)
    return true
  }
  const filled = containers.map((container): Filled<Story> => {
    const cards = container.places.flatMap((place) => {
      const story = holds(place, now) ? chosen.get(place.story) : undefined
      return story ? [{ story, place }] : []
    })
    const room = sizeOf(container, cards[0]?.story)
    const own: Filled<Story>['cards'] = []
    for (const card of cards) if (own.length < room && take(card.story)) own.push(card)
    return { container, cards: own }
  })
  for (const { container, cards } of filled) {
    const { rule } = container
    if (!rule) continue
    const left = inOrder(rule, found.get(keyOf(rule)) ?? []).filter(
      (story) => fits(rule, story) && !shown.has(story.story),
    )
    for (const story of left) {
      if (cards.length >= sizeOf(container, cards[0]?.story ?? story)) break
      if (take(story)) cards.push({ story, place: undefined })
    }
  }
  return filled
}

/** The chosen stories that a front has room for at this moment, to be fetched. */
export const chosenNow = (containers: readonly Container[], now: Date): string[] => [
  ...new Set(chosenOf(containers.map((one) => ({ ...one, places: one.places.filter((place) => holds(place, now)) })))),
]
