/** Who calls the API: whoever has sent a good token in the Authorization header, or nobody in particular; and whether they may, now. */

import type { Context } from 'hono'
import { refuse } from '../../base/refusal.ts'
import type { Scope } from '../../base/scope.ts'
import { apiTokenStart } from '../../newsroom/settings/keep-api-token.ts'
import { type Endpoint, openScopes, perMinute } from '../../site/api/endpoints.ts'
import { type Bearer, bearerOf } from '../../store/outputs/api-tokens.ts'
import { refused } from '../api-routes.ts'
import { fromOf } from '../sessions.ts'
import type { Working } from '../working.ts'
import type { Allowances } from './allowance.ts'

/** `bearer` is absent where no token was sent and none is needed. */
export type Caller = { bearer: Bearer | undefined }

export type Guard = {
  working: Pick<Working, 'newsroom'>
  allowed: Allowances
  /** Whether anybody may read. */
  isOpen: boolean
}

const tokenForm = /^Bearer +([\w.~+/=-]{1,200})$/i

/** Whoever may, or how they are refused. Who sends no good token is counted by the address that they call from. */
export const whoCalls = async (
  context: Context,
  { scope }: Pick<Endpoint, 'scope'>,
  { working, allowed, isOpen }: Guard,
): Promise<Caller | Response> => {
  if (scope === undefined) return { bearer: undefined }
  const header = context.req.header('authorization')
  const token = tokenForm.exec(header ?? '')?.[1]
  const bearer = token?.startsWith(apiTokenStart) ? await bearerOf(working.newsroom.database.db, token) : undefined
  const wait = bearer
    ? allowed.take(`token ${bearer.id}`, perMinute.token)
    : allowed.take(`address ${fromOf(context).address}`, perMinute.address)
  if (wait > 0) {
    context.header('Retry-After', String(wait))
    return refused(context, refuse('too-often', `Too much was asked at once. Ask again in ${wait} s.`))
  }
  if (bearer) return bearer.scopes.includes(scope) ? { bearer } : refuseScope(context, scope)
  return header === undefined && isOpen && openScopes.has(scope)
    ? { bearer }
    : refuseToken(context, header !== undefined)
}

/** RFC 6750, 3 and 3.1. */
const refuseScope = (context: Context, scope: Scope): Response => {
  context.header('WWW-Authenticate', `Bearer realm="api", error="insufficient_scope", scope="${scope}"`)
  return refused(
    context,
    refuse('not-allowed', `This token is not good for «${scope}». Ask the publication for one that is.`),
  )
}

const refuseToken = (context: Context, wasSent: boolean): Response => {
  context.header('WWW-Authenticate', `Bearer realm="api"${wasSent ? ', error="invalid_token"' : ''}`)
  const what = wasSent ? 'This token is not good, or not any more.' : 'A token is asked for here.'
  return refused(
    context,
    refuse('not-signed-in', `${what} Send «Authorization: Bearer …» with one that the publication has given you.`),
  )
}
