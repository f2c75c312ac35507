/** A webhook: a POST of JSON, signed as Standard Webhooks has it (webhook-id, webhook-timestamp, webhook-signature: HMAC-SHA256). Any 2xx acknowledges. */

import { createHmac } from 'node:crypto'
import { hookEventOf } from '../../newsroom/outputs/hook-events.ts'
import { apiAddress } from '../../site/api/endpoints.ts'
import type { Change } from '../../store/outputs/deliveries.ts'
import { isOk, saidIn } from './call.ts'
import { type Output, OutputFailure, type Place } from './output.ts'

export const webhook: Output<Place> = {
  together: 1,
  async tell([change], { id: output, address, secret = '' }, { call, site }) {
    if (!change) return 'nothing was to be told'
    // The same at every try, so that the other side can tell a second try from a second event.
    const id = `${change.event}-${output}`
    const body = JSON.stringify(messageOf(change, site))
    const sentAt = Math.floor(Date.now() / 1000)
    const answer = await call(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(sentAt),
        'webhook-signature': signature({ id, sentAt, body }, secret),
      },
      body,
    })
    if (!isOk(answer))
      throw new OutputFailure(`${URL.parse(address)?.host} did not take the call (${answer.status}).${saidIn(answer)}`)
    return `it answered ${answer.status}`
  },
}

/** What is told of a change: never a word of the story itself. */
const messageOf = ({ verb, reach, story, address, pictures, at, note }: Change, site: string | undefined): object => ({
  type: hookEventOf(verb) ?? `story.${verb}`,
  timestamp: at,
  data: {
    reach,
    story,
    ...(address !== null && { address, ...(site !== undefined && { url: encodeURI(`${site}${address}`) }) }),
    ...(address !== null && site !== undefined && { item: `${site}${apiAddress}/items/${story}` }),
    ...(verb === 'kill-picture' ? { picture: pictures[0] } : {}),
    ...(verb === 'kill' ? { note } : {}),
  },
})

/** The signature of a call by its secret: after `whsec_` the key in base64, else the words themselves. */
export const signature = (
  { id, sentAt, body }: { id: string; sentAt: number; body: string },
  secret: string,
): string => {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret)
  return `v1,${createHmac('sha256', key).update(`${id}.${sentAt}.${body}`).digest('base64')}`
}
