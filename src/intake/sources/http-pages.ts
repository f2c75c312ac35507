/** What a page of a supplier's server says: where the next page is, and to which files it leads. Pure. */

import { createHash } from 'node:crypto'
import { parseFragment } from 'parse5'
import { z } from 'zod'
import { children, descendants, type Element, rawText } from '../../story/markup/element.ts'
import { decode } from '../../wire/encoding.ts'
import { isEmptyPage } from '../../wire/formats/json.ts'
import { readXml } from '../../wire/xml.ts'

/** A place in JSON (RFC 6901), where `*` stands for every member of a list, as in `/files/*`. */
export const jsonPointer = z.string().regex(/^(?:\/[^/]{0,200}){1,20}$/, 'is no JSON pointer such as /items/*/href')

/** A page as it was answered. Header names are in lower case. */
export type Page = { url: URL; headers: ReadonlyMap<string, string>; bytes: Buffer }

/** A file that a page leads to; `mark` changes with what the page says of it, `row` where it stands in a listing of files. */
export type Link = { url: URL; mark: string; at: Date | undefined; row: boolean }

/** Where a page says what comes next: a pointer to an address, or to a cursor that is sent as this word of the query. */
export type NextPlace = string | { at: string; as: string }

const mostLinks = 5_000
const largestListing = 5 * 2 ** 20

/** The address of the next page: as RFC 8288 has it, as the setting has it, by the usual members of JSON, by an Atom link (RFC 5005). */
export const nextPage = (page: Page, place: NextPlace | undefined): URL | undefined => {
  const linked = linkHeader(page.headers.get('link') ?? '').find(({ rel }) => rel.includes('next'))
  if (linked) return addressAt(linked.href, page)
  const text = place === undefined && !mayHaveNext(page.bytes) ? '' : decode(page.bytes).text.trimStart()
  if (/^[[{]/.test(text)) return nextInJson(readJson(text), page, place)
  if (!isFeed(text)) return undefined
  const root = readXml(text).root
  const channels = root ? [root, ...children(root, 'channel')] : []
  const next = channels
    .flatMap((one) => children(one, 'link'))
    .find(({ attributes }) => attributes.rel === 'next' && attributes.href)
  return next && addressAt(next.attributes.href, page)
}

/** A page with nothing on it is short. */
const longestEmpty = 4096

/** Whether a page of items has none: there is no wire in it to be kept. */
export const hasNoItems = ({ bytes }: Pick<Page, 'bytes'>): boolean => {
  if (bytes.length > longestEmpty) return false
  const text = decode(bytes).text.trimStart()
  return text.startsWith('{') && isEmptyPage(readJson(text))
}

/** Whether it is worth reading it whole. */
const mayHaveNext = (bytes: Buffer): boolean => bytes.includes('next')

const isFeed = (text: string): boolean => /<(?:\w{1,20}:)?(?:feed|rss|RDF)[\s>]/.test(text.slice(0, 2000))

const usualMembers = ['/next', '/links/next', '/_links/next', '/paging/next', '/pagination/next', '/data/next_page']

const nextInJson = (json: unknown, page: Page, place: NextPlace | undefined): URL | undefined => {
  if (typeof place === 'object') {
    const cursor = pointed(json, place.at)[0]?.value
    if ((typeof cursor !== 'string' && typeof cursor !== 'number') || cursor === '') return undefined
    const url = new URL(page.url)
    url.searchParams.set(place.as, String(cursor).slice(0, 2000))
    return url
  }
  if (place !== undefined) return addressAt(hrefOf(pointed(json, place)[0]?.value), page)
  for (const member of usualMembers) {
    const href = hrefOf(pointed(json, member)[0]?.value)
    // What has the name by chance is a word and no address.
    if (href !== undefined && /^(?:https?:\/\/|[/?])/i.test(href)) return addressAt(href, page)
  }
  return undefined
}

const hrefOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value || undefined
  if (typeof value !== 'object' || value === null || !('href' in value)) return undefined
  return typeof value.href === 'string' && value.href ? value.href : undefined
}

/** An http(s) address, seen from the page. */
const addressAt = (href: string | undefined, page: Page): URL | undefined => {
  if (href === undefined || href.length > 8000) return undefined
  const url = URL.parse(href.trim(), page.url.href)
  if (!url || !/^https?:$/.test(url.protocol)) return undefined
  url.username = ''
  url.password = ''
  url.hash = ''
  return url
}

/** The links of a `Link` header: `<…>; rel="next prev"; title="a, b"`. */
export const linkHeader = (header: string): { href: string; rel: string[] }[] => {
  const found: { href: string; rel: string[] }[] = []
  const one =
    /<([^<>]{0,8000})>((?:\s{0,10};\s{0,10}[\w*!#$&+.^`|~-]{1,50}(?:\s{0,10}=\s{0,10}(?:"[^"]{0,1000}"|[^\s",;<>]{0,1000}))?){0,20})/g
  for (const [, href = '', parameters = ''] of header.slice(0, 16_384).matchAll(one)) {
    const [, quoted, bare] = /;\s{0,10}rel\s{0,10}=\s{0,10}(?:"([^"]*)"|([^\s",;]*))/i.exec(parameters) ?? []
    found.push({ href, rel: (quoted ?? bare ?? '').toLowerCase().split(/\s+/) })
  }
  return found
}

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // A page that is no JSON leads nowhere; what it is as a wire is said when it is read.
    return undefined
  }
}

