/** What an editor may make of a body: the nodes and marks of `story/body.ts` as content rules of ProseMirror. */

import type { MarkSpec, NodeSpec } from '@tiptap/pm/model'

/** By the same names as in a body; the editor adds how each is drawn and read from a paste. */
export const nodeSpecs = {
  body: { content: 'block+' },
  paragraph: { group: 'block', content: 'inline*' },
  crosshead: { group: 'block', content: 'inline*', defining: true },
  quote: { group: 'block', content: 'paragraph+', attrs: { cite: { default: null } }, defining: true },
  list: { group: 'block', content: 'item+', attrs: { ordered: { default: false } } },
  item: { content: 'inline*', defining: true },
  picture: { group: 'block', atom: true, draggable: true, attrs: { picture: {} } },
  table: { group: 'block', content: 'row+', attrs: { caption: { default: null } }, isolating: true },
  row: { content: 'cell+' },
  cell: { content: 'inline*', attrs: { header: { default: false } }, isolating: true },
  embed: { group: 'block', atom: true, draggable: true, attrs: { address: {}, title: { default: '' } } },
  break: { group: 'inline', inline: true, selectable: false },
  text: { group: 'inline' },
} as const satisfies Record<string, NodeSpec>

/** In the order in which `normalBody` lists them. */
export const markSpecs = {
  emphasis: {},
  strong: {},
  link: { attrs: { href: {} }, inclusive: false },
} as const satisfies Record<string, MarkSpec>
