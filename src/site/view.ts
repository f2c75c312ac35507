/** What a page is given: plain data, fetched once by `load`, turned into HTML by `pages/`. Nothing here knows a database. */

import type { Look } from '../base/look.ts'
import type { PolicyName } from '../base/policy-names.ts'
import type { Body } from '../story/body.ts'
import type { Genre, Review } from '../story/form/genre.ts'
import type { Framing } from '../story/framing.ts'
import type { ContainerKind } from '../story/front/front-name.ts'
import type { SearchWants } from './finding/search-wants.ts'

export type Link = { name: string; address: string }

/** The publication itself, as every page needs it. */
export type Site = {
  name: string
  /** One line under the name; may be empty. */
  strapline: string
  /** BCP 47, of the publication: "en", "ar". */
  language: string
  direction: 'ltr' | 'rtl'
  /** IANA zone in which dates are shown: "Europe/Paris". */
  zone: string
  /** Where the site is reached, without a closing slash: "https://courier.example". */
  origin: string
  sections: Section[]
  /** Accounts elsewhere, for "Connect with us"; the feed is added by the page. */
  accounts: Link[]
  /** How much of a text feeds give away; absent, its beginning. */
  feedText?: 'excerpt' | 'whole'
  /** Who may read through the API; absent, whoever has a token. */
  api?: 'closed' | 'open'
  /** For what others may use what the API gives them, in the publisher's own words; absent or empty, nothing is said. */
  apiTerms?: string
  /** What AI's robots may read; absent, all. */
  aiPolicy?: 'allow' | 'refuse-training' | 'refuse-all'
  /** Lines of `/ads.txt`; absent, there is none. */
  adsTxt?: string
  security?: Security
  /** Whether pictures can be drawn of headlines: the machine has a font. */
  drawsCards?: boolean
  policies?: Policies
  /** Whether readers' browsers keep a page for when there is no network; absent, they do. */
  offlinePage?: boolean
  /** By how many milliseconds the site's clock was set ahead of everybody's; absent, it was not set. */
  clockAhead?: number
  /** Absent, the first theme as it is. */
  look?: Look
  /** Where readers reach the newsroom; absent, nobody has said. */
  contact?: string
  /** The publisher's own pages that are online. */
  pages?: readonly OwnPage[]
}

/** A page of the publisher's own. `page` is `about`, `policies`, or the last part of its address below `/about/`. */
export type OwnPage = { page: string; title: string; policies: readonly string[] }

export const ownPageAddress = (page: string): string =>
  page === 'about' || page === 'policies' ? `/${page}` : `/about/${encodeURIComponent(page)}`

/** Where the publication tells by which rules it works. */
export type Policies = Partial<Record<PolicyName, string>>

/** Whom to tell of a weakness: addresses (mailto:, https:, tel:), the preferred first, and where the rules for it stand. */
export type Security = { contacts: readonly string[]; policy?: string }

/** `shown`: in the navigation; absent, it is. */
export type Section = { slug: string; name: string; shown?: boolean }
/** What a story is about; a place has a page of its own kind. */
export type Topic = { slug: string; name: string; kind?: 'place' | undefined }

/**
 * A picture as the page shows it. Renditions are at `/media/<id>/<width>.<avif|webp|jpg>`, crops at
 * `/media/<id>/<shape>-<version of the framing>/<width>.<avif|webp|jpg>`.
 */
export type Picture = {
  id: string
  /** Pixels of the original. */
  width: number
  height: number
  /** Alternative text; empty where the picture says nothing that the text beside it does not say. */
  alt: string
  caption: string
  /** Without "Copyright"; empty where none is known. */
  credit: string
  /** It says nothing that the words beside it do not say: it is passed over in silence. */
  decorative?: boolean
  /** How it is cut; absent where nobody has said. */
  framing?: Framing & { version: number }
}

/** Who wrote: an agency or a person. What is absent is not known. */
export type Profile = {
  slug: string
  name: string
  kind: 'agency' | 'person'
  role: string
  about: string
  /** What they cover, in a few words. */
  beat?: string
  /** Where they are reached. */
  contacts?: readonly Link[]
  /** Addresses elsewhere that are of the same person or agency. */
  sameAs?: readonly string[]
  /** BCP 47, in which they work. */
  languages?: readonly string[]
  portrait?: Picture
}

/** One story in a list. */
export type Card = {
  id: string
  /** Path of the article: "/world/top-diplomat-…-0123456789ab". */
  address: string
  /** BCP 47, of the words; where it is not the site's, they say so. */
  language: string
  section: Section
  genre: Genre
  kicker: string
  headline: string
  /** The standfirst, or the text's first words. */
  summary: string
  /** When the news is from: the age that a reader is shown. */
  datedAt: Date
  picture: Picture | undefined
  /** Who it is from, in words: "AFP", "Mara Quill". */
  source: string
  urgency: number
}

export type Correction = { kind: 'correction' | 'clarification' | 'update'; text: string; at: Date }

/** A correction on the page of all of them, with the story that it put right. */
export type ToldCorrection = Correction & {
  id: string
  story: { id: string; address: string; headline: string; language: string }
}

/** `found`: search engines may show it at our address. `first`: the one that the others were translated from. `here`: this page itself. */
export type Translation = Pick<Card, 'address' | 'language' | 'headline'> & {
  found: boolean
  first: boolean
  here: boolean
}

