/** What a feed gives of a story: the standfirst and the first paragraphs, or the whole, as plain markup without pictures. */

import type { Block, Body, Inline, Mark, Text } from '../../story/body.ts'
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

const block = (one: Block, site: Site | undefined): Block => {
  const lines = <Part extends { content: readonly Inline[] }>(part: Part) => ({
    ...part,
    content: line(part.content, site),
  })
  switch (one.type) {
    case 'paragraph':
    case 'crosshead':
      return lines(one)
    case 'quote':
      return { ...one, content: one.content.map(lines) }
    case 'list':
      return { ...one, content: one.content.map(lines) }
    case 'table':
      return { ...one, content: one.content.map((row) => ({ ...row, content: row.content.map(lines) })) }
    case 'picture':
    case 'embed':
      return one
  }
}

/** Markup for `FeedItem.excerpt`; the feed escapes it once more. */
export const excerpt = (standfirst: string, of: Body, site?: Site, paragraphs = 2): string => {
  const first = of.content
    .filter((one) => one.type === 'paragraph')
    .slice(0, paragraphs)
    .map((one) => block(one, site))
  return html`${standfirst && html`<p>${standfirst}</p>`}${body({ type: 'body', content: first }, {}, '')}`.text
}

/** Markup for `FeedItem.text`. Pictures within it stay away: they come with terms of their own. */
export const wholeText = (standfirst: string, of: Body, located: string, site: Site): string => {
  const all = of.content.filter((one) => one.type !== 'picture').map((one) => block(one, site))
  return html`${standfirst && html`<p>${standfirst}</p>`}${body({ type: 'body', content: all }, {}, located)}`.text
}
