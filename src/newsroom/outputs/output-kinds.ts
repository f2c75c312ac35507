/** The kinds of outputs that may be registered: how each is set up and checked. How each is told: `src/jobs/outputs/`, one file a kind. */

import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type Refusal, refuse } from '../../base/refusal.ts'
import { type HookEvent, hookEvents } from '../../site/api/answer-forms.ts'
import type { OutputKind } from '../../store/schema.ts'
import { plainIssue } from '../plain-issue.ts'

export type OutputForm = {
  settings: z.ZodObject
  /** How its address is written, as an example. */
  addressForm: string
  /** What its address must match beyond being http(s). */
  path?: RegExp
  /** What its secret is, and whether it must have one. */
  secret?: { what: string; needed: boolean }
}

/** Where readers reach the site through this cache: there the third step looks. */
const site = z.url({ protocol: /^https?$/ }).optional()

/** What every webhook is told, for each has a receipt. */
export const alwaysTold: ReadonlySet<HookEvent> = new Set(['story.killed', 'story.revived', 'picture.killed'])

/** What else a webhook may be told of. */
const tellable = hookEvents.filter((event) => !alwaysTold.has(event))

/** `all`, `withdrawals` (nothing else), one, or several with commas between them. */
const eventsMeant = (given: unknown): unknown => {
  if (typeof given !== 'string') return given ?? []
  if (given === 'all') return tellable
  return given === 'withdrawals' ? [] : given.split(',').map((event) => event.trim())
}

const events = z.preprocess(
  eventsMeant,
  z
    .array(z.enum(hookEvents, `is none of all, withdrawals, ${tellable.join(', ')}`))
    .transform((chosen) => tellable.filter((event) => chosen.includes(event))),
)

export const outputForms: Readonly<Record<OutputKind, OutputForm>> = {
  varnish: {
    settings: z.strictObject({ site }),
    addressForm: 'http://cache.example:6081/ (a Varnish that runs deploy/varnish/dateline.vcl)',
    secret: { what: 'the word that its VCL asks for', needed: false },
  },
  fastly: {
    settings: z.strictObject({ site }),
    addressForm: 'https://api.fastly.com/service/SERVICE-ID',
    path: /^\/service\/[A-Za-z0-9]+\/?$/,
    secret: { what: 'an API token that may purge by key (purge_select)', needed: true },
  },
  cloudflare: {
    settings: z.strictObject({ site }),
    addressForm: 'https://api.cloudflare.com/client/v4/zones/ZONE-ID',
    path: /\/zones\/[A-Za-z0-9]+\/?$/,
    secret: { what: 'an API token with the permission Cache Purge', needed: true },
  },
  webhook: {
    /** What it is told of beside kills and what was revived. */
    settings: z.strictObject({ events }),
    addressForm: 'https://partner.example/dateline',
    secret: {
      what: 'the secret that calls are signed with (whsec_… as Standard Webhooks has it, or any words)',
      needed: true,
    },
  },
  websub: {
    settings: z.strictObject({}),
    addressForm: 'https://hub.example/',
  },
  indexnow: {
    /** No secret: the site shows it at `/<key>.txt`. One is made where none is given. */
    settings: z.strictObject({
      key: z
        .string()
        .regex(/^[A-Za-z0-9-]{8,128}$/, 'has 8 to 128 letters, figures and hyphens')
        .default(() => randomBytes(16).toString('hex')),
    }),
    addressForm: 'https://api.indexnow.org/indexnow',
  },
}

export const outputKindNames = Object.keys(outputForms) as OutputKind[]

/** Checks an output's address and settings, and fills in what is not set. */
export const checkOutput = (
  kind: OutputKind,
  address: string,
  settings: unknown,
): Record<string, unknown> | Refusal => {
  const form = outputForms[kind]
  const url = URL.parse(address)
  const isHttp = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (!url || !isHttp || url.hash || address.length > 2000 || (form.path && !form.path.test(url.pathname)))
    return refuse('invalid', `The address of the output must be like ${form.addressForm}.`, 'address')
  if (url.username || url.password)
    return refuse(
      'invalid',
      'The address has a user or a password in it, where everybody can see it. Give the secret as such.',
      'address',
    )
  const read = form.settings.safeParse(settings)
  if (read.success) return read.data
  const [issue] = read.error.issues
  if (issue?.code === 'unrecognized_keys') {
    const known = Object.keys(form.settings.shape)
    const has = known.length > 0 ? `It has: ${known.join(', ')}.` : 'It has none.'
    return refuse('invalid', `An output of the kind «${kind}» has no setting «${issue.keys[0]}». ${has}`)
  }
  const path = issue?.path.join('.') ?? ''
  return refuse(
    'invalid',
    `The setting «${path}» of the output is wrong: ${issue ? plainIssue(issue) : 'it cannot be read'}.`,
    `settings.${path}`,
  )
}
