/** HTTP pull: a supplier's address that is asked again and again, page by page; each page is a wire, or leads to wires. */

import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Answer, httpUrl, opening } from './http-exchange.ts'
import { LastingFailure, placeOf } from './http-failure.ts'
import { fileName, namedLike } from './http-name.ts'
import { hasNoItems, jsonPointer, type Link, linksOf, nextPage, pointed } from './http-pages.ts'
import { headerName, type SignIn, signInSettings, signingIn } from './http-sign-in.ts'
import { type Door, DoorFailure, type Fetched, type OpenSource, type Reach, type Remote } from './source.ts'

const headerValue = z.string().regex(/^[\x20-\x7e]{0,2000}$/, 'is no value of a header')

/** What HTTP doors have in common. */
export const callSettings = {
  /** How it shows who it is; what is secret in it is the door's secret. */
  signIn: signInSettings.default({ kind: 'none' }),
  /** Headers that the supplier wants besides; no secrets. */
  headers: z.record(headerName, headerValue).default({}),
  /** Seconds of silence after which the other side is given up. */
  timeout: z.number().min(0.05).max(300).default(60),
}

export const httpSettings = z.strictObject({
  ...callSettings,
  /** A page is an index: a pointer to the addresses in its JSON, or `links` for those of an HTML listing, an Atom or an RSS feed. Absent, each page is a wire. */
  follow: z.union([z.literal('links'), jsonPointer]).optional(),
  /** Of the files that an index leads to only those of such a name: `*.xml`. */
  only: z.string().min(1).max(200).optional(),
  /** Other hosts to which pages and files may lead. They are not told who we are. */
  hosts: z.array(z.string().min(1).max(255)).max(50).default([]),
  /** Where a page says what comes next, if not in the usual way: a pointer to an address, or to a cursor and the word of the query for it. */
  next: z.union([jsonPointer, z.strictObject({ at: jsonPointer, as: z.string().min(1).max(100) })]).optional(),
  /** The most pages of one look. */
  pages: z.number().int().min(1).max(200).default(20),
  /** The next look begins where this one ended, at the address that the last page has called next. */
  resume: z.boolean().default(false),
  /** What `{since}` in the address stands for. */
  since: z
    .strictObject({
      /** A pointer to the cursor that the last page gives for the next look; absent, it is a time. */
      cursor: jsonPointer.optional(),
      /** What stands for it at the very first look. */
      start: z.string().max(500).optional(),
      /** How the time is written. */
      as: z.enum(['iso', 'date', 'seconds', 'milliseconds']).default('iso'),
      /** Minutes by which the time is put back, so that nothing slips between two clocks. */
      overlap: z.number().min(0).max(1440).default(5),
      /** Hours before the very first look. */
      back: z.number().min(0).max(8760).default(24),
    })
    .prefault({}),
})

type Settings = z.infer<typeof httpSettings>

const remembered = z.object({
  /** The door's address for which it holds. */
  of: z.string(),
  /** The first page to which the tags belong. */
  first: z.string().optional(),
  etag: z.string().max(500).optional(),
  lastModified: z.string().max(100).optional(),
  since: z.string().optional(),
  cursor: z.string().max(2000).optional(),
  resume: z.string().max(8000).optional(),
})

type Remembered = z.infer<typeof remembered>

/** One look: what is set, what was remembered, what has been seen so far. */
type Look = {
  door: Door
  settings: Settings
  calls: SignIn
  own: URL
  was: Remembered
  next: Remembered
  /** Pages that are wires, until the next page is asked for. */
  held: Map<string, Fetched>
  links: Map<string, URL>
  /** What was fetched, or could not be, and is not kept yet: the door must not remember that it has seen it. */
  open: Set<string>
  ended: boolean
}

