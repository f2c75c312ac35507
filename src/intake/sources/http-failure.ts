/** What went wrong between us and an HTTP server, as sentences that say what to do. */

import { DoorFailure, FileFailure } from './source.ts'

/** What will be no better at the next look: nothing is gained by waiting for it. */
export class LastingFailure extends FileFailure {}

/** An address as it may be told: without the query, in which secrets are sent. */
export const placeOf = (url: URL): string => {
  const place = `${url.host}${url.pathname}`
  return place.length > 200 ? `${place.slice(0, 200)}…` : place
}

/** How long a server that is busy, and does not say until when, is left alone; in milliseconds. */
const pause = 60_000

/** Why an answer of this status ends the look; `wait` is what the server asked for, in milliseconds. */
export const ofStatus = (status: number, url: URL, wait: number | undefined): DoorFailure => {
  const place = placeOf(url)
  if (status === 429) {
    const until = new Date(Date.now() + (wait ?? pause))
    return new DoorFailure(`${place} is asked too often (429): it wants rest until ${clockTime(until)}.`, until)
  }
  if (status === 503 && wait !== undefined) {
    const until = new Date(Date.now() + wait)
    return new DoorFailure(`${place} is closed until ${clockTime(until)} (503). It is tried again then.`, until)
  }
  const sentence = sentences[status]?.(place) ?? otherStatus(status, place)
  return status === 404 || status === 410 ? new LastingFailure(sentence) : new DoorFailure(sentence)
}

const clockTime = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

const sentences: Readonly<Record<number, (place: string) => string>> = {
  401: (place) => `${place} does not accept the password or token (401). Give the door the right one.`,
  403: (place) => `${place} does not let this account in (403). Ask the supplier for the right to it.`,
  404: (place) => `There is nothing at ${place} (404). Correct the door's address, or ask the supplier for it.`,
  407: (place) => `A proxy stands before ${place} and wants a password (407). Ask whoever runs the network.`,
  410: (place) => `${place} is gone for good (410). Ask the supplier for the new address, or pause the door.`,
}

const otherStatus = (status: number, place: string): string => {
  if (status >= 500)
    return `${place} has a fault of its own (${status}). It is tried again; if it lasts, tell the supplier.`
  if (status >= 400) return `${place} does not take our call (${status}). Check the door's address and settings.`
  return `${place} answers in a way that is not understood (${status}). Check the door's address.`
}

export const tooLarge = (url: URL, maxBytes: number): DoorFailure =>
  new DoorFailure(
    `${placeOf(url)} is larger than ${sizeText(maxBytes)} and was not taken. Ask the supplier what it is.`,
  )

const sizeText = (bytes: number): string =>
  bytes >= 2 ** 20 ? `${Math.floor(bytes / 2 ** 20)} MB` : `${Math.ceil(bytes / 1024)} KB`

const untrusted =
  /^(?:ERR_TLS_CERT|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_SSL|EPROTO|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH)/
const brokenOff =
  /^(?:ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|UND_ERR_ABORTED|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/
const silent = /^(?:ETIMEDOUT|UND_ERR_(?:HEADERS|BODY|CONNECT)_TIMEOUT)$/
const unreachable = /^(?:EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ENETDOWN|EHOSTDOWN)$/

/** An error of a connection as a failure of the door; a fault of ours is given back as it is. */
export const failureOf = (error: unknown, url: URL, timeoutMs: number, signal: AbortSignal | undefined): unknown => {
  if (error instanceof DoorFailure) return error
  if (signal?.aborted) return new DoorFailure(`The look at ${placeOf(url)} was ended from our side. It is tried again.`)
  if (!(error instanceof Error)) return error
  const { code, name } = error as { code?: unknown; name: string }
  const sentence = sentenceOf(typeof code === 'string' ? code : name, url, timeoutMs)
  return sentence ? new DoorFailure(sentence) : error
}

const sentenceOf = (code: string, url: URL, timeoutMs: number): string | undefined => {
  const host = url.host
  if (silent.test(code) || code === 'TimeoutError')
    return `${placeOf(url)} was silent for ${Math.ceil(timeoutMs / 1000)} seconds, or took ten times as long. It is tried again; if it lasts, tell the supplier.`
  if (code === 'ECONNREFUSED') return `${host} refuses the connection: nothing listens there. Check the door's address.`
  if (brokenOff.test(code)) return `${host} broke off in the middle of its answer. It is tried again.`
  if (unreachable.test(code)) return `There is no way to ${host} (${code}). Check this machine's network.`
  if (untrusted.test(code)) return `The certificate of ${host} cannot be trusted (${code}). Ask the supplier.`
  if (/^(?:Z_|ERR__?ERROR_|ERR_BROTLI|ERR_PADDING|ERR_BUFFER)/.test(code))
    return `The packed answer of ${placeOf(url)} is damaged (${code}). It is tried again.`
  if (/^(?:HPE_|UND_ERR_(?:HEADERS_OVERFLOW|RESPONSE))/.test(code))
    return `${host} does not speak HTTP as it should (${code}). Check the door's address.`
  if (code === 'UND_ERR_INVALID_ARG')
    return `The call to ${host} has a header that HTTP does not allow. Check the door's secret and settings.`
  return undefined
}
