/** Makes the tree of a draft another by the smallest change, so that carets, and what others write at the same moment, stay where they are. */

import * as Y from 'yjs'
import { differentWords } from '../life/difference.ts'
import { type Alike, align, changesOf, type Effort } from '../merging/align.ts'
import { bagOf, likenessOf } from '../merging/words.ts'
import {
  type Branch,
  branchOf,
  growth,
  inOrder,
  isText,
  type Run,
  runsOf,
  setAttribute,
  type Twig,
  type YNode,
} from './tree.ts'

/** A node as it stands, or neighbouring texts, which are one. */
type Standing = { nodes: (YNode | Y.XmlText)[]; twig: Twig; from: number; to: number }

/** Parts less alike than this are two, not one that was changed. */
const leastAlike = 0.35

const lettersOf = (twig: Twig): string =>
  isText(twig) ? twig.map(({ insert }) => insert).join('') : twig.content.map(lettersOf).join(' ')

const isStructure = (name: string): boolean => ['list', 'quote', 'table', 'row', 'cell'].includes(name)

const alikeTwigs = (): Alike<Twig> => {
  const bags = new Map<Twig, ReturnType<typeof bagOf>>()
  const bag = (twig: Twig) => {
    const made = bags.get(twig) ?? bagOf(lettersOf(twig))
    bags.set(twig, made)
    return made
  }
  return {
    key: (twig) => JSON.stringify(twig),
    likeness(a, b) {
      const alike = likenessOf(bag(a), bag(b))
      if (isText(a) || isText(b)) return isText(a) && isText(b) ? 0.1 + alike : 0
      if (a.name !== b.name) return 0
      if (JSON.stringify(a) === JSON.stringify(b)) return 1
      if (isStructure(a.name)) return 0.1 + alike
      return alike >= leastAlike ? alike : 0
    },
  }
}

/** A line that nobody has written into yet; who stands in it goes on standing there. */
const isEmpty = (twig: Twig): boolean =>
  isText(twig)
    ? lettersOf(twig) === ''
    : ['paragraph', 'crosshead', 'item'].includes(twig.name) &&
      lettersOf(twig).trim() === '' &&
      twig.content.every(isText)

const standingIn = (parent: Y.XmlFragment): Standing[] => {
  const found: Standing[] = []
  for (const [at, child] of parent.toArray().entries()) {
    const before = found.at(-1)
    if (child instanceof Y.XmlElement) {
      const node = child as unknown as YNode
      found.push({ nodes: [node], twig: branchOf(node), from: at, to: at + 1 })
    } else if (child instanceof Y.XmlText) {
      if (before && isText(before.twig) && before.to === at) {
        before.nodes.push(child)
        before.twig.push(...runsOf(child))
        before.to = at + 1
      } else found.push({ nodes: [child], twig: runsOf(child), from: at, to: at + 1 })
    }
  }
  return found.filter(({ twig }) => !isEmpty(twig))
}

/** Makes the children of a fragment or a node those that are wanted; lines that are empty stay. */
export const changeChildren = (parent: Y.XmlFragment, wanted: readonly Twig[], effort: Effort): void => {
  const standing = standingIn(parent)
  const twigs = standing.map(({ twig }) => twig)
  const { pairOf, runs } = changesOf(twigs.length, wanted.length, align(twigs, wanted, alikeTwigs(), effort))
  for (const [at, { nodes, twig }] of standing.entries()) {
    const other = wanted[pairOf[at] ?? -1]
    if (other && JSON.stringify(twig) !== JSON.stringify(other)) changeTwig(nodes, other, effort)
  }
  // From the end, so that the places before stay as they were counted.
  for (const { from, to, start, end } of runs.toReversed()) {
    for (const gone of standing.slice(from, to).toReversed()) parent.delete(gone.from, gone.to - gone.from)
    if (end > start) parent.insert(standing[from - 1]?.to ?? 0, wanted.slice(start, end).map(growth))
  }
}

const changeTwig = (nodes: Standing['nodes'], wanted: Twig, effort: Effort): void => {
  const [node, ...others] = nodes
  if (isText(wanted)) {
    for (const other of others) if (other instanceof Y.XmlText) other.delete(0, other.length)
    if (node instanceof Y.XmlText) changeText(node, wanted, effort)
  } else if (node instanceof Y.XmlElement) changeBranch(node, wanted, effort)
}

const changeBranch = (node: YNode, wanted: Branch, effort: Effort): void => {
  const before = node.getAttributes()
  for (const name of Object.keys(before)) if (wanted.attrs[name] === undefined) node.removeAttribute(name)
  for (const [name, value] of Object.entries(wanted.attrs))
    if (JSON.stringify(before[name]) !== JSON.stringify(value)) setAttribute(node, name, value)
  changeChildren(node, wanted.content, effort)
}

/** Word by word, then the marks where they differ. */
export const changeText = (text: Y.XmlText | Y.Text, wanted: readonly Run[], effort: Effort): void => {
  const before = runsOf(text)
    .map(({ insert }) => insert)
    .join('')
  const after = wanted.map(({ insert }) => insert).join('')
  if (before !== after)
    text.applyDelta(
      differentWords(before, after, effort).map(({ how, text: { length }, text: insert }) =>
        how === 'same' ? { retain: length } : how === 'gone' ? { delete: length } : { insert },
      ),
    )
  const marking = markingOf(runsOf(text), wanted)
  if (marking.some(({ attributes }) => attributes)) text.applyDelta(marking)
}

type Marking = { retain: number; attributes?: Record<string, unknown> }

/** What is to be marked otherwise, of two with the same letters. */
const markingOf = (now: readonly Run[], wanted: readonly Run[]): Marking[] => {
  const marking: Marking[] = []
  const [left, right] = [[...now], [...wanted]]
  for (let [one, other] = [left.shift(), right.shift()]; one && other; ) {
    const retain = Math.min(one.insert.length, other.insert.length)
    const [is, shall] = [one.attributes ?? {}, other.attributes ?? {}]
    if (JSON.stringify(inOrder(is)) === JSON.stringify(inOrder(shall))) marking.push({ retain })
    else {
      const none = Object.fromEntries(Object.keys(is).map((name) => [name, null]))
      marking.push({ retain, attributes: { ...none, ...shall } })
    }
    one = rest(one, retain) ?? left.shift()
    other = rest(other, retain) ?? right.shift()
  }
  return marking
}

const rest = (run: Run, from: number): Run | undefined =>
  run.insert.length > from ? { ...run, insert: run.insert.slice(from) } : undefined
