/** The text that TT puts into NewsML-G2 (`application/ttnitf+xml`): Swedish names for what NITF has. */

import { bodyText } from '../../story/body.ts'
import { children, descendants, type Element, find, isElement, type Node, text } from '../../story/markup/element.ts'
import { bodyFrom, type Story } from '../../story/markup/markup.ts'
import type { Draft } from '../compose.ts'
import { fileHref } from '../identity.ts'
import { type Association, stated } from '../item.ts'

/** What TT's elements are in HTML; `BYLINE` and `BILD` (a picture) stand apart from the text. */
const html: Record<string, string> = {
  RUBRIK: 'h2',
  MELLIS: 'h2',
  INGRESS: 'div',
  BRODTEXT: 'div',
  CITAT: 'p',
  DAT: 'p',
  ORT: 'span',
  SOURCE: 'span',
  TEXT: 'div',
}
const apart = new Set(['BYLINE', 'BILD'])

const inHtml = (nodes: readonly Node[]): Node[] =>
  nodes.flatMap((node): Node[] => {
    if (!isElement(node)) return [node]
    if (apart.has(node.name)) return []
    const inner = inHtml(node.children)
    // A quote begins with a dash in Swedish papers; TT leaves it to the element's name.
    const said = node.name === 'CITAT' ? ['– ', ...inner] : inner
    return [{ ...node, name: html[node.name] ?? node.name.toLowerCase(), children: said }]
  })

const pictureOf = (of: Element, at: number): Association[] => {
  const address = text(find(of, 'BILDFIL'))
  const caption = find(of, 'BILDTEXT')
  const href = address && fileHref(address)
  return address && href
    ? [
        stated<Association>({
          name: `picture-${at + 1}`,
          uri: address,
          type: 'picture',
          by: text(find(of, 'BILDSKAPARE')),
          descriptions: caption
            ? [{ role: 'caption', value: bodyText(bodyFrom(inHtml(caption.children))).replace(/\s+/g, ' ') }]
            : [],
          renditions: [{ name: 'original', href }],
        }),
      ]
    : []
}

/** Is this inline content TT's? */
export const isTt = (inline: Element): boolean =>
  /ttnitf/i.test(inline.attributes.contenttype ?? '') && find(inline, 'BODY', 'TEXT') !== undefined

/** Its texts (the first the story, others fact boxes below it), the first's headline and dateline above, byline and pictures. */
export const readTt = (inline: Element): Pick<Draft, 'by' | 'associations'> & { story: Story } => {
  const body = find(inline, 'BODY')
  const [main, ...boxes] = children(body, 'TEXT')
  const isAbove = (node: Node) => isElement(node) && (node.name === 'RUBRIK' || node.name === 'DAT')
  const nodes = main?.children ?? []
  return {
    story: {
      above: bodyFrom(inHtml(nodes.filter(isAbove))),
      body: bodyFrom(inHtml([...nodes.filter((node) => !isAbove(node)), ...boxes])),
    },
    by: text(find(main, 'BYLINE')),
    associations: descendants(body, 'BILD').flatMap(pictureOf),
  }
}
