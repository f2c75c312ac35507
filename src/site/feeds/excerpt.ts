/** What a feed gives of a story: the standfirst and the first paragraphs, as plain markup without pictures or embeds. */

import type { Body, Inline, Mark, Text } from '../../story/body.ts'
import { absolute } from '../address.ts'
import { html } from '../html.ts'
import { body } from '../parts/body.ts'
import type { Site } from '../view.ts'

/** A feed has no base: a path becomes an address (or no link, where the site is not given), and a place within the page is none. */
const led = (mark: Mark, site: Site | undefined): Mark[] => {
  if (mark.type !== 'link') return [mark]
  const href = mark.attrs.href.trim()
  if (href.startsWith('#') || (href.startsWith('/') && !site)) return []
  return [site && href.startsWith('/') ? { type: 'link', attrs: { href: absolute(site, href) } } : mark]
}

const line = (content: readonly Inline[], site: Site | undefined): Inline[] =>
  content.map((part): Inline => {
    if (part.type !== 'text' || !part.marks) return part
    const out: Text = { type: 'text', text: part.text, marks: part.marks.flatMap((mark) => led(mark, site)) }
    return out
  })

/** Markup for `FeedPage.items[].html`; the feed escapes it once more. */
export const excerpt = (standfirst: string, of: Body, site?: Site, paragraphs = 2): string => {
  const first = of.content
    .filter((block) => block.type === 'paragraph')
    .slice(0, paragraphs)
    .map((block) => ({ ...block, content: line(block.content, site) }))
  return html`${standfirst && html`<p>${standfirst}</p>`}${body({ type: 'body', content: first }, {}, '')}`.text
}
