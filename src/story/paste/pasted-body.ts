/** What was pasted, from whatever program, as a body: its words, its structure and its links, and nothing else of it. Pure. */

import { type Block, type Body, type Inline, lineText, type Mark } from '../body.ts'
import { embedOfLine } from '../form/embed.ts'
import { bodyFrom, parseHtml } from '../markup/markup.ts'
import { cleanLink } from './clean-links.ts'
import { cleanTree } from './clean-tree.ts'
import { bodyOfPastedText } from './pasted-text.ts'

/** Both forms in which a clipboard has the same; either may be empty. */
export type Pasted = { html: string; text: string }

/** A space that may not break has its reason before these, after these and in numbers; elsewhere a program has put it there. */
const withReason = /(?<=[«\d])\u00a0|\u00a0(?=[»:;!?%€$£°\d])/gu
const kept = '\ue000'

/** Letters without those that nobody sees, each space that needs no reason a plain one. */
const cleanLetters = (text: string): string =>
  text
    .replace(/[\u00ad\u200b\ufeff\ufffc\ue000]/gu, '')
    .replace(withReason, kept)
    .replaceAll('\u00a0', ' ')
    .replaceAll(kept, '\u00a0')
    .toWellFormed()

const cleanMarks = (marks: readonly Mark[], without?: Mark['type']): Mark[] =>
  marks
    .filter(({ type }) => type !== without)
    .map((mark) => (mark.type === 'link' ? { type: 'link', attrs: { href: cleanLink(mark.attrs.href) } } : mark))

const cleanLine = (line: readonly Inline[], without?: Mark['type']): Inline[] => {
  const parts: Inline[] = []
  for (const part of line) {
    if (part.type !== 'text') {
      parts.push(part)
      continue
    }
    const marks = cleanMarks(part.marks ?? [], without)
    const before = parts.at(-1)
    const after = !before || before.type === 'break' || before.text.endsWith(' ')
    // Two spaces that met here, one of them a space that may not break.
    const text = cleanLetters(part.text)
      .replace(/ {2,}/g, ' ')
      .replace(after ? /^ / : /^$/, '')
    if (text) parts.push({ type: 'text', text, ...(marks.length > 0 && { marks }) })
  }
  const last = parts.at(-1)
  if (last?.type !== 'text') return parts
  const text = last.text.trimEnd()
  return text ? [...parts.slice(0, -1), { ...last, text }] : parts.slice(0, -1)
}

const cleanBlock = (block: Block): Block[] => {
  switch (block.type) {
    case 'paragraph': {
      const content = cleanLine(block.content)
      const found = embedOfLine(cleanLink(lineText(content)))
      if (found) return [{ type: 'embed', attrs: { address: found.address, title: '' } }]
      return content.length > 0 ? [{ ...block, content }] : []
    }
    case 'embed':
      return [block]
    case 'crosshead': {
      // A heading is heavy as it is, and has one line.
      const content = cleanLine(block.content, 'strong')
      return content.length > 0 ? [{ ...block, content }] : []
    }
    case 'quote': {
      const content = block.content.map((one) => ({ ...one, content: cleanLine(one.content) }))
      const written = content.filter((one) => one.content.length > 0)
      return written.length > 0 ? [{ ...block, content: written }] : []
    }
    case 'list': {
      const content = block.content.map((one) => ({ ...one, content: cleanLine(one.content) }))
      const written = content.filter((one) => one.content.length > 0)
      return written.length > 0 ? [{ ...block, content: written }] : []
    }
    case 'table': {
      const content = block.content.map((row) => ({
        ...row,
        content: row.content.map((cell) => ({ ...cell, content: cleanLine(cell.content) })),
      }))
      return [{ ...block, content }]
    }
    default:
      return []
  }
}

const clean = (body: Body): Body => ({ type: 'body', content: body.content.flatMap(cleanBlock) })

export const pastedBody = ({ html, text }: Pasted): Body => {
  const fromHtml = html.trim() ? clean(bodyFrom(cleanTree(parseHtml(html)))) : undefined
  // A program that gives its letters without any block (a terminal, an editor of code) gives line ends in the plain form alone.
  if (fromHtml && fromHtml.content.length > 0) return fromHtml
  return clean(bodyOfPastedText(text))
}
