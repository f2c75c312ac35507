/** The tree of a draft's text as Yjs keeps it (the way `@tiptap/y-tiptap` writes it), as plain values and back. */

import * as Y from 'yjs'

/** Letters with their marks: `{ strong: {}, link: { href } }`. */
export type Run = { insert: string; attributes?: Record<string, unknown> }
export type Branch = { name: string; attrs: Record<string, unknown>; content: Twig[] }
/** A node, or the runs of text that stand between two nodes. */
export type Twig = Branch | Run[]

export type YNode = Y.XmlElement<Record<string, NonNullable<unknown>>>

export const isText = (twig: Twig | undefined): twig is Run[] => Array.isArray(twig)

/** A mark that lies over itself is written with a hash behind its name; here none does, but nothing breaks where one comes. */
const markName = (name: string): string => name.replace(/--[\w+/=]{8}$/, '')

/** What has a value, by name: the same facts are written the same. */
export const inOrder = (facts: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(facts)
      .filter(([, value]) => value !== null && value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

export const runOf = (insert: string, marks: Record<string, unknown>): Run => {
  const attributes = inOrder(marks)
  return { insert, ...(Object.keys(attributes).length > 0 && { attributes }) }
}

export const runsOf = (text: Y.XmlText | Y.Text): Run[] =>
  (text.toDelta() as { insert?: unknown; attributes?: Record<string, unknown> }[]).flatMap(({ insert, attributes }) => {
    if (typeof insert !== 'string') return []
    const marks = Object.entries(attributes ?? {}).map(([name, value]) => [markName(name), value])
    return [runOf(insert, Object.fromEntries(marks))]
  })

/** What stands in a fragment or a node. Texts of two that began to write at once are one; what is of no known kind is left out. */
export const twigsOf = (parent: Y.XmlFragment): Twig[] => {
  const twigs: Twig[] = []
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlElement) twigs.push(branchOf(child as unknown as YNode))
    else if (child instanceof Y.XmlText) {
      const before = twigs.at(-1)
      if (isText(before)) before.push(...runsOf(child))
      else twigs.push(runsOf(child))
    }
  }
  return twigs
}

export const branchOf = (node: YNode): Branch => ({
  name: node.nodeName,
  attrs: inOrder(node.getAttributes()),
  content: twigsOf(node),
})

export const setAttribute = (node: YNode, name: string, value: unknown): void => {
  if (value !== null && value !== undefined) node.setAttribute(name, value)
}

/** A new node of Yjs, or a new text. */
export const growth = (twig: Twig): Y.XmlElement | Y.XmlText => {
  if (isText(twig)) {
    const text = new Y.XmlText()
    text.applyDelta(twig)
    return text
  }
  const node: YNode = new Y.XmlElement(twig.name)
  for (const [name, value] of Object.entries(twig.attrs)) setAttribute(node, name, value)
  if (twig.content.length > 0) node.insert(0, twig.content.map(growth))
  return node as unknown as Y.XmlElement
}
