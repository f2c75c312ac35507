/** Fastly: one batch purge by surrogate keys (`POST /service/<id>/purge`, at most 256 keys), which takes effect at once. */

import { keysOf } from '../../site/surrogate-keys.ts'
import { isOk, saidIn } from './call.ts'
import { type Means, type Output, OutputFailure, type Place } from './output.ts'
import { twice } from './twice.ts'

const mostKeys = 256

export const fastly: Output<Place> = {
  together: 100,
  async tell(changes, place, means) {
    const keys = keysOf(changes)
    return `${keys.length} keys ${await twice(changes, () => purge(keys, place, means))}`
  },
}

const purge = async (keys: readonly string[], { address, secret = '' }: Place, { call }: Means): Promise<void> => {
  for (let from = 0; from < keys.length; from += mostKeys) {
    const some = keys.slice(from, from + mostKeys)
    const answer = await call(`${address.replace(/\/$/, '')}/purge`, {
      method: 'POST',
      headers: { 'fastly-key': secret, 'surrogate-key': some.join(' '), accept: 'application/json' },
    })
    if (answer.status === 401 || answer.status === 403)
      throw new OutputFailure(
        `Fastly does not accept the token (${answer.status}). Give one that has purge_select for this service.`,
      )
    const ids = isOk(answer) ? idsIn(answer.body) : undefined
    // It answers with the number of a purge for each key.
    if (!ids || some.some((key) => ids[key] === undefined))
      throw new OutputFailure(`Fastly did not purge every key (${answer.status}).${saidIn(answer)}`)
  }
}

const idsIn = (body: string): Record<string, unknown> | undefined => {
  try {
    const read: unknown = JSON.parse(body)
    return read !== null && typeof read === 'object' ? (read as Record<string, unknown>) : undefined
  } catch {
    // What is no JSON is no acknowledgement.
    return undefined
  }
}
