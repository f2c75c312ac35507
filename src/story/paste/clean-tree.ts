/** The tree of a paste without what programs write into it for themselves, and with what they say by styles said by elements. Pure. */

import { descendants, type Element, isElement, type Node, rawText } from '../markup/element.ts'
import { hasLists, isListSign, withLists } from './word-lists.ts'

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Around a text, not of it. */
const around = names('nav aside menu dialog xml')
const aroundRoles = names('navigation banner search contentinfo complementary toolbar menu menubar dialog alert')
const headings = /^h[1-6]$/

type Styles = Record<string, string>

const stylesOf = ({ attributes }: Element): Styles => {
  const styles: Styles = {}
  for (const one of (attributes.style ?? '').toLowerCase().split(';')) {
    const at = one.indexOf(':')
    if (at > 0) styles[one.slice(0, at).trim()] = one.slice(at + 1).trim()
  }
  return styles
}

const classOf = ({ attributes }: Element): string => attributes.class ?? ''

/** Never seen by who copied it: hidden parts, what was struck out in a tracked change, remarks of others, signs of lists. */
const isUnseen = (node: Element, styles: Styles): boolean =>
  around.has(node.name) ||
  aroundRoles.has(node.attributes.role ?? '') ||
  node.name === 'del' ||
  'hidden' in node.attributes ||
  styles.display === 'none' ||
  styles.visibility === 'hidden' ||
  styles['mso-hide'] === 'all' ||
  /^(?:comment|comment-list|header|footer)$/.test(styles['mso-element'] ?? '') ||
  /\b(?:MsoCommentReference|MsoCommentText|msoDel|msocomtxt|msocomoff)\b/i.test(classOf(node)) ||
  /^#_msocom_|^#_msoanchor_/.test(node.attributes.href ?? '') ||
  isListSign(node)

const isBold = (weight: string | undefined): boolean =>
  weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
const isLight = (weight: string | undefined): boolean =>
  weight === 'normal' || weight === 'lighter' || Number(weight) < 600

const element = (name: string, children: readonly Node[], attributes: Record<string, string> = {}): Element => ({
  ...{ name, space: '', attributes, children },
})

/** Elements in place of the styles that say the same. A heading is heavy as it is. */
const marked = (children: Node[], styles: Styles, inHeading: boolean): Node[] => {
  let inner = children
  if (styles['font-style'] === 'italic') inner = [element('em', inner)]
  if (isBold(styles['font-weight']) && !inHeading) inner = [element('strong', inner)]
  return inner
}

/** A table that only lays out a page: of mails, of web pages. */
const isLayout = (table: Element): boolean => {
  if (table.attributes.role === 'presentation' || descendants(table, 'table').length > 0) return true
  const rows = descendants(table, 'tr')
  return rows.every(({ children }) => children.filter(isElement).length < 2)
}

/** Every cell in a column of its own, so that no row is shorter than another. */
const evenTable = (table: Element): Element => {
  const rows = descendants(table, 'tr').map((row) =>
    row.children.filter(isElement).flatMap((cell): Element[] => {
      if (cell.name !== 'td' && cell.name !== 'th') return []
      const wide = Math.min(40, Math.max(1, Math.trunc(Number(cell.attributes.colspan)) || 1))
      return [cell, ...Array.from({ length: wide - 1 }, () => element(cell.name, []))]
    }),
  )
  const width = Math.max(0, ...rows.map((cells) => cells.length))
  const whole = rows
    .filter((cells) => cells.some((cell) => rawText(cell).trim()))
    .map((cells) => element('tr', [...cells, ...Array.from({ length: width - cells.length }, () => element('td', []))]))
  return element('table', whole, table.attributes)
}

const unwrapped = names('b strong i em cite')

const cleanElement = (node: Element, inHeading: boolean): Node[] => {
  const styles = stylesOf(node)
  if (isUnseen(node, styles)) return []
  const { name } = node
  const isHeading = headings.test(name) || /\bMso(?:Title|Subtitle|Heading\d)\b/.test(classOf(node))
  if (name === 'table') {
    if (isLayout(node)) return descendants(node, 'td', 'th').map((cell) => element('div', cleanTree(cell.children)))
    const even = evenTable(node)
    return [{ ...even, children: even.children.flatMap((row) => (isElement(row) ? [cleanRow(row)] : [])) }]
  }
  const children = cleanTree(node.children, inHeading || isHeading)
  // Google Docs wraps all of a copy into a bold element that is not bold.
  const isPlain =
    (unwrapped.has(name) && /^(?:b|strong)$/.test(name) && (isLight(styles['font-weight']) || inHeading)) ||
    (/^(?:i|em)$/.test(name) && styles['font-style'] === 'normal')
  if (isPlain) return marked(children, { ...styles, 'font-weight': '' }, inHeading)
  if (isHeading) return [element('h2', children)]
  if (name === 'p' && /\bMso(?:Intense)?Quote\b/.test(classOf(node)))
    return [element('blockquote', [element('p', children)])]
  return [element(name, marked(children, styles, inHeading || isHeading), node.attributes)]
}

const cleanRow = (row: Element): Element => ({
  ...row,
  children: row.children.flatMap((cell) => (isElement(cell) ? [{ ...cell, children: cleanTree(cell.children) }] : [])),
})

export const cleanTree = (nodes: readonly Node[], inHeading = false): Node[] => {
  const listed = hasLists(nodes) ? withLists(nodes) : nodes
  return listed.flatMap((node) => (isElement(node) ? cleanElement(node, inHeading) : [node]))
}
