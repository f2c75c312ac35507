/** A body as a row of units, one a sentence, and back: what a merge works on, so that a paragraph may be split, joined or made a crosshead. */

import { type Block, type Body, blockText, type Inline, lineText } from '../body.ts'
import { cutLine, joined } from './lines.ts'

/** What kind of block a sentence stands in. */
export type Head =
  | { type: 'paragraph' | 'crosshead' }
  | { type: 'quote'; attrs?: { cite: string } | undefined }
  | { type: 'list'; attrs: { ordered: boolean } }

/** A block that is not taken apart: a picture, a table, an embed, a quote without text. */
export type Whole = { type: 'whole'; block: Block }

/** Where a unit stands in one version: the block, and the item or the quote's paragraph in it. */
export type Place = { block: number; part: number }
export type Version = 'base' | 'ours' | 'theirs'

export type Unit = {
  head: Head | Whole
  /** The sentence, without the space around it. */
  line: Inline[]
  /** What parts it from the next sentence of its line; undefined at the line's end. */
  gap: Inline[] | undefined
  /** Whether a block begins with it, whatever is before. */
  begins?: true
  /** Where it stands, in each version that has it. */
  places: { [version in Version]?: Place | undefined }
}

/**
 * Where a sentence ends. Told by what is before the end alone, so that a sentence stays one whatever comes to stand behind it; that is why this is not Unicode's
 * rule (UAX 29), which asks whether a capital or a dash follows. Chinese and Japanese write no space.
 */
