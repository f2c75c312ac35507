/** What somebody wants to see of the picture library, and how an address says it. */

export const rightsWanted = ['all', 'usable', 'ends', 'withheld', 'killed'] as const
export const shapesWanted = ['any', 'wide', 'tall', 'square'] as const

export type LibraryWants = {
  words: string
  /** A supplier's slug, "own" for what the newsroom brought, empty for all. */
  of: string
  rights: (typeof rightsWanted)[number]
  /** Within how many days their rights end, where that is asked. */
  days: number
  shape: (typeof shapesWanted)[number]
  /** Days of the publication's zone, "2026-03-04"; empty: any. */
  from: string
  until: string
}

export const everyPicture: LibraryWants = {
  words: '',
  of: '',
  rights: 'all',
  days: 7,
  shape: 'any',
  from: '',
  until: '',
}

const one = <Choice extends string>(of: readonly Choice[], said: string | null, usual: Choice): Choice =>
  of.find((choice) => choice === said) ?? usual
const day = (said: string | null): string => (/^\d{4}-\d{2}-\d{2}$/.test(said ?? '') ? (said ?? '') : '')

/** What is not understood is not wanted. */
export const libraryWantsOf = (query: URLSearchParams): LibraryWants => ({
  words: (query.get('q') ?? '').trim().slice(0, 300),
  of: /^[a-z0-9-]{1,80}$/.test(query.get('of') ?? '') ? (query.get('of') ?? '') : '',
  rights: one(rightsWanted, query.get('rights'), 'all'),
  days: Math.min(365, Math.max(1, Math.round(Number(query.get('days'))) || everyPicture.days)),
  shape: one(shapesWanted, query.get('shape'), 'any'),
  from: day(query.get('from')),
  until: day(query.get('until')),
})

/** Only what differs from all pictures. */
export const libraryQueryOf = ({ words, ...wants }: LibraryWants): URLSearchParams => {
  const query = new URLSearchParams(words ? { q: words } : {})
  for (const [name, value] of Object.entries(wants)) {
    const isAsked = name === 'days' ? wants.rights === 'ends' : value !== everyPicture[name as keyof LibraryWants]
    if (isAsked) query.set(name, String(value))
  }
  return query
}

export const isEveryPicture = (wants: LibraryWants): boolean => libraryQueryOf(wants).size === 0
