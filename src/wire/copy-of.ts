/** A wire item as the newsroom takes it: what an item in normal form means for a story. */

import { type Body, blockText, emptyBody, type Inline } from '../story/body.ts'
import { advisoryKind } from './advisory.ts'
import type { Copy, CopyPicture, Topic } from './copy.ts'
import { placeOf, takeDateline } from './dateline.ts'
import type { Association, Named, NewsObject, Rendition, RoleText } from './item.ts'
import { bodyFromHtml } from './markup.ts'
import { embargoIn, isServiceMessage, killIn, type Said } from './notice.ts'
import { bylineOf, creditOf, providerOf } from './provider.ts'
import { takeSignOff } from './sign-off.ts'

const date = (text: string | undefined): Date | undefined => (text ? new Date(text) : undefined)

const lines = (text: string | undefined, by: RegExp): string[] =>
  text
    ?.split(by)
    .map((line) => line.trim())
    .filter(Boolean) ?? []

const withRole = (texts: readonly RoleText[] | undefined, role: RegExp): string | undefined =>
  texts?.find((one) => role.test(one.role ?? ''))?.value

/** A code that has no name says nothing to a reader. */
const topic = ({ name, uri }: Named): Topic[] => (name ? [{ name, ...(uri ? { uri } : {}) }] : [])

/** The rendition that is nearest to the original: said so, else the widest. */
const bestRendition = (renditions: readonly Rendition[]): Rendition | undefined =>
  renditions.find((one) => one.href && /original|baseimage|highres/i.test(one.name)) ??
  renditions.filter((one) => one.href).toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))[0]

const fileName = (href: string): string => {
  if (!href.startsWith('file:')) return href
  try {
    return decodeURIComponent(href.slice(5))
  } catch {
    // Not encoded: a name with a per cent sign.
    return href.slice(5)
  }
}

const pictureOf = (one: NewsObject): CopyPicture[] => {
  const href = bestRendition(one.renditions ?? [])?.href
  if (!href) return []
  const caption = withRole(one.descriptions, /caption/i) ?? withRole(one.descriptions, /^(?!.*alt)/i)
  const picture: CopyPicture = { uri: one.uri, href: fileName(href), terms: lines(one.usageTerms, /\n+/) }
  const credit = creditOf(one)
  const alt = withRole(one.descriptions, /alt/i)
  if (caption) picture.caption = caption
  if (credit) picture.credit = credit
  if (one.copyrightNotice) picture.copyright = one.copyrightNotice
  if (alt) picture.alt = alt
  return [picture]
}

const isPicture = (one: NewsObject): boolean => one.type === 'picture' || one.type === 'graphic'

/** The pictures of an item: itself, where it is one, and those associated with it, each file once. */
const picturesOf = (item: NewsObject): CopyPicture[] => {
  const inside = (one: Association): NewsObject[] => [one, ...(one.associations ?? []).flatMap(inside)]
  const all = [item, ...(item.associations ?? []).flatMap(inside)].filter(isPicture).flatMap(pictureOf)
  return [...new Map(all.toReversed().map((one) => [one.href, one])).values()].toReversed()
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
const bodyOf = (item: NewsObject): Body => {
  const html = item.bodies?.find((one) => one.role === 'main') ?? item.bodies?.[0]
  return linesAsParagraphs(takeSignOff(html ? bodyFromHtml(html.value, fileName) : emptyBody).body)
}

const saidIn = (item: NewsObject, headline: string, notes: string[], body: Body): Said => ({
  headline,
  ...(item.slugline ? { slugline: item.slugline } : {}),
  notes,
  lines: body.content.slice(0, 6).map(blockText),
})

const isText = (item: NewsObject): boolean =>
  item.type === 'text' || (item.bodies !== undefined && (item.type === undefined || item.type === 'composite'))

const killOf = (item: NewsObject, said: Said): Copy['kill'] => {
  const kill = killIn(said)
  const canceled = item.pubStatus === 'canceled'
  if (!kill && !canceled) return undefined
  const named = (item.associations ?? [])
    .filter((one) => /cancel|kill|withdraw/i.test(one.rel ?? ''))
    .map((one) => one.uri)
  return {
    uris: [...new Set([item.uri, ...named, ...(kill?.uris ?? [])])],
    words: kill?.words ?? said.notes?.[0] ?? 'Canceled by the agency.',
  }
}

/** Everything about the story's own words. */
const wordsOf = (item: NewsObject, provider: string | undefined) => {
  const { body, located } = takeDateline(bodyOf(item), provider)
  const first = body.content.find((block) => block.type === 'paragraph')
  const headline = withRole(item.headlines, /^(main)?$/i) ?? item.headlines?.[0]?.value
  const place = (item.located ? placeOf(item.located, provider) : undefined) ?? located
  return {
    body,
    // An alert's first sentence is its headline; the title that some agencies give is the item's kind («alert»), so it comes last.
    headline:
      headline ??
      (first
        ? blockText(first).replace(/\s+/g, ' ')
        : (item.descriptions?.[0]?.value ?? item.title ?? item.slugline ?? '')),
    standfirst: isText(item)
      ? (withRole(item.descriptions, /summary|standfirst|lead|abstract|intro|drop/i) ??
        withRole(item.descriptions, /^$/))
      : undefined,
    located: place,
  }
}

/** What a news object means to the newsroom. Pure; what is missing in the item is missing in the copy. */
export const copyOf = (item: NewsObject): Copy => {
  const provider = providerOf(item)
  const words = wordsOf(item, provider)
  const notes = lines(item.edNote, /\n{2,}/)
  const said = saidIn(item, words.headline, notes, words.body)
  const untilField = date(item.embargoedUntil)
  const optional: { [Key in keyof Copy]?: Copy[Key] | undefined } = {
    version: item.version,
    kill: killOf(item, said),
    embargo: untilField ? { until: untilField } : embargoIn(said),
    versionCreated: date(item.versionCreated),
    firstCreated: date(item.firstCreated),
    language: item.language,
    urgency: item.urgency,
    standfirst: words.standfirst,
    slugline: item.slugline,
    byline: bylineOf(item.by, provider),
    provider,
    located: words.located,
    updateNote: notes.find((note) => advisoryKind(note) === 'update'),
    correctionNote: notes.find((note) => advisoryKind(note) === 'correction'),
    copyright: item.copyrightNotice,
  }
  const copy: Copy = {
    uri: item.uri,
    type: isText(item) ? 'text' : isPicture(item) ? 'picture' : 'other',
    status: item.pubStatus ?? 'usable',
    headline: words.headline,
    body: words.body,
    editorNotes: notes,
    terms: [...lines(item.usageTerms, /\n+/), ...notes.filter((note) => advisoryKind(note) === 'restriction')],
    subjects: (item.subjects ?? []).filter((one) => one.rel !== 'keyword' && one.rel !== 'service').flatMap(topic),
    places: (item.places ?? []).flatMap(topic),
    keywords: (item.subjects ?? []).filter((one) => one.rel === 'keyword').flatMap((one) => one.name ?? []),
    pictures: picturesOf(item),
    service: isServiceMessage(said),
  }
  for (const [key, value] of Object.entries(optional)) if (value !== undefined) Object.assign(copy, { [key]: value })
  return copy
}
