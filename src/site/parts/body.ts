/** The text of a story as markup: one function, every kind of block. */

import { type Block, type Body, type Inline, isSafeLink, lineText, type Text } from '../../story/body.ts'
import { type Html, html } from '../html.ts'
import type { Picture } from '../view.ts'
import { embed, embedLink } from './embed.ts'
import { figure, type Slot } from './picture.ts'

const slot: Slot = { sizes: '(min-width: 46rem) 42rem, 94vw', upTo: 1300 }

const marked = (part: Text): Html => {
  let out = html`${part.text}`
  for (const mark of part.marks ?? []) {
    switch (mark.type) {
      case 'emphasis':
        out = html`<em>${out}</em>`
        break
      case 'strong':
        out = html`<strong>${out}</strong>`
        break
      case 'link':
        // Asked again here: a body that was stored before a rule was made still goes out under it.
        if (isSafeLink(mark.attrs.href)) out = html`<a href="${mark.attrs.href.trim()}">${out}</a>`
    }
  }
  return out
}

const line = (content: readonly Inline[]): Html[] =>
  content.map((part) => (part.type === 'text' ? marked(part) : html`<br>`))

type Of<Type extends Block['type']> = Extract<Block, { type: Type }>

const quote = (block: Of<'quote'>): Html =>
  html`<blockquote>${block.content.map((paragraph) => html`<p>${line(paragraph.content)}</p>`)}${
    block.attrs?.cite && html`<p class="cite"><cite>${block.attrs.cite}</cite></p>`
  }</blockquote>`

const list = (block: Of<'list'>): Html => {
  const items = block.content.map((item) => html`<li>${line(item.content)}</li>`)
  return block.attrs.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`
}

/**
 * A corner without words heads nothing. Wider than the column, it scrolls by itself, with the keyboard too: that is why it takes the
 * focus. A group and no region: a story may have several, and they are not places of the page.
 */
const table = (block: Of<'table'>): Html => {
  const caption = block.attrs?.caption
  const rows = block.content.map(
    (row, y) =>
      html`<tr>${row.content.map((cell) =>
        cell.attrs.header && lineText(cell.content).trim()
          ? html`<th scope="${y === 0 ? 'col' : 'row'}">${line(cell.content)}</th>`
          : html`<td>${line(cell.content)}</td>`,
      )}</tr>`,
  )
  return html`<div class="table" role="group" aria-label="${caption ? `Table: ${caption}` : 'Table'}" tabindex="0"><table>${
    caption && html`<caption>${caption}</caption>`
  }<tbody>${rows}</tbody></table></div>`
}

/** How a text stands on its page; without it, as it goes out without the page: what lives elsewhere is a link. */
export type BodyManner = {
  /** What its crossheads are found by. */
  anchors?: ReadonlyMap<Block, string>
  /** How a picture of it is shown. */
  shown?: (picture: Picture) => Html
}

const block = (one: Block, pictures: Record<string, Picture>, manner: BodyManner | undefined): Html | undefined => {
  switch (one.type) {
    case 'paragraph':
      return html`<p>${line(one.content)}</p>`
    case 'crosshead': {
      const anchor = manner?.anchors?.get(one)
      return html`<h2${anchor && html` id="${anchor}"`}>${line(one.content)}</h2>`
    }
    case 'quote':
      return quote(one)
    case 'list':
      return list(one)
    case 'table':
      return table(one)
    case 'embed':
      return manner ? embed(one.attrs) : embedLink(one.attrs)
    case 'picture': {
      // The gate may have taken the picture away (expired, killed): then the text closes over it.
      const shown = Object.hasOwn(pictures, one.attrs.picture) ? pictures[one.attrs.picture] : undefined
      return shown && (manner?.shown?.(shown) ?? figure(shown, slot, 'inset'))
    }
  }
}

/** `located` ("Jakarta") stands once before the first words, as a paragraph that the stylesheet runs into the next. */
export const body = (of: Body, pictures: Record<string, Picture>, located: string, manner?: BodyManner): Html =>
  html`${located && html`<p class="located">${located}</p>`}${of.content.map((one) => block(one, pictures, manner))}`
