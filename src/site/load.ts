/** Fetches what a page shows, once and through the gate, as the plain data that `pages/` turn into HTML. */

import { placeFacts } from '../discovery/places.ts'
import { rankRelated } from '../discovery/related.ts'
import type { ArticlePage as PublishedPage } from '../store/outputs/published-article.ts'
import {
  type ArticleRow,
  type CardRow,
  corrections as correctionsTold,
  type Listed,
  newest,
  profileNamed,
  topicNamed,
} from '../store/published.ts'
import type { Edition, Section } from '../store/settings.ts'
import { type Body, bodyText } from '../story/body.ts'
import { correctionsAddress, listAddress } from './address.ts'
import { directionOf } from './language.ts'
import {
  card,
  frame,
  type Loading,
  letters,
  olderThan,
  pageLength,
  picture,
  placeIn,
  profile,
  topicsOf,
} from './loading.ts'
import {
  type Article,
  type ArticlePage,
  type CorrectionsPage,
  type GonePage,
  type ListPage,
  type MissingPage,
  type OwnPage,
  ownPageAddress,
  type Site,
  type Translation,
} from './view.ts'

/** The publication's facts as pages need them. */
export const siteOf = (edition: Edition, sections: Section[], origin: string, pages: readonly OwnPage[] = []): Site => {
  const {
    home: _,
    territory: __,
    feedText,
    aiPolicy,
    adsTxt,
    security,
    policies: set,
    contact,
    look,
    ...told
  } = edition
  // An address that was set by hand is meant; a page that tells of a rule is where that stands else.
  const policies = {
    ...Object.fromEntries(
      pages.flatMap((one) => one.policies.map((name) => [name, `${origin}${ownPageAddress(one.page)}`])),
    ),
    ...set,
  }
  return {
    ...{ ...told, sections, origin },
    ...(feedText && { feedText }),
    ...(aiPolicy && { aiPolicy }),
    ...(adsTxt && { adsTxt }),
    ...(security && security.contacts.length > 0 && { security }),
    ...(look && { look }),
    ...(Object.keys(policies).length > 0 && { policies }),
    ...(contact && { contact }),
    ...(pages.length > 0 && { pages }),
  }
}

/** The letters of a text's beginning, with room for signs and spaces that a summary of `length` characters may not have. Folding the whole would cost more than the page. */
const beginning = (body: Body, length: number): string => letters(bodyText(body).slice(0, 2 * length + 100))

/** A translation is among its own languages; the first is not, and stands before them. */
const translationsIn = (row: ArticleRow): { translations?: Translation[] } => {
  const { story, address, language, headline, indexed, canonical, translations } = row
  const all = translations.map(({ story: of, ...one }) => ({ ...one, here: of === story }))
  if (!all.some((one) => !one.here)) return {}
  const found = indexed && canonical === null
  const first = { ...{ address, language, headline, found }, first: true, here: true }
  return { translations: all.some((one) => one.here) ? all : [first, ...all] }
}

const article = (row: ArticleRow): Article => {
  // Many wires send their first sentence once more as a summary: read twice it would look like a mistake.
  const repeats =
    row.standfirst !== '' && beginning(row.body, row.standfirst.length).startsWith(letters(row.standfirst))
  const told = topicsOf(row)
  return {
    id: row.story,
    address: row.address,
    language: row.language,
    direction: directionOf(row.language),
    section: { slug: row.section, name: row.section_name },
    genre: row.genre,
    review: row.review ?? undefined,
    kicker: row.kicker,
    headline: row.headline,
    standfirst: repeats ? '' : row.standfirst,
    searchTitle: row.search_title,
    socialTitle: row.social_title,
    by: row.profiles.map(profile),
    located: row.located,
    publishedAt: row.published_at,
    updatedAt: row.updated_at ?? undefined,
    lead: row.lead ? picture(row.lead, row.lead_framing) : undefined,
    body: row.body,
    pictures: Object.fromEntries(Object.entries(row.pictures).map(([id, used]) => [id, picture(used)])),
    topics: told.about,
    from: told.from,
    corrections: row.corrections.map(({ kind, text: words, at }) => ({ kind, text: words, at: new Date(at) })),
    copyright: row.copyright,
    words: row.words,
    ...translationsIn(row),
    ...(!row.indexed && { unindexed: true }),
    ...(row.canonical && { canonical: row.canonical }),
  }
}

