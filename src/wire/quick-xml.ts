/** A quick reader of XML that is written plainly, as nearly all wires are: whatever else there is, it leaves to a full parser. */

import type { Element, Node } from '../story/markup/element.ts'

type Growing = { name: string; space: string; attributes: Record<string, string>; children: Node[] }
/** Namespaces by their prefix, '' for the default one; those declared further out are inherited. */
type Spaces = Record<string, string>
/** An open element; `written` is its name with the prefix, as the closing tag must have it. */
type Open = { element: Growing; written: string; spaces: Spaces }

const declaration =
  /^<\?xml[ \t\n]+version=(?:"1\.0"|'1\.0')(?:[ \t\n]+encoding=(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:[ \t\n]+standalone=(?:"yes"|"no"))?[ \t\n]*\?>/
const qualifiedName = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/y

const five: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const entity = /&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9a-fA-F]{1,6}));/g
const otherEntity = /&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)/

/** Is it a letter that XML 1.0 allows (clause 2.2)? */
const isAllowed = (code: number): boolean =>
  code < 0x20
    ? code === 9 || code === 10 || code === 13
    : code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff)

const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x09

/** Letters without their entities; undefined where there are others than XML's own five and numbers. */
const decoded = (text: string): string | undefined => {
  if (!text.includes('&')) return text
  if (otherEntity.test(text)) return undefined
  let known = true
  const out = text.replace(entity, (whole, word?: string, decimal?: string, hex?: string) => {
    if (word) return five[word] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
    if (isAllowed(code)) return String.fromCodePoint(code)
    known = false
    return whole
  })
  return known ? out : undefined
}

/** A namespace may be bound to any prefix but the two of XML's own, which only a full parser knows how to refuse. */
const isBindable = (prefix: string, space: string): boolean =>
  !/^xml(?:ns)?$/.test(prefix) &&
  (space !== '' || prefix === '') &&
  space !== 'http://www.w3.org/XML/1998/namespace' &&
  space !== 'http://www.w3.org/2000/xmlns/'

/** Reads on from tag to tag. Each step answers whether it could; where one could not, a full parser reads from the beginning. */
class Reader {
  readonly text: string
  readonly limits: { depth: number; elements: number }
  readonly open: Open[] = []
  root: Element | undefined
  at: number
  count = 0

  constructor(text: string, limits: { depth: number; elements: number }) {
    this.text = text
    this.limits = limits
    this.at = declaration.exec(text)?.[0].length ?? 0
  }

  all(): boolean {
    const { text } = this
    while (this.at < text.length) {
      const next = text.indexOf('<', this.at)
      const end = next < 0 ? text.length : next
      if (end > this.at && !this.letters(text.slice(this.at, end))) return false
      this.at = end
      if (next >= 0 && !this.markup(text.charCodeAt(next + 1))) return false
    }
    return !this.open.length
  }

  letters(raw: string): boolean {
    const parent = this.open.at(-1)
    if (!parent) return !/[^ \t\n]/.test(raw)
    const letters = raw.includes(']]>') ? undefined : decoded(raw)
    if (letters === undefined) return false
    parent.element.children.push(letters)
    return true
  }

  markup(second: number): boolean {
    if (second === 0x2f) return this.close()
    return second === 0x21 ? this.commentOrLetters() : this.start()
  }

  commentOrLetters(): boolean {
    const { text, at } = this
    if (text.startsWith('<!--', at)) {
      // Two hyphens end a comment, or it is none.
      const end = text.indexOf('--', at + 4)
      this.at = end + 3
      return end > 0 && text[end + 2] === '>'
    }
    const end = text.startsWith('<![CDATA[', at) ? text.indexOf(']]>', at + 9) : -1
    const parent = this.open.at(-1)
    if (end < 0 || !parent) return false
    parent.element.children.push(text.slice(at + 9, end))
    this.at = end + 3
    return true
  }

  close(): boolean {
    const closed = this.open.pop()
    const end = this.at + 2 + (closed?.written.length ?? 0)
    if (!closed || this.text[end] !== '>' || !this.text.startsWith(closed.written, this.at + 2)) return false
    this.at = end + 1
    return true
  }

  start(): boolean {
    this.at++
    const written = this.name()
    const parent = this.open.at(-1)
    if (!written || (this.root && !parent)) return false
    if (++this.count > this.limits.elements || this.open.length >= this.limits.depth) return false
    const colon = written.indexOf(':')
    const prefix = colon < 0 ? '' : written.slice(0, colon)
    const element: Growing = { name: written.slice(colon + 1), space: '', attributes: {}, children: [] }
    const spaces = this.attributes(element.attributes, parent?.spaces ?? Object.create(null))
    if (!spaces || prefix.startsWith('xml')) return false
    // A prefix that is declared nowhere stands for itself.
    element.space = spaces[prefix] ?? prefix
    if (parent) parent.element.children.push(element)
    else this.root = element
    if (this.text[this.at] === '/') this.at++
    else this.open.push({ element, written, spaces })
    return this.text[this.at++] === '>'
  }

  /** The name that begins here, '' where none does. */
  name(): string {
    const from = this.at
    qualifiedName.lastIndex = from
    if (!qualifiedName.test(this.text)) return ''
    this.at = qualifiedName.lastIndex
    return this.text.slice(from, this.at)
  }

  /** Passes over white space; was there any? */
  blanks(): boolean {
    const from = this.at
    while (isBlank(this.text.charCodeAt(this.at))) this.at++
    return this.at > from
  }

  /** Reads the attributes into `into`; the namespaces that hold from here on, undefined where a full parser must look. */
  attributes(into: Record<string, string>, around: Spaces): Spaces | undefined {
    let spaces = around
    let locals: Set<string> | undefined
    while (this.blanks()) {
      const name = this.name()
      if (!name) break
      const value = this.value()
      if (value === undefined || name in into) return undefined
      into[name] = value
      const colon = name.indexOf(':')
      const local = name.slice(colon + 1)
      if (name === 'xmlns' || name.startsWith('xmlns:')) {
        const prefix = colon < 0 ? '' : local
        if (!isBindable(prefix, value.trim())) return undefined
        if (spaces === around) spaces = Object.create(around)
        spaces[prefix] = value.trim()
      } else if (colon > 0) {
        // The same local name twice may be the same attribute under two prefixes.
        locals ??= new Set()
        if (locals.has(local)) return undefined
        locals.add(local)
      }
    }
    return spaces
  }

  /** An attribute's value, from its equals sign on. */
  value(): string | undefined {
    const { text, at } = this
    const quote = text[at + 1] ?? ''
    if (text[at] !== '=' || (quote !== '"' && quote !== "'")) return undefined
    const end = text.indexOf(quote, at + 2)
    if (end < 0) return undefined
    this.at = end + 1
    const raw = text.slice(at + 2, end)
    if (!/[&<\t\n]/.test(raw)) return raw
    return raw.includes('<') ? undefined : decoded(raw.replace(/[\t\n]/g, ' '))
  }
}

/** A longer document is no ordinary wire; and what is torn at its end is read twice. */
const longest = 2_000_000

/**
 * The root of a document of XML 1.0 in plain ASCII names, with comments and CDATA, but without a DOCTYPE, processing instructions
 * and entities of its own. Undefined for everything else, what is broken included: a full parser reads it or says why not.
 */
export const quickXml = (text: string, limits: { depth: number; elements: number }): Element | undefined => {
  if (text.length > longest) return undefined
  // XML has one line end (clause 2.11).
  const reader = new Reader(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, limits)
  return reader.all() ? reader.root : undefined
}
