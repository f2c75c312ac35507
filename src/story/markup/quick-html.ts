/** A quick reader of HTML that is written cleanly (as `htmlOf` writes it): whatever else there is, it leaves to a real parser. */

import type { Node } from './element.ts'

type Growing = { name: string; space: ''; attributes: Record<string, string>; children: Node[] }

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** May hold paragraphs, lists and tables. */
const flows = names('header footer section article div blockquote li td th figure figcaption')
/** May hold only text and its marks. */
const phrases = names('p h1 h2 h3 h4 h5 h6 em strong b i u cite span small sub sup a')
const marks = names('em strong b i u cite span small sub sup a br img')
/** Of these, which elements they may hold, and no text. */
const parts: Record<string, ReadonlySet<string>> = {
  ul: names('li'),
  ol: names('li'),
  table: names('thead tbody tfoot tr'),
  thead: names('tr'),
  tbody: names('tr'),
  tfoot: names('tr'),
  tr: names('td th'),
}
const inFlow = names(
  'p h1 h2 h3 h4 h5 h6 em strong b i u cite span small sub sup a br img ul ol table header footer section article div blockquote figure figcaption',
)

const allowedIn = (name: string): ReadonlySet<string> =>
  parts[name] ?? (phrases.has(name) ? marks : flows.has(name) ? inFlow : names(''))

const allowed = new Map(
  [...flows, ...phrases, ...Object.keys(parts)].map((name) => [name, allowedIn(name)] as const),
).set('', inFlow)

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&nbsp;': '\u00a0',
}

/** Letters without the few entities that are known here; undefined where there is any other. */
const decoded = (text: string): string | undefined => {
  if (!text.includes('&')) return text
  let known = true
  const out = text.replace(/&(?:amp|lt|gt|quot|apos|nbsp|#39);|&/g, (entity) => {
    if (entity === '&') known = false
    return entities[entity] ?? entity
  })
  return known ? out : undefined
}

const tag = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*) ?(\/?)>/y
const attribute = / ([a-z-]+)="([^"]*)"/g

/** Attributes of a tag; undefined where one holds an unknown entity or stands twice. */
const attributesOf = (written: string): Record<string, string> | undefined => {
  const out: Record<string, string> = {}
  if (written)
    for (const [, name = '', value = ''] of written.matchAll(attribute)) {
      const letters = decoded(value)
      if (letters === undefined || name in out) return undefined
      out[name] = letters
    }
  return out
}

/** The most levels that are followed here. */
const deepest = 50

/** Reads one tag into the open elements; false where a real parser must look. */
const readTag = (found: RegExpExecArray, open: Growing[]): boolean => {
  const [, closes, name = '', written = '', empty] = found
  const parent = open.at(-1)
  if (closes) {
    if (written || empty || open.length < 2 || parent?.name !== name) return false
    open.pop()
    return true
  }
  const isVoid = name === 'br' || name === 'img'
  if (!parent || !allowed.get(parent.name)?.has(name) || (empty && !isVoid)) return false
  // A link inside a link is two links after one another.
  if (name === 'a' && open.some((one) => one.name === 'a')) return false
  const attributes = attributesOf(written)
  if (!attributes || open.length > deepest) return false
  const element: Growing = { name, space: '', attributes, children: [] }
  parent.children.push(element)
  if (!isVoid) open.push(element)
  return true
}

const readText = (text: string, open: Growing[]): boolean => {
  const letters = decoded(text)
  const parent = open.at(-1)
  if (letters === undefined || !parent || (parent.name in parts && letters.trim())) return false
  parent.children.push(letters)
  return true
}

/**
 * The nodes of clean HTML: lower-case tags, well nested, nothing left open, attributes in double quotes, and only elements
 * that a browser nests as they are written. Undefined for everything else, which needs a parser that reads HTML as browsers do.
 */
export const quickHtml = (html: string): Node[] | undefined => {
  if (html.includes('\0')) return undefined
  const root: Growing = { name: '', space: '', attributes: {}, children: [] }
  const open = [root]
  for (let at = 0; at < html.length; ) {
    const start = html.indexOf('<', at)
    const end = start < 0 ? html.length : start
    if (end > at && !readText(html.slice(at, end), open)) return undefined
    if (start < 0) break
    tag.lastIndex = start
    const found = tag.exec(html)
    if (!found || !readTag(found, open)) return undefined
    at = tag.lastIndex
  }
  return open.length === 1 ? root.children : undefined
}
