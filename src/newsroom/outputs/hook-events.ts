/** What webhooks are told a change of a story is: by its verb. A verb that is not here changes nothing of a story for whoever has it. */

import type { HookEvent } from '../../site/api/answer-forms.ts'

const byVerb: Readonly<Record<string, HookEvent>> = {
  publish: 'story.published',
  released: 'story.published',
  update: 'story.updated',
  'decide-terms': 'story.updated',
  'frame-picture': 'story.updated',
  'replace-picture': 'story.updated',
  correct: 'story.corrected',
  expired: 'story.expired',
  kill: 'story.killed',
  revive: 'story.revived',
  'kill-picture': 'picture.killed',
}

export const hookEventOf = (verb: string): HookEvent | undefined => byVerb[verb]
