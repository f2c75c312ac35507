/** An invented edition for tests: a site, a card, a story, whole or with what the test is about. */

import type { PictureId } from '../base/id.ts'
import type { Block, Body } from '../story/body.ts'
import type { Article, Card, FeedItem, FeedPage, Frame, Picture, Profile, SearchPage, Site } from './view.ts'

export const world = { slug: 'world', name: 'World' }
export const science = { slug: 'tech-science', name: 'Tech & Science' }

export const aSite = (of: Partial<Site> = {}): Site => ({
  name: 'The Harbour Courier',
  strapline: 'News from the coast',
  language: 'en-GB',
  direction: 'ltr',
  zone: 'Europe/Paris',
  origin: 'https://courier.example',
  sections: [world, science],
  accounts: [{ name: 'Mastodon', address: 'https://social.example/@courier' }],
  ...of,
})

export const noon = new Date('2023-07-13T11:00:00Z')
export const aFrame = (site: Partial<Site> = {}): Frame => ({ site: aSite(site), now: noon })
export const hoursBefore = (hours: number): Date => new Date(noon.getTime() - hours * 3_600_000)

export const pictureId = 'p1ctvre00001' as PictureId

export const aPicture = (of: Partial<Picture> = {}): Picture => ({
  id: pictureId,
  width: 2000,
  height: 1200,
  alt: 'Three cranes at first light',
  caption: 'Freighters wait at the mouth of the strait',
  credit: 'HARBOUR BOARD/Nordwire',
  ...of,
})

export const anAgency = (of: Partial<Profile> = {}): Profile => ({
  slug: 'nordwire',
  name: 'Nordwire',
  kind: 'agency',
  role: '',
  about: 'Nordwire reports from the north.',
  ...of,
})

export const aSearch = (of: Partial<SearchPage> = {}): SearchPage => ({
  ...aFrame(),
  query: 'bees',
  wants: { words: of.query ?? 'bees', filters: {}, sort: 'relevance' },
  ...{ problems: [], filters: [], languages: [], cards: [], topics: [], within: [] },
  ...{ count: { found: of.cards?.length ?? 0, isMore: false }, listed: undefined, newer: undefined, older: undefined },
  ...of,
})

export const aCard = (of: Partial<Card> = {}): Card => ({
  id: 'st0ry0000001',
  address: '/tech-science/telescope-st0ry0000001',
  language: 'en-GB',
  section: science,
  genre: 'news',
  kicker: '',
  headline: 'A telescope sees its first comet',
  summary: 'Built from salvaged mirrors.',
  datedAt: hoursBefore(19),
  picture: aPicture(),
  source: 'Nordwire',
  urgency: 4,
  ...of,
})

export const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
export const bodyOf = (...content: Block[]): Body => ({ type: 'body', content })

export const anArticle = (of: Partial<Article> = {}): Article => ({
  id: 'st0ry0000000',
  address: '/world/strait-to-reopen-st0ry0000000',
  language: 'en-GB',
  direction: 'ltr',
  section: world,
  genre: 'news',
  review: undefined,
  kicker: '',
  headline: 'Strait to reopen after eleven weeks',
  standfirst: '',
  searchTitle: '',
  socialTitle: '',
  by: [anAgency()],
  located: '',
  publishedAt: hoursBefore(1),
  updatedAt: undefined,
  lead: aPicture(),
  body: bodyOf(paragraph('Ministers said freight could pass again.'), paragraph('Talks went on all night.')),
  pictures: {},
  topics: [
    { slug: 'ports', name: 'Ports' },
    { slug: 'diplomacy', name: 'Diplomacy' },
    { slug: 'lys', name: 'Lys' },
  ],
  corrections: [],
  copyright: '',
  words: 11,
  ...of,
})

export const aFeedItem = (of: Partial<FeedItem> = {}): FeedItem => ({
  card: aCard(),
  excerpt: '<p>A & b</p>',
  text: undefined,
  by: [anAgency()],
  topics: [world],
  publishedAt: hoursBefore(19),
  updatedAt: undefined,
  ...of,
})

export const aFeed = (of: Partial<FeedPage> = {}): FeedPage => ({
  ...aFrame(),
  title: 'The Harbour Courier',
  page: '/',
  hubs: [],
  items: [aFeedItem({ card: aCard({ headline: 'Bees & honey \u0001\uFFFF' }) })],
  ...of,
})
