/** What an item is called, apart from which version of it this is. */

import { createHash } from 'node:crypto'

/**
 * An identity without its revision. `urn:newsml:PROVIDER:DATE:ID:REVISION` (RFC 3085, clause 2.1) loses its last part
 * where that is the item's version; every other identity is left as it is.
 */
export const withoutRevision = (uri: string, version: string | undefined): string => {
  const parts = /^(urn:newsml:[^:]*:[^:]*:.+):(\d+)[A-Z]?$/i.exec(uri)
  return parts?.[1] && version && Number(parts[2]) === Number(version) ? parts[1] : uri
}

/** Can this stand where ninjs wants a URI (RFC 3986)? A bare code such as `C&A 12` cannot. */
export const isUri = (text: string): boolean =>
  /^[a-z][a-z0-9+.-]*:(?:[\w\-.~!$&'()*+,;=:@/?#[\]]|%[0-9a-f]{2})+$/i.test(text) && (text.match(/#/g)?.length ?? 0) < 2

/** A file beside the wire as an address: `file:NAME`, folders left off; an address is left as it is. */
export const fileHref = (reference: string): string | undefined => {
  const trimmed = reference.trim()
  if (/^(https?|ftps?):\/\//i.test(trimmed)) return isUri(trimmed) ? trimmed : encodedUri(trimmed)
  const name = trimmed
    .replace(/^file:/i, '')
    .split(/[/\\]/)
    .at(-1)
  return name ? `file:${encodeURIComponent(decoded(name))}` : undefined
}

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name)
  } catch {
    // A per cent sign that is part of the name.
    return name
  }
}

const encodedUri = (address: string): string | undefined => {
  const encoded = encodeURI(decoded(address)).replace(/[[\]]/g, '')
  return isUri(encoded) ? encoded : undefined
}

/** An identity for an item that names none: the hash of its content, so that the same file is the same item. */
export const contentIdentity = (content: string | Uint8Array): string =>
  `urn:hash::sha256:${createHash('sha256').update(content).digest('hex').slice(0, 32)}`
