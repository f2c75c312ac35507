/** An output as fields: each kind with its own (src/newsroom/outputs/output-kinds.ts). */

import { say } from '../words/say.ts'
import type { Field } from './fields.ts'

export const outputKinds = ['varnish', 'fastly', 'cloudflare', 'webhook', 'websub', 'indexnow'] as const
export type OutputKind = (typeof outputKinds)[number]

export const isOutputKind = (text: string): text is OutputKind => outputKinds.some((kind) => kind === text)

/** What a webhook may be told of beside kills and what was revived. */
const hookEvents = ['story.published', 'story.updated', 'story.corrected', 'story.expired'] as const

const site: Field = { name: 'settings.site', kind: 'text', label: 'output.site' }

const own: Record<OutputKind, Field[]> = {
  varnish: [{ name: 'secret', kind: 'secret', label: 'output.secret.varnish' }, site],
  fastly: [{ name: 'secret', kind: 'secret', label: 'output.secret.fastly' }, site],
  cloudflare: [{ name: 'secret', kind: 'secret', label: 'output.secret.cloudflare' }, site],
  webhook: [
    { name: 'secret', kind: 'secret', label: 'output.secret.webhook' },
    {
      ...{ name: 'settings.events', kind: 'many', label: 'output.events' },
      choices: hookEvents.map((value) => ({ value, label: say(`output.events.${value}`) })),
    },
  ],
  websub: [],
  indexnow: [{ name: 'settings.key', kind: 'text', label: 'output.key' }],
}

export const outputFields = (kind: OutputKind): readonly Field[] => [
  { name: 'name', kind: 'text', label: 'output.name' },
  { name: 'address', kind: 'text', label: `output.address.${kind}`, needed: true },
  ...own[kind],
]
