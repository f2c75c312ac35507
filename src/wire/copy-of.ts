/** A wire item as the newsroom takes it: what an item in normal form means for a story. */

import { type Body, blockText, emptyBody, type Inline } from '../story/body.ts'
import { bodyFromHtml } from '../story/markup/markup.ts'
import type { Copy, CopyKill, Topic } from './copy.ts'
import { type Association, type Named, type NewsObject, stated } from './item.ts'
import { advisoriesIn } from './meaning/advisory.ts'
import { placeOf, takeDateline } from './meaning/dateline.ts'
import { takeDeskLines } from './meaning/desk-lines.ts'
import { embargoIn } from './meaning/embargo.ts'
import { fieldRules } from './meaning/encoded-rights.ts'
import { bareHeadline, filingOf } from './meaning/filing.ts'
import { genreIn } from './meaning/genre.ts'
import { killIn } from './meaning/kill.ts'
import { fileName, isPicture, lines, picturesOf, withRole } from './meaning/pictures.ts'
import { bylineOf, providerOf, writerIn } from './meaning/provider.ts'
import type { Said } from './meaning/said.ts'
import { isServiceMessage } from './meaning/service.ts'
import { termsIn } from './meaning/terms.ts'
import { takeSignOff } from './sign-off.ts'

/** What is known of an item's sender besides the item: the zone of times that it writes without one ("Sperrfrist: 12.30 Uhr"). */
export type Sender = { zone?: string | undefined }

const date = (text: string | undefined): Date | undefined => (text ? new Date(text) : undefined)

/** A code that has no name says nothing to a reader. */
const topic = ({ name, uri }: Named): Topic[] => (name ? [{ name, ...(uri ? { uri } : {}) }] : [])

/** Each topic once, by its code, else by its name. */
const topicsOf = (named: readonly Named[]): Topic[] => {
  const all = named.flatMap(topic)
  return [...new Map(all.toReversed().map((one) => [one.uri ?? one.name.toLowerCase(), one])).values()].toReversed()
}

/** A text that is one paragraph of lines (plain text wires) gets a paragraph a line. */
const linesAsParagraphs = (body: Body): Body => {
  const [only] = body.content
  if (only?.type !== 'paragraph' || body.content.length > 1) return body
  const paragraphs: Inline[][] = [[]]
  for (const part of only.content) {
    if (part.type === 'break') paragraphs.push([])
    else paragraphs.at(-1)?.push(part)
  }
  return {
    ...body,
    content: paragraphs.filter((line) => line.length).map((content) => ({ type: 'paragraph', content })),
  }
}

/** The body's HTML as a body, its pictures named as in `pictures`. */
const wholeBody = (item: NewsObject): Body => {
  const html = item.bodies?.find((one) => one.role === 'main') ?? item.bodies?.[0]
  return linesAsParagraphs(html ? bodyFromHtml(html.value, fileName) : emptyBody)
}

const squeezed = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
const firstLetter = (text: string): string | undefined => /[\p{L}\p{N}]/u.exec(text)?.[0].toLowerCase()

/** The body without a first line that says the headline again, which stands above it. An alert's only sentence stays. */
const withoutHeadline = (body: Body, headline: string | undefined): Body => {
  const [first, ...content] = body.content
  if (!headline || (first?.type !== 'paragraph' && first?.type !== 'crosshead') || !content.length) return body
  const text = blockText(first)
  if (text.length >= 1000 || firstLetter(text) !== firstLetter(headline)) return body
  return squeezed(text) === squeezed(headline) ? { ...body, content } : body
}

type Parted = { body: Body; notes: string[]; writer: string | undefined }

