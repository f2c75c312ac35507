/** Which verbs have anything to do with a story as it stands now; whether somebody may use them is their role's. Pure. */

import type { Visibility } from '../../story/status.ts'
import type { Verb } from '../permissions.ts'

export type Standing = {
  sees: Visibility
  /** Whether readers see its newest revision, or will when their time has come. */
  isNewest: boolean
  /** Whether the desk has set a time for it: to publish it then means now. */
  isScheduled: boolean
  /** Whether it is held by an embargo, and whether the desk could move it. */
  isEmbargoed: boolean
  hasUpdate: boolean
  killAsked: boolean
  /** Whether terms of it wait for a person. */
  termsWait: boolean
}

export const possibleVerbs = ({ sees, isNewest, isScheduled, ...also }: Standing): Verb[] => {
  if (sees === 'killed') return ['revive']
  const unseen = sees === 'unpublished' || sees === 'scheduled'
  return [
    ...((isNewest && !isScheduled) || sees === 'expired' ? [] : (['publish'] as const)),
    ...(unseen ? (['schedule'] as const) : []),
    ...(sees === 'scheduled' ? (['unschedule'] as const) : []),
    ...(unseen || also.isEmbargoed ? (['embargo'] as const) : []),
    ...(also.hasUpdate ? (['update'] as const) : []),
    ...(sees === 'live' ? (['correct'] as const) : []),
    ...(also.killAsked ? (['decline-kill'] as const) : []),
    ...(also.termsWait ? (['decide-terms'] as const) : []),
    'save',
    'copy',
    'kill',
    'restore',
  ]
}
