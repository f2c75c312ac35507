/** Random edits of a text, by a desk and by an agency, with what each did; and whether a merge of the two has lost any of it. */

import type { Block, Body, Inline, Mark } from '../src/story/body.ts'
import { blockText, body as bodySchema, bodyText } from '../src/story/body.ts'
import { merge, resolve } from '../src/story/merge.ts'

type Word = {
  text: string /** Its place in the base; absent where the side has written it. */
  base?: number
  marks: Mark[]
}
type Sentence = { base?: number; words: Word[] }
type Line = { type: 'paragraph' | 'crosshead'; sentences: Sentence[] }
type Model = (Line | { type: 'other'; block: Block })[]

const isLine = (one: Model[number]): one is Line => one.type !== 'other'

/** A body of these paragraphs, its spaces all alike; other blocks stay as they are. */
export const plainBody = (blocks: readonly Block[]): Body => bodyOf(modelOf(blocks))

/** Sentences and words are found by other means than those of the merge that is tried. */
const modelOf = (blocks: readonly Block[]): Model => {
  let words = 0
  let sentences = 0
  return blocks.flatMap((block): Model => {
    if (block.type !== 'paragraph' && block.type !== 'crosshead') return [{ type: 'other', block }]
    const text = blockText(block).replace(/\s+/g, ' ').trim()
    if (!text) return []
    const split = text.split(/(?<=[.!?…。؟]["'”»’)]*) (?=\S)/u)
    return [
      {
        type: block.type,
        sentences: split.map((sentence) => ({
          base: sentences++,
          words: sentence.split(' ').map((word) => ({ text: word, base: words++, marks: [] })),
        })),
      },
    ]
  })
}

const lineOf = ({ sentences }: Line): Inline[] => {
  const words = sentences.flatMap((sentence) => sentence.words)
  const parts: Inline[] = []
  for (const [at, { text, marks }] of words.entries()) {
    const last = parts.at(-1)
    const said = at === 0 ? text : ` ${text}`
    if (last?.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(marks)) last.text += said
    else if (at === 0) parts.push({ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) })
    else {
      if (last?.type === 'text' && (last.marks ?? []).length === 0) last.text += ' '
      else parts.push({ type: 'text', text: ' ' })
      if (marks.length > 0) parts.push({ type: 'text', text, marks })
      else {
        const space = parts.at(-1)
        if (space?.type === 'text') space.text += text
      }
    }
  }
  return parts
}

const bodyOf = (model: Model): Body => ({
  type: 'body',
  content: model.map((one): Block => (isLine(one) ? { type: one.type, content: lineOf(one) } : one.block)),
})

/** A side at work: numbers by chance, and a name that its new words bear. */
type Hand = {
  number: () => number
  name: string
  made: number
  touched: Set<number>
  moved: boolean
  structure: boolean
}

const below = (hand: Hand, count: number): number => Math.floor(hand.number() * count)
const fresh = (hand: Hand): Word => ({ text: `${hand.name}${++hand.made}`, marks: [] })
/** A sentence ends as it did before, whatever its last word is now. */
const ending = (word: Word, before: string): Word => ({
  ...word,
  text: word.text + (/[.!?…。؟]+["'”»’)]*$/u.exec(before)?.[0] ?? ''),
})
/** Nobody writes on behind a line that ends without a full stop: it is an entry of a table or a heading. */
const ends = (sentence: Sentence | undefined): boolean =>
  /[.!?…。؟]+["'”»’)]*$/u.test(sentence?.words.at(-1)?.text ?? '')

const freshSentence = (hand: Hand): Sentence => {
  const words = Array.from({ length: 4 + below(hand, 9) }, () => fresh(hand))
  const [first, last] = [words[0], words.at(-1)]
  if (first) first.text = first.text.charAt(0).toUpperCase() + first.text.slice(1)
  if (last) last.text += '.'
  return { words }
}

type Spot = { model: Model; line: Line; at: number; sentence: Sentence; place: number }

const spotIn = (hand: Hand, model: Model, fits: (sentence: Sentence) => boolean = () => true): Spot | undefined => {
  const spots = model.flatMap((line, at) =>
    isLine(line)
      ? line.sentences.flatMap((sentence, place) => (fits(sentence) ? [{ model, line, at, sentence, place }] : []))
      : [],
  )
  return spots[below(hand, spots.length)]
}

const touch = (hand: Hand, { base }: Sentence): void => {
  if (base !== undefined) hand.touched.add(base)
}

const replaceWord = (hand: Hand, spot: Spot, fits: (word: Word) => boolean, made: () => Word): void => {
  const places = spot.sentence.words.flatMap((word, at) => (fits(word) ? [at] : []))
  const at = places[below(hand, places.length)]
  if (at === undefined) return
  const before = spot.sentence.words[at]?.text ?? ''
  spot.sentence.words[at] = ending(made(), before)
  touch(hand, spot.sentence)
}

const shorten = (hand: Hand, { sentence }: Spot): void => {
  if (sentence.words.length < 6) return
  const count = 1 + below(hand, sentence.words.length - 4)
  const from = hand.number() < 0.6 ? sentence.words.length - 1 - count : below(hand, sentence.words.length - count)
  sentence.words.splice(from, count)
  touch(hand, sentence)
}

const mark = (hand: Hand, { sentence }: Spot): void => {
  const from = below(hand, sentence.words.length)
  const made: Mark =
    hand.number() < 0.5
      ? { type: 'strong' }
      : { type: 'link', attrs: { href: `https://${hand.name}.example/${++hand.made}` } }
  for (const word of sentence.words.slice(from, from + 1 + below(hand, 3)))
    if (!word.marks.some(({ type }) => type === made.type)) word.marks = [...word.marks, made]
  touch(hand, sentence)
}

const edits: Record<string, (hand: Hand, spot: Spot) => void> = {
  word: (hand, spot) =>
    replaceWord(
      hand,
      spot,
      () => true,
      () => fresh(hand),
    ),
  number: (hand, spot) =>
    replaceWord(
      hand,
      spot,
      ({ text }) => /\d/.test(text),
      () => ({ text: `${10_000 + ++hand.made * 7}${hand.name}`, marks: [] }),
    ),
  shorten,
  quote(hand, spot) {
    const quoted = spotIn(hand, spot.model, ({ words }) => words.some(({ text }) => /["“”«»„]/.test(text)))
    if (quoted) shorten(hand, quoted)
  },
  'add sentence': (hand, { line, place, sentence }) => {
    line.sentences.splice(ends(sentence) ? place + below(hand, 2) : place, 0, freshSentence(hand))
  },
  'add paragraph': (hand, { model, at }) => {
    model.splice(at + below(hand, 2), 0, { type: 'paragraph', sentences: [freshSentence(hand), freshSentence(hand)] })
  },
  'remove sentence': (hand, { model, line, at, sentence, place }) => {
    touch(hand, sentence)
    line.sentences.splice(place, 1)
    if (line.sentences.length === 0) model.splice(at, 1)
  },
  'remove paragraph': (hand, { model, line, at }) => {
    for (const sentence of line.sentences) touch(hand, sentence)
    model.splice(at, 1)
  },
  'cut the end': (hand, { model }) => {
    for (const line of model.splice(Math.max(2, model.length - 1 - below(hand, 4))))
      if (isLine(line)) for (const sentence of line.sentences) touch(hand, sentence)
  },
  'move paragraph': (hand, { model, at }) => {
    const [line] = model.splice(at, 1)
    if (line) model.splice(below(hand, model.length + 1), 0, line)
    hand.moved = true
  },
  mark,
  crosshead: (hand, { model, at }) => {
    model.splice(at, 0, { type: 'crosshead', sentences: [{ words: [fresh(hand), fresh(hand), fresh(hand)] }] })
  },
  split: (hand, { model, line, at, place }) => {
    if (place === 0 || line.type !== 'paragraph') return
    model.splice(at + 1, 0, { type: 'paragraph', sentences: line.sentences.splice(place) })
    hand.structure = true
  },
  join: (hand, { model, line, at }) => {
    const next = model[at + 1]
    if (!next || !isLine(next) || next.type !== line.type || !ends(line.sentences.at(-1))) return
    line.sentences.push(...next.sentences)
    model.splice(at + 1, 1)
    hand.structure = true
  },
  rewrite: (hand, { sentence }) => {
    sentence.words = sentence.words.map((word) => (hand.number() < 0.6 ? ending(fresh(hand), word.text) : word))
    touch(hand, sentence)
  },
}

const byDesk =
  'word|number|shorten|quote|add sentence|add paragraph|remove sentence|remove paragraph|cut the end|move paragraph|mark|crosshead|split|join'.split(
    '|',
  )
const byAgency =
  'word|number|number|shorten|add sentence|add sentence|add paragraph|add paragraph|remove sentence|remove paragraph|move paragraph|split|join|rewrite'.split(
    '|',
  )

type Edited = { model: Model; body: Body; touched: Set<number>; moved: boolean; did: string[] }

const edited = (base: Body, number: () => number, name: string, kinds: readonly string[], most: number): Edited => {
  const model = modelOf(base.content)
  const hand: Hand = { number, name, made: 0, touched: new Set(), moved: false, structure: false }
  const did: string[] = []
  for (let left = 1 + below(hand, most); left > 0; left -= 1) {
    const spot = spotIn(hand, model)
    const kind = kinds[below(hand, kinds.length)] ?? ''
    if (!spot) break
    edits[kind]?.(hand, spot)
    did.push(kind)
  }
  return { model, body: bodyOf(model), touched: hand.touched, moved: hand.moved, did }
}

const said = (words: readonly Word[]): string => words.map(({ text }) => text).join(' ')
const wordsOf = (model: Model): Word[][] =>
  model.flatMap((line) => (isLine(line) ? line.sentences.map(({ words }) => words) : []))

/** The runs of words that a side has written. */
const writtenBy = ({ model }: Edited): string[] =>
  wordsOf(model).flatMap((words) => {
    const runs: Word[][] = []
    for (const [at, word] of words.entries()) {
      if (word.base !== undefined) continue
      if (at > 0 && words[at - 1]?.base === undefined) runs.at(-1)?.push(word)
      else runs.push([word])
    }
    return runs.map(said)
  })

/** What a side has deleted, each with a word or two around it, as it stood in the base. */
const deletedBy = ({ model }: Edited, base: Model): string[] => {
  const kept = new Set(wordsOf(model).flatMap((words) => words.map((word) => word.base)))
  return wordsOf(base).flatMap((words) => {
    const phrases: string[] = []
    for (let from = 0; from < words.length; from += 1) {
      if (kept.has(words[from]?.base)) continue
      let to = from
      while (to < words.length && !kept.has(words[to]?.base)) to += 1
      phrases.push(said(words.slice(Math.max(0, from - 2), to + 2)))
      from = to
    }
    return phrases
  })
}

const spaced = (text: string): string => ` ${text.replace(/\s+/g, ' ').trim()} `
const countOf = (text: string, phrase: string): number => text.split(` ${phrase} `).length - 1

const linksIn = (blocks: readonly Block[]): Set<string> =>
  new Set(JSON.stringify(blocks).match(/https:\/\/desk\.example\/\d+/g))

/** The sentences of the base, in the order in which a text has them. */
const orderIn = (text: string, base: Model): string[] => {
  const found = wordsOf(base).flatMap((words) => {
    const sentence = said(words)
    return countOf(text, sentence) === 1 && words.length > 3 ? [{ sentence, at: text.indexOf(` ${sentence} `) }] : []
  })
  return found.sort((a, b) => a.at - b.at).map(({ sentence }) => sentence)
}

const sameOrder = (a: readonly string[], b: readonly string[]): boolean => {
  const [inA, inB] = [new Set(a), new Set(b)]
  return a.filter((one) => inB.has(one)).join('\n') === b.filter((one) => inA.has(one)).join('\n')
}

type Merge = ReturnType<typeof merge>

/** Collects what must not happen. */
const complaints = () => {
  const lost: string[] = []
  return { lost, must: (holds: boolean, what: string) => void (holds || lost.push(what)) }
}

const askedOf = ({ conflicts }: Merge, side: 'ours' | 'theirs'): string =>
  spaced(conflicts.map((one) => one[side].map(blockText).join(' ')).join(' '))

/** What of the desk's doing a merge has lost: words that it wrote or linked, and words that it deleted and that stand again. */
const lostOfDesk = (merged: Merge, desk: Edited, base: Body, theirs: Body): string[] => {
  const { lost, must } = complaints()
  const [text, ours, asked] = [spaced(bodyText(merged.body)), spaced(bodyText(desk.body)), askedOf(merged, 'ours')]
  for (const run of writtenBy(desk)) must(countOf(text, run) + countOf(asked, run) > 0, `the desk's «${run}» is lost`)
  const [old, now] = [spaced(bodyText(base)), spaced(bodyText(theirs))]
  // What the agency says once more elsewhere is its own.
  for (const phrase of deletedBy(desk, modelOf(base.content)))
    must(
      countOf(text, phrase) <= countOf(ours, phrase) + Math.max(0, countOf(now, phrase) - countOf(old, phrase)),
      `«${phrase}», which the desk has deleted, is back`,
    )
  const links = linksIn([...merged.body.content, ...merged.conflicts.flatMap((one) => one.ours)])
  for (const link of linksIn(desk.body.content)) must(links.has(link), `the desk's link ${link} is lost`)
  must(bodySchema.safeParse(merged.body).success, 'it is no body')
  for (const choice of ['ours', 'theirs', 'both'] as const)
    must(bodySchema.safeParse(resolve(merged, allOf(merged, choice))).success, `with ${choice} it is no body`)
  return lost
}

const allOf = ({ conflicts }: Merge, choice: 'ours' | 'theirs' | 'both') =>
  Object.fromEntries(conflicts.map(({ id }) => [id, choice]))

/** What of the agency's doing a merge has lost, where nobody is asked about it. */
const lostOfAgency = (merged: Merge, agency: Edited, before: Model): string[] => {
  const { lost, must } = complaints()
  const [text, theirs] = [spaced(bodyText(merged.body)), spaced(bodyText(agency.body))]
  const [ours, asked] = [askedOf(merged, 'ours'), askedOf(merged, 'theirs')]
  for (const run of writtenBy(agency))
    must(countOf(text, run) + countOf(asked, run) > 0, `the agency's «${run}» is lost`)
  for (const phrase of deletedBy(agency, before))
    must(
      countOf(text, phrase) <= countOf(theirs, phrase) || countOf(ours, phrase) > 0,
      `«${phrase}», which the agency has deleted, stands`,
    )
  return lost
}

export type Tried = {
  bodies: { base: Body; ours: Body; theirs: Body }
  did: { desk: string[]; agency: string[] }
  /** Whether desk and agency have changed the words of one and the same sentence. */
  met: boolean
  conflicts: number
  /** What was lost or came back, in words; nothing of it may happen. */
  lost: string[]
}

/** Edits a text on both sides by chance, merges, and holds the outcome against what each side did. */
export const tryMerge = (base: Body, number: () => number, most = 6): Tried => {
  const before = modelOf(base.content)
  const desk = edited(base, number, 'desk', byDesk, most)
  const agency = edited(base, number, 'wire', byAgency, most)
  const bodies = { base, ours: desk.body, theirs: agency.body }
  const merged = merge(base, desk.body, agency.body)
  const { lost, must } = complaints()
  lost.push(...lostOfDesk(merged, desk, base, agency.body), ...lostOfAgency(merged, agency, before))
  const order = (one: Body) => orderIn(spaced(bodyText(one)), before)
  // Where a person is asked, what was moved to that place stands behind the question.
  const isSilent = merged.conflicts.length === 0
  if (isSilent && !agency.moved) must(sameOrder(order(desk.body), order(merged.body)), 'the order is not the desk’s')
  if (isSilent && !desk.moved) must(sameOrder(order(agency.body), order(merged.body)), 'the order is not the agency’s')
  return {
    bodies,
    did: { desk: desk.did, agency: agency.did },
    met: [...desk.touched].some((one) => agency.touched.has(one)),
    conflicts: merged.conflicts.length,
    lost,
  }
}

/** Edits the first text of a chain as a desk does, and brings in each later one; where it is asked, the desk's words stay. */
export const tryChain = (
  chain: readonly Body[],
  number: () => number,
): { updates: number; asked: number; lost: string[] } => {
  const [first, ...later] = chain
  if (!first) return { updates: 0, asked: 0, lost: [] }
  const desk = edited(first, number, 'desk', byDesk, 4)
  const written = writtenBy(desk)
  const lost: string[] = []
  let [base, ours, asked] = [first, desk.body, 0]
  for (const theirs of later) {
    const merged = merge(base, ours, theirs)
    if (base === first) lost.push(...lostOfDesk(merged, desk, first, theirs))
    if (merged.conflicts.length > 0) asked += 1
    ours = resolve(merged, allOf(merged, 'ours')) as Body
    base = theirs
    const text = spaced(bodyText(ours))
    for (const run of written) if (countOf(text, run) === 0) lost.push(`the desk's «${run}» is lost on the way`)
  }
  return { updates: later.length, asked, lost }
}
