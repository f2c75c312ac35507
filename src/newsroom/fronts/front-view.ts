/** A front as the desk's tool shows it: its containers with every story that was chosen or that a rule finds, and what stands around it. */

import { type Refusal, refuse } from '../../base/refusal.ts'
import { filledFront } from '../../site/load-front.ts'
import type { Database } from '../../store/database.ts'
import { openBanner } from '../../store/desk/fronts/banners.ts'
import { type CandidateRow, candidates, storiesOnFront } from '../../store/desk/fronts/candidates.ts'
import { editorsOf } from '../../store/desk/fronts/front-editors.ts'
import { type FrontRow, frontAt, launchesOf } from '../../store/desk/fronts/fronts.ts'
import { readSections, type Section } from '../../store/settings.ts'
import { bareFront, type Container, chosenOf, holds, type Manner, type Place } from '../../story/front/container.ts'
import { frontOf, mainFront, sectionOf } from '../../story/front/front-name.ts'
import { type Visibility, visibilityAt } from '../../story/status.ts'
import { staleSince } from './stale-fronts.ts'

/** A story as a card of the tool. Instants are ISO 8601. */
export type FrontStory = {
  story: string
  section: string
  headline: string
  kicker: string
  language: string
  urgency: number
  picture?: string
  datedAt: string
  state: Visibility
  /** Since when, or from when, readers see it. */
  from?: string
}

/** One on the front. Chosen: at a version, shown so; else a rule has found it. */
export type FrontCard = FrontStory & {
  chosen?: { version: number; manner: Manner }
  /** Readers see it at this place, once this is launched. */
  shown: boolean
}
export type FrontContainer = Omit<Container, 'places'> & { cards: FrontCard[] }

export type FrontBanner = {
  text: string
  story: string
  headline: string
  until: string
  by: string
  state: Visibility
}

export type FrontView = {
  path: string
  version: number
  /** Whether there is something to launch, and who changed it last. */
  changed?: { by: string; at: string }
  launched?: { by: string; at: string }
  containers: FrontContainer[]
  /** Who looks at this front now. */
  editors: string[]
  launches: { id: string; by: string; at: string }[]
  fronts: { path: string; name: string }[]
  sections: Section[]
  staleAfter: number
  /** Since when it is stale, or from when it will be. */
  staleFrom?: string
  banner?: FrontBanner
}

const storyOf = (row: CandidateRow, now: Date): FrontStory => {
  const { visible_from: visibleFrom, expires_at: expiresAt, killed_at: killedAt } = row
  const state = killedAt ? 'killed' : visibilityAt(visibleFrom ? { visibleFrom, expiresAt, killedAt } : undefined, now)
  return {
    ...{ story: row.story, section: row.section, headline: row.headline, kicker: row.kicker, language: row.language },
    ...{ urgency: row.urgency, datedAt: row.dated_at.toISOString(), state },
    ...(row.picture && { picture: row.picture }),
    ...(visibleFrom && { from: visibleFrom.toISOString() }),
  }
}

const mannerOf = ({ story: _, version: __, ...manner }: Place): Manner => manner

const sees = async ({ pool, db }: Database, containers: readonly Container[], now: Date): Promise<FrontContainer[]> => {
  const filled = await filledFront({ reader: { pool, now } }, containers)
  const found = filled.flatMap(({ cards }) => cards.map(({ story }) => story.story))
  const rows = await storiesOnFront(db, [...new Set([...chosenOf(containers), ...found])])
  const byId = new Map<string, FrontStory>(rows.map((row) => [row.story, storyOf(row, now)]))
  return filled.map(({ container: { places, ...container }, cards }) => {
    const shown = new Set(cards.map(({ story }) => story.story as string))
    const chosen = places.flatMap((place): FrontCard[] => {
      const story = byId.get(place.story)
      const is = { version: place.version, manner: mannerOf(place) }
      return story ? [{ ...story, chosen: is, shown: shown.has(place.story) && holds(place, now) }] : []
    })
    const others = cards.flatMap(({ story, place }): FrontCard[] => {
      const one = place ? undefined : byId.get(story.story)
      return one ? [{ ...one, shown: true }] : []
    })
    return { ...container, cards: [...chosen, ...others] }
  })
}

const by = (actor: string | null, at: Date | null) => (actor && at ? { by: actor, at: at.toISOString() } : undefined)

const standing = (row: FrontRow | undefined) => ({
  version: row?.version ?? 0,
  staleAfter: row?.stale_after ?? 12,
  changed: row?.draft ? by(row.changed_by, row.changed_at) : undefined,
  launched: by(row?.launched_by ?? null, row?.launched_at ?? null),
})

const bannerView = async ({ db }: Database, now: Date): Promise<FrontBanner | undefined> => {
  const banner = await openBanner(db, now)
  const [row] = banner ? await storiesOnFront(db, [banner.story]) : []
  if (!banner || !row) return undefined
  const { headline, state } = storyOf(row, now)
  return {
    text: banner.text,
    story: banner.story,
    headline,
    state,
    until: banner.until.toISOString(),
    by: banner.actor,
  }
}

/** The draft of a front, or what readers get where there is none. */
export const draftOf = async (
  { db }: Database,
  path: string,
): Promise<{ containers: Container[]; row: FrontRow | undefined; sections: Section[] } | Refusal> => {
  const [row, sections] = await Promise.all([frontAt(db, path), readSections(db)])
  const section = sectionOf(path)
  if (!path.startsWith('/') || (section && !sections.some(({ slug }) => slug === section)))
    return refuse('unknown', `There is no front ${path.slice(0, 100)}. Choose another above.`)
  return { containers: row?.draft ?? row?.containers ?? bareFront(path, sections), row, sections }
}

/** How many launches are listed. */
const launchesListed = 20

export const frontView = async (database: Database, path: string, now: Date): Promise<FrontView | Refusal> => {
  const draft = await draftOf(database, path)
  if ('refused' in draft) return draft
  const { containers, row, sections } = draft
  const [shown, editors, launches, stale, banner] = await Promise.all([
    sees(database, containers, now),
    editorsOf(database.db, path),
    launchesOf(database.db, path, launchesListed),
    row && staleSince(database, row, now),
    bannerView(database, now),
  ])
  const { changed, launched, ...rest } = standing(row)
  return {
    ...{ path, ...rest, containers: shown, editors, sections },
    ...(changed && { changed }),
    ...(launched && { launched }),
    launches: launches.map(({ id, actor, at }) => ({ id, by: actor, at: at.toISOString() })),
    fronts: [{ path: mainFront, name: '' }, ...sections.map(({ slug, name }) => ({ path: frontOf(slug), name }))],
    ...(stale && { staleFrom: stale.toISOString() }),
    ...(banner && { banner }),
  }
}

/** The stories that can be put on a front. */
export const frontCandidates = async (
  { db }: Database,
  wants: { words: string; section: string; now: Date },
  limit: number,
): Promise<FrontStory[]> => (await candidates(db, wants, limit)).map((row) => storyOf(row, wants.now))