export type Article = {
  id: string
  address: string
  language: string
  direction: 'ltr' | 'rtl'
  section: Section
  genre: Genre
  /** Of a review: what it judges, and how. */
  review: Review | undefined
  kicker: string
  headline: string
  /** Empty where there is none, or where the text's beginning says the same. */
  standfirst: string
  /** For search engines and for networks; empty where the headline serves. */
  searchTitle: string
  socialTitle: string
  /** Who wrote it, linked to profiles; at least one. */
  by: Profile[]
  /** Words of the dateline, to stand once before the text: "Jakarta"; empty where unknown. */
  located: string
  publishedAt: Date
  /** Only where an editor or an update has declared one. */
  updatedAt: Date | undefined
  lead: Picture | undefined
  body: Body
  /** Pictures that the body names, by id. */
  pictures: Record<string, Picture>
  topics: Topic[]
  /** The dateline's place, where it has a page and is not among the topics. */
  from?: Topic | undefined
  corrections: Correction[]
  copyright: string
  words: number
  /** The same story in all its languages, as far as it may be read now, the first before the others; absent, in no other. */
  translations?: readonly Translation[]
  /** Search engines are asked not to show it; absent, they may. */
  unindexed?: boolean
  /** Where they are led instead: the agency's own page of it. */
  canonical?: string
}

/** What stands over every page until its end: words, and the story that they lead to. */
export type Banner = { text: string; address: string; language: string }

/** What each page function takes besides its own data. */
export type Frame = { site: Site; now: Date; banner?: Banner | undefined }

export type ArticlePage = Frame & { article: Article; related: Card[] }
/** A container of a front with its stories; `address` is where its title leads: the page of the section or topic that fills it. */
export type FilledContainer = {
  kind: ContainerKind
  title: string
  address: string | undefined
  cards: Card[]
}
/** `country`: in which a city or a province lies. */
export type PlaceFacts = { kind: 'country' | 'city' | 'province' | 'region'; country?: string }
/** The front page: containers in order, each story once. */
export type FrontPage = Frame & { containers: FilledContainer[] }
/** Sections, topics, places and profiles: a heading and its stories, newest first, keyset paging by address. */
export type ListPage = Frame & {
  kind: 'section' | 'topic' | 'place' | 'profile'
  name: string
  address: string
  profile?: Profile
  /** What a place is, where that is known. */
  place?: PlaceFacts | undefined
  /** Of a section's first page: what stands above its list. */
  containers?: FilledContainer[]
  cards: Card[]
  /** Address of the page with older stories. */
  older: string | undefined
}
/** A story in a list by time, with the moment from which readers could see it. */
export type TimedStory = { card: Card; shownAt: Date }
/** `day` by the site's clock: "2026-11-30". */
export type DayOfStories = { day: string; stories: TimedStory[] }
/** Everything as it was published, newest first. `isFirst`: nothing newer stands on a page before it. */
export type LatestPage = Frame & { days: DayOfStories[]; older: string | undefined; isFirst: boolean }
/** The months that have stories ("2026-11"), by year, the last first; of one `year` alone where it is given. */
export type ArchivePage = Frame & { year: string | undefined; years: { year: string; months: string[] }[] }
/** `previous` and `next` of a month or a day are the nearest that have stories. */
type Beside = { previous: string | undefined; next: string | undefined }
export type ArchiveMonthPage = Frame & Beside & { month: string; days: { day: string; stories: number }[] }
export type ArchiveDayPage = Frame & Beside & DayOfStories & { older: string | undefined }
/** What readers read most, first. */
export type MostReadPage = Frame & { cards: Card[] }
/** One of what narrows a search, as readers are told it; `without` is the address of the search without it. */
export type ShownFilter = { name: string; value: string; without: string }
export type SearchPage = Frame & {
  query: string
  /** What the address asks for, as far as it could be followed. */
  wants: SearchWants
  /** What could not, each as a sentence. */
  problems: string[]
  filters: ShownFilter[]
  /** The languages that can be chosen, with their names. */
  languages: Link[]
  cards: Card[]
  /** How many there are; `most` where there are more than that. Absent where nothing was looked for. */
  count: { found: number; isMore: boolean } | undefined
  /** Where more of them are than are listed, how many are. */
  listed: number | undefined
  newer: string | undefined
  older: string | undefined
  /** Topics and places that the words name. */
  topics: Topic[]
  /** Topics and places of what is shown, each with the address of the search within it. */
  within: Link[]
}
/** Everything that was put right, newest first; `older` is the address of the next page. */
export type CorrectionsPage = Frame & { corrections: ToldCorrection[]; older: string | undefined }
/**
 * The place of a story that is no longer shown. Of one that was killed it says neutrally that it was withdrawn, with a reason only where an editor gave one
 * for readers; of one whose term is over, that it is no longer available.
 */
export type GonePage = Frame & { reason: string | undefined; killed: boolean }
export type MissingPage = Frame & { latest: Card[] }
/** A story in a feed. `excerpt` and `text` are markup; `text` is the whole, where the publication gives it away. */
export type FeedItem = {
  card: Card
  excerpt: string
  text: string | undefined
  by: Pick<Profile, 'slug' | 'name' | 'kind'>[]
  topics: Topic[]
  publishedAt: Date
  /** Only where an editor has declared one. */
  updatedAt: Date | undefined
}
/** What is new on a page, newest first. `page` is the path of that page. */
export type FeedPage = Frame & { title: string; page: string; hubs: readonly string[]; items: FeedItem[] }
/** A page of the publisher's own, or what stands there while nobody has written it: then `changedAt` is absent. */
export type AboutPage = Frame & { page: string; title: string; body: Body; changedAt: Date | undefined }
/** What went wrong: the page could not be made, or the site is closed for a moment. */
export type FailurePage = Frame & { status: 500 | 503 }
