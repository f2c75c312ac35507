/** Asking a server over HTTP: only machines that may be reached, every redirect checked, nothing larger than was bargained for. */

import { type Readable, type Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { Agent, buildConnector, request } from 'undici'
import { failureOf, ofStatus, placeOf, tooLarge } from './http-failure.ts'
import { DoorFailure, type Reach } from './source.ts'

/** What a server answered. Header names are in lower case; `url` is where the answer came from, `moved` where it will be for good. */
export type Answer = {
  status: number
  headers: ReadonlyMap<string, string>
  bytes: Buffer
  url: URL
  moved: URL | undefined
}

/** What is added to a call for whoever may know it: asked anew at every redirect. */
export type Sign = (url: URL) => { url: URL; headers: Readonly<Record<string, string>> }

export type Ask = {
  maxBytes?: number
  headers?: Readonly<Record<string, string>>
  sign?: Sign
  /** Statuses besides 2xx that are answers, and no failures. */
  accepts?: readonly number[]
}

export type HttpExchange = {
  get(url: string | URL, ask?: Ask): Promise<Answer>
  /** Posts a form and follows no redirect; every status is an answer. */
  post(url: URL, form: URLSearchParams, headers: Readonly<Record<string, string>>): Promise<Answer>
  close(): Promise<void>
}

/** No file that comes through a door is larger. */
export const largestFile = 50 * 2 ** 20

const mostRedirects = 5
const redirects = [301, 302, 303, 307, 308]
const permanent = [301, 308]

/** A server that wants us to wait no longer than this is waited for, this often; in milliseconds. */
const shortWait = 5_000
const mostWaits = 2

/** Opens a client that keeps its connections until it is closed. `timeoutMs` is the longest silence; a whole answer may take ten times as long. */
export const opening = (
  reach: Reach,
  { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal },
): HttpExchange => {
  const dispatcher = new Agent({
    connect: connecting(reach, Math.min(timeoutMs, 15_000)),
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connections: 4,
  })
  const ending = () => {
    const late = AbortSignal.timeout(Math.min(timeoutMs * 10, 600_000))
    return signal ? AbortSignal.any([signal, late]) : late
  }
  const once: Once = async (url, { method = 'GET', headers, body, maxBytes = largestFile }) => {
    const until = ending()
    try {
      const response = await request(url, {
        ...{ dispatcher, method, signal: until, body: body ?? null },
        headers: { 'user-agent': 'Dateline', accept: '*/*', 'accept-encoding': 'gzip, deflate, br', ...headers },
      })
      const answered = flat(response.headers)
      const status = response.statusCode
      const bytes = await wholeBody(response.body, answered, { maxBytes, url, signal: until })
      return { status, headers: answered, bytes, url, moved: undefined }
    } catch (error) {
      throw failureOf(error, url, timeoutMs, signal)
    }
  }
  return {
    async get(address, ask = {}) {
      for (let waits = 0; ; waits += 1) {
        const answer = await following(once, httpUrl(address), ask)
        const { status, headers, url } = answer
        if ((status >= 200 && status < 300) || ask.accepts?.includes(status)) return answer
        const wait = status === 429 || status === 503 ? waitAsked(headers.get('retry-after')) : undefined
        if (wait === undefined || wait > shortWait || waits === mostWaits) throw ofStatus(status, url, wait)
        await sleep(wait, undefined, signal ? { signal } : {}).catch((error) => {
          throw failureOf(error, url, timeoutMs, signal)
        })
      }
    },
    post: (url, form, headers) =>
      once(url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        body: form.toString(),
        maxBytes: 2 ** 20,
      }),
    close: () => dispatcher.destroy(),
  }
}

type Once = (
  url: URL,
  call: { method?: 'GET' | 'POST'; headers: Readonly<Record<string, string>>; body?: string; maxBytes?: number },
) => Promise<Answer>

/** The address as an http(s) one. What stands in it as user and password is no part of it. */
export const httpUrl = (address: string | URL): URL => {
  const url = URL.parse(String(address))
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new DoorFailure(`«${String(address).slice(0, 100)}» is no http or https address. Correct the door's address.`)
  url.username = ''
  url.password = ''
  url.hash = ''
  return url
}

const secrets = /^(?:authorization|cookie|proxy-authorization)$/i

