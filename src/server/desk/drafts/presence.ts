/** Who is in a draft, as the server knows it and not as a browser says. */

import type { Person } from '../../../store/people.ts'

/** What others see of somebody: `color` marks the caret. */
export type Present = { person: string; name: string; color: string }

/** Told apart from one another, and from paper and night. */
const colors = [
  '#c2410c',
  '#0f766e',
  '#1d4ed8',
  '#a21caf',
  '#4d7c0f',
  '#be123c',
  '#0369a1',
  '#7c3aed',
  '#a16207',
  '#15803d',
]

export const presentOf = ({ id, name, mail }: Pick<Person, 'id' | 'name' | 'mail'>): Present => {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9973
  return { person: id, name: name || mail, color: colors[sum % colors.length] ?? '#1d4ed8' }
}

/** The longest that a browser may say of itself: a caret is two places in the text. */
const longestState = 4096

/** Leaves of what a browser says the state of its own client, under the name of who is signed in there. `isOthers`: a client that another line has brought. */
export const checkStates = (
  states: Map<number, Record<string, unknown>>,
  present: Present,
  isOthers: (client: number) => boolean,
): void => {
  let found = false
  for (const [client, state] of states) {
    const isOne = !found && !isOthers(client) && Object.keys(state).length > 0
    if (!isOne || JSON.stringify(state).length > longestState) states.delete(client)
    else {
      found = true
      state.user = present
    }
  }
}
