/** What is left of a text when all but a sample of its word runs is thrown away: enough to say whether another text is the same one. Pure. */

/** So many words in a row are a run. Two agencies that report one event share names and figures, but hardly such runs. */
const runLength = 4
/** A text of fewer runs says too little: two alerts of one event may well use the same ten words. */
const leastRuns = 30
/** A sketch holds at most so many runs. */
const most = 96
/** By so many of them a text is sought among others. */
const marked = 8
/** At most so many letters of a text are read. */
const longest = 10_000

/** `sample`: of the text's runs, as numbers of 32 bits, those that can be divided by `step`, a power of two, so that of a long text as many are left as of a short one. */
export type Sketch = { step: number; sample: readonly number[] }

// Letters that Arabic writers set or leave out make no other word; neither do accents and capitals.
const plain = (text: string): string => {
  const small = text.slice(0, longest).toLowerCase()
  return /[^\0-\x7f]/.test(small) ? small.normalize('NFKD').replace(/[\p{M}\u0640]+/gu, '') : small
}

/** Whether a letter or a figure has this number (UTF-16); of what lies beyond ASCII nearly all does, but for quotes, dashes and spaces. */
const isOfWord = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 48 && code <= 57) ||
  (code > 0xbf && !(code >= 0x2000 && code <= 0x206f) && !(code >= 0x3000 && code <= 0x303f) && !arabicMarks.has(code))
const arabicMarks: ReadonlySet<number> = new Set([0x060c, 0x061b, 0x061f, 0x066a, 0x066b, 0x066c, 0x06d4])

/** A number of 32 bits for each run of words: the words' own (FNV-1a), one after the other, well mixed (the end of MurmurHash3). */
const runsOf = (text: string): number[] => {
  const letters = plain(text)
  const words: number[] = []
  let hash = 0
  for (let at = 0; at <= letters.length; at += 1) {
    const code = at < letters.length ? letters.charCodeAt(at) : 0
    if (isOfWord(code)) hash = Math.imul((hash === 0 ? 0x811c9dc5 : hash) ^ code, 0x01000193)
    else if (hash !== 0) {
      words.push(hash)
      hash = 0
    }
  }
  const runs: number[] = []
  for (let at = 0; at + runLength <= words.length; at += 1) {
    let run = 0
    for (let next = 0; next < runLength; next += 1) run = Math.imul(run ^ (words[at + next] ?? 0), 0x5bd1e995) + 1
    run = Math.imul(run ^ (run >>> 16), 0x85ebca6b)
    run = Math.imul(run ^ (run >>> 13), 0xc2b2ae35)
    runs.push((run ^ (run >>> 16)) >>> 0)
  }
  return runs
}

/** The sketch of a text; undefined of one that is too short to be known again. */
export const sketchOf = (text: string): Sketch | undefined => {
  let sample = runsOf(text)
  if (sample.length < leastRuns) return undefined
  let step = 1
  while (sample.length > most) {
    step *= 2
    const by = step
    sample = sample.filter((run) => (run & (by - 1)) === 0)
  }
  return { step, sample: [...new Set(sample)].sort((a, b) => a - b) }
}

/** The order in which runs are chosen to be sought by: any, as long as it is the same for all texts. */
const rank = (run: number): number => Math.imul(run ^ 0x9e3779b9, 0x2c1b3c6d) >>> 0

/**
 * By which runs a text is sought: the first of its sample in an order that is the same for all. Of two texts that share half of their runs at least one
 * is common to both, but for one pair in two hundred.
 */
export const marksOfSketch = ({ sample }: Sketch): number[] =>
  sample.toSorted((a, b) => rank(a) - rank(b)).slice(0, marked)

/** At least so many runs of the samples are the same, and at least this part of the shorter text's. */
const leastShared = 8
const leastPart = 0.5

/** Whether one text is the other, or the greater part of it: cut, corrected, with another opening, or word for word. */
export const isSameText = (one: Sketch, other: Sketch): boolean => {
  const step = Math.max(one.step, other.step)
  const [a, b] = [one, other].map(({ sample }) => new Set(sample.filter((run) => run % step === 0)))
  if (!a || !b) return false
  let shared = 0
  for (const run of a) if (b.has(run)) shared += 1
  return shared >= leastShared && shared >= leastPart * Math.min(a.size, b.size)
}

/** As the database keeps it: 32 bits with a sign, the step first. */
export const packedSketch = ({ step, sample }: Sketch): number[] => [step, ...sample.map((run) => run | 0)]

export const unpackedSketch = ([step = 1, ...sample]: readonly number[]): Sketch => ({
  step,
  sample: sample.map((run) => run >>> 0),
})
