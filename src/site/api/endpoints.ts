/** The addresses of the API: what each takes and answers, and which scope it asks for. Routes, description and page are made of this one table. */

import { z } from 'zod'
import { idPattern } from '../../base/id.ts'
import type { Scope } from '../../base/scope.ts'
import {
  hookEvents,
  itemListForm,
  newsItemForm,
  newWebhookForm,
  sectionListForm,
  topicListForm,
  webhookListForm,
} from './answer-forms.ts'

export const apiAddress = '/api/v1'
export const descriptionAddress = `${apiAddress}/openapi.json`

/** What may be read without a token where the publication has opened its API. */
export const openScopes: ReadonlySet<Scope> = new Set(['items:read', 'search:read'])

/** Calls within a minute: of one token, and of one address without a token. */
export const perMinute = { token: 600, address: 60 } as const

const mostItems = 100

const slug = z.string().min(1).max(200)
const instant = z.iso
  .datetime({ offset: true, error: 'is no time such as 2026-11-30T06:00:00Z' })
  .transform((text) => new Date(text))
  // A year that no calendar of the database has.
  .refine((at) => at.getUTCFullYear() >= 1, 'is no time such as 2026-11-30T06:00:00Z')

/** In figures alone: «1e1» is no number here. */
const limit = z
  .preprocess(
    (text) => (typeof text === 'string' && /^\d{1,6}$/.test(text) ? Number(text) : text),
    z
      .int(`is no number from 1 to ${mostItems}`)
      .min(1, `is no number from 1 to ${mostItems}`)
      .max(mostItems, `is no number from 1 to ${mostItems}`),
  )
  .default(25)
  .describe(`How many, from 1 to ${mostItems}: 25 where it is left away.`)
const cursor = z
  .string()
  .min(1)
  .max(400)
  .optional()
  .describe('Where to go on. Take it from `next`, or follow `Link: rel=next`; what is in it may change.')

