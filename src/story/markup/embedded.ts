/** What a page shows of others in frames and in quotes with a script beside them (YouTube's frame, X's and Instagram's quotes): its address and its words, and nothing that runs. Pure. */

import type { Block } from '../body.ts'
import { embedOf } from '../form/embed.ts'
import { attribute, descendants, type Element, text } from './element.ts'

/** The quotes that providers give to be copied, by their class. */
const givenQuotes = /(?:^|\s)(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed)(?:\s|$)/

/** Titles that say nothing: what the provider's own code is called everywhere. */
const emptyTitle =
  /^(?:youtube video player|vimeo[- ]player|embed(?:ded)?(?: content)?|tweet|x post|iframe|video|untitled)$/i

/** How much of a post stands as its title. */
const longestTitle = 200

const titled = (words: string | undefined): string => {
  const said = words && !emptyTitle.test(words) ? words : ''
  return said.length > longestTitle ? `${said.slice(0, longestTitle).replace(/\s+\S*$/, '')}…` : said
}

/** `//host/…`, as frames are often written, is what the page's own scheme makes of it. */
const whole = (address: string | undefined): string => (address ?? '').trim().replace(/^\/\//, 'https://')

const embedAt = (address: string | undefined, words: string | undefined): Block | undefined => {
  const found = embedOf(whole(address))
  // A film that a page plays by itself is nobody's that we know.
  if (!found || found.form === 'film') return undefined
  return { type: 'embed', attrs: { address: found.address, title: titled(words) } }
}

/** A frame of a provider; of others nothing is known, and what lies in them is left out as ever. Pages that load late have the address in `data-src`. */
export const embedInFrame = (node: Element): Block | undefined =>
  node.name.toLowerCase() === 'iframe'
    ? (embedAt(node.attributes.src, attribute(node, 'title')) ??
      embedAt(node.attributes['data-src'], attribute(node, 'title')))
    : undefined

const inQuote = (node: Element): Block | undefined => {
  const links = descendants(node, 'a').map((one) => one.attributes.href)
  const [words] = descendants(node, 'p').map(text)
  const named = [node.attributes.cite, node.attributes['data-instgrm-permalink'], ...links.toReversed()]
  return named.map((address) => embedAt(address, words)).find(Boolean)
}

/** A figure that holds nothing but one link or one frame of a provider, or a quote that a provider gives. */
export const embedIn = (node: Element): Block | undefined => {
  if (node.name === 'blockquote') return givenQuotes.test(node.attributes.class ?? '') ? inQuote(node) : undefined
  const [inner, ...others] = descendants(node, 'iframe', 'blockquote', 'img', 'table', 'a')
  if (!inner || (others.length > 0 && inner.name !== 'iframe')) return undefined
  if (inner.name === 'iframe') return embedInFrame(inner)
  if (inner.name === 'blockquote') return embedIn(inner)
  return inner.name === 'a' ? embedAt(inner.attributes.href, text(inner)) : undefined
}
