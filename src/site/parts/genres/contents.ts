/** The questions of an explainer, each leading to its answer. */

import { slug } from '../../../base/slug.ts'
import { type Block, type Body, blockText } from '../../../story/body.ts'
import { type Html, html } from '../../html.ts'

/** What each crosshead of a text is found by: its words, so that a link to it still leads there when another is put before it. */
export const anchorsOf = ({ content }: Body): Map<Block, string> => {
  const anchors = new Map<Block, string>()
  const taken = new Set<string>()
  for (const block of content) {
    if (block.type !== 'crosshead') continue
    const words = `q-${slug(blockText(block), 60)}`
    let name = words
    for (let at = 2; taken.has(name); at += 1) name = `${words}-${at}`
    taken.add(name)
    anchors.set(block, name)
  }
  return anchors
}

/** One question needs no list. */
export const contents = (anchors: ReadonlyMap<Block, string>): Html | undefined =>
  anchors.size < 2
    ? undefined
    : html`<nav class="contents" aria-labelledby="contents"><p class="label" id="contents" dir="auto">In this explainer</p><ol role="list">${[
        ...anchors,
      ].map(([block, name]) => html`<li><a href="#${name}">${blockText(block)}</a></li>`)}</ol></nav>`
