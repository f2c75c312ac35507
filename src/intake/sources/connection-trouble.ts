/** What libraries and machines say of a connection that failed, as sentences for whoever looks after the doors. */

import { DoorFailure } from './source.ts'

/** Where the connection leads, and what may never be told. */
export type Place = { place: string; secret?: string | undefined }

/** What the other side said, on one line, short, and without the secret. */
export const said = (text: string, secret: string | undefined): string => {
  const hidden = secret ? text.replaceAll(secret, '…') : text
  const line = hidden.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return line.length > 200 ? `${line.slice(0, 200)}…` : line
}

const sentences: Record<string, string> = {
  ECONNREFUSED: 'takes no connection: nothing listens there. Check the address and the port, or ask the supplier',
  ECONNRESET: 'broke the connection off. It is tried again',
  EPIPE: 'broke the connection off. It is tried again',
  ETIMEDOUT: 'does not answer in time. It is tried again; if it stays so, ask the supplier',
  EHOSTUNREACH: 'cannot be reached from here. Check the network and the address',
  ENETUNREACH: 'cannot be reached from here. Check the network and the address',
  ENOTFOUND: 'is not known to any name server. Check the address',
  EAI_AGAIN: 'could not be looked up: the name server does not answer. It is tried again',
}

/** An error of a library or a socket as a `DoorFailure`; one that is a failure of a door already stays as it is. */
export const failureOf = (error: unknown, { place, secret }: Place): DoorFailure => {
  if (error instanceof DoorFailure) return error
  if (!(error instanceof Error)) return new DoorFailure(`${place}: ${said(String(error), secret)}`)
  const code = codeOf(error)
  const known = sentences[code]
  if (known) return new DoorFailure(`${place} ${known}.`)
  if (isTimeout(error)) return new DoorFailure(`${place} ${sentences.ETIMEDOUT}.`)
  if (
    /\b(?:FIN packet|closed connection|No response from server|socket hang up|connection lost|ended by)\b/i.test(
      error.message,
    )
  )
    return new DoorFailure(`${place} ${sentences.ECONNRESET}.`)
  return new DoorFailure(`${place}: ${said(error.message, secret)}`)
}

/** Several addresses that were tried at once give one error of many. */
const codeOf = (error: Error): string => {
  if (error instanceof AggregateError) {
    const first: unknown = error.errors[0]
    if (first instanceof Error) return codeOf(first)
  }
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

const isTimeout = ({ name, message }: Error): boolean =>
  name === 'TimeoutError' || /\btime(?:d ?out|out)\b/i.test(message)
