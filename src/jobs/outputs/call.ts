/** Calls to outputs over HTTP: only to machines that may be reached, answered soon or counted as failed, no redirect followed. */

import { Agent, request } from 'undici'
import { connecting } from '../../intake/sources/http-exchange.ts'
import { DoorFailure, type Reach } from '../../intake/sources/source.ts'
import { OutputFailure } from './output.ts'

export type Answered = { status: number; headers: ReadonlyMap<string, string>; body: string }

/** Any status is an answer; no answer is an `OutputFailure`. */
export type Call = (
  url: string,
  call: { method: string; headers?: Readonly<Record<string, string>>; body?: string },
) => Promise<Answered>

/** How long an output may take to answer, in milliseconds. */
const patience = 4000

/** As much of an answer as is read, in bytes: a page of the site, in the look from outside. */
const longest = 4 * 2 ** 20

export type Calls = { call: Call; close(): Promise<void> }

/** Opens a caller that keeps its connections until it is closed. */
export const openCalls = (reach: Reach): Calls => {
  const dispatcher = new Agent({
    connect: connecting(reach, patience),
    headersTimeout: patience,
    bodyTimeout: patience,
    connections: 8,
  })
  const call: Call = async (url, { method, headers = {}, body }) => {
    try {
      const response = await request(url, {
        ...{ dispatcher, body: body ?? null, signal: AbortSignal.timeout(patience) },
        // undici lists the methods that it knows, and sends any other too.
        method: method as 'POST',
        headers: { 'user-agent': 'Dateline', ...headers },
      })
      const text = await read(response.body, url)
      const answered = new Map(
        Object.entries(response.headers).map(([name, value]) => [name, [value].flat().join(', ')] as const),
      )
      return { status: response.statusCode, headers: answered, body: text }
    } catch (error) {
      throw failureOf(error, url)
    }
  }
  return { call, close: () => dispatcher.destroy() }
}

const read = async (body: AsyncIterable<Buffer>, url: string): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > longest) throw new OutputFailure(`${hostOf(url)} answers with more than ${longest / 2 ** 20} MB.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

const hostOf = (url: string): string => URL.parse(url)?.host ?? url

const failureOf = (error: unknown, url: string): Error => {
  if (error instanceof OutputFailure) return error
  // Whoever resolves a name says in a sentence why a machine is not reached.
  if (error instanceof DoorFailure) return new OutputFailure(error.message)
  const { code, name, message } = error as { code?: string; name?: string; message?: string }
  const late = name === 'TimeoutError' || /TIMEOUT/.test(code ?? '')
  const why = late ? `does not answer within ${patience / 1000} seconds` : `cannot be reached (${code ?? message})`
  return new OutputFailure(`${hostOf(url)} ${why}. See whether it runs and whether its address is right.`)
}

/** What an answer says, cut short, for the sentence of a failure. */
export const saidIn = ({ body }: Answered): string => {
  const text = body.replace(/\s+/g, ' ').trim().slice(0, 200)
  return text ? ` It says: ${text}` : ''
}

/** Whether an answer acknowledges. */
export const isOk = ({ status }: Answered): boolean => status >= 200 && status < 300