export const openHttp: OpenSource = async (door, reach, signal) => {
  const { look, close } = openLook(door, reach, signal)
  return {
    async *list() {
      for await (const page of pages(look)) {
        yield wiresIn(look, page)
        look.held.clear()
        look.links.clear()
      }
      look.ended = true
    },
    fetch: (remote) => fetchOne(look, remote),
    async taken({ key }) {
      look.open.delete(key)
    },
    state: () => (look.ended && look.open.size === 0 ? look.next : look.was),
    close,
  }
}

const openLook = (door: Door, reach: Reach, signal: AbortSignal): { look: Look; close(): Promise<void> } => {
  const settings = httpSettings.parse(door.settings)
  const own = ownUrl(door.address.replaceAll('{since}', ''))
  const exchange = opening(reach, { timeoutMs: settings.timeout * 1000, signal })
  const known = remembered.safeParse(door.state)
  const was = known.success && known.data.of === door.address ? known.data : { of: door.address }
  const look: Look = {
    ...{ door, settings, own, was, ended: false },
    calls: signingIn(door, settings, exchange, own),
    next: { ...was, since: new Date().toISOString() },
    ...{ held: new Map(), links: new Map(), open: new Set() },
  }
  return { look, close: () => exchange.close() }
}

/** The door's address; what would be a secret in it is refused, since addresses are shown. */
export const ownUrl = (address: string): URL => {
  const given = URL.parse(address)
  if (given && (given.username || given.password))
    throw new DoorFailure(
      'The address has a user or password in it, where everybody can see it. Give them to the door as its sign-in and secret.',
    )
  return httpUrl(address)
}

type NumberedPage = Answer & { number: number }

async function* pages(look: Look): AsyncGenerator<NumberedPage> {
  const { settings, was, next, calls } = look
  let url: URL | undefined = firstPage(look)
  next.first = url.href
  const seen = new Set<string>()
  for (let number = 1; url && number <= settings.pages; number += 1) {
    seen.add(url.href)
    const isSame = number === 1 && was.first === url.href
    const answer = await calls.get(url, { headers: isSame ? conditions(was) : {}, accepts: [304] })
    // What has not changed, and a feed that has nothing to say, end the look.
    if (answer.status === 304 || answer.bytes.length === 0) return
    if (number === 1) rememberTags(look, answer)
    const page = { ...answer, number }
    yield page
    rememberCursor(look, page)
    url = following(look, page)
    if (settings.resume && url) next.resume = url.href
    if (url && seen.has(url.href)) return
  }
}

/** The first page: where the last look ended, or the door's address with the time or cursor of the last look. */
const firstPage = ({ door, settings, was, calls }: Look): URL => {
  if (settings.resume && was.resume !== undefined) return calls.without(httpUrl(was.resume))
  const { since } = settings
  const { cursor } = was
  if (since.cursor !== undefined && cursor !== undefined) return withSince(door, cursor)
  if (was.since === undefined)
    return withSince(door, since.start ?? written(new Date(Date.now() - since.back * 3600_000), since.as))
  return withSince(door, written(new Date(Date.parse(was.since) - since.overlap * 60_000), since.as))
}

const withSince = ({ address }: Door, since: string): URL =>
  httpUrl(address.replaceAll('{since}', () => encodeURIComponent(since)))

const written = (at: Date, as: Settings['since']['as']): string => {
  if (as === 'seconds') return String(Math.floor(at.getTime() / 1000))
  if (as === 'milliseconds') return String(at.getTime())
  const iso = at.toISOString()
  return as === 'date' ? iso.slice(0, 10) : `${iso.slice(0, 19)}Z`
}

/** RFC 9110, 13.1: the tag is the better of the two, and both may be sent. */
export const conditions = ({
  etag,
  lastModified,
}: {
  etag?: string | undefined
  lastModified?: string | undefined
}) => ({
  ...(etag ? { 'if-none-match': etag } : {}),
  ...(lastModified ? { 'if-modified-since': lastModified } : {}),
})

