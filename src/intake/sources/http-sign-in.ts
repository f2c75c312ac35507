/** How a door shows an HTTP server who it is: password, token, a header of any name, a word in the query, OAuth 2 client credentials. */

import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Answer, type Ask, type HttpExchange, httpUrl, type Sign } from './http-exchange.ts'
import { ofStatus, placeOf } from './http-failure.ts'
import { type Door, DoorFailure } from './source.ts'

/** A header's name (RFC 9110, 5.1) that is not one of the call itself. */
export const headerName = z
  .string()
  .regex(/^[\w!#$%&'*+.^`|~-]{1,100}$/, 'is no name of a header')
  .refine((name) => !/^(?:host|content-length|transfer-encoding|connection|upgrade|te|trailer|expect)$/i.test(name), {
    error: 'is a header that the call itself sets',
  })

/** The secret of the door is the password, the token, the value, or with OAuth 2 the client's secret. */
export const signInSettings = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('basic'), user: z.string().min(1).max(200) }),
  z.strictObject({ kind: z.literal('bearer') }),
  z.strictObject({ kind: z.literal('header'), name: headerName }),
  z.strictObject({ kind: z.literal('query'), name: z.string().min(1).max(100) }),
  z.strictObject({
    kind: z.literal('oauth2'),
    /** The token endpoint. */
    token: z.url({ protocol: /^https?$/ }),
    client: z.string().min(1).max(500),
    scope: z.string().max(1000).optional(),
    /** Other members of the form that the endpoint wants, such as `audience`. */
    form: z.record(z.string().max(100), z.string().max(1000)).optional(),
    /** Where the client's name and secret are sent (RFC 6749, 2.3.1). */
    credentials: z.enum(['header', 'form']).default('header'),
  }),
])

type SignInSettings = z.infer<typeof signInSettings>

export type SignIn = {
  /** Asks as whoever we are; a token that is accepted no longer is renewed once. */
  get(url: URL, ask?: Omit<Ask, 'sign'>): Promise<Answer>
  /** An address without the secret that may stand in its query. */
  without(url: URL): URL
}

/** What a call to the door's server is signed with: who we are, and headers that it wants besides. */
export type Signing = { signIn: SignInSettings; headers: Readonly<Record<string, string>> }

/** Signs calls to the door's own server, and to no other. */
export const signingIn = (
  door: Door,
  { signIn: settings, headers }: Signing,
  exchange: HttpExchange,
  own: URL,
): SignIn => {
  const secret = (door.secret ?? '').trim()
  if (settings.kind !== 'none' && secret === '')
    throw new DoorFailure('The door has no password or token. Give it the one that the supplier has given you.')
  const tokens = settings.kind === 'oauth2' ? tokensOf(settings, secret, exchange) : undefined
  const signed = (token: string, more: Readonly<Record<string, string>>): Sign => {
    const headers = { ...more, ...headersOf(settings, token) }
    return (url) => {
      if (url.origin !== own.origin) return { url, headers: {} }
      if (settings.kind !== 'query') return { url, headers }
      const withSecret = new URL(url)
      withSecret.searchParams.set(settings.name, token)
      return { url: withSecret, headers }
    }
  }
  return {
    async get(url, ask = {}) {
      const accepts = [...(ask.accepts ?? []), 401]
      for (let again = true; ; again = false) {
        const sign = signed(tokens ? await tokens.get() : secret, headers)
        const answer = await exchange.get(url, { ...ask, accepts, sign })
        if (answer.status !== 401) return answer
        if (!tokens?.forget() || !again) throw ofStatus(401, answer.url, undefined)
      }
    },
    without(url) {
      if (settings.kind !== 'query') return url
      const bare = new URL(url)
      bare.searchParams.delete(settings.name)
      return bare
    },
  }
}

const headersOf = (settings: SignInSettings, token: string): Record<string, string> => {
  switch (settings.kind) {
    case 'none':
    case 'query':
      return {}
    case 'basic':
      return { authorization: basic(settings.user, token) }
    case 'header':
      return { [settings.name]: token }
    case 'bearer':
    case 'oauth2':
      return { authorization: `Bearer ${token}` }
  }
}

const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

type OAuth2 = Extract<SignInSettings, { kind: 'oauth2' }>
type Token = { token: string; until: number }

/** Tokens are kept in memory alone, from look to look: many suppliers count how often one asks for them. */
const known = new Map<string, Token>()
const mostKnown = 500

const tokensOf = (settings: OAuth2, secret: string, exchange: HttpExchange) => {
  const key = createHash('sha256')
    .update(JSON.stringify([settings, secret]))
    .digest('hex')
  let fresh = false
  return {
    async get(): Promise<string> {
      const held = known.get(key)
      if (held && held.until > Date.now()) return held.token
      const got = await askToken(settings, secret, exchange)
      if (known.size >= mostKnown) known.clear()
      known.set(key, got)
      fresh = true
      return got.token
    },
    /** A token that was given a moment ago and is refused will not get better. */
    forget(): boolean {
      const again = !fresh
      known.delete(key)
      return again
    },
  }
}

const tokenAnswer = z.object({
  access_token: z.string().min(1).max(20_000),
  expires_in: z.coerce
    .number()
    .min(0)
    .max(10 ** 9)
    .optional()
    .catch(undefined),
})

/** RFC 6749, 4.4 and 5. */
const askToken = async (settings: OAuth2, secret: string, exchange: HttpExchange): Promise<Token> => {
  const url = httpUrl(settings.token)
  const inForm = settings.credentials === 'form'
  const form = new URLSearchParams({
    ...settings.form,
    grant_type: 'client_credentials',
    ...(settings.scope ? { scope: settings.scope } : {}),
    ...(inForm ? { client_id: settings.client, client_secret: secret } : {}),
  })
  const headers: Record<string, string> = { accept: 'application/json' }
  if (!inForm) headers.authorization = basic(encodeURIComponent(settings.client), encodeURIComponent(secret))
  const { status, bytes } = await exchange.post(url, form, headers)
  if (status === 400 || status === 401 || status === 403)
    throw new DoorFailure(
      `${placeOf(url)} gives no token for this client (${status}${errorCode(bytes)}). Check its name and secret.`,
    )
  const read = status === 200 ? tokenAnswer.safeParse(json(bytes)) : undefined
  if (!read?.success)
    throw new DoorFailure(
      `${placeOf(url)} gives no token (${status}). It is tried again; if it lasts, tell the supplier.`,
    )
  const { access_token: token, expires_in: seconds = 300 } = read.data
  // Half a minute early, so that it does not end on the way; a short one serves for most of its life.
  return { token, until: Date.now() + Math.max(seconds * 1000 - 30_000, seconds * 500) }
}

/** The error's code as the endpoint names it (RFC 6749, 5.2): never its description, which may repeat what was sent. */
const errorCode = (bytes: Buffer): string => {
  const read = z.object({ error: z.string().regex(/^[a-z_]{1,40}$/) }).safeParse(json(bytes))
  return read.success ? `, ${read.data.error}` : ''
}

const json = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    // Whoever asked says that this is no answer.
    return undefined
  }
}
