/** Cloudflare: a purge by cache tags (`POST /zones/<id>/purge_cache`, at most 100 tags a call); the tags are the keys. */

import { z } from 'zod'
import { keysOf } from '../../site/surrogate-keys.ts'
import { saidIn } from './call.ts'
import { type Means, type Output, OutputFailure, type Place } from './output.ts'
import { twice } from './twice.ts'

const mostTags = 100

/** Every answer of its API has this form; a call that it refuses may be answered 200 too. */
const envelope = z.object({
  success: z.boolean(),
  errors: z.array(z.object({ code: z.number(), message: z.string() })).default([]),
})

export const cloudflare: Output<Place> = {
  together: 100,
  async tell(changes, place, means) {
    const tags = keysOf(changes)
    return `${tags.length} tags ${await twice(changes, () => purge(tags, place, means))}`
  },
}

const purge = async (tags: readonly string[], { address, secret = '' }: Place, { call }: Means): Promise<void> => {
  for (let from = 0; from < tags.length; from += mostTags) {
    const answer = await call(`${address.replace(/\/$/, '')}/purge_cache`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ tags: tags.slice(from, from + mostTags) }),
    })
    const said = envelope.safeParse(jsonIn(answer.body))
    if (said.success && said.data.success) continue
    const errors = said.data?.errors.map(({ code, message }) => `${message} (${code})`).join('; ')
    throw new OutputFailure(
      `Cloudflare did not purge (${answer.status}).${errors ? ` It says: ${errors}` : saidIn(answer)} See that the token has the permission Cache Purge for this zone.`,
    )
  }
}

const jsonIn = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    // What is no JSON is no acknowledgement.
    return undefined
  }
}
