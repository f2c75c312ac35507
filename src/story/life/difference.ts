/** What is different between two texts, for the eye: paragraph by paragraph, and within them word by word. Pure, and bounded on any input. */

import { type Alike, align, changesOf, type Effort, fullEffort } from '../merging/align.ts'
import { bagOf, likenessOf } from '../merging/words.ts'

/** A run of letters that both texts have, or only the older, or only the newer. */
export type Piece = { how: 'same' | 'gone' | 'new'; text: string }
/** One paragraph: as it was, changed, gone, or new. */
export type Changed = { how: 'same' | 'changed' | 'gone' | 'new'; pieces: Piece[] }

/** Paragraphs less alike than this are two, not one that was changed. */
const leastAlike = 0.35

type Paragraph = { text: string; bag: ReturnType<typeof bagOf> }

const sameParagraph: Alike<Paragraph> = {
  key: ({ text }) => text,
  likeness: (a, b) => {
    const alike = a.text === b.text ? 1 : likenessOf(a.bag, b.bag)
    return alike >= leastAlike ? alike : 0
  },
}

const words = new Intl.Segmenter('en', { granularity: 'word' })
const cut = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment)

const sameWord: Alike<string> = {
  key: (word) => word,
  // A space or a sign is easily the same by chance.
  likeness: (a, b) => (a === b ? (/[\p{L}\p{N}]/u.test(a) ? 1 + Math.min(a.length, 8) / 4 : 0.1) : 0),
}

/** Both paragraphs in one, word by word; neighbours of one kind are one piece. */
export const differentWords = (before: string, after: string, effort: Effort = fullEffort()): Piece[] => {
  const [old, now] = [cut(before), cut(after)]
  const { runs, pairOf } = changesOf(old.length, now.length, align(old, now, sameWord, effort))
  const pieces: Piece[] = []
  const add = (how: Piece['how'], text: string) => {
    const last = pieces.at(-1)
    if (last?.how === how) last.text += text
    else if (text) pieces.push({ how, text })
  }
  const runAt = new Map(runs.map((run) => [run.from, run]))
  for (let at = 0; at <= old.length; at += 1) {
    const run = runAt.get(at)
    if (run) {
      add('gone', old.slice(run.from, run.to).join(''))
      add('new', now.slice(run.start, run.end).join(''))
    }
    if (pairOf[at] !== undefined && pairOf[at] !== -1) add('same', old[at] ?? '')
  }
  return pieces
}

const whole = (how: 'same' | 'gone' | 'new', text: string): Changed => ({ how, pieces: [{ how, text }] })

/** Every paragraph of both texts in the order of the newer, what is gone where it stood. */
export const differenceOf = (before: readonly string[], after: readonly string[]): Changed[] => {
  const effort = fullEffort()
  const [old, now] = [before, after].map((texts) => texts.map((text) => ({ text, bag: bagOf(text) }))) as [
    Paragraph[],
    Paragraph[],
  ]
  const { runs, pairOf } = changesOf(old.length, now.length, align(old, now, sameParagraph, effort))
  const runAt = new Map(runs.map((run) => [run.from, run]))
  const changed: Changed[] = []
  for (let at = 0; at <= old.length; at += 1) {
    const run = runAt.get(at)
    if (run) {
      changed.push(...old.slice(run.from, run.to).map(({ text }) => whole('gone', text)))
      changed.push(...now.slice(run.start, run.end).map(({ text }) => whole('new', text)))
    }
    const [one, other] = [old[at], now[pairOf[at] ?? -1]]
    if (!one || !other) continue
    if (one.text === other.text) changed.push(whole('same', one.text))
    else changed.push({ how: 'changed', pieces: differentWords(one.text, other.text, effort) })
  }
  return changed
}