/** The article at a story's address, the notice in its place, or nothing: of what the gate has given for it. `changedAt` is when what it shows last changed. */
export const loadedArticle = (
  loading: Loading,
  { standing, near }: Pick<PublishedPage, 'standing' | 'near'>,
): { article: ArticlePage; changedAt: Date } | { gone: GonePage } | undefined => {
  if (!standing) return undefined
  if ('gone' in standing) {
    const { note, killed } = standing.gone
    return { gone: { ...frame(loading), reason: note ?? undefined, killed } }
  }
  const { article: row } = standing
  const related = rankRelated(comparable(row), near.map(comparable)).map((one) => card(one.row))
  return { article: { ...frame(loading), article: article(row), related }, changedAt: row.changed_at }
}

const comparable = (row: CardRow) => ({
  id: row.story as string,
  headline: row.headline,
  summary: row.summary,
  section: row.section,
  topics: topicsOf(row).about.map((topic) => topic.slug),
  datedAt: row.dated_at,
  row,
})

/** The list of a section, a topic, a place or a profile; nothing where there is no such thing, or nothing of it may be seen. A topic that is a place comes back as one. */
export const loadList = async (
  loading: Loading,
  kind: ListPage['kind'],
  slug: string,
  before: string | undefined,
): Promise<ListPage | undefined> => {
  const { reader } = loading
  const heading = await headingOf(loading, kind, slug)
  if (!heading) return undefined
  const rows = await newest(reader, listedBy(kind, slug), pageLength + 1, placeIn(before))
  const shown = rows.slice(0, pageLength)
  const last = shown.at(-1)
  const address = listAddress(heading.kind, slug)
  const older = rows.length > pageLength && last ? olderThan(address, last) : undefined
  return { ...frame(loading), address, cards: shown.map(card), older, ...heading }
}

/** Places are kept as topics are. */
export const listedBy = (kind: ListPage['kind'], slug: string): Exclude<Listed, 'all'> =>
  kind === 'section' ? { section: slug } : kind === 'profile' ? { profile: slug } : { topic: slug }

/** What a list is of, and its name, where there is such a thing and something of it may be seen. */
export const headingOf = async (
  { reader, site }: Loading,
  kind: ListPage['kind'],
  slug: string,
): Promise<Pick<ListPage, 'kind' | 'name' | 'profile' | 'place'> | undefined> => {
  if (kind === 'section') {
    const section = site.sections.find((one) => one.slug === slug)
    return section && { kind, name: section.name }
  }
  if (kind === 'profile') {
    const found = await profileNamed(reader, slug)
    return found && { kind, name: found.name, profile: profile(found) }
  }
  const topic = await topicNamed(reader, slug)
  if (!topic) return undefined
  const { name, isPlace } = topic
  return isPlace ? { kind: 'place', name, place: placeFacts(name, site.language) } : { kind: 'topic', name }
}

export const loadMissing = async (loading: Loading): Promise<MissingPage> => ({
  ...frame(loading),
  latest: (await newest(loading.reader, 'all', 6)).map(card),
})

/** Where the list of corrections goes on: "2023-07-13T10:42:00.000Z_17". */
const correctionIn = (before: string | undefined): { at: Date; id: string } | undefined => {
  const [, at = '', id = ''] = /^(\d{4}-[^_]*)_(\d{1,18})$/.exec(before ?? '') ?? []
  const date = new Date(at)
  return id && !Number.isNaN(date.getTime()) ? { at: date, id } : undefined
}

/** Corrections of all that may be seen, newest first. */
export const loadCorrections = async (loading: Loading, before: string | undefined): Promise<CorrectionsPage> => {
  const rows = await correctionsTold(loading.reader, pageLength + 1, correctionIn(before))
  const shown = rows.slice(0, pageLength)
  const last = shown.at(-1)
  return {
    ...frame(loading),
    corrections: shown.map(({ id, kind, text, at, story, address, headline, language }) => ({
      ...{ id, kind, text, at },
      story: { id: story, address, headline, language },
    })),
    older:
      rows.length > pageLength && last ? `${correctionsAddress}?before=${last.at.toISOString()}_${last.id}` : undefined,
  }
}