const following = async (once: Once, start: URL, { headers = {}, sign, maxBytes }: Ask): Promise<Answer> => {
  let url = start
  let moved: URL | undefined
  let forGood = true
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    const signed = sign?.(url) ?? { url, headers: {} }
    const open = Object.entries(headers).filter(([name]) => url.origin === start.origin || !secrets.test(name))
    const call = { headers: { ...Object.fromEntries(open), ...signed.headers } }
    const answer = await once(signed.url, maxBytes === undefined ? call : { ...call, maxBytes })
    const location = answer.headers.get('location')
    if (!redirects.includes(answer.status) || location === undefined) return { ...answer, url, moved }
    const next = URL.parse(location, url.href)
    if (!next) throw new DoorFailure(`${placeOf(url)} sends us on to something that is no address. Ask the supplier.`)
    forGood &&= permanent.includes(answer.status)
    url = httpUrl(next)
    if (forGood) moved = url
  }
  throw new DoorFailure(
    `${placeOf(start)} sends us on more than ${mostRedirects} times. Ask the supplier for the final address.`,
  )
}

/** Connects to a checked address and to no other: the name is not asked for again (no rebinding). */
export const connecting = (reach: Reach, timeout: number): buildConnector.connector => {
  const connect = buildConnector({ timeout })
  const to = (options: buildConnector.Options, address: string) =>
    new Promise<Parameters<buildConnector.Callback>[1]>((resolve, reject) => {
      connect({ ...options, hostname: address }, (error, socket) => (error ? reject(error) : resolve(socket)))
    })
  const toAny = async (options: buildConnector.Options) => {
    let failed: unknown
    for (const { address } of (await reach.resolve(options.hostname)).slice(0, 4)) {
      try {
        return await to(options, address)
      } catch (error) {
        // The next address may be nearer; the last one's error is told.
        failed = error
      }
    }
    throw failed
  }
  return (options, callback) => {
    toAny(options).then(
      (socket) => (socket ? callback(null, socket) : callback(new Error('There is no connection.'), null)),
      (error: Error) => callback(error, null),
    )
  }
}

const flat = (headers: Readonly<Record<string, string | string[] | undefined>>): Map<string, string> =>
  new Map(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value] as const],
    ),
  )

type Body = { maxBytes: number; url: URL; signal: AbortSignal }

/** Reads and unpacks a body, and stops at the first byte that is too many. */
const wholeBody = async (
  body: Readable,
  headers: ReadonlyMap<string, string>,
  { maxBytes, url, signal }: Body,
): Promise<Buffer> => {
  // undici raises an error on a body that is destroyed before anyone listens.
  body.on('error', () => undefined)
  if (Number(headers.get('content-length') ?? 0) > maxBytes) {
    body.destroy()
    throw tooLarge(url, maxBytes)
  }
  const stages = unpacking(headers.get('content-encoding'), url)
  const chunks: Buffer[] = []
  let size = 0
  const gathering = new Writable({
    write(chunk: Buffer, _, done) {
      size += chunk.length
      if (size <= maxBytes) chunks.push(chunk)
      done(size > maxBytes ? tooLarge(url, maxBytes) : null)
    },
  })
  await pipeline([body, ...stages, gathering], { signal })
  return Buffer.concat(chunks)
}

const unpackers: Readonly<Record<string, () => Transform>> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  deflate: () => createInflate(),
  br: () => createBrotliDecompress(),
}

/** What undoes the encodings, the last applied one first (RFC 9110, 8.4). */
const unpacking = (encodings: string | undefined, url: URL): Transform[] => {
  const named = (encodings ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one && one !== 'identity')
  return named.toReversed().map((name) => {
    const unpacker = Object.hasOwn(unpackers, name) && named.length <= 2 ? unpackers[name] : undefined
    if (!unpacker)
      throw new DoorFailure(`${placeOf(url)} answers packed in a way that was not asked for («${name.slice(0, 20)}»).`)
    return unpacker()
  })
}

/** Milliseconds that a server wants us to wait (RFC 9110, 10.2.3: seconds or a date), a day at most; undefined where it does not say. */
const waitAsked = (value: string | undefined): number | undefined => {
  if (value === undefined) return undefined
  const wait = /^\d{1,9}$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), 24 * 3600_000)
}