/** The story's own text, and what is not: sign-offs, notes to editors, the writer's line. */
const parted = (whole: Body, headline: string | undefined): Parted => {
  const outer = takeSignOff(whole)
  const desk = takeDeskLines(outer.body)
  // Contacts may stand below the sign-off.
  const inner = takeSignOff(desk.body)
  const notes = [...desk.notes, inner.signOff, outer.signOff].filter((one) => one !== undefined)
  const body = withoutHeadline(inner.body, headline)
  const at = body.content.slice(0, 3).findIndex((block) => block.type === 'paragraph')
  const block = body.content[at]
  const writer = block && body.content.length > 1 ? writerIn(blockText(block)) : undefined
  return { body: writer ? { ...body, content: body.content.toSpliced(at, 1) } : body, notes, writer }
}

const isText = (item: NewsObject): boolean =>
  item.type === 'text' || (item.bodies !== undefined && (item.type === undefined || item.type === 'composite'))

const isNamedToDie = (one: Association): boolean => /cancel|kill|withdraw/i.test(one.rel ?? '')

/** The files of a picture item, by which pages know it. */
const ownFiles = (item: NewsObject): string[] =>
  isPicture(item) ? (item.renditions ?? []).flatMap(({ href }) => (href ? [fileName(href)] : [])) : []

const killOf = (item: NewsObject, said: Said): CopyKill | undefined => {
  const kill = killIn(said)
  const named = (item.associations ?? []).filter(isNamedToDie)
  if (!kill && item.pubStatus !== 'canceled' && !named.length) return undefined
  const { headlines, sluglines } = kill ?? {}
  // An item that takes others back and is itself usable tells news: it is not among the dead.
  const own = kill || item.pubStatus === 'canceled' ? [item.uri] : []
  return {
    uris: [...new Set([...own, ...named.map((one) => one.uri), ...(kill?.uris ?? [])])],
    pictures: [...new Set([...ownFiles(item), ...named.flatMap(ownFiles), ...(kill?.pictures ?? [])])],
    ...(headlines ? { headlines } : {}),
    ...(sluglines ? { sluglines } : {}),
    words: kill?.words ?? said.notes?.[0] ?? 'Canceled by the agency.',
  }
}

/** Everything about the story's own words. */
const wordsOf = (item: NewsObject, provider: string | undefined) => {
  const stated = withRole(item.headlines, /^(main)?$/i) ?? item.headlines?.[0]?.value
  const whole = wholeBody(item)
  const own = parted(whole, stated)
  const { body, located } = takeDateline(own.body, provider, item.located)
  const first = body.content.find((block) => block.type === 'paragraph')
  // An alert's first sentence is its headline; the title that some agencies give is the item's kind («alert»), so it comes last.
  const headline =
    stated ??
    (first
      ? blockText(first).replace(/\s+/g, ' ')
      : (item.descriptions?.[0]?.value ?? item.title ?? item.slugline ?? ''))
  return {
    ...own,
    whole,
    body,
    headline,
    located: (item.located ? placeOf(item.located, provider) : undefined) ?? located,
  }
}

type Words = ReturnType<typeof wordsOf>

const namesOf = (named: readonly Named[] | undefined): string[] =>
  (named ?? []).flatMap(({ name, literal, uri }) => name ?? literal ?? uri ?? [])

const keywordsOf = (item: NewsObject): string[] =>
  (item.subjects ?? []).filter((one) => one.rel === 'keyword').flatMap((one) => one.name ?? [])

/** What is looked through for notices: the text as it came, before anything was taken off it. */
const saidIn = (item: NewsObject, { headline, whole }: Words, notes: readonly string[]): Said => ({
  headline,
  ...(item.slugline ? { slugline: item.slugline } : {}),
  notes,
  lines: whole.content.slice(0, 6).map(blockText).filter(Boolean),
  genres: namesOf(item.genres),
  keywords: keywordsOf(item),
})

/** An embargo that the item states, else one that its words tell. */
const embargoOf = (item: NewsObject, said: Said, { zone }: Sender): Copy['embargo'] => {
  const until = date(item.embargoedUntil)
  return until ? { until } : embargoIn(said, { at: date(item.versionCreated ?? item.firstCreated), zone })
}

