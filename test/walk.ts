/** A walk over every address that a site of a random edition knows, and what is there that should not be, or is not there that should. */

import { type FeedFormat, feedFormats } from '../src/site/address.ts'
import { visibilityAt } from '../src/story/status.ts'
import { instantsOf, type Known, type RandomEdition, sections } from './random-edition.ts'

export type Walked = { status: number; text: string; location: string; surrogate: string | undefined }
export type Get = (path: string, headers?: Record<string, string>) => Promise<Walked>

const visibilityOf = (story: Known, now: number) => visibilityAt(instantsOf(story), new Date(now))
const isLive = (story: Known, now: number) => visibilityOf(story, now) === 'live'
/** One whose end came before its beginning was never there. */
const wasSeen = (story: Known, now: number) =>
  story.isPublished &&
  story.visibleFrom <= (story.killed || now) &&
  (!story.expires || story.visibleFrom <= story.expires) &&
  !isLive(story, now)

/** The moments at which an answer changes by itself, in order. */
export const momentsOf = ({ stories, pictures }: RandomEdition): number[] => {
  const all = [
    ...stories.flatMap((story) => (story.isPublished && !story.killed ? [story.visibleFrom, story.expires] : [])),
    ...pictures.map((picture) => picture.embargo),
  ]
  return [...new Set(all)].filter(Boolean).toSorted((a, b) => a - b)
}

/** An address, and which status it has to have; undefined where any will do. */
type Stop = { path: string; status?: number }

/** One format a story: all three of all stories would be asked for a hundred times over. */
const formatOf = ({ id }: Known): FeedFormat => feedFormats[id.charCodeAt(0) % feedFormats.length] ?? 'xml'

const stopsOf = (story: Known, now: number): Stop[] => {
  const { words, id, address } = story
  const live = isLive(story, now)
  const status = live ? 200 : wasSeen(story, now) ? 410 : 404
  const beginning = words.headline?.slice(0, -2)
  return [
    ...(address ? [{ path: encodeURI(address), status }] : []),
    { path: `/${story.section}/${id}`, status: live ? 301 : status },
    { path: `/topic/${words.topic}`, status: live ? 200 : 404 },
    { path: `/place/${words.place}`, status: live ? 200 : 404 },
    { path: `/place/${words.place}/feed.${formatOf(story)}`, status: live ? 200 : 404 },
    { path: `/search?q=${words.headline}&topic=${words.place}&from=2026-03-01`, status: 200 },
    { path: `/latest?before=${new Date(story.visibleFrom + 1).toISOString()}_${id}`, status: 200 },
    { path: `/media/card/${id}-0.png`, status: live ? 302 : 404 },
    { path: `/oembed?url=/${story.section}/${id}`, status },
    { path: `/by/${words.profile}`, status: live ? 200 : 404 },
    { path: `/search?q=${words.headline}`, status: 200 },
    { path: `/topic/${words.topic}/feed.${formatOf(story)}`, status: live ? 200 : 404 },
    { path: `/by/${words.profile}/feed.${formatOf(story)}`, status: live ? 200 : 404 },
    { path: `/search/feed.${formatOf(story)}?q=${words.headline}`, status: 200 },
    { path: `/search?q=${words.body}&page=2`, status: 200 },
    { path: `/api/v1/items/${id}`, status },
    { path: `/api/v1/search?q=${words.headline}`, status: 200 },
    { path: `/search?q=${words.topic}`, status: 200 },
    { path: `/api/suggest?q=${beginning}`, status: 200 },
    { path: `/api/suggest?q=${words.topic?.slice(0, 8)}`, status: 200 },
    { path: `/${story.section}?before=${new Date(story.visibleFrom + 1).toISOString()}_${id}`, status: 200 },
  ]
}

const everywhere = [
  ...[
    '/',
    '/feed.xml',
    '/sitemap.xml',
    '/sitemap-1.xml',
    '/news-sitemap.xml',
    '/robots.txt',
    '/ads.txt',
    '/.well-known/security.txt',
    '/manifest.webmanifest',
    '/about',
    '/policies',
    '/sitemap-pages.xml',
    '/search',
    '/search?q=story',
    '/health',
  ],
  ...['/api/v1', '/api/v1/items?limit=100', '/api/v1/topics?limit=100', '/api/v1/items?topic=harbour&limit=5'],
  ...['/topic/harbour', '/topic/strait', '/by/mara-quill', '/api/suggest?q=story', '/api/suggest?q=spell'],
  ...[
    '/api/suggest?q=harb',
    '/corrections',
    '/corrections.xml',
    '/latest',
    '/archive',
    '/archive/2026',
    '/archive/2026/03',
    '/archive/2026/03/04',
    '/most-read',
    '/search?from=2026-03-01&language=en',
    '/sitemap-pages.xml',
    '/saved',
    '/offline',
    '/service-worker.js',
    '/nothing/here',
    '/desk',
    ...sections.map((section) => `/${section}`),
    ...feedFormats.flatMap((format) =>
      ['', '/topic/harbour', ...sections.map((one) => `/${one}`)].map((of) => `${of}/feed.${format}`),
    ),
  ],
]