const rememberTags = ({ next, settings }: Look, { headers }: Answer): void => {
  const tags = remembered.pick({ etag: true, lastModified: true }).safeParse({
    etag: headers.get('etag'),
    lastModified: headers.get('last-modified'),
  })
  next.etag = undefined
  next.lastModified = undefined
  // Rows of a listing may have been left for the next look because they still grow: it has to see them again.
  if (tags.success && settings.follow !== 'links') Object.assign(next, tags.data)
}

const rememberCursor = ({ next, settings }: Look, { bytes }: Answer): void => {
  if (settings.since.cursor === undefined) return
  const value = pointed(readJson(bytes), settings.since.cursor)[0]?.value
  const isCursor = (typeof value === 'string' && value !== '' && value.length <= 2000) || typeof value === 'number'
  if (isCursor) next.cursor = String(value)
}

const readJson = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    // A page without JSON gives no cursor: the one before stays.
    return undefined
  }
}

const following = (look: Look, page: NumberedPage): URL | undefined => {
  const found = nextPage(page, look.settings.next)
  if (!found) return undefined
  const url = look.calls.without(found)
  if (mayLead(look, url)) return url
  throw new DoorFailure(
    `${placeOf(page.url)} goes on at ${url.host}. If that is right, name it in the door's setting «hosts».`,
  )
}

/** Whether it is the door's own host, or one that the setting names. */
const mayLead = ({ own, settings }: Look, url: URL): boolean =>
  url.host === own.host ||
  settings.hosts.some((host) => host.toLowerCase() === url.host || host.toLowerCase() === url.hostname)

/** What a page leads to, or itself; one that has no item on it is no wire. */
const wiresIn = (look: Look, page: NumberedPage): Remote[] => {
  const { follow } = look.settings
  if (follow !== undefined) return asIndex(look, page, follow)
  return hasNoItems(page) ? [] : [asWire(look, page)]
}

/** A page that is a wire: known by its place, since addresses with cursors never come again. */
const asWire = ({ door, held }: Look, { bytes, number, url, headers }: NumberedPage): Remote => {
  const key = number === 1 ? door.address : `${door.address} page ${number}`
  const name = fileName(url, headers, number === 1 ? '' : `-${number}`)
  held.set(key, { name, bytes })
  return { key, name, mark: createHash('sha256').update(bytes).digest('hex') }
}

const asIndex = (look: Look, page: NumberedPage, follow: string): Remote[] => {
  const { settings, calls, links } = look
  const found = linksOf(page, follow)
  const allowed = found.filter(({ url }) => mayLead(look, url))
  const elsewhere = found[0]?.url.host
  if (allowed.length === 0 && elsewhere !== undefined)
    throw new DoorFailure(
      `All files of ${placeOf(page.url)} lie elsewhere (${elsewhere}). If that is right, name it in the door's setting «hosts».`,
    )
  const named = allowed.map((link) => ({ link, name: fileName(link.url, new Map(), '') }))
  return named
    .filter(({ name }) => settings.only === undefined || namedLike(name, settings.only))
    .map(({ link, name }) => {
      const url = calls.without(link.url)
      links.set(url.href, url)
      return { key: url.href, name, mark: link.mark, ...growing(link) }
    })
}

/** A folder's listing shows a file while it is still being written there. */
const growing = ({ row }: Link): Pick<Remote, 'mayGrow'> => (row ? { mayGrow: { changedAt: undefined } } : {})

const fetchOne = async ({ held, links, open, calls }: Look, { key }: Remote): Promise<Fetched[]> => {
  open.add(key)
  const page = held.get(key)
  if (page) return [page]
  const link = links.get(key)
  if (!link) throw new Error(`«${key}» is not of the portion that was listed last.`)
  try {
    const { bytes, url, headers } = await calls.get(link)
    if (bytes.length === 0) throw new DoorFailure(`${placeOf(link)} is empty. It is tried again.`)
    return [{ name: fileName(url, headers, ''), bytes }]
  } catch (error) {
    // What will never be there must not keep the door from going on; it is told like every failure.
    if (error instanceof LastingFailure) open.delete(key)
    throw error
  }
}
