/** Who may do what: each role as the verbs that it may use. */

import type { Role } from '../store/schema.ts'

export const verbs = ['take', 'save', 'publish', 'update', 'correct', 'kill'] as const
export type Verb = (typeof verbs)[number]

const allowed: Record<Role, readonly Verb[]> = {
  reporter: ['take', 'save'],
  photo: ['save'],
  editor: verbs,
  chief: verbs,
  administrator: verbs,
}

export const roles = Object.keys(allowed) as Role[]

export const mayUse = (role: Role, verb: Verb): boolean => allowed[role].includes(verb)
