/** The text of a wire (HTML, XHTML, NITF) into a story's body, and a body into clean HTML: nothing else of the markup survives. */

import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import type { PictureId } from '../../base/id.ts'
import { type Block, type Body, bodyText, type Inline, isSafeLink, type Mark } from '../body.ts'
import { descendants, type Element, evenlySpaced, isElement, type Node, rawText, tidy } from './element.ts'
import { embedIn, embedInFrame } from './embedded.ts'
import { quickHtml } from './quick-html.ts'

/** The most levels of markup that are followed; what is deeper is no news text. */
const deepest = 200

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Never shown, with all that is in them. */
const dropped = names(
  'script style head title template noscript iframe frame frameset object embed applet param svg math canvas audio video source track form input button select option textarea link meta base head nitf-head media-metadata media-reference media-caption media-producer',
)
const crossheads = names('h1 h2 h3 h4 h5 h6 hl1 hl2')
const flowing = names(
  'p div section article header footer main aside address center dd dt dl figcaption body html hr block body.content body.head body.end tagline hedline byline dateline note nitf pre tr fieldset details summary nav',
)
const quotes = names('blockquote bq')
/** Who said a quote: HTML's `<footer>` or `<cite>` as a line of its own in it, NITF's `<credit>`. */
const quoted = names('footer cite credit')
const lists = names('ul ol')
const emphasis = names('em i cite')
const strong = names('strong b')

/** Says under which name the item's own picture at `src` is shown; undefined for a picture that is not its own. */
export type PictureName = (src: string) => string | undefined

const sameMarks = (a: Mark[] | undefined, b: Mark[]): boolean => {
  const one = a ?? []
  return one.length === b.length && one.every((mark, at) => mark === b[at])
}

