/** What an address elsewhere can be shown as within a story: whose it is, and what a reader's browser loads when the reader asks for it. Pure. */

import { type Found, providers } from './providers.ts'

export type Embed = Found & {
  /** Who is told that a reader looks: "YouTube", or the host that a film lies at. */
  provider: string
}

/** A film that a browser plays by itself. */
const film = /\.(?:mp4|m4v|webm)$/i

/** The longest address that is looked at. */
const longest = 2000

/**
 * An address as every browser reads it, where it is one of the web that hides nothing: no name and password (`https://youtube.com@evil.example`), no port,
 * no host that ends in a dot. Letters of other scripts that look like Latin ones are another host (`xn--…`), and so no provider's.
 */
const plainAddress = (address: string): URL | undefined => {
  const trimmed = address.trim()
  if (trimmed.length > longest || !/^https?:\/\/[^/\\]/i.test(trimmed) || /[\s\\]/.test(trimmed)) return undefined
  if (!URL.canParse(trimmed)) return undefined
  const url = new URL(trimmed)
  return url.username || url.password || url.port || url.hostname.endsWith('.') ? undefined : url
}

/**
 * What stands at an address of a known provider, or a film; undefined for every other. The provider is told by the address alone and kept nowhere, so that
 * nothing that is kept can name another.
 */
export const embedOf = (address: string): Embed | undefined => {
  const url = plainAddress(address)
  if (!url) return undefined
  for (const { name, hosts, find } of providers) {
    if (!hosts.includes(url.hostname)) continue
    const found = find(url)
    return found && { provider: name, ...found }
  }
  if (url.protocol !== 'https:' || !film.test(url.pathname)) return undefined
  const host = url.hostname.replace(/^www\./, '')
  return { provider: host, address: url.href, frame: url.href, form: 'film' }
}

/** Whether what stands at an address is a moving picture: what makes a story a video. */
export const isMoving = (address: string): boolean => /^(?:wide|upright|film)$/.test(embedOf(address)?.form ?? '')

/** The origins that a page with these addresses may load from when a reader asks, as a policy names them. */
export const originsOf = (addresses: readonly string[]): { frames: string[]; films: string[] } => {
  const found = addresses.flatMap((one) => embedOf(one) ?? [])
  const origins = (those: readonly Embed[]) => [...new Set(those.map(({ frame }) => new URL(frame).origin))].sort()
  return {
    frames: origins(found.filter(({ form }) => form !== 'film')),
    films: origins(found.filter(({ form }) => form === 'film')),
  }
}

/** The address alone on a line, of something that can be shown: what is pasted so is meant so. */
export const embedOfLine = (text: string): Embed | undefined =>
  /^\s*https?:\/\/\S+\s*$/i.test(text) ? embedOf(text.trim()) : undefined
