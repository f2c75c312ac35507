/** A read XML or HTML element, and how to find things in it. */

export type Node = Element | string

/** `name` is the local name, `space` the namespace ('' for none); attributes are named as written (`qcode`, `xml:lang`). */
export type Element = {
  readonly name: string
  readonly space: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Node[]
}

export const isElement = (node: Node): node is Element => typeof node !== 'string'

/** The child elements, of one name where one is given. */
export const children = (of: Element | undefined, name?: string): Element[] => {
  const found: Element[] = []
  if (of)
    for (const node of of.children) if (typeof node !== 'string' && (!name || node.name === name)) found.push(node)
  return found
}

/** The first element at the end of a path of child names: `find(item, 'itemMeta', 'pubStatus')`. */
export const find = (from: Element | undefined, ...path: string[]): Element | undefined => {
  let at = from
  for (const name of path) {
    let next: Element | undefined
    if (at) {
      for (const node of at.children) {
        if (typeof node !== 'string' && node.name === name) {
          next = node
          break
        }
      }
    }
    if (!next) return undefined
    at = next
  }
  return at
}

/** Every element at the end of a path of child names. */
export const findAll = (from: Element | undefined, ...path: string[]): Element[] => {
  let level = from ? [from] : []
  for (const name of path) level = level.flatMap((one) => children(one, name))
  return level
}

/** Every element of these names below, in the order of the document, not looking inside those found. */
export const descendants = (from: Element | undefined, ...names: string[]): Element[] => {
  const found: Element[] = []
  const walk = (one: Element) => {
    for (const child of one.children) {
      if (typeof child === 'string') continue
      if (names.includes(child.name)) found.push(child)
      else walk(child)
    }
  }
  if (from) walk(from)
  return found
}

const gather = (node: Node, out: string[]): void => {
  if (typeof node === 'string') out.push(node)
  else for (const child of node.children) gather(child, out)
}

/** All letters of an element, white space as it stands. */
export const rawText = (of: Element | undefined): string => {
  if (!of) return ''
  const [only] = of.children
  if (of.children.length === 1 && typeof only === 'string') return only
  const out: string[] = []
  gather(of, out)
  return out.join('')
}

/** Each run of white space but single blanks, which are nearly all there are: to replace them by themselves takes three times as long. */
const uneven = /(?:[^\S ]| (?=\s))\s*/g

/** Text with single blanks for its white space. */
export const evenlySpaced = (text: string): string => text.replace(uneven, ' ')

/** Text with its white space collapsed, undefined where nothing is left. */
export const tidy = (text: string | undefined): string | undefined =>
  // Most are codes and numbers, which have none.
  (text && /\s/.test(text) ? evenlySpaced(text).trim() : text) || undefined

/** The letters of an element as one line, undefined where there are none. */
export const text = (of: Element | undefined): string | undefined => (of ? tidy(rawText(of)) : undefined)

/** An attribute with its white space collapsed, undefined where it is missing or empty. */
export const attribute = (of: Element | undefined, name: string): string | undefined => tidy(of?.attributes[name])
