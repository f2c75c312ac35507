/** Two changes of one sentence made one, word by word; and how alike two sentences are. */

import { type Inline, lineText, type Mark } from '../body.ts'
import { type Alike, align, type Changes, changesOf, type Effort } from './align.ts'
import { cutLine, joined, lineKey, marksOfBoth, mergeMarks, textOf } from './lines.ts'

const words = new Intl.Segmenter('en', { granularity: 'word' })

/** The words of a text, in small letters and without marks of punctuation. */
export const wordsOf = (text: string): string[] => {
  const found: string[] = []
  for (const { segment, isWordLike } of words.segment(text)) if (isWordLike) found.push(segment.toLowerCase())
  return found
}

/** Words counted, and how much they weigh together: a long word says more of what a sentence is about than a short one. */
export type Bag = { counts: Map<string, number>; weight: number; words: number }

const weightOf = (word: string): number => Math.min(word.length, 8)

export const bagOf = (text: string): Bag => {
  const counts = new Map<string, number>()
  let weight = 0
  const all = wordsOf(text)
  for (const word of all) {
    counts.set(word, (counts.get(word) ?? 0) + 1)
    weight += weightOf(word)
  }
  return { counts, weight, words: all.length }
}

/** Of fewer words it is not said that they are a shortened longer sentence. */
const leastShortened = 4

/** From 0 to 1: the part of the words that both have; a sentence that was only shortened counts three quarters. */
export const likenessOf = (a: Bag, b: Bag): number => {
  const [less, more] = a.counts.size <= b.counts.size ? [a, b] : [b, a]
  if (less.weight === 0) return 0
  let both = 0
  for (const [word, count] of less.counts) both += Math.min(count, more.counts.get(word) ?? 0) * weightOf(word)
  const alike = (2 * both) / (a.weight + b.weight)
  const shorter = Math.min(a.weight, b.weight)
  return Math.min(a.words, b.words) >= leastShortened ? Math.max(alike, (0.75 * both) / shorter) : alike
}

/** A word or a sign with the space after it; `space` is undefined at the sentence's end. */
type Token = { text: string; line: Inline[]; space: string | undefined }

const tokensOf = (line: readonly Inline[]): Token[] => {
  const cuts: number[] = []
  const spaces: boolean[] = []
  for (const { segment, index } of words.segment(lineText(line))) {
    cuts.push(index)
    spaces.push(segment.trim() === '')
  }
  const tokens: Token[] = []
  for (const [at, part] of cutLine(line, cuts.slice(1)).entries()) {
    const last = tokens.at(-1)
    if (spaces[at] && last) last.space = (last.space ?? '') + lineText(part)
    else {
      if (last) last.space ??= ''
      tokens.push({ text: lineText(part), line: joined(part), space: undefined })
    }
  }
  return tokens
}

const sameWord: Alike<Token> = {
  key: ({ text }) => text,
  // A sign is easily the same by chance, and so is a short word.
  likeness: (a, b) => (a.text === b.text ? (/[\p{L}\p{N}]/u.test(a.text) ? 1 + weightOf(a.text) / 4 : 0.2) : 0),
}

const textIn = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map(({ text, space }) => text + (space ?? ''))
    .join('')
    .trim()

const marksIn = ({ line }: Token): readonly Mark[] | undefined => {
  const [only, another] = line
  return only?.type === 'text' && !another ? (only.marks ?? []) : undefined
}

/** The word as both have it, with the marks that three-way are its own. */
const mergeToken = (base: Token, ours: Token, theirs: Token): Token => {
  const [own, other, before] = [lineKey(ours.line), lineKey(theirs.line), lineKey(base.line)]
  const space = ours.space !== base.space ? ours.space : theirs.space
  if (own === other || other === before) return { ...ours, space }
  if (own === before) return { ...theirs, space }
  const [marksBase, marksOurs, marksTheirs] = [marksIn(base), marksIn(ours), marksIn(theirs)]
  if (!marksBase || !marksOurs || !marksTheirs) return { ...ours, space }
  return { ...ours, line: [textOf(ours.text, mergeMarks(marksBase, marksOurs, marksTheirs))], space }
}

const lineOf = (tokens: readonly Token[]): Inline[] =>
  joined(
    tokens.flatMap((token, at) => {
      const next = tokens[at + 1]
      if (!next) return token.line
      // Two words that stood at different places need a space between them.
      const space = token.space ?? (/^[\p{L}\p{N}]/u.test(next.text) ? ' ' : '')
      const [last] = token.line.slice(-1)
      const [first] = next.line
      const marks = last?.type === 'text' && first?.type === 'text' ? marksOfBoth(last.marks, first.marks) : []
      return [...token.line, textOf(space, marks)]
    }),
  )

/** Whether both sides did something at one place, or side by side: then what they meant together is not known. */
const clash = (ours: Changes['runs'], theirs: Changes['runs'], isSame: (at: number, other: number) => boolean) => {
  let other = 0
  for (const [at, run] of ours.entries()) {
    while (other < theirs.length && (theirs[other]?.to ?? 0) < run.from) other += 1
    for (let near = other; near < theirs.length; near += 1) {
      const there = theirs[near]
      if (!there || there.from > run.to) break
      if (!isSame(at, near)) return true
    }
  }
  return false
}

/** The sentence with both sides' changes; undefined where they touch each other, or where nobody can tell within `effort`. */
export const mergeSentence = (
  base: readonly Inline[],
  ours: readonly Inline[],
  theirs: readonly Inline[],
  effort: Effort,
): Inline[] | undefined => {
  const [before, own, other] = [tokensOf(base), tokensOf(ours), tokensOf(theirs)]
  const mine = changesOf(before.length, own.length, align(before, own, sameWord, effort))
  const its = changesOf(before.length, other.length, align(before, other, sameWord, effort))
  const isSame = (at: number, near: number): boolean => {
    const [one, two] = [mine.runs[at], its.runs[near]]
    if (!one || !two || one.from !== two.from || one.to !== two.to) return false
    return textIn(own, one.start, one.end) === textIn(other, two.start, two.end)
  }
  if (clash(mine.runs, its.runs, isSame)) return undefined
  const [runs, theirRuns] = [mine.runs, its.runs].map((all) => new Map(all.map((run) => [run.from, run])))
  const tokens: Token[] = []
  for (let at = 0; at <= before.length; at += 1) {
    const [run, there] = [runs?.get(at), theirRuns?.get(at)]
    if (run) tokens.push(...own.slice(run.start, run.end))
    else if (there) tokens.push(...other.slice(there.start, there.end))
    const [word, one, two] = [before[at], own[mine.pairOf[at] ?? -1], other[its.pairOf[at] ?? -1]]
    if (word && one && two) tokens.push(mergeToken(word, one, two))
    // A link that the desk has set is not lost with its word.
    else if (word && one && lineKey(word.line) !== lineKey(one.line)) return undefined
  }
  return lineOf(tokens)
}
