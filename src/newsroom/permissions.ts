/** Who may do what: each role as the verbs that it may use, and the sections to which somebody may be limited. */

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
  'restore',
] as const
/** What is done with pictures of the library: brought and described, and for readers framed and replaced. */
const bringingVerbs = ['keep-picture', 'describe-picture'] as const
const framingVerbs = ['frame-picture'] as const
const replacingVerbs = ['replace-picture'] as const
/** What was agreed with others is the chief's to change. */
const agreementVerbs = ['embargo'] as const
/** What undoes a kill. */
const undoingVerbs = ['revive'] as const
/** What may be done with an arrival that waits in quarantine. */
const quarantineVerbs = ['retry', 'discard'] as const
/** What somebody has seen that nobody at the desk has done. */
const alarmVerbs = ['acknowledge'] as const
/** How wires come, from whom, where they go by themselves, and where the site publishes. */
const settingVerbs = [
  'keep-rules',
  'keep-territory',
  'keep-edition',
  'keep-sections',
  'keep-profile',
  'keep-own-page',
  'delete-own-page',
  'keep-supplier',
  'delete-supplier',
  'keep-door',
  'delete-door',
] as const
/** Who outside is told of changes. */
const outputVerbs = ['keep-output', 'delete-output'] as const
/** Who may read through the API. */
const tokenVerbs = ['keep-api-token', 'end-api-token'] as const

/** What may be done with a wire in the desk's list. */
const wireVerbs = ['spike', 'unspike'] as const
/** What readers find on fronts. */
const frontVerbs = ['arrange-front', 'launch-front', 'discard-front', 'place-story', 'keep-front'] as const
/** What stands over all pages. */
const bannerVerbs = ['keep-banner', 'end-banner'] as const
/** What everybody keeps for themselves. */
const ownVerbs = ['keep-preset', 'delete-preset'] as const
/** Who is of the newsroom, and how they get in. */
const peopleVerbs = [
  'invite',
  'invite-again',
  'keep-person',
  'deactivate-person',
  'reactivate-person',
  'reset-sign-in',
] as const
/** One's own name, ways to sign in, and sessions. */
const selfVerbs = [
  'keep-self',
  'set-password',
  'renew-recovery-codes',
  'keep-passkey',
  'delete-passkey',
  'end-session',
  'end-other-sessions',
] as const

export const verbs = [
  ...storyVerbs,
  ...bringingVerbs,
  ...framingVerbs,
  ...replacingVerbs,
  ...agreementVerbs,
  ...undoingVerbs,
  ...quarantineVerbs,
  ...alarmVerbs,
  ...settingVerbs,
  ...outputVerbs,
  ...tokenVerbs,
  ...wireVerbs,
  ...frontVerbs,
  ...bannerVerbs,
  ...ownVerbs,
  ...selfVerbs,
  ...peopleVerbs,
] as const
export type Verb = (typeof verbs)[number]

/** What editors may. */
const editing = [
  ...storyVerbs,
  ...bringingVerbs,
  ...framingVerbs,
  ...replacingVerbs,
  ...quarantineVerbs,
  ...alarmVerbs,
  ...wireVerbs,
  ...frontVerbs,
  ...bannerVerbs,
  ...ownVerbs,
  ...selfVerbs,
] as const

const allowed: Record<Role, readonly Verb[]> = {
  reporter: ['take', 'copy', 'save', 'restore', ...bringingVerbs, ...wireVerbs, ...ownVerbs, ...selfVerbs],
  photo: ['save', ...bringingVerbs, ...framingVerbs, ...ownVerbs, ...selfVerbs],
  editor: editing,
  chief: [...editing, ...agreementVerbs, ...undoingVerbs, 'keep-rules'],
  administrator: verbs,
}

export const roles = Object.keys(allowed) as Role[]

export const mayUse = (role: Role, verb: Verb): boolean => allowed[role].includes(verb)

/** What somebody's rights are: a role and, where it does not hold everywhere, the slugs of the sections where it does. */
export type Rights = { role: Role; sections?: readonly string[] | null | undefined }

/** What concerns the whole house, and so is nothing for a role that holds in some sections alone. */
const houseVerbs: ReadonlySet<Verb> = new Set([
  ...quarantineVerbs,
  ...settingVerbs,
  ...outputVerbs,
  ...tokenVerbs,
  ...bannerVerbs,
  ...peopleVerbs,
])

/** What opens the house to others, or changes how one gets in: whoever does it has shown of late who they are. */
export const needsProof: ReadonlySet<Verb> = new Set([
  ...peopleVerbs,
  'keep-api-token',
  'set-password',
  'renew-recovery-codes',
  'keep-passkey',
  'delete-passkey',
])

/** Whether somebody may use the verb at all; on which stories says `mayIn`. */
export const mayDo = ({ role, sections }: Rights, verb: Verb): boolean =>
  mayUse(role, verb) && !(sections && houseVerbs.has(verb))

/** Whether somebody may change a story of this section. Everybody may read all of them. */
export const mayIn = ({ sections }: Rights, section: string): boolean => !sections || sections.includes(section)

/** What not everybody may look at. */
export type Sight = 'people' | 'audit' | 'settings'
const seenBy: Record<Sight, readonly Role[]> = {
  people: ['administrator'],
  audit: ['chief', 'administrator'],
  settings: ['chief', 'administrator'],
}
export const sights = Object.keys(seenBy) as Sight[]

export const maySee = ({ role, sections }: Rights, sight: Sight): boolean => !sections && seenBy[sight].includes(role)
