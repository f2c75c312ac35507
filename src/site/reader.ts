/** Reads a page as a reader does, for tests: its words in order, its headings, links and pictures. */

import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
export type Element = DefaultTreeAdapterTypes.Element

const isElement = (node: Node): node is Element => 'tagName' in node
const unread = new Set(['head', 'script', 'style', 'template'])

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value

const walk = (node: Node, visit: (node: Node) => boolean): void => {
  if (!visit(node) || !('childNodes' in node)) return
  for (const child of node.childNodes) walk(child, visit)
}

const textOf = (top: Node): string => {
  let out = ''
  walk(top, (node) => {
    if (node.nodeName === '#text' && 'value' in node) out += node.value
    else if (isElement(node)) {
      if (unread.has(node.tagName)) return false
      if (!/^(a|span|em|strong|time|b|i|cite)$/.test(node.tagName)) out += ' '
    }
    return true
  })
  return out.replace(/\s+/g, ' ').trim()
}

export type Reading = {
  text: string
  elements: Element[]
  all: (tag: string) => Element[]
  words: (element: Element) => string
  /** Level and words of every heading, in order. */
  headings: [number, string][]
  /** Words and address of every link, in order. */
  links: [string, string][]
  data: Record<string, unknown>[]
}

export const read = (page: string): Reading => {
  const elements: Element[] = []
  const document = parse(page)
  walk(document, (node) => {
    if (isElement(node)) elements.push(node)
    return true
  })
  const all = (tag: string) => elements.filter((one) => one.tagName === tag)
  const linkedData = all('script')
    .filter((one) => attribute(one, 'type') === 'application/ld+json')
    .map((one) => one.childNodes.map((child) => ('value' in child ? child.value : '')).join(''))
  return {
    text: textOf(document),
    elements,
    all,
    words: textOf,
    headings: elements
      .filter((one) => /^h[1-6]$/.test(one.tagName))
      .map((one): [number, string] => [Number(one.tagName[1]), textOf(one)]),
    links: all('a').map((one): [string, string] => [textOf(one), attribute(one, 'href') ?? '']),
    data: linkedData.map((one): Record<string, unknown> => JSON.parse(one)),
  }
}

/** The words that do not follow one another on the page in this order; empty when all do. */
export const outOfOrder = (text: string, words: readonly string[]): string[] => {
  let from = 0
  return words.filter((one) => {
    const at = text.indexOf(one, from)
    if (at < 0) return true
    from = at + one.length
    return false
  })
}
