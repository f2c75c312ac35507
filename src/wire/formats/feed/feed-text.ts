/** The texts of a feed: plain, HTML as letters, XHTML as elements, Base64; and their links, made whole. */

import { isSafeLink } from '../../../story/body.ts'
import { attribute, type Element, isElement, type Node, rawText, tidy } from '../../../story/markup/element.ts'
import {
  bodyFrom,
  bodyFromText,
  looksMarked,
  type PictureName,
  parseHtml,
  plainText,
  type Story,
} from '../../../story/markup/markup.ts'
import { escapeHtml } from '../../html-of.ts'
import { fileHref } from '../../identity.ts'

/** A text as read: `nodes` where it has markup, else `letters`. */
export type FeedText = { nodes?: readonly Node[]; isXml?: boolean; letters: string; base: string | undefined }

/** An address made whole and safe to name: http and https only; undefined for anything else. */
export const wholeAddress = (address: string | undefined, base: string | undefined): string | undefined => {
  const trimmed = address?.replace(/[\u0000-\u001f]/g, '').trim()
  if (!trimmed || trimmed.length > 2000) return undefined
  if (/^https?:\/\/[^/?#\s]/i.test(trimmed)) return fileHref(trimmed)
  if (/^[a-z][a-z0-9+.-]*:/i.test(trimmed) || (!base && !trimmed.startsWith('//'))) return undefined
  try {
    const whole = new URL(trimmed, base ?? 'https://unknown.invalid')
    return /^https?:$/.test(whole.protocol) ? fileHref(whole.href) : undefined
  } catch {
    // A base that is no address: then what is relative to it leads nowhere.
    return undefined
  }
}

/** The base of what is inside an element (XML Base): its own, relative to the one around it. */
export const baseOf = (of: Element | undefined, around: string | undefined): string | undefined => {
  const own = attribute(of, 'xml:base')
  return own ? (wholeAddress(own, around) ?? around) : around
}

/** Is it written as Base64? Atom 0.3 says so (`mode`); Atom 1.0 (4.1.3.3) means it by a type that is neither text nor XML. */
const isBase64 = (type: string, mode: string | undefined): boolean =>
  mode === 'base64' ||
  (mode === undefined && /^[a-z]+\/./i.test(type) && !/^text\/|[/+]xml$|^message\/|^multipart\//i.test(type))

const fromBase64 = (letters: string): string | undefined => {
  const packed = letters.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(packed, 'base64'))
  } catch {
    // Not text: a picture or the like, sent inside the feed.
    return undefined
  }
}

const marked = (letters: string, base: string | undefined): FeedText => ({
  nodes: parseHtml(paragraphed(letters)),
  letters,
  base,
})

/** Text of an editor that makes paragraphs only when it is shown (WordPress exports it so): empty lines part them. */
const paragraphed = (html: string): string =>
  /\n\s*\n/.test(html) && !/<(?:p|br|div)[\s/>]/i.test(html) ? `<p>${html.replace(/\n[^\S\n]*\n/g, '<p>')}` : html

/** May letters be HTML? RSS never says so: tags or entities tell. */
const isHtml = (letters: string): boolean =>
  looksMarked(letters) || /&(?:#\d{2,6}|#x[\da-f]{2,6}|[a-z]{2,8});/i.test(letters)

/**
 * An Atom text or content construct (RFC 4287, 3.1 and 4.1.3; Atom 0.3 with `mode`): what it says it is, it is. A text
 * of RSS says nothing of itself and is HTML where it looks like it.
 */
export const feedText = (of: Element, isAtom: boolean, around: string | undefined): FeedText | undefined => {
  const base = baseOf(of, around)
  const type = attribute(of, 'type')?.toLowerCase() ?? ''
  const mode = attribute(of, 'mode')?.toLowerCase()
  if (of.children.some(isElement)) {
    const [only, ...others] = of.children.filter(isElement)
    const inside = only?.name === 'div' && !others.length ? only : of
    return {
      nodes: inside.children,
      isXml: true,
      letters: rawText(of),
      base: baseOf(inside === of ? undefined : inside, base),
    }
  }
  const letters = rawText(of)
  if (!letters.trim()) return undefined
  if (isAtom && isBase64(type, mode)) {
    const unpacked = fromBase64(letters)
    return unpacked === undefined ? undefined : isHtml(unpacked) ? marked(unpacked, base) : { letters: unpacked, base }
  }
  const isSaidHtml = /html/.test(type) || (mode === 'escaped' && !/plain/.test(type))
  const isPlain = isAtom && !isSaidHtml
  return !isPlain && (isSaidHtml || isHtml(letters)) ? marked(letters, base) : { letters, base }
}

/** In one line, for a headline: as HTML, so that letters that look like markup stay what they are. */
export const lineOf = (of: FeedText | undefined): string | undefined => {
  if (!of) return undefined
  if (!of.nodes) return tidy(of.letters) && escapeHtml(of.letters)
  const shown = of.isXml ? rawNodes(of.nodes) : undefined
  return shown === undefined ? tidy(of.letters) : tidy(shown) && escapeHtml(shown)
}

const rawNodes = (nodes: readonly Node[]): string => nodes.map((one) => (isElement(one) ? rawText(one) : one)).join('')

/** The letters alone. */
export const plainOf = (of: FeedText | undefined): string | undefined => {
  const line = lineOf(of)
  return line ? plainText(line) || undefined : undefined
}

/** Every address in a tree made whole; what is no web address is left out. */
const resolved = (nodes: readonly Node[], base: string | undefined): Node[] =>
  nodes.map((one) => {
    if (!isElement(one)) return one
    const here = baseOf(one, base)
    const attributes = { ...one.attributes }
    // Pages that load pictures late have their address in `data-src`, and a blank one in `src`.
    if (one.name === 'img' && attributes['data-src'] && !/^https?:|^\//i.test(attributes.src ?? ''))
      attributes.src = attributes['data-src']
    for (const name of ['href', 'src'])
      if (attributes[name] && !isElsewhere(attributes[name]))
        attributes[name] = wholeAddress(attributes[name], here) ?? ''
    return { ...one, attributes, children: resolved(one.children, here) }
  })

/** Addresses that stand for themselves. */
const isElsewhere = (href: string): boolean => /^(?:mailto|tel):/i.test(href) && isSafeLink(href)

/** A text with whole addresses. */
export const withWholeAddresses = (text: FeedText): FeedText =>
  text.nodes ? { ...text, nodes: resolved(text.nodes, text.base) } : text

/** As a story. */
export const storyOf = (text: FeedText, picture: PictureName): Story => ({
  body: text.nodes ? bodyFrom(text.nodes, picture, text.isXml) : bodyFromText(text.letters),
})