const filters = {
  section: slug.optional().describe('Of this section, by its slug.'),
  topic: slug.optional().describe('Of this topic, by its slug.'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is no language such as en or en-GB')
    .max(35)
    .optional()
    .describe('In this language: `en` is `en-GB` too.'),
  since: instant.optional().describe('Published at this time or later.'),
  until: instant.optional().describe('Published before this time.'),
}

const storyPath = z.strictObject({
  id: z.string().regex(idPattern, 'is no identity of a story').describe('The `id` among its `altIds`.'),
})

const answers = {
  unknown: 'There is no such thing, or it may not be given.',
  gone: 'It was given and is no longer: killed, its term over, or for others no more. Take it down.',
  tooMany: 'It may not have any more webhooks. Delete one first.',
}

/** `refusals`: statuses of its own beside those that every address has. `kept`: whether its answers are the same for all who ask meanwhile. */
export type Endpoint = {
  method: 'get' | 'post' | 'delete'
  /** Below `/api/v1`, with `{name}` for each part of `params`. */
  path: string
  /** Absent, it asks for no token. */
  scope?: Scope
  summary: string
  description: string
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodObject
  status: 200 | 201 | 204
  /** Absent, it has no body. */
  answer?: z.ZodType
  /** Whether it goes on with `Link: rel=next`. */
  pages?: boolean
  refusals?: Readonly<Record<number, string>>
}

const endpoint = <One extends Endpoint>(one: One): One => one

export const endpoints = {
  items: endpoint({
    ...{ method: 'get', path: '/items', scope: 'items:read', status: 200, answer: itemListForm, pages: true },
    summary: 'Stories, last published first; or all that has changed since',
    description:
      'Follow `next` until there is none, and you have had every story once, whatever is published meanwhile. To stay up to date, ask once with `changed-since`, follow `next`, and keep the last one: it is asked again for what has changed since, first what changed first. Stories that were withdrawn come as `WithdrawnItem`. Ask with `If-None-Match`: 304 costs nobody anything.',
    query: z.strictObject({
      ...filters,
      'changed-since': instant
        .optional()
        .describe('All that has changed since then, withdrawn stories included. It goes with `limit` alone.'),
      ...{ limit, cursor },
    }),
  }),
  item: endpoint({
    ...{ method: 'get', path: '/items/{id}', scope: 'items:read', status: 200, answer: newsItemForm },
    summary: 'One story',
    description: 'All that may be given to others of it, as it stands now.',
    params: storyPath,
    refusals: { 404: answers.unknown, 410: answers.gone },
  }),
  search: endpoint({
    ...{ method: 'get', path: '/search', scope: 'search:read', status: 200, answer: itemListForm, pages: true },
    summary: 'Stories that hold all the words, last published first',
    description: 'Words are found in all their forms; "words in quotes" stand together, and -word leaves out.',
    query: z.strictObject({
      q: z
        .string()
        .trim()
        .min(1, 'is empty: say what is searched for')
        .max(200)
        .describe('The words that are searched for.'),
      ...filters,
      ...{ limit, cursor },
    }),
  }),
  sections: endpoint({
    ...{ method: 'get', path: '/sections', scope: 'items:read', status: 200, answer: sectionListForm },
    summary: 'The sections, in their order',
    description: 'A story is in exactly one.',
  }),
  topics: endpoint({
    ...{ method: 'get', path: '/topics', scope: 'items:read', status: 200, answer: topicListForm, pages: true },
    summary: 'The topics of all stories that are given',
    description: 'In the order of their slugs. A story is in several.',
    query: z.strictObject({ limit, cursor }),
  }),
  webhooks: endpoint({
    ...{ method: 'get', path: '/webhooks', scope: 'webhooks:manage', status: 200, answer: webhookListForm },
    summary: 'The webhooks of this token',
    description: 'How each stands: what waits for it, and since when it does not acknowledge.',
  }),
  'make-webhook': endpoint({
    ...{ method: 'post', path: '/webhooks', scope: 'webhooks:manage', status: 201, answer: newWebhookForm },
    summary: 'Be called when something changes',
    description:
      'Calls are signed as Standard Webhooks has it: `webhook-signature` is `v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>` in base64, by the secret behind `whsec_`, decoded. Any 2xx within four seconds acknowledges; until then it is called again and again, with the same `webhook-id`. It is called at once when a story is killed, and the kill has a receipt of it.',
    body: z.strictObject({
      address: z.string().trim().min(1).max(2000).describe('Where it is called: https, on the public network.'),
      events: z
        .array(z.enum(hookEvents))
        .max(hookEvents.length)
        .default([])
        .describe('What it is told of beside kills and what was revived, of which each is told.'),
    }),
    refusals: { 409: answers.tooMany },
  }),
  'delete-webhook': endpoint({
    ...{ method: 'delete', path: '/webhooks/{id}', scope: 'webhooks:manage', status: 204 },
    summary: 'Be called no longer',
    description: 'What it has not acknowledged is let go.',
    params: z.strictObject({ id: z.string().regex(idPattern, 'is no identity of a webhook') }),
    refusals: { 404: answers.unknown },
  }),
  description: endpoint({
    ...{ method: 'get', path: '/openapi.json', status: 200, answer: z.looseObject({ openapi: z.string() }) },
    summary: 'This description',
    description: 'OpenAPI 3.1, for programs.',
  }),
} as const

export type EndpointName = keyof typeof endpoints
export const endpointNames = Object.keys(endpoints) as EndpointName[]

/** What every address may refuse, by status. */
export const commonRefusals: Readonly<Record<number, string>> = {
  401: 'A token is asked for, or the one that was sent is not good.',
  403: 'The token is not good for this: it lacks the scope.',
  422: 'A parameter or a field is wrong. `fields` says which.',
  429: 'Too much was asked at once. `Retry-After` says after how many seconds to ask again.',
}
