/** Which items tell one story: an alert and its follow-up, a lead and what it replaces, one text from two suppliers. Pure. */

import { blockText, firstWords } from '../story/body.ts'
import type { Copy } from './copy.ts'
import type { Filing } from './meaning/filing.ts'

/** What of a copy is held against others. `opening` are the first words of its text. */
export type ChainFacts = {
  uri: string
  provider?: string | undefined
  headline: string
  slugline?: string | undefined
  keywords: readonly string[]
  opening: string
  located?: string | undefined
  versionCreated?: Date | undefined
  language?: string | undefined
  alert?: boolean | undefined
  filing?: Filing | undefined
}

/** The item that a copy goes on from, and why, as a sentence for the desk. */
export type Chained = { uri: string; why: string }

const openingWords = 80

/** The facts of a copy, small enough to be kept beside every wire item of the last hours. */
export const chainFacts = (copy: Copy): ChainFacts => {
  const { uri, provider, slugline, keywords, located, versionCreated, language, alert, filing } = copy
  const paragraphs = copy.body.content.filter((block) => block.type === 'paragraph').slice(0, 8)
  const opening = firstWords(paragraphs.map(blockText).join(' ').slice(0, 4000), openingWords)
  const headline = copy.headline.slice(0, 500)
  return { uri, provider, headline, slugline, keywords, opening, located, versionCreated, language, alert, filing }
}

const hour = 60 * 60_000
/** How long after an alert, or after a text of the same headline, its follow-up may come. */
const followsWithin = 3 * hour
/** How long after a text a new lead or a wrap of the same slugline may come. */
const leadsWithin = 12 * hour
/** How far apart two suppliers may send one text. */
const sharedWithin = 24 * hour

// Letters that Arabic writers set or leave out, and the article and "and" before a word, make no other word.
const plain = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\u0640/g, '')
    .replace(/[أإآ]/g, 'ا')
    .replace(/^(?:وال|بال|ال)(?=\p{Script=Arabic}{3})/u, '')

const tokens = (text: string): string[] => text.slice(0, 5000).match(/[\p{L}\p{M}\p{N}]+(?:[.,]\d+)?/gu) ?? []

/** The words that carry a text: of four letters and more, of three in Arabic, and every number. */
const wordsOf = (text: string): Set<string> =>
  new Set(
    tokens(text)
      .map((word) => plain(word.toLowerCase()))
      .filter((word) => /^\d/.test(word) || word.length >= (/\p{Script=Arabic}/u.test(word) ? 3 : 4)),
  )

const sharedBy = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let count = 0
  for (const word of a) if (b.has(word)) count++
  return count
}

const squeezed = (text: string): string => tokens(text).join(' ').toLowerCase()

/** Headlines that differ in nothing but figures are of a series ("Part 1 of 4", "Rates at 16:34"), each a story of its own. */
export const isSeries = (a: string, b: string): boolean => {
  const bare = (text: string) => squeezed(text).replace(/[\d.,]+/g, '#')
  return /\d/.test(a) && squeezed(a) !== squeezed(b) && bare(a) === bare(b)
}

/** The names in a headline: words with a capital that do not open it, and those with capitals inside ("TecDAX"). */
const namesIn = (headline: string): string[] =>
  tokens(headline).filter((word, at) => (at > 0 ? /^\p{Lu}/u : /^.+\p{Lu}/u).test(word))

/** Does a later text still speak of all that the headline names? In capitals throughout, nothing is a name. */
const keepsNames = (headline: string, later: ReadonlySet<string>): boolean =>
  !/\p{Ll}/u.test(headline) ||
  namesIn(headline)
    .map((word) => plain(word.toLowerCase()))
    .every((word) => word.length < 4 || later.has(word))

/** A slugline without what changes from one version to the next: "USA-WEATHER/ (UPDATE 1, PIX)" is "usa weather". */
export const bareSlug = (slugline: string | undefined): string => {
  const text = (slugline ?? '')
    .slice(0, 200)
    .replace(/\([^()]*\)/g, ' ')
    .replace(
      /(?:^|[-_,/ ])(?:bc|am|pm|\d{1,2}(?:st|nd|rd|th) ?(?:ld|lead)|ld|lead|writethru|update|wrapup|uv\d{1,2})(?=$|[-_,/ ])/giu,
      ' ',
    )
    .replace(/(?<=\p{Ll})UV\d{1,2}$/u, '')
  return squeezed(text)
}

/** The line of keywords that AFP's alert and text share, the word "alert" left out. Fewer than two tell nothing. */
const keywordLine = (keywords: readonly string[]): string =>
  keywords.length > 1 ? keywords.map((word) => word.toLowerCase()).join('/') : ''

const primary = (language: string | undefined): string => (language ?? '').slice(0, 2).toLowerCase()

const time = ({ versionCreated }: ChainFacts): number => versionCreated?.getTime() ?? Number.NaN

/** May two items of these facts be compared: one language, one supplier, and the later at most `within` after the other? */
const comparable = (copy: ChainFacts, before: ChainFacts, within: number): boolean => {
  const gap = time(copy) - time(before)
  return (
    copy.uri !== before.uri &&
    gap >= 0 &&
    gap <= within &&
    (copy.provider ?? '') === (before.provider ?? '') &&
    primary(copy.language) === primary(before.language)
  )
}

const firstName = (place: string | undefined): string => plain((place ?? '').toLowerCase().match(/\p{L}+/u)?.[0] ?? '')

