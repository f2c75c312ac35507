/** Calls to the server: what it answers, or in a sentence why not. */

import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import { say } from './words/say.ts'

const answer = async <Answer>(request: Promise<Response>): Promise<Answer | Refusal> => {
  try {
    const response = await request
    if (/^application\/json/.test(response.headers.get('content-type') ?? '')) {
      const said: unknown = await response.json()
      if (response.ok || isRefusal(said)) return said as Answer | Refusal
    }
    return refuse('invalid', say('say.failed', { status: String(response.status) }))
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    return refuse('invalid', say('say.away'))
  }
}

/** Asks for what is at `path`. Throws an `AbortError` when the signal says that nobody waits any more. */
export const get = <Answer>(path: string, signal?: AbortSignal): Promise<Answer | Refusal> =>
  answer(fetch(path, { headers: { accept: 'application/json' }, ...(signal && { signal }) }))

/** Uses a verb of the newsroom. */
export const act = <Answer>(verb: string, input: object): Promise<Answer | Refusal> =>
  answer(
    fetch(`/api/${verb}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    }),
  )
