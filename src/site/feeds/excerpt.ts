/** What a feed gives of a story: the standfirst and the first paragraphs, as plain markup without pictures or embeds. */

import type { Body } from '../../story/body.ts'
import { html } from '../html.ts'
import { body } from '../parts/body.ts'

/** Markup, to be escaped once more by the feed; links lead to absolute addresses only, for a feed has no base. */
export const excerpt = (standfirst: string, of: Body, paragraphs = 2): string => {
  const first = of.content.filter((block) => block.type === 'paragraph').slice(0, paragraphs)
  return html`${standfirst && html`<p>${standfirst}</p>`}${body({ type: 'body', content: first }, {}, '')}`.text
}