const sentenceEnd = /(?:(?<![.!?…؟۔])[.!?…؟۔]+["'”’»)\]]*(?=\s)|[。！？]+[」』”]*|(?=\n))\s*/gu
/** A full stop that never ends a sentence: of a title. Of others it is safer to think that it does: a part too many is merged all the same. */
const noEnd = /(?:^|[\s("“«])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Mt|Mme)\.$/u
/** How far before a full stop a short form may begin. */
const shortForm = 8

/** Longer lines are no prose: they are one unit. */
const longestLine = 100_000

type Sentence = Pick<Unit, 'line' | 'gap'>

/** The sentences of a line, each with what parts it from the next; at least one, empty where the line is. */
const sentencesOf = (line: readonly Inline[]): Sentence[] => {
  const text = lineText(line)
  const cuts: number[] = []
  if (text.length <= longestLine)
    for (const { 0: end, index } of text.matchAll(sentenceEnd)) {
      const words = index + end.trimEnd().length
      const next = index + end.length
      if (next < text.length && next > index && !noEnd.test(text.slice(Math.max(0, words - shortForm), words)))
        cuts.push(words, next)
    }
  const parts = cutLine(line, cuts)
  return parts.flatMap((part, at) => (at % 2 === 0 ? [{ line: part, gap: parts[at + 1] }] : []))
}

/** The lines of a block that is text, and what they stand in. */
const linesOf = (block: Block): { head: Head; lines: readonly Inline[][] } | undefined => {
  switch (block.type) {
    case 'paragraph':
    case 'crosshead':
      return { head: { type: block.type }, lines: [block.content] }
    case 'quote':
      return { head: { type: 'quote', attrs: block.attrs }, lines: block.content.map(({ content }) => content) }
    case 'list':
      return { head: { type: 'list', attrs: block.attrs }, lines: block.content.map(({ content }) => content) }
    default:
      return undefined
  }
}

/** The units of blocks, as they stand in this version. */
export const unitsOf = (blocks: readonly Block[], version: Version): Unit[] =>
  blocks.flatMap((block, number): Unit[] => {
    const text = linesOf(block)
    if (!text || text.lines.length === 0)
      return [
        {
          head: { type: 'whole', block },
          line: [],
          gap: undefined,
          places: { [version]: { block: number, part: 0 } },
        },
      ]
    return text.lines.flatMap((line, part) =>
      sentencesOf(line).map((sentence) => ({
        head: text.head,
        ...sentence,
        places: { [version]: { block: number, part } },
      })),
    )
  })

/** A text that shows two units to be the same one, whatever their marks and the block around them. */
export const unitKey = ({ head, line }: Unit): string =>
  head.type === 'whole' ? wholeKey(head.block) : lineText(line).trim()

const wholeKey = (block: Block): string => {
  if (block.type === 'picture') return `\u0000picture ${block.attrs.picture}`
  if (block.type === 'embed') return `\u0000embed ${block.attrs.address}`
  return `\u0000${block.type} ${blockText(block)}`
}

export const headKey = (head: Head | Whole): string => JSON.stringify(head)

/** How two units of one version stand to each other. */
type Relation = 'apart' | 'one block' | 'one line'
const relationIn = (a: Place | undefined, b: Place | undefined): Relation | undefined => {
  if (!a || !b) return undefined
  if (a.block !== b.block) return 'apart'
  return a.part === b.part ? 'one line' : 'one block'
}

/** Three-way, as for everything: what the desk changed stays, else what the agency says. Undefined where no version has both. */
const relationOf = (a: Unit, b: Unit): Relation | undefined => {
  const [base, ours, theirs] = (['base', 'ours', 'theirs'] as const).map((one) =>
    relationIn(a.places[one], b.places[one]),
  )
  if (ours !== undefined && ours !== base) return ours
  return theirs !== undefined && theirs !== base ? theirs : (ours ?? theirs ?? base)
}

/** How far back is looked for a unit that says whether this one belongs to the block. */
const furthest = 40

const belongs = (unit: Unit, block: readonly Unit[]): Relation => {
  const [first] = block
  if (!first || unit.begins || unit.head.type === 'whole' || headKey(first.head) !== headKey(unit.head)) return 'apart'
  for (let at = block.length - 1; at >= Math.max(0, block.length - furthest); at -= 1) {
    const before = block[at]
    const relation = before && relationOf(before, unit)
    // Whatever stands between them is of the same line only where it is the nearest that says so.
    if (relation) return relation
  }
  return 'apart'
}

/** Whether words must be kept apart here; Chinese and Japanese sentences stand without a space. */
const spaceAfter = (line: readonly Inline[]): Inline[] =>
  /[\u3000-\u303f\uff00-\uffef\u3040-\u30ff\u4e00-\u9fff]$/.test(lineText(line)) ? [] : [{ type: 'text', text: ' ' }]

const lineFrom = (units: readonly Unit[]): Inline[] =>
  joined(
    units.flatMap(({ line, gap }, at) =>
      at === units.length - 1 ? line : [...line, ...(gap ?? (line.length > 0 ? spaceAfter(line) : []))],
    ),
  )

const blockFrom = (lines: readonly (readonly Unit[])[]): Block => {
  const head = lines[0]?.[0]?.head ?? { type: 'paragraph' }
  const contents = lines.map(lineFrom)
  switch (head.type) {
    case 'whole':
      return head.block
    case 'quote':
      return {
        type: 'quote',
        ...(head.attrs ? { attrs: head.attrs } : {}),
        content: contents.map((content) => ({ type: 'paragraph', content })),
      }
    case 'list':
      return { type: 'list', attrs: head.attrs, content: contents.map((content) => ({ type: 'item', content })) }
    default:
      return { type: head.type, content: contents[0] ?? [] }
  }
}

/** The blocks that units make, and in which of them each unit stands. */
export const blocksFrom = (units: readonly Unit[]): { content: Block[]; blockOf: number[] } => {
  const blocks: Unit[][][] = []
  const blockOf: number[] = []
  let current: Unit[] = []
  for (const unit of units) {
    const relation = belongs(unit, current)
    const lines = blocks.at(-1)
    if (relation === 'apart' || !lines) {
      blocks.push([[unit]])
      current = []
    } else if (relation === 'one line') lines.at(-1)?.push(unit)
    else lines.push([unit])
    current.push(unit)
    blockOf.push(blocks.length - 1)
  }
  return { content: blocks.map(blockFrom), blockOf }
}

export const bodyFrom = (units: readonly Unit[]): Body => ({ type: 'body', content: blocksFrom(units).content })
