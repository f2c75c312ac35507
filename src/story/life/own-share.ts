/** How much of a text the newsroom has written itself, against what its wire said. Pure. */

import { type Block, type Body, blockText } from '../body.ts'
import { marksOf } from '../provenance.ts'

/** What the wire said: marks of the paragraphs of all its versions, and the text of the one that is stood on while it may be kept. */
export type Sent = { marks: ReadonlySet<string>; text: string | undefined }

/** Words that follow one another so are taken for the agency's where it has them too. */
const run = 4

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

const runsOf = (words: readonly string[]): string[] =>
  words.length < run
    ? words.length === 0
      ? []
      : [words.join(' ')]
    : words.slice(0, words.length - run + 1).map((_, at) => words.slice(at, at + run).join(' '))

/** How many words of a paragraph are ours: all but those in a run that the wire has. */
const ownWords = (block: Block, { marks, text }: Sent, sent: ReadonlySet<string>, whole: string): number => {
  const words = wordsOf(blockText(block))
  const [mark] = marksOf({ type: 'body', content: [block] })
  if (mark !== undefined && marks.has(mark)) return 0
  if (text === undefined) return words.length
  if (words.length < run) return whole.includes(` ${words.join(' ')} `) ? 0 : words.length
  const theirs = new Set<number>()
  runsOf(words).forEach((one, at) => {
    if (sent.has(one)) for (let word = at; word < at + run; word++) theirs.add(word)
  })
  return words.length - theirs.size
}

/** 0 to 1 by words; of a text without any, 0. A changed comma makes no paragraph ours. */
export const ownShare = (body: Body, sent: Sent): number => {
  const words = wordsOf(sent.text ?? '')
  const [runs, whole] = [new Set(runsOf(words)), ` ${words.join(' ')} `]
  let [own, all] = [0, 0]
  for (const block of body.content) {
    all += wordsOf(blockText(block)).length
    own += ownWords(block, sent, runs, whole)
  }
  return all === 0 ? 0 : own / all
}