/** Are both places known, and two? AFP's desks file from anywhere, so that this only asks for more likeness. */
const elsewhere = (a: ChainFacts, b: ChainFacts): boolean => {
  const [first, second] = [firstName(a.located), firstName(b.located)]
  return first !== '' && second !== '' && first !== second
}

/** What of the shorter text is in the other, 0 to 1, and in how many words. */
type Likeness = { share: number; words: number }

const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): Likeness => {
  const words = sharedBy(a, b)
  const shorter = Math.min(a.size, b.size)
  return { share: shorter ? words / shorter : 0, words }
}

const clockOf = (facts: ChainFacts): string => facts.versionCreated?.toISOString().slice(11, 16) ?? ''

/** An alert whose words are in the head of the text that follows. */
const followsAlert = (copy: ChainFacts, before: ChainFacts): number => {
  if (!before.alert || copy.alert || !comparable(copy, before, followsWithin)) return 0
  const said = wordsOf(`${before.headline} ${before.opening}`)
  const { share, words } = likeness(said, wordsOf(`${copy.headline} ${copy.opening}`))
  const same = squeezed(copy.headline) === squeezed(before.headline)
  const line = keywordLine(copy.keywords) !== '' && keywordLine(copy.keywords) === keywordLine(before.keywords)
  const wanted = same || line ? 0.5 : elsewhere(copy, before) ? 0.85 : 0.75
  return said.size >= 4 &&
    words >= 4 &&
    share >= wanted &&
    (same || keepsNames(before.headline, wordsOf(`${copy.headline} ${copy.opening}`)))
    ? share + (same ? 1 : 0)
    : 0
}

/** A lead or a wrap that keeps the slugline and the names of what it replaces. */
const leads = (copy: ChainFacts, before: ChainFacts): number => {
  if ((copy.filing !== 'lead' && copy.filing !== 'wrap') || before.alert || !comparable(copy, before, leadsWithin))
    return 0
  const slug = bareSlug(copy.slugline)
  if (slug.length < 4 || slug !== bareSlug(before.slugline) || isSeries(copy.headline, before.headline)) return 0
  const later = wordsOf(`${copy.headline} ${copy.opening}`)
  const { share, words } = likeness(wordsOf(`${before.headline} ${before.opening}`), later)
  return words >= 8 && share >= 0.45 && keepsNames(before.headline, later) ? share : 0
}

/** The same headline over much of the same text: sent again as an item of its own. */
const repeats = (copy: ChainFacts, before: ChainFacts): number => {
  if (copy.alert || before.alert || !comparable(copy, before, followsWithin)) return 0
  const headline = squeezed(copy.headline)
  if (headline.split(' ').length < 4 || headline !== squeezed(before.headline)) return 0
  const { share, words } = likeness(wordsOf(before.opening), wordsOf(copy.opening))
  return words >= 8 && share >= 0.6 ? share : 0
}

const rules: [(copy: ChainFacts, before: ChainFacts) => number, (before: ChainFacts) => string][] = [
  [followsAlert, (before) => `It follows the alert of ${clockOf(before)} UTC: «${before.headline.slice(0, 120)}».`],
  [
    leads,
    (before) =>
      `It is a new lead of the text of ${clockOf(before)} UTC under the same slugline, ${before.slugline ?? ''}.`,
  ],
  [repeats, (before) => `It has the headline and the text of the item of ${clockOf(before)} UTC.`],
]

/** At most so many items are looked at: the newest. */
const mostRecent = 500

/**
 * The item that `copy` is the follow-up of: an alert of the last three hours whose words open the text, a text of the last twelve
 * of which it is a new lead, or one of the last three that it repeats. Only of the same supplier and language; undefined
 * where in doubt, since a wrong chain puts two stories under one address.
 */
export const chainOf = (copy: ChainFacts, recent: readonly ChainFacts[]): Chained | undefined => {
  let best: { score: number; at: number; uri: string; why: string } | undefined
  const newest = recent.length > mostRecent ? recent.toSorted((a, b) => time(b) - time(a)).slice(0, mostRecent) : recent
  for (const before of newest) {
    for (const [score, why] of rules) {
      const points = score(copy, before)
      if (points > (best?.score ?? 0) || (points > 0 && points === best?.score && time(before) > best.at))
        best = { score: points, at: time(before), uri: before.uri, why: why(before) }
    }
  }
  return best && { uri: best.uri, why: best.why }
}

const runs = (text: string): Set<string> => {
  const words = tokens(text).map((word) => plain(word.toLowerCase()))
  return new Set(words.slice(0, -2).map((word, at) => `${word} ${words[at + 1]} ${words[at + 2]}`))
}

/**
 * An item of another supplier with the same text: of the first eighty words at least six in ten runs of three are the same. Two
 * agencies that report one event share names and figures, but no such runs.
 */
export const sameTextAs = (copy: ChainFacts, recent: readonly ChainFacts[]): Chained | undefined => {
  const own = runs(copy.opening)
  if (own.size < 15) return undefined
  let best: { share: number; before: ChainFacts } | undefined
  for (const before of recent.slice(0, 2 * mostRecent)) {
    const isOther = before.uri !== copy.uri && before.provider !== copy.provider
    const gap = Math.abs(time(copy) - time(before))
    if (!isOther || !(gap <= sharedWithin) || primary(before.language) !== primary(copy.language)) continue
    const other = runs(before.opening)
    const share = sharedBy(own, other) / Math.max(own.size, other.size)
    if (other.size >= 15 && share >= 0.6 && share > (best?.share ?? 0)) best = { share, before }
  }
  return best && { uri: best.before.uri, why: `${best.before.provider ?? 'Another supplier'} has the same text.` }
}
