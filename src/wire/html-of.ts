/** A story's body as clean HTML: p, h2, ul, ol, li, blockquote, table, figure, em, strong, a and br are all there is. */

import type { Block, Body, Inline, Mark } from '../story/body.ts'
import { embedOf } from '../story/form/embed.ts'
import type { Story } from '../story/markup/markup.ts'

const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text made safe to stand in HTML, in an attribute too. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (letter) => escaped[letter] ?? letter)

const openTag = (mark: Mark): string =>
  mark.type === 'emphasis' ? '<em>' : mark.type === 'strong' ? '<strong>' : `<a href="${escapeHtml(mark.attrs.href)}">`
const closeTag = (mark: Mark): string =>
  mark.type === 'emphasis' ? '</em>' : mark.type === 'strong' ? '</strong>' : '</a>'

const lineHtml = (line: readonly Inline[]): string =>
  line
    .map((part) => {
      if (part.type === 'break') return '<br>'
      const marks = part.marks ?? []
      return marks.map(openTag).join('') + escapeHtml(part.text) + [...marks].reverse().map(closeTag).join('')
    })
    .join('')

const blockHtml = (block: Block): string => {
  switch (block.type) {
    case 'paragraph':
      return `<p>${lineHtml(block.content)}</p>`
    case 'crosshead':
      return `<h2>${lineHtml(block.content)}</h2>`
    case 'quote':
      return `<blockquote>${block.content.map((one) => `<p>${lineHtml(one.content)}</p>`).join('')}${
        block.attrs?.cite ? `<footer>${escapeHtml(block.attrs.cite)}</footer>` : ''
      }</blockquote>`
    case 'list': {
      const tag = block.attrs.ordered ? 'ol' : 'ul'
      return `<${tag}>${block.content.map((item) => `<li>${lineHtml(item.content)}</li>`).join('')}</${tag}>`
    }
    case 'table':
      return `<table>${block.content.map(rowHtml).join('')}</table>`
    case 'picture':
      return `<figure><img src="${escapeHtml(block.attrs.picture)}" alt=""></figure>`
    case 'embed': {
      // A figure says that more is meant than a link: read again it is what it was.
      const found = embedOf(block.attrs.address)
      const tag = found && found.form !== 'film' ? 'figure' : 'p'
      return `<${tag}><a href="${escapeHtml(block.attrs.address)}">${escapeHtml(block.attrs.title)}</a></${tag}>`
    }
  }
}

const rowHtml = (row: Extract<Block, { type: 'table' }>['content'][number]): string => {
  const cells = row.content.map((cell) => {
    const tag = cell.attrs.header ? 'th' : 'td'
    return `<${tag}>${lineHtml(cell.content)}</${tag}>`
  })
  return `<tr>${cells.join('')}</tr>`
}

/** A story as clean HTML, what stood above it in a `header`, which `bodyFromHtml` leaves out again. */
export const htmlOfStory = ({ body, above }: Story): string =>
  above?.content.length ? `<header>${htmlOf(above)}</header>\n${htmlOf(body)}` : htmlOf(body)

/** A body as clean HTML: p, h2, ul, ol, li, blockquote, table, figure, em, strong, a and br are all there is. */
export const htmlOf = (body: Body): string => body.content.map(blockHtml).join('\n')
