/** Lists of Word, which are paragraphs with a sign before them, as lists. Pure. */

import { type Element, isElement, type Node, rawText } from '../markup/element.ts'

const style = ({ attributes }: Element): string => attributes.style ?? ''
const isSign = (node: Element): boolean => /mso-list:\s*ignore/i.test(style(node))
/** `mso-list:l0 level1 lfo1` */
const isEntry = (node: Node): node is Element =>
  isElement(node) && /^(?:p|div)$/.test(node.name) && /mso-list:\s*(?!none|ignore|skip)\S/i.test(style(node))

/** The first sign in it: `1.`, `a)`, `·`. */
const signOf = (node: Element): string | undefined => {
  for (const child of node.children) {
    if (!isElement(child)) continue
    if (isSign(child)) return rawText(child).replace(/[\s\u00a0]+/g, '')
    const inner = signOf(child)
    if (inner !== undefined) return inner
  }
  return undefined
}

const isNumber = (sign: string | undefined): boolean => /^\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)]/i.test(sign ?? '')

/** Paragraphs of a list that follow one another as one list; levels are not kept, as a body has none. */
export const withLists = (nodes: readonly Node[]): Node[] => {
  const made: Node[] = []
  let open: { name: 'ol' | 'ul'; items: Element[] } | undefined
  const close = (): void => {
    if (open) made.push({ name: open.name, space: '', attributes: {}, children: open.items })
    open = undefined
  }
  for (const node of nodes) {
    if (isEntry(node)) {
      const name = isNumber(signOf(node)) ? 'ol' : 'ul'
      // A level below is often of another kind, and stays in its list.
      const isDeeper = /level(?:[2-9])\b/i.test(style(node))
      if (open && open.name !== name && !isDeeper) close()
      open ??= { name, items: [] }
      open.items.push({ name: 'li', space: '', attributes: {}, children: node.children })
    } else if (isElement(node) || node.trim()) {
      close()
      made.push(node)
    }
  }
  close()
  return made
}

/** Whether any of these nodes is a list's paragraph: white space between them then says nothing. */
export const hasLists = (nodes: readonly Node[]): boolean => nodes.some(isEntry)

export const isListSign = isSign
