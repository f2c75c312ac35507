/** `POST /wires/<door>`: whoever has a door's token brings wires, and is answered when they are kept. */

import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { idPattern } from '../base/id.ts'
import { isRefusal, type Refusal, type RefusalCode, refuse } from '../base/refusal.ts'
import { type Incoming, incoming } from '../intake/keep.ts'
import { bareName, dispositionName, endingOf } from '../intake/sources/http-name.ts'
import { openedBy, push } from '../intake/sources/push.ts'
import { largestFile } from '../intake/sources/which-files.ts'
import { isDatabaseAway } from '../store/database.ts'
import { refused } from './api-routes.ts'
import type { Working } from './working.ts'

/** The most files of one call. */
const mostFiles = 64

/** Seconds after which a call that could not be kept is to come again, and one through a paused door. */
const [soon, later] = [10, 300]

/** A key as its sender may write it (draft-ietf-httpapi-idempotency-key-header), quoted or bare. */
const keyForm = /^[\x20-\x7e]{1,255}$/

const noToken = refuse(
  'not-signed-in',
  'There is no such door, or the token is not its own. Send «Authorization: Bearer …» with the token that came with this address.',
)
const tooLarge = refuse('too-large', `A call may bring ${largestFile / 2 ** 20} MB at most. Send less at once.`)
const brokenOff = refuse('invalid', 'The call broke off before it was whole: nothing of it is kept. Send it again.')

export const pushRoutes = (working: Working): Hono => {
  const app = new Hono()
  app.post('/wires/:door', async (context) => {
    try {
      return await taken(working, context, context.req.param('door'))
    } catch (error) {
      if (isDatabaseAway(error))
        return notNow(context, soon, 'Nothing can be kept at the moment: the database is away. Send it again soon.')
      if (!isFull(error)) throw error
      working.log.error({ err: error }, 'What was pushed could not be kept: the disk is full.')
      return notNow(context, later, 'Nothing can be kept at the moment: there is no room. Send it again later.')
    }
  })
  // Other addresses below /wires/ may be a section's.
  app.all(`/wires/:door{${idPattern.source.slice(1, -1)}}`, (context) =>
    unread(context, 405, 'invalid', 'Wires are brought here: send a file with POST and the door’s token.', {
      Allow: 'POST',
    }),
  )
  return app
}

const taken = async (working: Working, context: Context, id: string): Promise<Response> => {
  const token = /^Bearer +(\S.*)$/i.exec(context.req.header('authorization') ?? '')?.[1] ?? ''
  const door = await openedBy(working, id, token)
  if (isRefusal(door)) {
    working.log.error({ door: id, failure: door.sentence }, 'A token could not be checked.')
    return notNow(context, later, 'No token can be checked here at the moment. Send it again later.')
  }
  if (!door) {
    working.log.warn({ door: id }, 'Somebody pushed without the token of a door.')
    context.header('WWW-Authenticate', 'Bearer')
    context.header('Connection', 'close')
    return refused(context, noToken)
  }
  if (door.paused) return notNow(context, later, 'This door is paused. Send it again later, or ask the newsroom.')
  const encoding = context.req.header('content-encoding') ?? 'identity'
  if (encoding.trim().toLowerCase() !== 'identity')
    return unread(context, 415, 'invalid', 'Send the file as it is, without a Content-Encoding.', {
      'Accept-Encoding': 'identity',
    })
  const key = context.req.header('idempotency-key')
  if (key !== undefined && !keyForm.test(key))
    return unread(context, 422, 'invalid', 'An Idempotency-Key has 1 to 255 letters of ASCII.')
  const files = await filesOf(context)
  if (isRefusal(files)) {
    context.header('Connection', 'close')
    return refused(context, files)
  }
  const kept = await push(working, door, { files, key })
  if (isRefusal(kept)) return refused(context, kept)
  working.hasArrived?.()
  const arrivals = kept.map(({ arrival, name, hash }) => ({ arrival, name, sha256: hash }))
  return context.json({ arrivals }, 202, { 'Cache-Control': 'no-store' })
}

/** The files of a call: its body, or those in its form. */
const filesOf = async (context: Context): Promise<Incoming[] | Refusal> => {
  const body = await wholeBody(context.req.raw)
  if (isRefusal(body)) return body
  const type = context.req.header('content-type') ?? ''
  const files = /^multipart\/form-data\b/i.test(type) ? await filesInForm(body, type) : [fileOf(context, body, type)]
  if (isRefusal(files)) return files
  if (files.length > mostFiles)
    return refuse('too-large', `A call may bring ${mostFiles} files at most. Send less at once.`)
  return files.length === 0 || files.some(({ size }) => size === 0)
    ? refuse('invalid', 'The call brings no file, or an empty one. Send the wire as the body.')
    : files
}

/** All bytes of a call, in memory; not one more than may come. */
const wholeBody = async (request: Request): Promise<Buffer | Refusal> => {
  if (Number(request.headers.get('content-length') ?? 0) > largestFile) return tooLarge
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.length
      if (size > largestFile) return tooLarge
      chunks.push(chunk)
    }
  } catch {
    // Only the line can fail here.
    return brokenOff
  }
  return Buffer.concat(chunks)
}

const fileOf = (context: Context, body: Buffer, type: string): Incoming =>
  incoming(
    dispositionName(context.req.header('content-disposition')) ??
      bareName(context.req.query('name')) ??
      nameBy('pushed', type),
    body,
  )

const filesInForm = async (body: Buffer, type: string): Promise<Incoming[] | Refusal> => {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'Content-Type': type } }).formData()
    const files = [...form.values()].filter((part) => part instanceof File).slice(0, mostFiles + 1)
    return await Promise.all(
      files.map(async (file, place) => {
        const bytes = Buffer.from(await file.arrayBuffer())
        return incoming(bareName(file.name) ?? nameBy(`pushed-${place + 1}`, file.type), bytes)
      }),
    )
  } catch {
    // Whatever a parser says of bytes from outside, they are no form.
    return refuse('invalid', 'The call is no multipart/form-data that can be read. Send each wire by itself.')
  }
}

const nameBy = (stem: string, type: string): string => [stem, endingOf(type)].filter(Boolean).join('.')

/** ENOSPC and EDQUOT of the storage; 53100 of PostgreSQL. */
const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', '53100'].includes(String(error.code))

/** An answer before the body was read: no other call can follow it on that line. */
const unread = (
  context: Context,
  status: ContentfulStatusCode,
  code: RefusalCode,
  sentence: string,
  headers: Record<string, string> = {},
): Response =>
  context.json(refuse(code, sentence), status, { 'Cache-Control': 'no-store', Connection: 'close', ...headers })

const notNow = (context: Context, seconds: number, sentence: string): Response =>
  unread(context, 503, 'not-live', sentence, { 'Retry-After': String(seconds) })
