/** XML as it is written: elements out of names, attributes and text, in which no text can become markup. */

/** Letters that are XML already. Only the functions of this file make it. */
export type Markup = string & { readonly written: unique symbol }

// XML 1.0 (fifth edition, clause 2.2) has no place for most control characters, half a surrogate pair, and U+FFFE, U+FFFF.
const illegal =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A text without the characters that XML cannot hold. */
export const legal = (text: string): string => text.replace(illegal, '')

/** A text in one line, without what XML cannot hold. */
export const oneLine = (text: string): string => legal(text).replace(/\s+/g, ' ').trim()

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
}

/** Text between tags. `>` is escaped too, so that no CDATA section seems to end (XML 1.0, clause 2.4). */
export const letters = (text: string): Markup =>
  legal(text).replace(/[&<>"\r]/g, (letter) => escapes[letter] ?? letter) as Markup

/** An attribute's value; line ends and tabs stay what they are (XML 1.0, clause 3.3.3 would make blanks of them). */
const value = (text: string): string => legal(text).replace(/[&<>"\r\n\t]/g, (letter) => escapes[letter] ?? letter)

export type Attributes = Record<string, string | number | undefined>

const attributesOf = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, said]) => (said === undefined ? '' : ` ${name}="${value(String(said))}"`))
    .join('')

/** What may stand in an element: markup, lists of it, nothing. */
export type Inner = Markup | undefined | readonly Inner[]

export const joined = (inner: readonly Inner[]): Markup =>
  inner.map((one) => (Array.isArray(one) ? joined(one) : (one ?? ''))).join('') as Markup

/** An element. Attributes that are undefined are left out. */
export const tag = (name: string, attributes: Attributes, ...inner: Inner[]): Markup => {
  const content = joined(inner)
  return `<${name}${attributesOf(attributes)}${content ? `>${content}</${name}>` : '/>'}` as Markup
}

/** An element with one line of text in it; undefined where there is no text. */
export const line = (name: string, text: string | undefined, attributes: Attributes = {}): Markup | undefined => {
  const said = text === undefined ? '' : oneLine(text)
  return said ? tag(name, attributes, letters(said)) : undefined
}

/** Markup that was made elsewhere of escaped text (`htmlOf`), with HTML's empty elements closed. */
export const closedHtml = (html: string): Markup =>
  legal(html)
    .replaceAll('<br>', '<br/>')
    .replace(/<img ([^<>]*)>/g, '<img $1/>') as Markup

/** A document: declaration, root element, line end. */
export const xmlDocument = (root: Markup): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
