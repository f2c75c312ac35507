/** Blocks of the editor and blocks of the body: an empty line of the editor is none of the body's. */

import type { Node } from '@tiptap/pm/model'

const isKept = (block: Node): boolean => {
  if (block.isAtom || block.type.name === 'table') return true
  if (block.isTextblock) return block.content.size > 0
  return block.children.some((line) => line.content.size > 0)
}

/** Where the body's block of this number begins; undefined where there is none. */
export const placeOfBlock = (doc: Node, number: number): { node: Node; at: number } | undefined => {
  let count = -1
  let found: { node: Node; at: number } | undefined
  doc.forEach((node, at) => {
    if (isKept(node)) count += 1
    if (count === number && isKept(node)) found = { node, at }
  })
  return found
}

/** Which block of the body the editor's block of this number is, or comes before. */
export const numberOfBlock = (doc: Node, index: number): number => doc.children.slice(0, index).filter(isKept).length
