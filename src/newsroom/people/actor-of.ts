/** Somebody of the newsroom as whoever does something: by their mail, their role, and the sections where it holds. */

import type { Person } from '../../store/people.ts'
import type { Actor } from '../action.ts'

export const actorOf = ({ mail, role, sections }: Pick<Person, 'mail' | 'role' | 'sections'>): Actor => ({
  name: mail,
  role,
  sections,
})
