/** What somebody wrote into a plain form as a body: simple HTML, or plain letters with empty lines, headings, lists and addresses. Pure. */

import type { Block, Body, Inline } from '../body.ts'
import { looksMarked } from '../markup/markup.ts'
import { pastedBody } from './pasted-body.ts'
import { bodyOfPastedText } from './pasted-text.ts'

/** Markup that needs no paragraph around it. */
const ownBlock =
  /^\s*<\/?(?:p|h[1-6]|ul|ol|li|blockquote|table|caption|thead|tbody|tr|t[hd]|div|section|article|hr|!--)\b/i

const emptyLine = /\n\s*\n/

/** An empty line ends a paragraph, also where only some of the words are marked. */
const withParagraphs = (html: string): string =>
  html
    .split(emptyLine)
    .map((part) => (ownBlock.test(part) ? part : `<p>${part}</p>`))
    .join('\n')

const heading = /^#{1,6}\s+(\S.*)$/

/** Addresses of the web and of mail within plain letters. */
const address = /https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)\]]|[\w.+-]{1,64}@[a-z\d-]+(?:\.[a-z\d-]+)+/gi

const withLinks = (line: readonly Inline[]): Inline[] =>
  line.flatMap((part): Inline[] => {
    if (part.type !== 'text') return [part]
    const parts: Inline[] = []
    let from = 0
    const plain = (to: number) => {
      if (to > from) parts.push({ type: 'text', text: part.text.slice(from, to) })
    }
    for (const found of part.text.matchAll(address)) {
      const [text] = found
      plain(found.index)
      const href = /^https?:/i.test(text) ? text : `mailto:${text}`
      parts.push({ type: 'text', text, marks: [{ type: 'link', attrs: { href: href.slice(0, 2000) } }] })
      from = found.index + text.length
    }
    plain(part.text.length)
    return parts
  })

/** The block with each of its lines so changed. */
const eachLine = (block: Block, change: (line: readonly Inline[]) => Inline[]): Block => {
  switch (block.type) {
    case 'paragraph':
    case 'crosshead':
      return { ...block, content: change(block.content) }
    case 'quote':
      return { ...block, content: block.content.map((one) => ({ ...one, content: change(one.content) })) }
    case 'list':
      return { ...block, content: block.content.map((one) => ({ ...one, content: change(one.content) })) }
    case 'table':
      return {
        ...block,
        content: block.content.map((row) => ({
          ...row,
          content: row.content.map((cell) => ({ ...cell, content: change(cell.content) })),
        })),
      }
    default:
      return block
  }
}

const linked = (block: Block): Block => eachLine(block, withLinks)

/** Plain letters between two empty lines. */
const plainPart = (part: string): Block[] => {
  const [first = '', ...rest] = part.trim().split('\n')
  const [, head] = heading.exec(first) ?? []
  const below = (head === undefined ? part : rest.join('\n')).trim()
  return [
    ...(head === undefined
      ? []
      : [{ type: 'crosshead' as const, content: [{ type: 'text' as const, text: head.trim() }] }]),
    ...(below ? bodyOfPastedText(below).content.map(linked) : []),
  ]
}

/** A wire's links within its own site lead nowhere here, and the reader of markup drops them; what is written here is of this site. */
const here = 'https://here.invalid'
const withHere = (html: string): string => html.replace(/(<a\b[^<>]*?\bhref\s*=\s*["']?)\/(?![/\\])/gi, `$1${here}/`)
const withoutHere = (line: readonly Inline[]): Inline[] =>
  line.map((part) =>
    part.type === 'text' && part.marks
      ? {
          ...part,
          marks: part.marks.map((mark) =>
            mark.type === 'link' ? { ...mark, attrs: { href: mark.attrs.href.replace(`${here}/`, '/') } } : mark,
          ),
        }
      : part,
  )

const markedParts = (html: string): Block[] =>
  pastedBody({ html: withHere(withParagraphs(html)), text: '' }).content.map((block) => eachLine(block, withoutHere))

/** Empty lines part it; what has tags between two of them is HTML. Without pictures and without what lives elsewhere: those are of stories. */
export const writtenBody = (words: string): Body => {
  const parts = words.replace(/\r\n?/g, '\n').trim().split(emptyLine)
  const content: Block[] = []
  for (let at = 0; at < parts.length; at++) {
    const marked: string[] = []
    // Those that follow one another are one text: a list may have empty lines between its tags.
    while (looksMarked(parts[at] ?? '')) marked.push(parts[at++] ?? '')
    if (marked.length > 0) content.push(...markedParts(marked.join('\n\n')))
    const plain = parts[at]
    if (plain !== undefined) content.push(...plainPart(plain))
  }
  return { type: 'body', content }
}
