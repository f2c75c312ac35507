import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSameText, marksOfSketch, packedSketch, type Sketch, sketchOf, unpackedSketch } from './sketch.ts'

const sketch = (text: string): Sketch => {
  const made = sketchOf(text)
  if (!made) throw new Error('The text is too short for a sketch.')
  return made
}

/** A text of words that no other text of another seed has in that order. */
const words = (count: number, seed: number): string[] =>
  Array.from({ length: count }, (_, at) => `w${((at + 1) * 7919 * (seed * 2 + 1)) % 99_991}`)
const aText = fc.tuple(fc.integer({ min: 60, max: 900 }), fc.integer({ min: 0, max: 1000 }))

test('a text is the same as itself, however its letters are written, and is found by every mark', () => {
  fc.assert(
    fc.property(aText, ([count, seed]) => {
      const text = words(count, seed).join(' ')
      const shouted = text.toUpperCase().replaceAll(' ', ',  «')
      expect(sketch(shouted)).toEqual(sketch(text))
      expect(isSameText(sketch(text), sketch(shouted))).toBe(true)
      expect(marksOfSketch(sketch(text))).toEqual(marksOfSketch(sketch(shouted)))
    }),
    { numRuns: 50 },
  )
})

test('the greater part of a text is the same text, whichever is asked about the other, and a mark leads to it', () => {
  let [tried, found] = [0, 0]
  fc.assert(
    fc.property(aText, fc.double({ min: 0.65, max: 1, noNaN: true }), ([count, seed], part) => {
      const whole = words(count, seed)
      const [one, other] = [whole, whole.slice(0, Math.max(50, Math.ceil(count * part)))].map((all) =>
        sketch(all.join(' ')),
      )
      if (!one || !other) throw new Error('No sketch.')
      expect([isSameText(one, other), isSameText(other, one)]).toEqual([true, true])
      const marks = new Set(marksOfSketch(one))
      tried += 1
      if (marksOfSketch(other).some((mark) => marks.has(mark))) found += 1
    }),
    { numRuns: 200 },
  )
  // Marks are drawn by lot: of two that share two thirds, now and then none is common.
  expect(found / tried).toBeGreaterThan(0.95)
})

test('two texts that share a paragraph, or nothing, are two', () => {
  fc.assert(
    fc.property(aText, fc.integer({ min: 1001, max: 2000 }), ([count, seed], another) => {
      const [one, other] = [words(count, seed), words(count, another)]
      const mixed = [...one.slice(0, Math.floor(count / 4)), ...other]
      expect(isSameText(sketch(one.join(' ')), sketch(other.join(' ')))).toBe(false)
      expect(isSameText(sketch(one.join(' ')), sketch(mixed.join(' ')))).toBe(false)
    }),
    { numRuns: 100 },
  )
})

test('what is packed for the database comes back; of any text a sketch is small and quickly made', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
      const made = sketchOf(text)
      if (!made) return
      expect(unpackedSketch(packedSketch(made))).toEqual(made)
      expect(made.sample.length).toBeLessThanOrEqual(96)
      for (const part of packedSketch(made)) expect(part).toBe(part | 0)
    }),
  )
  expect(sketch('la '.repeat(500_000)).sample.length).toBeLessThan(2)
  expect(isSameText(sketch('la '.repeat(500)), sketch('la '.repeat(500)))).toBe(false)
})

test('an alert is too short to be known again', () => expect(sketchOf(words(20, 1).join(' '))).toBeUndefined())

/** Fifteen hundred wires, and five made versions of each of 120: corrected, with another opening, cut, cut to three paragraphs, reprinted. */
const folder = new URL('../../../../shared/discovery/', import.meta.url)
describe.runIf(existsSync(new URL('duplicates.gold.json', folder)))('on labelled wires', () => {
  test('nearly every version is found, and hardly a pair that is none', () => {
    const items = readFileSync(new URL('duplicates.items.ndjson', folder), 'utf8')
      .trim()
      .split('\n')
      .map((line): { uri: string; body: string } => JSON.parse(line))
    const { gold } = JSON.parse(readFileSync(new URL('duplicates.gold.json', folder), 'utf8')) as {
      gold: Record<string, Record<string, string>>
    }
    const texts = new Map(items.map(({ uri, body }) => [uri, body]))
    const found = pairsOf(texts)
    const family = new Map(
      Object.entries(gold).flatMap(([base, made]) => [base, ...Object.values(made)].map((uri) => [uri, base])),
    )
    const isMade = ([one, other]: string[]) =>
      family.has(one ?? '') && family.get(one ?? '') === family.get(other ?? '')
    const right = found.filter(isMade).length
    const wrong = found.filter(
      ([one = '', other = '']) => !isMade([one, other]) && !isCopy(texts.get(one), texts.get(other)),
    )
    expect(right / 1800).toBeGreaterThan(0.94)
    expect(wrong.length / found.length).toBeLessThan(0.005)
  })
})

/** Pairs as the newsroom finds them: by a mark that both have, then by their sketches. */
const pairsOf = (texts: ReadonlyMap<string, string>): string[][] => {
  const sketches = new Map([...texts].map(([uri, text]) => [uri, sketchOf(text)]))
  const marked = new Map<number, string[]>()
  const near = new Set<string>()
  for (const [uri, one] of sketches)
    for (const mark of one ? marksOfSketch(one) : []) {
      const others = marked.get(mark) ?? []
      for (const other of others) near.add(`${other} ${uri}`)
      marked.set(mark, [...others, uri])
    }
  return [...near]
    .map((pair) => pair.split(' '))
    .filter(([a = '', b = '']) => {
      const [one, other] = [sketches.get(a), sketches.get(b)]
      return one !== undefined && other !== undefined && isSameText(one, other)
    })
}

/** Whether two texts that nobody made share half of the shorter's runs of three words: agencies send some twice. */
const isCopy = (one = '', other = ''): boolean => {
  const runs = (text: string): Set<string> => {
    const all = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    return new Set(all.slice(2).map((word, at) => `${all[at]} ${all[at + 1]} ${word}`))
  }
  const [a, b] = [runs(one), runs(other)]
  return [...a].filter((run) => b.has(run)).length / Math.min(a.size, b.size) >= 0.5
}
