/** Items as RSS 2.0 (https://www.rssboard.org/rss-specification), with the text in `content:encoded` and pictures by Media RSS: for readers, so that nothing else leaves. */

import type { Copy, CopyPicture } from '../copy.ts'
import { escapeHtml, htmlOf } from '../html-of.ts'
import type { NewsObject, Rendition } from '../item.ts'
import { creditOf } from '../meaning/provider.ts'
import { distinct } from './fact-words.ts'
import { isAddress, isLanguage } from './fits.ts'
import { forReaders, keptFromReaders } from './kept-from-readers.ts'
import { type Inner, letters, line, type Markup, tag, xmlDocument } from './xml-text.ts'

/** What RSS wants to be said of the whole: its name, the page it belongs to, a sentence about it, and the moment at which it is made (RFC 3339). */
export type Channel = { title: string; link: string; description: string; at: string }

const spaces = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:dcterms': 'http://purl.org/dc/terms/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
}

/** As RFC 822 writes a moment, with four digits of the year, as RSS prefers. */
const rfc822 = (moment: string | undefined): string | undefined => moment && new Date(moment).toUTCString()

/** Text where HTML is expected: its letters stay letters. */
const asHtml = (name: string, text: string | undefined): Markup | undefined =>
  text ? line(name, escapeHtml(text)) : undefined

/** A picture that a reader's browser can fetch; a file beside the wire is none. */
const isWeb = (picture: CopyPicture): boolean => /^https?:/i.test(picture.href) && isAddress(picture.href)

const fileOf = (item: NewsObject, { href }: CopyPicture): Rendition | undefined =>
  item.renditions?.find((one) => one.href === href)

/** Who made it and who owns it, by their roles, where the item says so; else the line that is to be printed. */
const credits = (of: NewsObject | undefined, { credit, copyright }: CopyPicture): Inner =>
  of && creditOf(of) === credit
    ? [
        line('media:credit', of.by, { role: 'photographer' }),
        line('media:credit', of.copyrightHolder, { role: 'owner' }),
        line('media:copyright', copyright),
      ]
    : line('media:credit', credit)

const pictureOf = (item: NewsObject, picture: CopyPicture): Markup => {
  const of = [item, ...(item.associations ?? [])].find((one) => fileOf(one, picture) !== undefined)
  const file = of && fileOf(of, picture)
  return tag(
    'media:content',
    {
      url: picture.href,
      medium: 'image',
      type: file?.contentType,
      width: file?.width,
      height: file?.height,
      fileSize: file?.sizeInBytes,
    },
    line('media:description', picture.caption),
    credits(of, picture),
  )
}

/** The text, with only such pictures as the feed names. */
const text = (copy: Copy, pictures: readonly CopyPicture[]): Markup | undefined => {
  const shown = new Set(pictures.map((one) => one.href))
  const content = copy.body.content.filter((block) => block.type !== 'picture' || shown.has(block.attrs.picture))
  return content.length ? tag('content:encoded', {}, letters(htmlOf({ ...copy.body, content }))) : undefined
}

/** The page of the item, where it names one. */
const pageOf = (item: NewsObject): string | undefined =>
  [item.altIds?.find((one) => one.role === 'link')?.value, item.uri].find(
    (one) => one !== undefined && /^https?:/i.test(one) && isAddress(one),
  )

const entry = (item: NewsObject, at: string): Markup => {
  const copy = forReaders(item, at)
  const pictures = copy.pictures.filter(isWeb)
  // What has no headline is not given its own first sentence as one: it would stand there twice.
  const title = item.headlines?.length || !copy.body.content.length ? copy.headline || item.uri : undefined
  const names = distinct([...copy.subjects.map((one) => one.name), ...copy.keywords])
  const inner: Inner[] = [
    line('title', title),
    line('link', pageOf(item)),
    line('guid', item.uri, { isPermaLink: 'false' }),
    line('pubDate', rfc822(item.firstCreated ?? item.versionCreated)),
    line('atom:updated', item.versionCreated),
    line('dcterms:valid', item.expires && `end=${item.expires}`),
    line('dc:creator', copy.byline),
    line('dc:publisher', copy.provider),
    line('dc:rights', copy.copyright),
    line('dc:language', item.language && isLanguage(item.language) ? item.language : undefined),
    names.map((name) => line('category', name)),
    distinct(copy.places.map((one) => one.name)).map((name) => line('dc:coverage', name)),
    // One of title and description there must be.
    asHtml('description', copy.standfirst ?? (title ? undefined : copy.headline)),
    text(copy, pictures),
    pictures.map((picture) => pictureOf(item, picture)),
  ]
  return tag('item', {}, inner)
}

/** Writes items as one RSS channel. What may not reach readers at that moment is left out (see `keptFromReaders`), as are all notes to editors. */
export const writeRss = (items: readonly NewsObject[], channel: Channel): string => {
  const { title, link, description, at } = channel
  return xmlDocument(
    tag(
      'rss',
      spaces,
      tag(
        'channel',
        {},
        line('title', title),
        line('link', link),
        line('description', description),
        line('lastBuildDate', rfc822(at)),
        line('generator', 'Dateline'),
        line('docs', 'https://www.rssboard.org/rss-specification'),
        items.filter((item) => !keptFromReaders(item, at)).map((item) => entry(item, at)),
      ),
    ),
  )
}