const standfirstOf = (item: NewsObject): string | undefined =>
  isText(item)
    ? (withRole(item.descriptions, /summary|standfirst|lead|abstract|intro|drop/i) ?? withRole(item.descriptions, /^$/))
    : undefined

const distinct = (list: readonly string[]): string[] => [...new Set(list)]

/** The properties that are there. */
const present = <T extends object>(loose: { [Key in keyof T]: T[Key] | undefined }): Partial<T> => {
  const out: Partial<T> = {}
  for (const key of Object.keys(loose) as (keyof T)[]) if (loose[key] !== undefined) out[key] = loose[key]
  return out
}

/** What a news object means to the newsroom. Pure; what is missing in the item is missing in the copy. */
export const copyOf = (item: NewsObject): Copy => copyFrom(item, {})

/** The same, where the sender's habits are known. */
/** What IPTC's vocabulary of item relations, and agencies by themselves, call it. */
const translates = /(?:^|[:#/])(?:is)?(?:translatedFrom|translationOf)$/i

export const copyFrom = (item: NewsObject, sender: Sender): Copy => {
  const provider = providerOf(item)
  const words = wordsOf(item, provider)
  const notes = distinct([...lines(item.edNote, /\n{2,}/), ...words.notes])
  const said = saidIn(item, words, notes)
  const advisories = advisoriesIn(notes)
  const told = (kind: 'update' | 'correction') => advisories.find((one) => one.kind === kind)?.text
  const paragraphs = words.body.content.filter((block) => block.type === 'paragraph').length
  const filing = filingOf({ ...said, title: item.title, provider, urgency: item.urgency, paragraphs })
  const optional: { [Key in keyof Copy]?: Copy[Key] | undefined } = {
    version: item.version,
    kill: killOf(item, said),
    embargo: embargoOf(item, said, sender),
    expires: date(item.expires),
    versionCreated: date(item.versionCreated),
    firstCreated: date(item.firstCreated),
    language: item.language,
    urgency: item.urgency,
    alert: filing === 'alert' ? true : undefined,
    filing,
    genre: genreIn(item.genres),
    standfirst: standfirstOf(item),
    slugline: item.slugline,
    byline: bylineOf(item.by, provider) ?? bylineOf(words.writer, provider),
    provider,
    located: words.located,
    updateNote: told('update'),
    correctionNote: told('correction'),
    copyright: item.copyrightNotice,
    translationOf: item.associations?.find(({ rel }) => translates.test(rel ?? ''))?.uri,
  }
  const restrictions = advisories.filter((one) => one.kind === 'restriction').map((one) => one.text)
  const frame = { at: date(item.versionCreated ?? item.firstCreated), zone: sender.zone }
  const usage = lines(item.usageTerms, /\n+/)
  // An embargo among the notes has been read as one.
  const limits = restrictions
    .flatMap((one) => one.split(/(?<=[.!])\s+(?=\p{Lu})/u))
    .filter((one) => !embargoIn({ notes: [one] }, frame))
  const copy: Copy = {
    uri: item.uri,
    type: isText(item) ? 'text' : isPicture(item) ? 'picture' : 'other',
    status: item.pubStatus ?? 'usable',
    headline: bareHeadline(words.headline),
    body: words.body,
    editorNotes: notes,
    terms: distinct([...usage, ...restrictions]),
    rules: [
      ...fieldRules(stated({ expires: item.expires, rightsInfo: item.rightsInfo })),
      ...termsIn(distinct([...usage, ...limits]), frame),
    ],
    subjects: topicsOf((item.subjects ?? []).filter((one) => one.rel !== 'keyword' && one.rel !== 'service')),
    places: topicsOf(item.places ?? []),
    keywords: keywordsOf(item),
    pictures: picturesOf(item, frame),
    service: isServiceMessage(said),
  }
  return Object.assign(copy, present(optional))
}