/** White space off the start or the end; zero-width spaces too, which `trim` leaves. */
const trimStart = (text: string): string => text.replace(/^[\s\u200b]+/, '')
const trimEnd = (text: string): string => {
  let end = text.length
  while (end > 0 && /[\s\u200b]/.test(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

const isTrim = (text: string): boolean => text !== '' && !/[\s\u200b]/.test(text.charAt(0) + text.slice(-1))

/** Takes white space off both ends of a line, and what it leaves empty. */
const trimmed = (line: Inline[]): Inline[] => {
  const [first, last] = [line[0], line.at(-1)]
  if (first?.type === 'text' && last?.type === 'text' && isTrim(first.text) && isTrim(last.text)) return line
  let start = 0
  let end = line.length
  const bare = (at: number, trim: (text: string) => string): string => {
    const part = line[at]
    return part?.type === 'text' ? trim(part.text) : ''
  }
  while (start < end && !bare(start, trimStart)) start++
  while (end > start && !bare(end - 1, trimEnd)) end--
  return line.slice(start, end).map((part, at) => {
    if (part.type !== 'text' || (at > 0 && at < end - start - 1)) return part
    const text = at === 0 ? trimStart(part.text) : part.text
    return { ...part, text: at === end - start - 1 ? trimEnd(text) : text }
  })
}

/** A line between dashes is a crosshead: `- Sunshine abounds -`, `- "A new start" -`. */
const dashed = /^\s*[-\u2013\u2014]\s*(\S.*\S)\s*[-\u2013\u2014]\s*$/

const asCrosshead = (line: Inline[]): Inline[] | undefined => {
  const [first] = line
  if (first?.type !== 'text' || !/^[-\u2013\u2014]/.test(first.text)) return undefined
  if (line.some((part) => part.type !== 'text')) return undefined
  const text = line.map((part) => (part.type === 'text' ? part.text : '')).join('')
  const inner = text.length < 150 ? dashed.exec(text)?.[1] : undefined
  return inner && !/^[-\u2013\u2014]+$/.test(inner) ? [{ type: 'text', text: inner }] : undefined
}

/** A pair of tags around letters without any: STT's `<endash>-</endash>`, marks that were escaped twice. */
const escapedMark = /<([a-z][a-z0-9]*)>[^<>]*<\/\1>/i
/** A tag whose letters would be lost with it: then a text speaks of tags, and means none. */
const lostTag = /<(?:script|style|iframe|object|embed|svg|math|form|template|noscript|head|title|textarea|select)\b/i

/** A reference that was escaped twice and is still there when XML has been read: STT's "o&#39;clock" and &quot;. */
const leftReference = /&(?:#(\d{2,5})|(quot|apos|nbsp));/g
const marks: Record<string, string> = { quot: '"', apos: "'", nbsp: '\u00a0' }
const withoutReferences = (letters: string): string =>
  letters.replace(leftReference, (whole, code: string | undefined, name: string | undefined) =>
    name ? (marks[name] ?? whole) : isLetter(Number(code)) ? String.fromCharCode(Number(code)) : whole,
  )
/** No control character, and no half of a pair (XML 1.0, clause 2.2). */
const isLetter = (code: number): boolean => (code >= 0x20 && code < 0x7f) || (code > 0x9f && code < 0xd800)

/** A table set in blanks, as Reuters sends results: four lines or more, half of them in columns. */
const isSetText = (node: Element): boolean => {
  const [only] = node.children
  if (typeof only !== 'string' || node.children.length > 1 || !only.includes('\n')) return false
  const lines = only.split('\n').filter((line) => line.trim())
  return lines.length > 3 && lines.filter((line) => /\S {2,}\S/.test(line)).length * 2 >= lines.length
}

/** Is there any white space but single blanks? */
const untidy = / {2}|[^\S ]|[\u0000-\u001f\u007f]/
/** Each run of white space that is no single blank: those, which are nearly all, stay as they are. */
const untidyRuns = /(?:[^\S ]|[\u0000-\u001f\u007f]| (?=[\s\u0000-\u001f\u007f]))[\s\u0000-\u001f\u007f]*/g

/** Collects blocks while the tree is walked: text goes to the open line, block elements close it. */
class Builder {
  readonly blocks: Block[] = []
  readonly picture: PictureName
  /** Is the tree XML? Then letters may be markup that was escaped once more than it should: STT's `35&lt;endash>-&lt;/endash>40`. */
  readonly isXml: boolean
  line: Inline[] = []
  marks: Mark[] = []

  constructor(picture: PictureName, isXml = false) {
    this.picture = picture
    this.isXml = isXml
  }

  text(raw: string): void {
    // Blocks are parted by line ends.
    if (raw === '\n' && !this.line.length) return
    const text = untidy.test(raw)
      ? raw.replace(untidyRuns, (space) => (space.includes('\u00a0') ? '\u00a0' : ' '))
      : raw
    const last = this.line.at(-1)
    const after = !last || last.type === 'break' || last.text.endsWith(' ')
    const kept = after && text.startsWith(' ') ? text.replace(/^ +/, '') : text
    if (!kept) return
    if (last?.type === 'text' && sameMarks(last.marks, this.marks)) last.text += kept
    else this.line.push({ type: 'text', text: kept, ...(this.marks.length ? { marks: this.marks } : {}) })
  }

  /** A second break in a row ends the paragraph. */
  lineBreak(): void {
    if (this.line.at(-1)?.type === 'break') this.close()
    else if (this.line.length) this.line.push({ type: 'break' })
  }

  take(): Inline[] {
    const line = trimmed(this.line)
    this.line = []
    return line
  }

  close(as: 'paragraph' | 'crosshead' = 'paragraph'): void {
    const content = this.take()
    if (!content.length) return
    const crosshead = as === 'paragraph' ? asCrosshead(content) : (asCrosshead(content) ?? content)
    this.blocks.push(crosshead ? { type: 'crosshead', content: crosshead } : { type: 'paragraph', content })
  }

  marked(mark: Mark, inside: () => void): void {
    const before = this.marks
    this.marks = before.some((one) => one.type === mark.type) ? before : [...before, mark]
    inside()
    this.marks = before
  }

  /** Everything inside as blocks of its own. */
  nested(element: Element, depth: number): Block[] {
    const inner = new Builder(this.picture, this.isXml)
    inner.walk(element.children, depth + 1)
    inner.close()
    return inner.blocks
  }

  walk(nodes: readonly Node[], depth: number): void {
    if (depth > deepest) return
    for (const node of nodes) {
      if (isElement(node)) {
        if (!dropped.has(node.name)) this.element(node, depth)
        else this.embed(embedInFrame(node))
      } else if (this.isXml && node.includes('<') && escapedMark.test(node) && !lostTag.test(node))
        this.escaped(node, depth)
      else this.text(this.isXml && node.includes('&') ? withoutReferences(node) : node)
    }
  }

  /** Letters that are markup, as HTML. */
  escaped(letters: string, depth: number): void {
    const html = new Builder(this.picture)
    html.walk(parseHtml(letters), depth + 1)
    // Only marks inside a line are meant; what makes blocks of its own stays letters.
    if (html.blocks.length) this.text(letters)
    else for (const part of html.line) this.line.push(part)
  }

  element(node: Element, depth: number): void {
    const name = this.isXml ? node.name.toLowerCase() : node.name
    const inside = () => this.walk(node.children, depth + 1)
    if (name === 'br') this.lineBreak()
    else if (name === 'a') this.link(node, inside)
    else if (emphasis.has(name)) this.marked({ type: 'emphasis' }, inside)
    else if (strong.has(name)) this.marked({ type: 'strong' }, inside)
    else if (name === 'img' || name === 'media') this.image(node)
    else if (name === 'table') this.table(node, depth)
    else if (name === 'pre') this.lines(node)
    else if (lists.has(name)) this.list(node, depth)
    else if (quotes.has(name)) this.quote(node, depth)
    else if (crossheads.has(name)) this.block(inside, 'crosshead')
    else if (name === 'figure') this.figure(node)
    else if (name === 'p' && isSetText(node)) this.lines(node)
    else if (flowing.has(name) || name === 'li') this.block(inside)
    else inside()
  }

  block(inside: () => void, as: 'paragraph' | 'crosshead' = 'paragraph'): void {
    this.close()
    inside()
    this.close(as)
  }

  link(node: Element, inside: () => void): void {
    const href = (node.attributes.href ?? '').trim()
    if (isSafeLink(href) && /^[hmt]/i.test(href) && href.length <= 2000)
      this.marked({ type: 'link', attrs: { href } }, inside)
    else inside()
  }

  image(node: Element): void {
    // NITF: <media><media-reference source="…"/></media>, AFP's web journal `data-location="#photo0"`.
    const from = descendants(node, 'media-reference')[0]?.attributes ?? node.attributes
    const src = from.src ?? from.source ?? from['data-location']
    const picture = src && this.picture(src)
    if (!picture) return
    this.close()
    this.blocks.push({ type: 'picture', attrs: { picture: picture as PictureId } })
  }

  /** Of a figure only the picture: its caption is told with the picture, not in the story. */
  figure(node: Element): void {
    if (!this.embed(embedIn(node))) for (const image of descendants(node, 'img', 'table')) this.walk([image], 0)
  }

  /** What a provider shows elsewhere; whether there was any. */
  embed(found: Block | undefined): boolean {
    if (!found) return false
    this.close()
    this.blocks.push(found)
    return true
  }

  /** Set text: its line ends are meant. */
  lines(node: Element): void {
    this.close()
    for (const line of rawText(node).split(/\r\n?|\n/)) {
      if (line.trim()) this.text(line)
      this.lineBreak()
    }
    this.close()
  }

  quote(node: Element, depth: number): void {
    if (this.embed(embedIn(node))) return
    this.close()
    const isQuoted = (child: Node) => isElement(child) && quoted.has(child.name)
    const cite = tidy(
      node.children
        .filter(isQuoted)
        .map((child) => (isElement(child) ? rawText(child) : ''))
        .join(' '),
    )?.replace(/^[—–-]\s*/, '')
    const words = { ...node, children: node.children.filter((child) => !isQuoted(child)) }
    const content = this.nested(words, depth).flatMap((block) =>
      block.type === 'paragraph' || block.type === 'crosshead'
        ? [{ type: 'paragraph' as const, content: block.content }]
        : [],
    )
    if (content.length) this.blocks.push({ type: 'quote', ...(cite ? { attrs: { cite } } : {}), content })
  }

  list(node: Element, depth: number): void {
    this.close()
    const content = node.children.filter(isElement).flatMap((item) =>
      this.nested(item, depth).flatMap((block) => {
        if (block.type === 'paragraph' || block.type === 'crosshead')
          return [{ type: 'item' as const, content: block.content }]
        return block.type === 'list' ? block.content : []
      }),
    )
    if (content.length) this.blocks.push({ type: 'list', attrs: { ordered: node.name === 'ol' }, content })
  }

  table(node: Element, depth: number): void {
    this.close()
    const rows = rowsOf(node).map((row) => ({
      type: 'row' as const,
      content: row.children
        .filter(isElement)
        .filter((cell) => cell.name === 'td' || cell.name === 'th')
        .map((cell) => ({
          type: 'cell' as const,
          attrs: { header: cell.name === 'th' },
          content: oneLine(this.nested(cell, depth)),
        })),
    }))
    const content = rows.filter((row) => row.content.some((cell) => cell.content.length))
    if (content.length) this.blocks.push({ type: 'table', content })
  }
}

/** The rows of a table, those of a table inside a cell left to that cell. */
const rowsOf = (node: Element): Element[] =>
  node.children
    .filter(isElement)
    .flatMap((child) => (child.name === 'tr' ? [child] : /^t(head|body|foot)$/.test(child.name) ? rowsOf(child) : []))

const linesOf = (block: Block): Inline[][] => {
  if (block.type === 'paragraph' || block.type === 'crosshead') return [block.content]
  if (block.type === 'list' || block.type === 'quote') return block.content.map((one) => one.content)
  return block.type === 'table' ? block.content.map((row) => row.content.flatMap((cell) => cell.content)) : []
}

/** Blocks as one line, with breaks between them. */
const oneLine = (blocks: Block[]): Inline[] =>
  blocks.flatMap(linesOf).flatMap((line, at) => (at ? [{ type: 'break' } as const, ...line] : line))

const none: PictureName = () => undefined

/** A story's body out of read markup; only what the body's schema knows survives. */
export const bodyFrom = (nodes: readonly Node[], picture: PictureName = none, isXml = false): Body => {
  const builder = new Builder(picture, isXml)
  builder.walk(nodes, 0)
  builder.close()
  return { type: 'body', content: builder.blocks }
}

type Parsed = DefaultTreeAdapterTypes.ChildNode

/** parse5's tree as elements, cut off below `deepest` levels. */
const elementsOf = (nodes: readonly Parsed[], depth: number): Node[] => {
  const out: Node[] = []
  for (const node of nodes) {
    if ('tagName' in node) {
      const attributes: Record<string, string> = {}
      for (const { name, value } of node.attrs) attributes[name] = value
      out.push({
        name: node.tagName,
        space: '',
        attributes,
        children: depth < deepest ? elementsOf(node.childNodes, depth + 1) : [],
      })
    } else if ('value' in node) out.push(node.value)
  }
  return out
}

const voids = names('area base br col embed hr img input link meta source track wbr')

/** XHTML closes empty elements in themselves, which HTML reads as left open: `<title/>` would swallow the story. */
const opened = (html: string): string =>
  html.includes('/>')
    ? html.replace(/<([a-z][\w.]*)(\s[^<>]*)?\/>/gi, (tag, name: string, attributes: string = '') =>
        voids.has(name.toLowerCase()) ? tag : `<${name}${attributes}></${name}>`,
      )
    : html

/** The most tags that are read as such; a browser's tree takes two kilobytes for each. Texts have some hundreds. */
export const mostTags = 20_000

/** Where the tag begins with which there would be too many of them; the end where there are not. */
const endOfTags = (html: string): number => {
  if (html.length <= mostTags) return html.length
  let at = -1
  for (let count = 0; count <= mostTags; count++) {
    at = html.indexOf('<', at + 1)
    if (at < 0) return html.length
  }
  return at
}

/** HTML or XHTML as a browser would read it, however broken, as elements. Beyond `mostTags` tags only the letters are read. */
export const parseHtml = (html: string): Node[] => {
  const end = endOfTags(html)
  const nodes = quickHtml(html.slice(0, end)) ?? elementsOf(parseFragment(opened(html.slice(0, end))).childNodes, 0)
  if (end === html.length) return nodes
  const letters = html.slice(end).replace(/<[^<>]*>/g, ' ')
  return [...nodes, ...elementsOf(parseFragment(letters.replaceAll('<', ' ')).childNodes, 0)]
}

/** HTML from outside into a story's body. */
export const bodyFromHtml = (html: string, picture: PictureName = none): Body => storyFromHtml(html, picture).body

/** Plain text into a body: an empty line parts paragraphs, other line ends stay as breaks. */
export const bodyFromText = (text: string): Body => {
  const builder = new Builder(none)
  for (const line of text.trim().split(/\r\n?|\n/)) {
    builder.text(line)
    builder.lineBreak()
  }
  builder.close()
  return { type: 'body', content: builder.blocks }
}

/** Letters alone of a text that may have markup in it: a headline, a caption. White space is collapsed. */
export const plainText = (value: string): string => {
  const letters = /<[a-z/!]|&[a-z#]/i.test(value) ? bodyText(bodyFromHtml(value)) : value
  return evenlySpaced(letters).trim()
}

/** Does a text hold tags? Only then is it read as HTML. */
export const looksMarked = (value: string): boolean => /<\/?[a-z][a-z0-9.]*(?:\s[^<>]*)?\/?>/i.test(value)

/** The nodes that hold the story: inside NITF's `body.content` or HTML's `body`, if there is one, and single wrappers. */
const storyNodes = (nodes: readonly Node[]): readonly Node[] => {
  const elements = nodes.filter(isElement)
  const inner = (name: string) => elements.flatMap((one) => (one.name === name ? [one] : descendants(one, name)))[0]
  const found = inner('body.content') ?? inner('body')
  if (found) return found.children
  const [only] = elements
  return only && elements.length === 1 && only.name === 'article' ? storyNodes(only.children) : nodes
}

/** A story as a wire has it: `above` is an HTML `header` before it, which repeats slugline, date and headline. */
export type Story = { body: Body; above?: Body }

const storyFrom = (nodes: readonly Node[], picture: PictureName, isXml: boolean): Story => {
  const all = storyNodes(nodes)
  const headers = all.filter((node) => isElement(node) && node.name === 'header')
  const rest = all.filter((node) => !headers.includes(node))
  if (!headers.length || !rest.some(isElement)) return { body: bodyFrom(all, picture, isXml) }
  return { body: bodyFrom(rest, picture, isXml), above: bodyFrom(headers, picture, isXml) }
}

/** HTML, or NITF written as letters, into a story. */
export const storyFromHtml = (html: string, picture: PictureName = none): Story =>
  storyFrom(parseHtml(html), picture, false)

/** The story in an XML element: markup as elements (NITF, XHTML), markup as letters (escaped, CDATA), or plain text. */
export const storyIn = (content: Element, picture: PictureName = none): Story => {
  if (content.children.some(isElement)) return storyFrom(content.children, picture, true)
  const letters = rawText(content)
  return looksMarked(letters) ? storyFromHtml(letters, picture) : { body: bodyFromText(letters) }
}
