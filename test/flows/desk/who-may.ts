/** Who may do what, as the house has agreed it: written down apart from the code that holds to it. */

import type { Verb } from '../../../src/newsroom/permissions.ts'
import type { Role } from '../../../src/store/schema.ts'
import { mayArrange } from './front-inputs.ts'

const everyRole = ['reporter', 'photo', 'editor', 'chief', 'administrator'] as const

/** The roles that may use each verb. */
export const whoMay: Record<Verb, readonly Role[]> = {
  take: ['reporter', 'editor', 'chief', 'administrator'],
  save: ['reporter', 'photo', 'editor', 'chief', 'administrator'],
  copy: ['reporter', 'editor', 'chief', 'administrator'],
  publish: ['editor', 'chief', 'administrator'],
  schedule: ['editor', 'chief', 'administrator'],
  unschedule: ['editor', 'chief', 'administrator'],
  embargo: ['chief', 'administrator'],
  update: ['editor', 'chief', 'administrator'],
  correct: ['editor', 'chief', 'administrator'],
  kill: ['editor', 'chief', 'administrator'],
  'kill-picture': ['editor', 'chief', 'administrator'],
  'decide-terms': ['editor', 'chief', 'administrator'],
  'keep-territory': ['administrator'],
  'keep-edition': ['administrator'],
  'keep-sections': ['administrator'],
  'keep-profile': ['administrator'],
  'keep-own-page': ['administrator'],
  'delete-own-page': ['administrator'],
  'keep-picture': ['reporter', 'photo', 'editor', 'chief', 'administrator'],
  'describe-picture': ['reporter', 'photo', 'editor', 'chief', 'administrator'],
  'frame-picture': ['photo', 'editor', 'chief', 'administrator'],
  'replace-picture': ['editor', 'chief', 'administrator'],
  'decline-kill': ['editor', 'chief', 'administrator'],
  restore: ['reporter', 'editor', 'chief', 'administrator'],
  revive: ['chief', 'administrator'],
  'keep-output': ['administrator'],
  'delete-output': ['administrator'],
  'keep-api-token': ['administrator'],
  'end-api-token': ['administrator'],
  acknowledge: ['editor', 'chief', 'administrator'],
  retry: ['editor', 'chief', 'administrator'],
  discard: ['editor', 'chief', 'administrator'],
  'keep-rules': ['chief', 'administrator'],
  'keep-supplier': ['administrator'],
  'delete-supplier': ['administrator'],
  'keep-door': ['administrator'],
  'delete-door': ['administrator'],
  spike: ['reporter', 'editor', 'chief', 'administrator'],
  unspike: ['reporter', 'editor', 'chief', 'administrator'],
  ...mayArrange,
  'keep-preset': ['reporter', 'photo', 'editor', 'chief', 'administrator'],
  'delete-preset': ['reporter', 'photo', 'editor', 'chief', 'administrator'],
  invite: ['administrator'],
  'invite-again': ['administrator'],
  'keep-person': ['administrator'],
  'deactivate-person': ['administrator'],
  'reactivate-person': ['administrator'],
  'reset-sign-in': ['administrator'],
  'keep-self': everyRole,
  'set-password': everyRole,
  'renew-recovery-codes': everyRole,
  'keep-passkey': everyRole,
  'delete-passkey': everyRole,
  'end-session': everyRole,
  'end-other-sessions': everyRole,
}

/** What concerns the whole house is nothing for a role that is limited to sections. */
export const ofHouse: readonly Verb[] = [
  ...[
    'retry',
    'discard',
    'keep-rules',
    'keep-edition',
    'keep-sections',
    'keep-profile',
    'keep-own-page',
    'delete-own-page',
    'keep-territory',
    'keep-supplier',
    'delete-supplier',
    'keep-door',
  ],
  ...[
    'delete-door',
    'keep-output',
    'delete-output',
    'keep-api-token',
    'end-api-token',
    'invite',
    'invite-again',
    'keep-person',
  ],
  ...['deactivate-person', 'reactivate-person', 'reset-sign-in', 'keep-banner', 'end-banner'],
] as Verb[]
/** What touches no story goes as the role has it. Every other verb is refused outside of one's sections. */
export const anywhere: readonly Verb[] = [
  ...['spike', 'unspike', 'keep-preset', 'delete-preset', 'keep-self', 'set-password', 'renew-recovery-codes'],
  ...['keep-passkey', 'delete-passkey', 'end-session', 'end-other-sessions', 'keep-picture', 'describe-picture'],
] as Verb[]
