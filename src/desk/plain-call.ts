/** A call to the server as it is: what it answers, or in a sentence why not. Screens use `call.ts`, which has people sign in again. */

import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import { say } from './words/say.ts'

/** Throws an `AbortError` when the signal says that nobody waits any more. */
export const plainCall = async <Answer>(path: string, init: RequestInit): Promise<Answer | Refusal> => {
  try {
    const response = await fetch(path, init)
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

/** What is sent as JSON. */
export const posted = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
