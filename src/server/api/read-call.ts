/** What a call of the API asks: its path, its query, its body, each checked once by the form that the description shows. */

import type { Context } from 'hono'
import type { z } from 'zod'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import { isStorable } from '../../newsroom/action.ts'
import { plainIssue } from '../../newsroom/plain-issue.ts'
import type { Endpoint } from '../../site/api/endpoints.ts'

export type Asked = { params: object; query: object; body: object }

export const readCall = async (
  context: Context,
  { params, query, body }: Pick<Endpoint, 'params' | 'query' | 'body'>,
): Promise<Asked | Refusal> => {
  const path = params ? checked(params, context.req.param()) : {}
  if (isRefusal(path)) return path
  const asked = await readQuery(context, query)
  if (isRefusal(asked)) return asked
  const sent = body ? await readBody(context, body) : {}
  if (isRefusal(sent)) return sent
  return { params: path, query: asked, body: sent }
}

const readQuery = async (context: Context, form: z.ZodObject | undefined): Promise<object | Refusal> => {
  const pairs = [...new URL(context.req.url).searchParams]
  const names = pairs.map(([name]) => name)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) return refuse('invalid', `«${twice}» is there twice. Say it once.`, twice)
  if (!form) {
    const [first] = names
    return first === undefined ? {} : refuse('invalid', `Nothing is asked here by «${first}». Leave it away.`, first)
  }
  return checked(form, Object.fromEntries(pairs))
}

const readBody = async (context: Context, form: z.ZodObject): Promise<object | Refusal> => {
  const given: unknown = await context.req.json().catch(() => undefined)
  if (given === undefined || !isStorable(given))
    return refuse('invalid', 'The call is no JSON that can be read. Send one object.')
  return checked(form, given)
}

const checked = (form: z.ZodObject, given: unknown): object | Refusal => {
  const read = form.safeParse(given)
  if (read.success) return read.data
  const fields = read.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [key, `is nothing that is asked by here: use ${Object.keys(form.shape).join(', ')}`])
      : [[issue.path.join('.'), plainIssue(issue)]],
  ) as [string, string][]
  const said = fields.slice(0, 5).map(([name, why]) => (name ? `«${name.slice(0, 60)}» ${why}` : why))
  return {
    ...refuse('invalid', `${said.join('; ')}.`),
    fields: Object.fromEntries(fields.slice(0, 20).map(([name, why]) => [name.slice(0, 60), why])),
  }
}
