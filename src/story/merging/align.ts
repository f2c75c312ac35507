/** Which parts of one text are which parts of another: in order, equal ones first, then those that are alike. Bounded on any input. */

/** How many comparisons may still be made; what is beyond is taken for different. One for a whole merge. */
export type Effort = { left: number }

/** Enough for any story many times over; less than a second of work. */
export const fullEffort = (): Effort => ({ left: 500_000 })

export type Alike<Part> = {
  /** Equal where the keys are. */
  key(part: Part): string
  /** 0: not the same at all; more: the more alike. Also asked of equal ones. */
  likeness(a: Part, b: Part): number
}

/** Pairs of places in `a` and `b`, rising in both. */
export type Pair = readonly [a: number, b: number]

/** The longest run of pairs that rises in both, of pairs that rise in the first (patience sorting, n log n). */
export const risingPairs = (pairs: readonly Pair[]): Pair[] => {
  const tops: number[] = []
  const before: number[] = []
  for (const [index, [, value]] of pairs.entries()) {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? (tops[low - 1] ?? -1) : -1
    tops[low] = index
  }
  const run: Pair[] = []
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at]
    if (pair) run.push(pair)
  }
  return run.reverse()
}

/** Equal parts that stand once in each range. */
const uniquePairs = (a: readonly string[], b: readonly string[], range: Range): Pair[] => {
  const places = new Map<string, { a: number; b: number }>()
  const note = (keys: readonly string[], from: number, to: number, side: 'a' | 'b') => {
    for (let at = from; at < to; at += 1) {
      const key = keys[at] ?? ''
      const seen = places.get(key) ?? { a: -1, b: -1 }
      // -2: more than once.
      seen[side] = seen[side] === -1 ? at : -2
      places.set(key, seen)
    }
  }
  note(a, range.fromA, range.toA, 'a')
  note(b, range.fromB, range.toB, 'b')
  const pairs: Pair[] = []
  for (const seen of places.values()) if (seen.a >= 0 && seen.b >= 0) pairs.push([seen.a, seen.b])
  return risingPairs(pairs.sort((one, other) => one[0] - other[0]))
}

type Range = { fromA: number; toA: number; fromB: number; toB: number }

/** How often a range is parted by what stands once in it, before its parts are held against each other. */
const deepest = 12

export const align = <Part>(a: readonly Part[], b: readonly Part[], alike: Alike<Part>, effort: Effort): Pair[] => {
  const keysA = a.map(alike.key)
  const keysB = b.map(alike.key)
  const found: Pair[] = []
  const within = (range: Range, depth: number): void => {
    let { fromA, toA, fromB, toB } = range
    const tail: Pair[] = []
    while (fromA < toA && fromB < toB && keysA[fromA] === keysB[fromB]) found.push([fromA++, fromB++])
    while (fromA < toA && fromB < toB && keysA[toA - 1] === keysB[toB - 1]) tail.push([--toA, --toB])
    const left = { fromA, toA, fromB, toB }
    const anchors = fromA < toA && fromB < toB && depth < deepest ? uniquePairs(keysA, keysB, left) : []
    if (anchors.length === 0) found.push(...best(a, b, left, alike, effort))
    else {
      for (const [nextA, nextB] of anchors) {
        within({ fromA, toA: nextA, fromB, toB: nextB }, depth + 1)
        found.push([nextA, nextB])
        fromA = nextA + 1
        fromB = nextB + 1
      }
      within({ fromA, toA, fromB, toB }, depth + 1)
    }
    for (const pair of tail.reverse()) found.push(pair)
  }
  within({ fromA: 0, toA: a.length, fromB: 0, toB: b.length }, 0)
  return found
}

/** The pairs of the greatest likeness together (Needleman and Wunsch); none where that would cost more than is left. */
const best = <Part>(
  a: readonly Part[],
  b: readonly Part[],
  { fromA, toA, fromB, toB }: Range,
  { likeness }: Alike<Part>,
  effort: Effort,
): Pair[] => {
  const rows = toA - fromA
  const columns = toB - fromB
  if (rows === 0 || columns === 0 || rows * columns > effort.left) return []
  effort.left -= rows * columns
  const width = columns + 1
  const sums = new Float64Array((rows + 1) * width)
  const likes = new Float64Array(rows * columns)
  const sum = (row: number, column: number): number => sums[row * width + column] ?? 0
  for (let row = rows - 1; row >= 0; row -= 1) {
    const one = a[fromA + row] as Part
    for (let column = columns - 1; column >= 0; column -= 1) {
      const like = likeness(one, b[fromB + column] as Part)
      likes[row * columns + column] = like
      const paired = like > 0 ? like + sum(row + 1, column + 1) : 0
      sums[row * width + column] = Math.max(paired, sum(row + 1, column), sum(row, column + 1))
    }
  }
  const pairs: Pair[] = []
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const like = likes[row * columns + column] ?? 0
    const here = sum(row, column)
    if (like > 0 && here === like + sum(row + 1, column + 1)) pairs.push([fromA + row++, fromB + column++])
    else if (here === sum(row + 1, column)) row += 1
    else column += 1
  }
  return pairs
}

/** A run that one side has in place of another: `from` to `to` of the base, `start` to `end` of the side. Either may be empty, not both. */
export type Run = { from: number; to: number; start: number; end: number }

/** What a side did to a base of this length: which of its parts are which, and what stands in place of the rest. */
export type Changes = { pairOf: number[]; runs: Run[] }

export const changesOf = (base: number, side: number, pairs: readonly Pair[]): Changes => {
  const pairOf = new Array<number>(base).fill(-1)
  const runs: Run[] = []
  let [from, start] = [0, 0]
  for (const [to, end] of [...pairs, [base, side] as const]) {
    if (from < to || start < end) runs.push({ from, to, start, end })
    if (to < base) pairOf[to] = end
    from = to + 1
    start = end + 1
  }
  return { pairOf, runs }
}
