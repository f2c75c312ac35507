/** A feed's XML as a tree, broken ones too: what is not well-formed is repaired, or read entry by entry, and said. */

import { type Element, isElement } from '../../../story/markup/element.ts'
import { readXml } from '../../xml.ts'

export type FeedXml = { root?: Element; problems: string[] }

/** The most entries of a broken feed that are read one by one. */
const mostPieces = 5000

/** The longest feed that is mended, in letters: real ones have some thousands. */
const longestMended = 2 * 1024 * 1024

// A stray `&` (an address, "R & B") is the commonest fault of feeds; a reference ends in a semicolon.
const stray = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z0-9]{0,31});)/gi

/** The commonest faults mended: stray ampersands outside CDATA (in which everything is text), and control characters. */
const mended = (text: string): string => {
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  const out: string[] = []
  for (let at = 0; at < clean.length; ) {
    const start = clean.indexOf('<![CDATA[', at)
    const end = start < 0 ? -1 : clean.indexOf(']]>', start)
    const until = end < 0 ? clean.length : start
    out.push(clean.slice(at, until).replace(stray, '&amp;'), clean.slice(until, end < 0 ? until : end + 3))
    at = end < 0 ? clean.length : end + 3
  }
  return out.join('')
}

const opening = /<(?:[\w.-]{1,40}:)?(?:item|entry)(?=[\s>])/g

type Piece = { text: string; at: number; whole: boolean }

/** How much of what stands before the first entry is looked at. */
const longestHead = 32_768

/** The entries of a feed as letters, each from its opening to its closing tag; the last may be torn. */
const piecesOf = (text: string): Piece[] => {
  const pieces: Piece[] = []
  opening.lastIndex = 0
  for (let found = opening.exec(text); found && pieces.length < mostPieces; found = opening.exec(text)) {
    const close = `</${found[0].slice(1)}>`
    const end = text.indexOf(close, found.index)
    if (end < 0) {
      pieces.push({ text: '', at: found.index, whole: false })
      break
    }
    pieces.push({ text: text.slice(found.index, end + close.length), at: found.index, whole: true })
    opening.lastIndex = end + close.length
  }
  return pieces
}

/** The opening tags before the first entry that are still open there: the feed's root and, in RSS, its channel. */
const openTags = (head: string): string[] => {
  const open: string[] = []
  for (const [tag, closes, name = ''] of head
    .replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '')
    .matchAll(/<(\/?)([a-z][\w.:-]{0,80})(?:\s[^<>]*)?>/gi)) {
    if (closes) {
      const at = open.findLastIndex((one) => nameIn(one) === name)
      if (at >= 0) open.length = at
    } else if (!tag.endsWith('/>') && open.length < 20) open.push(tag)
  }
  return open
}

const nameIn = (tag: string): string => /^<([^\s>]+)/.exec(tag)?.[1] ?? ''

const firstElement = (of: Element): Element | undefined => of.children.find(isElement)

/** Every entry alone, in the tags that stand around it: what is whole is kept, what is torn is counted. */
const readPieces = (text: string): { root?: Element; lost: number; isMore?: boolean } => {
  const pieces = piecesOf(text)
  const first = pieces[0]
  if (!first) return { lost: 0 }
  const head = text.slice(0, Math.min(first.at, longestHead))
  const tags = openTags(head)
  const close = tags.map((tag) => `</${nameIn(tag)}>`).reverse()
  const [rootTag = '<rss>'] = tags
  // The declarations of the root's namespaces are all that an entry needs of what stands before it.
  const alone = (piece: string) => readXml(`${rootTag}${piece}</${nameIn(rootTag)}>`).root
  const entries = pieces.flatMap((piece) => (piece.whole ? (alone(piece.text)?.children.filter(isElement) ?? []) : []))
  const withHead = readXml(`${head.replace(/<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*>/gi, '')}${close.join('')}`).root
  const root = withHead ?? readXml(`${rootTag}</${nameIn(rootTag)}>`).root
  const lost = pieces.length - entries.length
  if (!root || !entries.length) return { lost }
  // RSS 2.0 has its items in the channel, whose title and language they inherit.
  const channel = firstElement(root)
  const holder = channel?.name === 'channel' && root.name !== 'RDF' ? channel : root
  const filled = { ...holder, children: [...holder.children, ...entries] }
  return {
    root: holder === root ? filled : { ...root, children: root.children.map((one) => (one === holder ? filled : one)) },
    lost,
    isMore: pieces.length === mostPieces,
  }
}

/** Reads a feed. One that is not well-formed gives what can be read of it, and a problem that says so. */
export const readFeedXml = (text: string): FeedXml => {
  const { root, problem } = readXml(text)
  if (root) return { root, problems: [] }
  // What is refused for declaring entities stays refused.
  if (/DOCTYPE/.test(problem)) return { problems: [problem] }
  const isShort = text.length <= longestMended
  const repaired = isShort ? mended(text) : text
  const second = isShort ? readXml(repaired) : undefined
  if (second?.root)
    return { root: second.root, problems: ['The feed is no well-formed XML; it was read with its faults mended.'] }
  const pieces = readPieces(repaired)
  if (!pieces.root) return { problems: [problem] }
  const lost = pieces.lost ? ` ${pieces.lost} of its entries could not be read.` : ''
  const more = pieces.isMore ? ` After ${mostPieces} of them no more are read.` : ''
  return {
    root: pieces.root,
    problems: [`The feed is broken, torn or too large; its whole entries were read one by one.${lost}${more}`],
  }
}
