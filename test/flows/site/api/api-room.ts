/** A newsroom whose API is asked, and every answer of it held against its own description. */

import type { ApiTokenId } from '../../../../src/base/id.ts'
import type { Scope } from '../../../../src/base/scope.ts'
import type { Actor } from '../../../../src/newsroom/action.ts'
import type { Description } from '../../../../src/site/api/description.ts'
import type { ItemList } from '../../../../src/site/api/load-items.ts'
import type { NewsObject } from '../../../../src/wire/item.ts'
import { done, openNewsroom } from '../../../newsroom.ts'
import { heldAgainst } from './valid-api.ts'

export const administrator: Actor = { name: 'root@courier.example', role: 'administrator' }
export const allScopes: Scope[] = ['items:read', 'search:read', 'webhooks:manage']

export type ApiRoom = Awaited<ReturnType<typeof openApi>>
export type Asked = { status: number; text: string; headers: Headers; json: never }

let made = 0

export const openApi = async () => {
  const room = await openNewsroom()
  const described: Description = JSON.parse((await room.get('/api/v1/openapi.json')).text)
  const complaints = heldAgainst(described)

  const newToken = async (
    scopes: readonly Scope[] = allScopes,
    more: object = {},
  ): Promise<{ token: ApiTokenId; secret: string }> => {
    made += 1
    const given = { name: `Partner ${made}`, scopes, ...more }
    return done(await room.verb('keep-api-token', given, administrator)) as never
  }
  const { secret } = await newToken()

  /** The path of the description that an address is of. */
  const pathOf = (address: string): string =>
    new URL(address, room.origin).pathname.replace('/api/v1', '').replace(/^\/(items|webhooks)\/.+$/, '/$1/{id}')

  /** Asks, with the token of all scopes unless another one (or none, '') is named; an answer that is not as described is an error. */
  const ask = async (
    address: string,
    { token = secret, method = 'GET', body, headers = {} }: AskMore = {},
  ): Promise<Asked> => {
    const response = await fetch(new URL(address.replace(/^(?!http|\/api)/, '/api/v1'), room.origin), {
      ...{ method, redirect: 'manual', ...(body !== undefined && { body: JSON.stringify(body) }) },
      headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
    })
    const text = await response.text()
    const wrong = complaints(method.toLowerCase() as 'get', pathOf(response.url), response.status, text)
    if (wrong.length > 0)
      throw new Error(`${method} ${response.url} is not as described: ${JSON.stringify(wrong)}\n${text}`)
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      text,
      headers: response.headers,
      json: (isJson && text ? JSON.parse(text) : undefined) as never,
    }
  }

  /** A page of a list. */
  const page = async (address: string): Promise<ItemList> => {
    const { status, json, text, headers } = await ask(address)
    if (status !== 200) throw new Error(`${address} is ${status}: ${text}`)
    const { next } = json as ItemList
    if ((next && `<${next}>; rel="next"`) !== (headers.get('link') ?? undefined)) throw new Error('Link is not next.')
    return json
  }

  /** All pages from an address on; `between` is done after each. */
  const pages = async (
    address: string,
    between: () => Promise<unknown> = async () => undefined,
  ): Promise<NewsObject[]> => {
    const all: NewsObject[] = []
    for (let next: string | undefined = address; next; ) {
      const list: ItemList = await page(next)
      all.push(...list.items)
      next = list.next
      await between()
    }
    return all
  }

  return { ...room, described, secret, newToken, ask, page, pages }
}

type AskMore = { token?: string; method?: string; body?: unknown; headers?: Record<string, string> }

/** By what a story is asked. */
export const idOf = (item: NewsObject): string => item.altIds?.find(({ role }) => role === 'id')?.value ?? ''
export const headlineOf = (item: NewsObject): string | undefined =>
  item.headlines?.find(({ role }) => role === 'main')?.value
