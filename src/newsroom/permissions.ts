/** Who may do what: each role as the verbs that it may use. */

import type { Role } from '../store/schema.ts'

/** What may be done with a story and its pictures. */
const storyVerbs = [
  'take',
  'copy',
  'save',
  'publish',
  'schedule',
  'unschedule',
  'update',
  'correct',
  'kill',
  'kill-picture',
  'decide-terms',
  'decline-kill',
] as const
/** What was agreed with others is the chief's to change. */
const agreementVerbs = ['embargo'] as const
/** What undoes a kill. */
const undoingVerbs = ['revive'] as const
/** What may be done with an arrival that waits in quarantine. */
const quarantineVerbs = ['retry', 'discard'] as const
/** How wires come, from whom, where they go by themselves, and where the site publishes. */
const settingVerbs = [
  'keep-rules',
  'keep-territory',
  'keep-supplier',
  'delete-supplier',
  'keep-door',
  'delete-door',
] as const
/** Who outside is told of changes. */
const outputVerbs = ['keep-output', 'delete-output'] as const

/** What may be done with a wire in the desk's list. */
const wireVerbs = ['spike', 'unspike'] as const
/** What everybody keeps for themselves. */
const ownVerbs = ['keep-preset', 'delete-preset'] as const

export const verbs = [
  ...storyVerbs,
  ...agreementVerbs,
  ...undoingVerbs,
  ...quarantineVerbs,
  ...settingVerbs,
  ...outputVerbs,
  ...wireVerbs,
  ...ownVerbs,
] as const
export type Verb = (typeof verbs)[number]

/** What editors may. */
const editing = [...storyVerbs, ...quarantineVerbs, ...wireVerbs, ...ownVerbs] as const

const allowed: Record<Role, readonly Verb[]> = {
  reporter: ['take', 'copy', 'save', ...wireVerbs, ...ownVerbs],
  photo: ['save', ...ownVerbs],
  editor: editing,
  chief: [...editing, ...agreementVerbs, ...undoingVerbs, 'keep-rules'],
  administrator: verbs,
}

export const roles = Object.keys(allowed) as Role[]

export const mayUse = (role: Role, verb: Verb): boolean => allowed[role].includes(verb)
