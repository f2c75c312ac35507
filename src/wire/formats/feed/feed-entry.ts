/** One entry of a feed, RSS and Atom alike, as a draft: feeds mix the words of both, and what is said twice is taken in a fixed order. */

import { blockText, emptyBody } from '../../../story/body.ts'
import { attribute, children, type Element, text } from '../../../story/markup/element.ts'
import type { Story } from '../../../story/markup/markup.ts'
import type { Draft } from '../../compose.ts'
import { contentIdentity } from '../../identity.ts'
import { type Association, type InfoSource, stated } from '../../item.ts'
import { bylineIn, categoriesIn, placesIn, termsIn } from './feed-about.ts'
import { feedInstant } from './feed-date.ts'
import { imagesIn, mediaOf } from './feed-media.ts'
import { firstOf, named, textOf, vocabularyOf } from './feed-names.ts'
import {
  baseOf,
  type FeedText,
  feedText,
  lineOf,
  plainOf,
  storyOf,
  wholeAddress,
  withWholeAddresses,
} from './feed-text.ts'

/** What the feed says for all of its entries. */
export type Feed = {
  isAtom: boolean
  base: string | undefined
  /** Does the feed say its base (XML Base)? Else what is relative in a text is relative to the entry's page. */
  isBaseSaid: boolean
  language: string | undefined
  rights: string | undefined
  provider: InfoSource | undefined
  author: string | undefined
}

type Text = string | undefined

const textIn = (feed: Feed, of: Element | undefined, base: Text): FeedText | undefined => {
  if (!of) return undefined
  const isAtom = vocabularyOf(of) === 'atom' || (feed.isAtom && vocabularyOf(of) === 'own')
  const found = feedText(of, isAtom, base)
  return found && withWholeAddresses(found)
}

/** The page of an entry: Atom's alternate link, RSS's link, a guid that is said to be an address (RSS 2.0, `isPermaLink`). */
export const linkOf = (item: Element, base: Text): Text => {
  const links = children(item, 'link').filter((one) => /^(?:own|atom|undefined)$/.test(String(vocabularyOf(one))))
  const alternates = links.filter(
    (one) => attribute(one, 'href') && /^(?:alternate)?$/i.test(attribute(one, 'rel') ?? ''),
  )
  const isPage = (one: Element) => /html/.test(attribute(one, 'type') ?? 'html')
  const chosen = alternates.find(isPage) ?? alternates[0]
  const plain = links.find((one) => text(one))
  const guid = firstOf(item, 'own:guid')
  const isPermanent =
    guid && attribute(guid, 'isPermaLink')?.toLowerCase() !== 'false' && /^https?:/i.test(text(guid) ?? '')
  return (
    wholeAddress(attribute(chosen, 'href') ?? text(plain), baseOf(chosen ?? plain, base)) ??
    (isPermanent ? wholeAddress(text(guid), base) : undefined) ??
    wholeAddress(attribute(item, 'rdf:about'), base)
  )
}

/** What it is called: id, guid, `rdf:about`, else its page, else its content. Kept as written: case and strokes matter (RFC 4287, 4.2.6.1). */
const identityOf = (item: Element, link: Text): { uri: string; isMade: boolean } => {
  const said =
    textOf(item, 'own:id', 'own:guid', 'atom:id') ??
    attribute(item, 'rdf:about') ??
    link ??
    textOf(item, 'dc:identifier')
  if (said) return { uri: said.replace(/\s/g, '%20'), isMade: false }
  const content = [text(item), ...children(item).flatMap((one) => Object.values(one.attributes))].join('\n')
  return { uri: contentIdentity(content), isMade: true }
}

