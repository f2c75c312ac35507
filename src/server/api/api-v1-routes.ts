/** `/api/v1`: stories for other newsrooms and for apps, by the table of `site/api/endpoints.ts`; and its description, for programs and for people. */

import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import type { z } from 'zod'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import { deleteWebhook, makeWebhook, webhooksOf } from '../../newsroom/outputs/token-webhooks.ts'
import { apiPage } from '../../site/api/api-page.ts'
import { description } from '../../site/api/description.ts'
import { apiAddress, type Endpoint, type EndpointName, endpointNames, endpoints } from '../../site/api/endpoints.ts'
import { asksForChanges, loadFound, loadItem, loadItems, loadTopics, sectionList } from '../../site/api/load-items.ts'
import { frame, type Loading } from '../../site/loading.ts'
import { isDatabaseAway } from '../../store/database.ts'
import type { Bearer } from '../../store/outputs/api-tokens.ts'
import { refused } from '../api-routes.ts'
import type { SiteAnswers } from '../site-answers.ts'
import { siteSettings } from '../site-settings.ts'
import type { Working } from '../working.ts'
import { allowances } from './allowance.ts'
import { readCall } from './read-call.ts'
import { type Caller, whoCalls } from './who-calls.ts'

const jsonType = 'application/json'
const longestBody = 16 * 1024
const never = { 'Cache-Control': 'private, no-store' }

type Part<One, Name extends 'params' | 'query' | 'body'> = One extends { [Key in Name]: z.ZodType }
  ? z.output<One[Name]>
  : object

/** A call that may be answered, with what it asks. */
type Call<One = Endpoint> = {
  context: Context
  caller: Caller
  params: Part<One, 'params'>
  query: Part<One, 'query'>
  body: Part<One, 'body'>
}
type Handlers = { [Name in EndpointName]: (call: Call<(typeof endpoints)[Name]>) => Promise<Response> }

export const apiV1Routes = (working: Working, answers: SiteAnswers): Hono => {
  const app = new Hono()
  const site = siteSettings(working)
  const allowed = allowances()
  const handlers = handlersOf(working, answers)
  app.get(apiAddress, (context) =>
    answers.answer(context, 'text/html; charset=utf-8', async (from) => apiPage(frame(from)), { lists: false }),
  )
  // No cookie opens anything here, so that a page of any site may call.
  const exposeHeaders = ['ETag', 'Link', 'Retry-After']
  app.use(
    `${apiAddress}/*`,
    cors({ origin: '*', allowHeaders: ['Authorization', 'Content-Type', 'If-None-Match'], exposeHeaders }),
  )
  app.use(`${apiAddress}/*`, bodyLimit({ maxSize: longestBody, onError: tooLarge }))
  for (const name of endpointNames) {
    const one: Endpoint = endpoints[name]
    app.on(one.method.toUpperCase(), pathOf(one), async (context) => {
      const isOpen = (await site()).api === 'open'
      const caller = await whoCalls(context, one, { working, allowed, isOpen })
      if (caller instanceof Response) return caller
      const asked = await readCall(context, one)
      if (isRefusal(asked)) return refused(context, asked)
      // What `readCall` answers has been read by this very endpoint's forms.
      const handler = handlers[name] as unknown as (call: Call) => Promise<Response>
      return handler({ context, caller, ...asked })
    })
  }
  for (const [path, all] of Object.entries(Object.groupBy(Object.values<Endpoint>(endpoints), pathOf))) {
    const methods = (all ?? []).map(({ method }) => method.toUpperCase()).join(', ')
    app.all(path, (context) =>
      context.json(refuse('invalid', `Ask this address with ${methods}.`), 405, { ...never, Allow: methods }),
    )
  }
  app.all(`${apiAddress}/*`, (context) =>
    refused(context, refuse('unknown', `There is no such address. ${apiAddress} says which there are.`)),
  )
  app.onError((error, context) => {
    if (!isDatabaseAway(error)) throw error
    return context.json(refuse('not-live', 'The database is away for the moment. Ask again soon.'), 503, {
      ...never,
      'Retry-After': '5',
    })
  })
  return app
}

const pathOf = ({ path }: Pick<Endpoint, 'path'>): string => apiAddress + path.replace(/\{(\w+)\}/g, ':$1')

const tooLarge = (context: Context): Response => {
  // What is not read of the call stays on the line: no other call can follow it there.
  context.header('Connection', 'close')
  return refused(context, refuse('too-large', 'The call is longer than 16 KB. Send less.'))
}

const handlersOf = ({ newsroom }: Working, { answer }: SiteAnswers): Handlers => {
  /** What everybody who may ask is given alike: kept apart from what the page cache gives to whoever knows an address. */
  const given = (
    { context, caller: { bearer } }: Pick<Call, 'context' | 'caller'>,
    load: (from: Loading) => Promise<object | Refusal>,
    { kept = true, path = '' }: { kept?: boolean; path?: string } = {},
  ): Promise<Response> => {
    const more: Record<string, string> = { Vary: 'Accept-Encoding, Authorization' }
    return answer(
      context,
      jsonType,
      async (from) => {
        const loaded = await load(from)
        if (isRefusal(loaded)) return refused(context, loaded)
        if ('next' in loaded) more.Link = `<${loaded.next}>; rel="next"`
        return `${JSON.stringify(loaded)}\n`
      },
      { lists: path === '', more, kept, within: 'api', isPrivate: bearer !== undefined },
    )
  }
  const own = async (context: Context, bearer: Bearer | undefined, work: (bearer: Bearer) => Promise<Response>) =>
    bearer ? work(bearer) : refused(context, refuse('not-signed-in', 'A token is asked for here.'))
  return {
    items: (call) => given(call, (from) => loadItems(from, call.query), { kept: !asksForChanges(call.query) }),
    item: (call) => given(call, (from) => loadItem(from, call.params.id), { path: call.params.id }),
    search: (call) => given(call, (from) => loadFound(from, call.query)),
    sections: (call) => given(call, async (from) => sectionList(from)),
    topics: (call) => given(call, (from) => loadTopics(from, call.query)),
    description: ({ context }) =>
      answer(context, jsonType, async ({ site }) => `${JSON.stringify(description(site))}\n`, { lists: false }),
    webhooks: ({ context, caller }) =>
      own(context, caller.bearer, async (bearer) =>
        context.json({ webhooks: await webhooksOf(newsroom, bearer) }, 200, never),
      ),
    'make-webhook': ({ context, caller, body }) =>
      own(context, caller.bearer, async (bearer) => {
        const made = await makeWebhook(newsroom, bearer, body)
        return isRefusal(made) ? refused(context, made) : context.json(made, 201, never)
      }),
    'delete-webhook': ({ context, caller, params }) =>
      own(context, caller.bearer, async (bearer) => {
        const why = await deleteWebhook(newsroom, bearer, params.id)
        return why ? refused(context, why) : context.body(null, 204, never)
      }),
  }
}
