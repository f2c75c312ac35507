/** Related stories: which of the candidates that the database fetched stand below a story. */

import { significantWords } from './words.ts'

/** What is compared of a story. */
export type Relatable = {
  id: string
  headline: string
  /** The standfirst, or the text's first words; the more, the better. */
  summary: string
  /** Slugs. */
  topics: readonly string[]
  /** Slug. */
  section: string
  datedAt: Date
  /** The wire's identity without its version: what shares it is the same news. Absent for own stories. */
  family?: string | undefined
}

/** How much one thing shared tells, from 0 to 1: what all candidates have tells nothing. */
type Rarity = { word(word: string): number; topic(topic: string): number }

type Vector = ReadonlyMap<string, number>

/** What a story says, taken out of its texts once: the words of its headline, and how much each word of both counts. */
type Words = { headline: ReadonlySet<string>; counts: Vector }
type Read<Story extends Relatable = Relatable> = Words & { story: Story }

/** The words of stories that were taken apart lately: the newest stories are compared with every article that is shown. */
const known = new Map<string, Words>()
const mostKnown = 4000

const read = <Story extends Relatable>(story: Story): Read<Story> => {
  const key = `${story.headline}\n${story.summary}`
  const words = known.get(key) ?? wordsOf(story)
  if (known.size >= mostKnown) known.clear()
  known.set(key, words)
  return { ...words, story }
}

/** A headline's word counts as two of the text's, a word said again adds less each time. */
const wordsOf = ({ headline, summary }: Relatable): Words => {
  const counts = new Map<string, number>()
  const told = significantWords(headline)
  for (const word of told) counts.set(word, (counts.get(word) ?? 0) + 2)
  for (const word of significantWords(summary)) counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const [word, count] of counts) counts.set(word, 1 + Math.log(count))
  return { headline: new Set(told), counts }
}

const vectorOf = ({ counts }: Words, rarity: Rarity): Vector => {
  const vector = new Map<string, number>()
  for (const [word, count] of counts) vector.set(word, count * rarity.word(word))
  return vector
}

const lengthOf = (vector: Vector): number => {
  let sum = 0
  for (const weight of vector.values()) sum += weight * weight
  return Math.sqrt(sum)
}

/** How near other words are to these: 0 for no common word, 1 for the same. */
const nearnessTo = (own: Vector, rarity: Rarity): ((other: Words) => number) => {
  const length = lengthOf(own)
  return ({ counts }) => {
    let [common, squares] = [0, 0]
    for (const [word, count] of counts) {
      const weight = count * rarity.word(word)
      squares += weight * weight
      common += weight * (own.get(word) ?? 0)
    }
    return common && common / (length * Math.sqrt(squares))
  }
}

/** Shared topics by all topics, each by its rarity. */
const sharedTopics = (a: readonly string[], b: readonly string[], rarity: Rarity): number => {
  const all = new Set([...a, ...b])
  const weigh = (topics: readonly string[]): number => topics.reduce((sum, topic) => sum + rarity.topic(topic), 0)
  const total = weigh([...all])
  return total === 0 ? 0 : weigh(a.filter((topic) => b.includes(topic))) / total
}

const day = 24 * 60 * 60 * 1000

/** Background ages slowly: a week apart costs a tenth, more than a month a seventh. */
const nearness = (a: Date, b: Date): number => 0.85 + 0.15 * Math.exp(-Math.abs(a.getTime() - b.getTime()) / (7 * day))

const scoreOf = (a: Relatable, b: Relatable, words: number, rarity: Rarity): number => {
  const section = a.section === b.section ? 0.05 : 0
  return (0.6 * words + 0.35 * sharedTopics(a.topics, b.topics, rarity) + section) * nearness(a.datedAt, b.datedAt)
}

/** Rarity within these stories: a word in all of them weighs little, one in two of them much. */
const rarityIn = (stories: readonly Read[]): Rarity => {
  const countOf = (lists: Iterable<Iterable<string>>): Map<string, number> => {
    const counts = new Map<string, number>()
    for (const list of lists) for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1)
    return counts
  }
  const words = countOf(stories.map(({ counts }) => counts.keys()))
  const topics = countOf(stories.map(({ story }) => new Set(story.topics)))
  const rarities = stories.map((_, at) => Math.log(1 + stories.length / (at + 1)) / Math.log(1 + stories.length))
  const rarity = (count = 1): number => rarities[count - 1] ?? 0
  return { word: (word) => rarity(words.get(word)), topic: (topic) => rarity(topics.get(topic)) }
}

/** Below this, two stories only happen to share a section or a common word. */
const leastScore = 0.1

/** Headlines that differ in a word or two of many are one news. */
const sayTheSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  let common = 0
  for (const word of a) if (b.has(word)) common += 1
  return common > 0 && common / (a.size + b.size - common) >= 0.75
}

/**
 * The best `count` of the candidates, best first: near ones by score, then the newest. Never the story itself, nor another version of its wire, nor two
 * that are the same news (one family, or headlines that say the same).
 */
export const rankRelated = <Candidate extends Relatable>(
  story: Relatable,
  candidates: readonly Candidate[],
  count = 4,
): Candidate[] => {
  const mine = read(story)
  const others = candidates.map(read)
  const rarity = rarityIn([mine, ...others])
  const near = nearnessTo(vectorOf(mine, rarity), rarity)
  const scored = others.map((other) => ({
    candidate: other.story,
    headline: other.headline,
    score: scoreOf(story, other.story, near(other), rarity),
  }))
  const nearest = scored.filter(({ score }) => score >= leastScore).sort((a, b) => b.score - a.score)
  const rest = scored
    .filter(({ score }) => score < leastScore)
    .sort((a, b) => b.candidate.datedAt.getTime() - a.candidate.datedAt.getTime())

  const taken: Candidate[] = []
  const ids = new Set([story.id])
  const families = new Set([story.family])
  const headlines = [mine.headline]
  for (const { candidate, headline } of [...nearest, ...rest]) {
    if (taken.length >= count) break
    const isSameFamily = candidate.family !== undefined && families.has(candidate.family)
    if (ids.has(candidate.id) || isSameFamily || headlines.some((one) => sayTheSame(one, headline))) continue
    ids.add(candidate.id)
    families.add(candidate.family)
    headlines.push(headline)
    taken.push(candidate)
  }
  return taken
}