const datesOf = (item: Element, problems: string[]): Draft => {
  const at = (...paths: Parameters<typeof textOf>[1][]): Text => {
    for (const path of paths) {
      const written = textOf(item, path)
      const read = feedInstant(written)
      if (read) return read
      if (written) problems.push(written)
    }
    return undefined
  }
  const published = at(
    'own:published',
    'own:pubDate',
    'own:issued',
    'atom:published',
    'dcterms:issued',
    'dc:date',
    'prism:publicationDate',
    'dcterms:created',
    'own:created',
    'wordpress:post_date_gmt',
    'own:date',
  )
  const valid = textOf(item, 'dcterms:valid')
  const embargo =
    textOf(item, 'prism:embargoDate', 'prism:embargodate', 'dcterms:available') ??
    /\bstart=([^;]+)/i.exec(valid ?? '')?.[1]
  // Where several ends are said, the first of them is the safe one.
  const ends = [
    ...[...named(item, 'own', 'expirationDate'), ...named(item, 'prism', 'expirationDate')].map(text),
    /\bend=([^;]+)/i.exec(valid ?? '')?.[1],
  ].flatMap((written) => feedInstant(written) ?? [])
  return {
    firstCreated: published,
    versionCreated:
      at(
        'own:updated',
        'own:modified',
        'atom:updated',
        'dcterms:modified',
        'prism:modificationDate',
        'own:lastBuildDate',
      ) ?? published,
    // One that cannot be read goes on as it is written: then it holds the item.
    embargoedUntil: embargo && (feedInstant(embargo) ?? embargo),
    expires: ends.sort()[0],
  }
}

/** Drafts, and what WordPress exports unpublished, are not meant for readers. */
const statusOf = (item: Element): string => {
  const wordpress = textOf(item, 'wordpress:status')?.toLowerCase()
  if (wordpress === 'trash') return 'canceled'
  const isDraft = textOf(firstOf(item, 'publishing:control'), 'publishing:draft') === 'yes'
  return isDraft || (wordpress && !/^(?:publish|inherit)$/.test(wordpress)) ? 'withheld' : 'usable'
}

const letters = (said: string): string => said.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()

/** The text and the summary: a description of one paragraph is a summary, one of several the text where there is no other. */
const wordsOf = (item: Element, feed: Feed, base: Text) => {
  const full = textIn(
    feed,
    firstOf(
      item,
      'content:encoded',
      'xhtml:body',
      'xhtml:div',
      'own:fullitem',
      'own:content',
      'atom:content',
      'own:encoded',
    ),
    base,
  )
  const short = textIn(
    feed,
    firstOf(
      item,
      'excerpt:encoded',
      'own:description',
      'own:summary',
      'dc:description',
      'dcterms:abstract',
      'atom:summary',
      'itunes:summary',
    ),
    base,
  )
  const isLong = !full && short && storyOf(short, () => undefined).body.content.length > 1
  const main = full ?? (isLong ? short : undefined)
  const summary = main === short ? undefined : short
  return { main, summary, images: imagesIn([...(main?.nodes ?? []), ...(summary?.nodes ?? [])]) }
}

/** A summary that only says how the text begins (as WordPress cuts it off) is none. */
const ownSummary = (summary: Text, story: Story): Text => {
  if (!summary) return undefined
  const said = letters(summary.replace(/(?:\[?(?:…|\.\.\.|&hellip;)\]?|continue reading.*|read more.*)\s*$/iu, ''))
  const begin = letters(story.body.content.slice(0, 20).map(blockText).join(' '))
  return said && begin.startsWith(said) ? undefined : summary
}

/** Where it was taken from, and who sends it. */
const sourcesOf = (item: Element, feed: Feed): InfoSource[] => {
  const source = firstOf(item, 'own:source')
  const name =
    plainOf(textIn(feed, firstOf(source, 'own:title'), undefined)) ??
    (children(source).length ? undefined : text(source)) ??
    textOf(item, 'dc:source')
  const uri = wholeAddress(attribute(source, 'url') ?? textOf(source, 'own:id'), undefined)
  const publisher = textOf(item, 'dc:publisher')
  return [
    ...(feed.provider ? [feed.provider] : []),
    ...(name ? [stated<InfoSource>({ name, role: 'source', uri })] : []),
    ...(publisher ? [{ name: publisher, role: 'publisher' }] : []),
  ]
}