/** Every address of the edition, as it should be answered now. */
const stops = ({ stories, pictures }: RandomEdition, now: number): Stop[] => [
  ...everywhere.map((path) => ({ path })),
  ...stories.flatMap((story) => stopsOf(story, now)),
  ...pictures.map((picture) => {
    const shown = stories.some((story) => story.picture === picture && isLive(story, now))
    const given = shown && !picture.killed && picture.embargo <= now
    return { path: `/media/${picture.id}/160.jpg`, status: given ? 200 : 404 }
  }),
]

/** The words that nobody may read now. */
const hiddenOf = (stories: readonly Known[], now: number): string[] =>
  stories.flatMap((story) => [
    ...story.never,
    ...(isLive(story, now) ? [] : [...Object.values(story.words), story.id]),
    ...(story.note && !wasSeen(story, now) ? [story.note] : []),
  ])

/** What an article must hold while it is live, and what the lists must. */
const missingIn = (answers: ReadonlyMap<string, Walked>, story: Known): string[] => {
  const lacks = (path: string, words: string | undefined): string[] =>
    words && !answers.get(path)?.text.includes(words) ? [`${path} lacks ${words}`] : []
  const { words, address } = story
  const page = encodeURI(address)
  return [
    ...['headline', 'body', 'topic', 'place', 'profile'].flatMap((field) => lacks(page, words[field])),
    ...['/sitemap.xml', '/sitemap-1.xml', '/news-sitemap.xml'].flatMap((path) => lacks(path, story.id)),
    ...feedFormats.flatMap((format) => lacks(`/feed.${format}`, words.headline)),
    ...lacks(`/topic/${words.topic}/feed.${formatOf(story)}`, words.body),
    ...lacks(`/search/feed.${formatOf(story)}?q=${words.headline}`, words.profile),
    ...['headline', 'body', 'topic', 'profile'].flatMap((field) => lacks(`/api/v1/items/${story.id}`, words[field])),
    ...['/api/v1/items?limit=100', `/api/v1/search?q=${words.headline}`].flatMap((path) => lacks(path, words.body)),
    ...['/topic/harbour', '/latest', '/archive/2026/03/04'].flatMap((path) => lacks(path, words.headline)),
    ...lacks(`/search?q=${words.headline}`, story.id),
  ]
}

/** How many walk at the same time. */
const readers = 8

/** Walks once; each finding is a sentence. `now` is what the site's clock shows. */
export const walk = async (
  edition: RandomEdition,
  get: Get,
  now: number,
): Promise<{ found: string[]; answers: number }> => {
  const hidden = hiddenOf(edition.stories, now)
  const next = momentsOf(edition).find((moment) => moment > now)
  const answers = new Map<string, Walked>()
  const found: string[] = []
  let calls = 0
  const look = async ({ path, status }: Stop) => {
    const token = edition.tokens[calls % edition.tokens.length]
    calls += 1
    const answer = await get(path, path.startsWith('/api/v1/') ? { authorization: `Bearer ${token}` } : {})
    answers.set(path, answer)
    if (status !== undefined && answer.status !== status) found.push(`${path} is ${answer.status}, not ${status}`)
    const said = answer.text + answer.location
    // What a reader has written into an address may come back to them.
    for (const word of hidden) if (said.includes(word) && !path.includes(word)) found.push(`${path} tells ${word}`)
    const kept = /max-age=(\d+)/.exec(answer.surrogate ?? '')?.[1]
    if (kept && next && Number(kept) * 1000 > next - now)
      found.push(`${path} may be kept for ${kept} s, past the next moment`)
  }
  const waiting = stops(edition, now)
  const reader = async () => {
    for (let stop = waiting.pop(); stop; stop = waiting.pop()) await look(stop)
  }
  await Promise.all(Array.from({ length: readers }, reader))
  for (const story of edition.stories) if (isLive(story, now)) found.push(...missingIn(answers, story))
  return { found: found.map((one) => `${new Date(now).toISOString()}: ${one}`), answers: answers.size }
}

/** Goes from moment to moment, a second before each and a second after; between them the desk does this and that. Pages are kept all the way. */
export const walkAll = async (
  edition: RandomEdition,
  get: Get,
  clock: { now(): Date; move(next: Date): void },
): Promise<{ found: string[]; answers: number; moments: number }> => {
  const sum = { found: [] as string[], answers: 0, moments: 0 }
  let at = clock.now().getTime()
  for (;;) {
    const moment = momentsOf(edition).find((one) => one > at)
    if (moment === undefined) return sum
    for (const now of [moment - 1000, moment + 1000]) {
      clock.move(new Date(now))
      const { found, answers } = await walk(edition, get, now)
      sum.found.push(...found)
      sum.answers += answers
      if (now < moment && sum.moments % 3 === 0) await edition.act()
    }
    at = moment
    sum.moments += 1
  }
}
