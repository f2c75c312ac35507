/** Where each paragraph of a text comes from: the agency's version that first said it, or the revision in which the desk wrote it. */

import { createHash } from 'node:crypto'
import { type Block, type Body, blockText } from './body.ts'

/** A version of a story's wire, oldest first, with the marks that were taken of its paragraphs when it came. */
export type MarkedVersion = { id: string; marks: readonly string[] }

/** A revision, oldest first. `wire_version` is the version that it stands on. */
export type TracedRevision = {
  number: number
  kind: 'take' | 'save' | 'update' | 'correct'
  actor: string
  at: Date
  wire_version: string | null
  body: Body
}

/**
 * Where a paragraph was first said. One that the desk wrote over another (or that a merge made of two) names those in `from`.
 */
export type Origin = { version: string } | { revision: number; actor: string; at: Date; from: Origin[] }

const letters = (block: Block): string => blockText(block).normalize('NFC').replace(/\s+/g, ' ').trim()

const mark = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16)

/** A mark of each block that has letters: 96 bits of the SHA-256 of its text (NFC, white space folded). */
export const marksOf = (body: Body): string[] => [
  ...new Set(
    body.content.flatMap((block) => {
      const text = letters(block)
      return text ? [mark(text)] : []
    }),
  ),
]

/** How much of two paragraphs' words must be shared (Dice) for one to be the other, rewritten. */
const likeness = 0.5

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])

const shared = (a: Set<string>, b: Set<string>): number => {
  const common = [...a].filter((word) => b.has(word)).length
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size)
}

/** The paragraph of a revision that this one was most likely made from; none where all are too different or still there. */
const rewritten = (text: string, before: Body, after: Body): string | undefined => {
  const still = new Set(after.content.map(letters))
  const words = wordsOf(text)
  const [best] = before.content
    .map(letters)
    .filter((one) => one && !still.has(one))
    .map((one) => ({ one, share: shared(words, wordsOf(one)) }))
    .filter(({ share }) => share >= likeness)
    .sort((a, b) => b.share - a.share)
  return best?.one
}

/** Traces the blocks of a text that has letters, each to its origin; `undefined` where no version and no revision holds it. */
export const tracedTo = (
  body: Body,
  revisions: readonly TracedRevision[],
  versions: readonly MarkedVersion[],
): { text: string; origin: Origin | undefined }[] => {
  const versionOf = new Map<string, string>()
  for (const { id, marks } of versions.toReversed()) for (const one of marks) versionOf.set(one, id)
  const unmarked = new Set(versions.filter(({ marks }) => marks.length === 0).map(({ id }) => id))
  const holders = new Map<string, number>()
  revisions.forEach((revision, at) => {
    for (const one of marksOf(revision.body)) if (!holders.has(one)) holders.set(one, at)
  })
  const originOf = (text: string): Origin | undefined => {
    const said = versionOf.get(mark(text))
    if (said) return { version: said }
    const at = holders.get(mark(text))
    const revision = at === undefined ? undefined : revisions[at]
    if (at === undefined || !revision) return undefined
    const { number, kind, actor, at: when, wire_version: stands } = revision
    const fromWire = stands !== null && (kind === 'take' || kind === 'update') ? stands : undefined
    // Of a version that came before marks were taken, what its revision brought is taken for its own.
    if (fromWire && unmarked.has(fromWire)) return { version: fromWire }
    const before = revisions[at - 1]
    const made = before && rewritten(text, before.body, revision.body)
    const from = [made && originOf(made), kind === 'update' && fromWire && { version: fromWire }]
    return {
      revision: number,
      actor,
      at: when,
      from: from.filter((one) => one !== undefined && one !== false && one !== '') as Origin[],
    }
  }
  return body.content.flatMap((block) => {
    const text = letters(block)
    return text ? [{ text, origin: originOf(text) }] : []
  })
}
