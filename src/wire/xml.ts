/** A safe reader of XML: a tree of elements, nothing fetched, nothing expanded, bounded in depth and number. */

import { parseFragment } from 'parse5'
import { SaxesParser, type SaxesTagNS } from 'saxes'
import type { Element, Node } from '../story/markup/element.ts'
import { quickXml } from './quick-xml.ts'

/** The most levels and the most elements that a document may have. */
export const limits = { depth: 200, elements: 250_000, doctype: 65_536 }

export type XmlReading = { root: Element; problem?: undefined } | { root?: undefined; problem: string }

/** Why a document is refused; thrown inside the reader only. */
class Refused extends Error {}

const entities = new Map<string, string | undefined>()

/** What a named HTML entity stands for (`&nbsp;`, `&eacute;`): agencies use them without declaring them. */
const htmlEntity = (name: string): string | undefined => {
  if (!entities.has(name)) {
    const [node] = parseFragment(`&${name};`).childNodes
    const value = node && 'value' in node ? node.value : ''
    if (entities.size > 5000) entities.clear()
    entities.set(name, value.length <= 2 ? value : undefined)
  }
  return entities.get(name)
}

const namedEntities = new Proxy<Record<string, string>>(
  { amp: '&', gt: '>', lt: '<', quot: '"', apos: "'" },
  { get: (five, name) => (typeof name === 'string' ? (five[name] ?? htmlEntity(name)) : undefined) },
)

/** Errors that lose nothing: an undeclared entity stays as it stands, an undeclared prefix is only a name. */
const harmless = /undefined entity|unbound namespace prefix|disallowed character|attribute prefix|xml declaration/i

// The modules of the news DTDs, which old AFP files name as parameter entities: they are named, never fetched.
const newsModule = /^%\s+\S+\s+(?:SYSTEM|PUBLIC\s+["'][^"']*["'])\s+["'][^"']*(?:nitf|newsml)[^"'/]*\.dtd["']\s*$/i

/** A DOCTYPE may name its DTD; it may not declare entities, neither to be fetched nor to be expanded. */
const checkDoctype = (doctype: string): void => {
  if (doctype.length > limits.doctype) throw new Refused('The DOCTYPE is longer than 64 KB: this is no news file.')
  const declared = doctype.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<!ENTITY\s+([^>]*)/gi)
  for (const [, entity = ''] of declared) {
    if (newsModule.test(entity)) continue
    const external = /\b(?:SYSTEM|PUBLIC)\b/.test(entity)
    throw new Refused(
      external
        ? 'The DOCTYPE declares an external entity. Nothing is fetched and the file is refused: ask the sender for it without entities.'
        : 'The DOCTYPE declares an entity that expands. The file is refused: ask the sender for it without entities.',
    )
  }
}

/** An element while its children are still coming. */
type Growing = Omit<Element, 'children'> & { children: Node[] }

const elementOf = (tag: SaxesTagNS): Growing => {
  const attributes: Record<string, string> = {}
  for (const name in tag.attributes) {
    const attribute = tag.attributes[name]
    if (attribute) attributes[name] = attribute.value
  }
  return { name: tag.local, space: tag.uri, attributes, children: [] }
}

/** Grows the tree; white space between elements is kept, since in a body it is text. */
class Tree {
  root: Growing | undefined
  readonly open: Growing[] = []
  count = 0

  start(tag: SaxesTagNS): void {
    if (++this.count > limits.elements) throw new Refused(`The XML has more than ${limits.elements} elements.`)
    if (this.open.length >= limits.depth) throw new Refused(`The XML is nested more than ${limits.depth} levels deep.`)
    const element = elementOf(tag)
    const parent = this.open.at(-1)
    if (parent) parent.children.push(element)
    else this.root ??= element
    this.open.push(element)
  }

  text(text: string): void {
    this.open.at(-1)?.children.push(text)
  }
}

const torn = (message: string): string =>
  `The XML is broken or torn: ${message.replace(/\.$/, '')}. Wait for the whole file, or ask the sender for it again.`

/** How much is told of a message, which may quote a name of a megabyte. */
const longestMessage = 200

/** A parser that is told of errors by their words alone: an `Error` each took a second where a broken file has some hundred thousand. */
class Parser extends SaxesParser<{ xmlns: true; position: true }> {
  override fail(message: string): this {
    if (!harmless.test(message.slice(0, longestMessage)))
      throw new Refused(torn(`${this.line}:${this.column}: ${message.slice(0, longestMessage)}`))
    return this
  }
}

/** Reads a document; a problem is a sentence that says why it is refused. */
export const readXml = (text: string): XmlReading => {
  const trimmed = text.trimStart()
  const root = quickXml(trimmed, limits)
  return root ? { root } : readFully(trimmed)
}

/** The same by a full parser, which takes more than twice as long. */
export const readFully = (text: string): XmlReading => {
  const tree = new Tree()
  const parser = new Parser({ xmlns: true, position: true })
  parser.ENTITIES = namedEntities
  parser.on('doctype', checkDoctype)
  parser.on('opentag', (tag) => tree.start(tag))
  parser.on('closetag', () => tree.open.pop())
  parser.on('text', (letters) => tree.text(letters))
  parser.on('cdata', (letters) => tree.text(letters))
  try {
    parser.write(text).close()
  } catch (error) {
    if (error instanceof Refused) return { problem: error.message }
    throw error
  }
  return tree.root ? { root: tree.root } : { problem: 'The XML has no elements.' }
}