/** Everything at a place in JSON, each with the member of a list in which it stands. */
export const pointed = (json: unknown, pointer: string): { value: unknown; item: unknown }[] => {
  let found: { value: unknown; item: unknown }[] = [{ value: json, item: json }]
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    found = found
      .flatMap(({ value, item }) => {
        if (typeof value !== 'object' || value === null) return []
        if (name === '*')
          return Object.values(value)
            .slice(0, mostLinks)
            .map((one) => ({ value: one, item: one }))
        return Object.hasOwn(value, name) ? [{ value: (value as Record<string, unknown>)[name], item }] : []
      })
      .slice(0, mostLinks)
  }
  return found
}

const markOf = (said: string): string => createHash('sha256').update(said).digest('hex').slice(0, 32)

/** The files that a page leads to, each once, 5,000 at most: those at a pointer, or the links of an HTML, Atom or RSS page. */
export const linksOf = (page: Page, follow: string): Link[] => {
  const text = decode(page.bytes).text.trimStart()
  const links = follow.startsWith('/')
    ? linksInJson(readJson(text), page, follow)
    : isFeed(text)
      ? linksInFeed(text, page)
      : linksInHtml(text.slice(0, largestListing), page)
  const once = new Map(links.map((link) => [link.url.href, link]))
  return [...once.values()].slice(0, mostLinks).sort((a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0))
}

const linksInJson = (json: unknown, page: Page, pointer: string): Link[] =>
  pointed(json, pointer).flatMap(({ value, item }) => {
    const url = addressAt(hrefOf(value), page)
    return url ? [{ url, mark: markOf(textOf(item)), at: undefined, row: false }] : []
  })

const textOf = (item: unknown): string => {
  try {
    return JSON.stringify(item)
  } catch (error) {
    // Nested deeper than anyone writes it: such a thing is known by its address alone.
    if (error instanceof RangeError) return ''
    throw error
  }
}

const isFile = ({ attributes }: Element): boolean => /^(?:alternate|enclosure)?$/.test(attributes.rel ?? '')

const linksInFeed = (text: string, page: Page): Link[] =>
  descendants(readXml(text).root, 'entry', 'item').flatMap((entry) => {
    const hrefs = [
      ...children(entry, 'link').flatMap((link) => (isFile(link) ? [link.attributes.href ?? rawText(link)] : [])),
      ...children(entry, 'content').map(({ attributes }) => attributes.src),
      ...children(entry, 'enclosure').map(({ attributes }) => attributes.url),
    ]
    const said = [...children(entry, 'updated'), ...children(entry, 'pubDate')].map(rawText)[0]
    const at = said === undefined ? Number.NaN : Date.parse(said)
    const mark = markOf(rawText(entry))
    return hrefs.flatMap((href) => {
      const url = href ? addressAt(href, page) : undefined
      return url ? [{ url, mark, at: Number.isNaN(at) ? undefined : new Date(at), row: false }] : []
    })
  })

/**
 * The links of a listing, each with the letters after it, in which a server writes date and size. Only the tags are looked at: a tree of
 * hostile HTML takes a time that grows with the square of its depth.
 */
const linksInHtml = (html: string, page: Page): Link[] => {
  const tags = html.matchAll(/<a\s[^<>]{1,8000}>/gi)
  return [...tags.take(mostLinks * 2)].flatMap(({ 0: tag, index }) => {
    const [anchor] = parseFragment(tag).childNodes
    const href = anchor && 'attrs' in anchor ? anchor.attrs.find(({ name }) => name === 'href')?.value : undefined
    const url = addressAt(href, page)
    if (!url || url.pathname.endsWith('/') || url.pathname === page.url.pathname) return []
    const after = html.slice(index + tag.length, index + tag.length + 1000)
    const [row = ''] = after.split(/<a\s/i)
    const words = row
      .replace(/<[^<>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    return [{ url, mark: markOf(words), at: undefined, row: true }]
  })
}
