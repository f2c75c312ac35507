/** What somebody wants to see of the wires: labels, noise that is hidden, words; and the same as the query of an address. Pure. */

/** By what wires can be told apart, in the order in which the desk offers it. */
export const dimensions = ['supplier', 'topic', 'place', 'urgency', 'language'] as const
export type Dimension = (typeof dimensions)[number]

/** One kind of wire: `topic:Sport`, `urgency:1`, `supplier:nordwire`. */
export type Label = `${Dimension}:${string}`

/** `open` is what is neither spiked nor hidden; `spiked` what somebody has spiked; `all` both, and what is hidden too. */
export const shows = ['open', 'spiked', 'all'] as const

export type Wants = {
  /** Of each dimension that is named, one of its labels. */
  labels: Label[]
  /** Noise: what has one of these is not shown. */
  hidden: Label[]
  /** Words that all have to stand in it. */
  words: string
  show: (typeof shows)[number]
}

export const everything: Wants = { labels: [], hidden: [], words: '', show: 'open' }

const mostLabels = 60
const longestLabel = 200
const longestWords = 300

export const labelOf = (dimension: Dimension, value: string): Label => `${dimension}:${value.slice(0, 120)}`

export const isLabel = (text: string): text is Label =>
  text.length <= longestLabel && dimensions.some((one) => text.startsWith(`${one}:`) && text.length > one.length + 1)

/** A label's parts: `topic:Sport` is of the dimension `topic`, and its value is `Sport`. */
export const partsOf = (label: Label): { dimension: Dimension; value: string } => {
  const at = label.indexOf(':')
  return { dimension: label.slice(0, at) as Dimension, value: label.slice(at + 1) }
}

/** What an address asks for; what it has that is none of ours is left out. */
export const wantsOf = (query: URLSearchParams): Wants => {
  const labels = (name: string) => [...new Set(query.getAll(name))].filter(isLabel).slice(0, mostLabels)
  return {
    labels: labels('label'),
    hidden: labels('hide'),
    words: (query.get('q') ?? '').trim().slice(0, longestWords),
    show: shows.find((one) => one === query.get('show')) ?? 'open',
  }
}

/** The same wants as a query, `wantsOf` back and forth. */
export const queryOf = ({ labels, hidden, words, show }: Wants): URLSearchParams => {
  const query = new URLSearchParams()
  for (const label of labels) query.append('label', label)
  for (const label of hidden) query.append('hide', label)
  if (words) query.set('q', words)
  if (show !== 'open') query.set('show', show)
  return query
}

/** The labels that are wanted, by dimension: a wire has one of each group. */
export const groupsOf = (labels: readonly Label[]): Label[][] => [
  ...Map.groupBy(labels, (label) => partsOf(label).dimension).values(),
]
