/**
 * The living draft of a story: the document that editors write in together. `getXmlFragment('body')` has the text, with the nodes and marks of
 * `story/body.ts` by the same names; `getMap('furniture')` what stands around it, and `section`; `getMap('notes')` and `getMap('suggestions')` are the editor's.
 */

import * as Y from 'yjs'
import type { Body } from '../body.ts'
import type { Furniture } from '../furniture.ts'
import { fullEffort } from '../merging/align.ts'
import { bodyFragment, bodyOf, twigOf } from './body-of.ts'
import { changeChildren } from './change-tree.ts'
import { changeFurniture, furnitureOf, sectionOf, sorted } from './furniture-of.ts'
import { normalBody } from './normal-body.ts'

/** What a revision of a story says, with the section that the story is in. */
export type Said = { body: Body; furniture: Furniture; section: string }

/** Makes the draft equal to what is said, by the smallest change, and answers that; none where it says so already. Notes and suggestions stay. */
export const changeDraft = (doc: Y.Doc, { body, furniture, section }: Said): Uint8Array | undefined => {
  let made: Uint8Array | undefined
  const keep = (update: Uint8Array) => {
    made = update
  }
  doc.on('update', keep)
  doc.transact(() => {
    const effort = fullEffort()
    changeChildren(bodyFragment(doc), normalBody(body).content.map(twigOf), effort)
    changeFurniture(doc, furniture, section, effort)
  }, 'revision')
  doc.off('update', keep)
  return made
}

/** Fills a draft that is empty. */
export const fillDraft = (doc: Y.Doc, said: Said): void => {
  changeDraft(doc, said)
}

/** The document of a draft that was kept as these updates. */
export const documentOf = (updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

/** What the draft says; what it cannot say, or may not, is as `before`. */
export const saidBy = (doc: Y.Doc, before: Said): Said => ({
  body: bodyOf(doc),
  furniture: furnitureOf(doc, before.furniture),
  section: sectionOf(doc) ?? before.section,
})

/** Whether two say the same, however it is written. */
export const sameSaid = (one: Said, other: Said): boolean =>
  JSON.stringify(normal(one)) === JSON.stringify(normal(other))

const normal = ({ body, furniture, section }: Said): unknown => sorted({ body: normalBody(body), furniture, section })
