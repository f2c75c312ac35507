/** The nodes and marks of a body for Tiptap: by the names and rules of the draft's schema, each with how it is drawn and read again. */

import { type Attributes, type Extensions, Mark, Node, type NodeConfig } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { isSafeLink } from '../../../story/body.ts'
import { markSpecs, nodeSpecs } from '../../../story/draft/editor-schema.ts'
import { embedView } from './embed-view.ts'
import { pictureView } from './picture-view.ts'

type Name = keyof typeof nodeSpecs

/** Attributes as the schema has them; how each is read from an element that we once drew. */
const attributes = (read: Record<string, [preset: unknown, from: (element: HTMLElement) => unknown]>): Attributes =>
  Object.fromEntries(
    Object.entries(read).map(([name, [preset, from]]) => [name, { default: preset, parseHTML: from, rendered: false }]),
  )

const node = (name: Name, tags: string[], how: Partial<NodeConfig>) => {
  const { attrs: _, ...spec } = nodeSpecs[name] as { attrs?: unknown }
  return Node.create({ ...spec, name, parseHTML: () => tags.map((tag) => ({ tag })), ...how })
}

const drawn =
  (draw: (attrs: Record<string, string | boolean | null>) => DOMOutputSpec): NonNullable<NodeConfig['renderHTML']> =>
  ({ node: { attrs } }) =>
    draw(attrs)

const body = Node.create({ name: 'body', topNode: true, content: nodeSpecs.body.content })
const text = Node.create({ name: 'text', group: 'inline' })

const paragraph = node('paragraph', ['p'], { priority: 1000, renderHTML: () => ['p', { dir: 'auto' }, 0] })
const crosshead = node('crosshead', ['h1', 'h2', 'h3', 'h4'], { renderHTML: () => ['h2', { dir: 'auto' }, 0] })

const quote = node('quote', ['blockquote'], {
  addAttributes: () => attributes({ cite: [null, (element) => element.dataset.cite ?? null] }),
  renderHTML: drawn(({ cite }) => ['blockquote', cite ? { 'data-cite': String(cite) } : {}, 0]),
})

const list = node('list', ['ul', 'ol'], {
  addAttributes: () => attributes({ ordered: [false, (element) => element.tagName === 'OL'] }),
  renderHTML: drawn(({ ordered }) => [ordered ? 'ol' : 'ul', 0]),
})
const item = node('item', ['li'], { renderHTML: () => ['li', { dir: 'auto' }, 0] })

const picture = node('picture', ['figure[data-picture]'], {
  addAttributes: () => attributes({ picture: [null, (element) => element.dataset.picture ?? null] }),
  renderHTML: drawn(({ picture: id }) => ['figure', { 'data-picture': String(id) }]),
  addNodeView: () => pictureView,
})

const table = node('table', ['table'], {
  addAttributes: () =>
    attributes({ caption: [null, (element) => element.querySelector('caption')?.textContent || null] }),
  renderHTML: drawn(({ caption }) => [
    'div',
    { class: 'table', ...(caption && { 'data-caption': String(caption) }) },
    ['table', ['tbody', 0]],
  ]),
})
const row = node('row', ['tr'], { renderHTML: () => ['tr', 0] })
const cell = node('cell', ['td', 'th'], {
  addAttributes: () => attributes({ header: [false, (element) => element.tagName === 'TH'] }),
  renderHTML: drawn(({ header }) => [header ? 'th' : 'td', { dir: 'auto' }, 0]),
})

const embed = node('embed', ['p[data-embed]'], {
  priority: 1100,
  parseHTML: () => [
    {
      tag: 'p[data-embed]',
      getAttrs: (element) => (/^https:\/\//i.test(element.dataset.embed ?? '') ? null : false),
    },
  ],
  addAttributes: () =>
    attributes({
      address: [null, (element) => element.dataset.embed],
      title: ['', (element) => element.textContent ?? ''],
    }),
  renderHTML: drawn(({ address, title }) => ['p', { 'data-embed': String(address) }, String(title || address)]),
  addNodeView: () => embedView,
})

const lineBreak = node('break', ['br'], { renderHTML: () => ['br'] })

const emphasis = Mark.create({
  ...{ name: 'emphasis', ...markSpecs.emphasis },
  parseHTML: () => [{ tag: 'em' }, { tag: 'i' }],
  renderHTML: () => ['em', 0],
})
const strong = Mark.create({
  ...{ name: 'strong', ...markSpecs.strong },
  parseHTML: () => [{ tag: 'strong' }, { tag: 'b' }],
  renderHTML: () => ['strong', 0],
})
const link = Mark.create({
  ...{ name: 'link', inclusive: markSpecs.link.inclusive },
  addAttributes: () => attributes({ href: [null, (element) => element.getAttribute('href')] }),
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: (element) => (isSafeLink(element.getAttribute('href') ?? '') ? null : false) },
  ],
  // Never followed from the editor: a click there puts the caret.
  renderHTML: ({ mark }) => ['a', { href: mark.attrs.href, rel: 'noreferrer', target: '_blank' }, 0],
})

export const bodyExtensions: Extensions = [
  ...[body, paragraph, crosshead, quote, list, item, picture, table, row, cell, embed, lineBreak, text],
  ...[emphasis, strong, link],
]