/** What it answers (RFC 4685), and what it says is related (RFC 4287, 4.2.7.2). */
const relatives = (item: Element, base: Text): Association[] => [
  ...named(item, 'thread', 'in-reply-to').flatMap((one, at) => {
    const uri = attribute(one, 'ref') ?? wholeAddress(attribute(one, 'href'), base)
    return uri ? [{ name: `in-reply-to-${at + 1}`, uri: uri.replace(/\s/g, '%20'), rel: 'inReplyTo' }] : []
  }),
  ...children(item, 'link')
    .filter((one) => /^(?:related|via)$/i.test(attribute(one, 'rel') ?? ''))
    .slice(0, 50)
    .flatMap((one, at) => {
      const uri = wholeAddress(attribute(one, 'href'), baseOf(one, base))
      const title = attribute(one, 'title')
      const headlines = title ? [{ role: 'main', value: title }] : []
      return uri ? [stated<Association>({ name: `link-${at + 1}`, uri, rel: attribute(one, 'rel'), headlines })] : []
    }),
]

/** What one entry says; `unread` gathers the times that could not be understood, `isMade` tells that it names no identity. */
export const entryDraft = (item: Element, feed: Feed, unread: string[]): Draft & { uri: string; isMade: boolean } => {
  const base = baseOf(item, feed.base)
  const link = linkOf(item, base)
  const { main, summary, images } = wordsOf(
    item,
    feed,
    feed.isBaseSaid || attribute(item, 'xml:base') ? base : (link ?? base),
  )
  const media = mediaOf(item, base, images)
  const pictures = new Set(media.filter((one) => one.type === 'picture').map((one) => one.uri))
  const story = main ? storyOf(main, (src) => (pictures.has(src) ? src : undefined)) : { body: emptyBody }
  const isAttachment = textOf(item, 'wordpress:post_type') === 'attachment' && media.length > 0
  const said = plainOf(summary) ?? plainOf(textIn(feed, descriptionOfMedia(item), base))
  const short = ownSummary(said, story)
  const { by, notes } = bylineIn(item)
  const { codes, keywords } = categoriesIn(item)
  const title = textIn(feed, firstOf(item, 'own:title', 'atom:title', 'dc:title', 'media:title', 'itunes:title'), base)
  return {
    ...datesOf(item, unread),
    ...identityOf(item, link),
    type: (isAttachment ? media[0]?.type : undefined) ?? 'text',
    status: statusOf(item),
    headlines: [{ role: 'main', value: lineOf(title) }],
    story: isAttachment ? undefined : story,
    descriptions: short ? [{ role: isAttachment ? 'caption' : 'summary', value: escapedLine(short) }] : [],
    representationType: !main && short ? 'partial' : undefined,
    by: by ?? feed.author,
    notes,
    codes,
    keywords,
    language: languageOf(item) ?? feed.language,
    copyrightNotice:
      plainOf(textIn(feed, firstOf(item, 'own:rights', 'own:copyright', 'dc:rights', 'atom:rights'), base)) ??
      feed.rights,
    terms: termsIn(item),
    infoSources: sourcesOf(item, feed),
    places: placesIn(item),
    altIds: link ? [{ role: 'link', value: link }] : [],
    renditions: isAttachment ? media[0]?.renditions : undefined,
    associations: isAttachment ? relatives(item, base) : [...media, ...relatives(item, base)],
  }
}

/** `compose` reads descriptions as HTML; this one is letters already. */
const escapedLine = (line: string): string => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Video feeds describe the entry only in its media. */
const descriptionOfMedia = (item: Element): Element | undefined =>
  firstOf(item, 'media:description') ?? firstOf(firstOf(item, 'media:group'), 'media:description')

/** `en_US` is written `en-US` (BCP 47); what is no tag of a language says nothing. */
export const languageOf = (of: Element | undefined): Text => {
  const content = firstOf(of, 'own:content', 'own:title')
  const said =
    attribute(content, 'xml:lang') ??
    attribute(of, 'xml:lang') ??
    textOf(of, 'own:language', 'dc:language', 'dcterms:language')
  const tag = said?.replaceAll('_', '-')
  return tag && /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(tag) ? tag : undefined
}
