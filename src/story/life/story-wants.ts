/** What is wanted of the desk's list of stories, and how an address says it. */

/** Where a story is: what the desk does with it, what readers see of it, what waits for a person. */
export const storyStates = ['writing', 'ready', 'scheduled', 'live', 'held', 'killed', 'update'] as const
export type StoryState = (typeof storyStates)[number]

/** Absent, everything is wanted. */
export type StoryWants = {
  words: string
  state?: StoryState
  section?: string
  /** Who changed it last: a mail address, or the name under which a supplier's wires change stories. */
  by?: string
  supplier?: string
}

const names = ['section', 'by', 'supplier'] as const
const longest = 300

export const storyWantsOf = (query: URLSearchParams): StoryWants => {
  const state = storyStates.find((one) => one === query.get('state'))
  const said = names.flatMap((name) => {
    const value = query.get(name)?.slice(0, longest)
    return value ? [[name, value] as const] : []
  })
  return {
    words: (query.get('q') ?? '').trim().slice(0, longest),
    ...(state && { state }),
    ...Object.fromEntries(said),
  }
}

export const storyQueryOf = ({ words, ...chosen }: StoryWants): URLSearchParams => {
  const query = new URLSearchParams()
  if (words) query.set('q', words)
  for (const [name, value] of Object.entries(chosen)) if (value) query.set(name, value)
  return query
}
