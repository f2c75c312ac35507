/** Calls to the server: what it answers, or in a sentence why not. Whoever is signed out signs in again in place, and the call is made once more. */

import { isRefusal, type Refusal } from '../base/refusal.ts'
import { plainCall, posted } from './plain-call.ts'
import { signInAgain, signInsHere } from './sign-in-again.tsx'

/** `quietly`: nobody has just asked for this, so that whoever has said «not now» is not asked again. */
const call = async <Answer>(path: string, init: RequestInit, quietly: boolean): Promise<Answer | Refusal> => {
  const before = signInsHere()
  const answer = await plainCall<Answer>(path, init)
  if (!isRefusal(answer) || answer.refused !== 'not-signed-in') return answer
  // Somebody may have signed in while this was on its way.
  return signInsHere() > before || (await signInAgain(quietly)) ? plainCall<Answer>(path, init) : answer
}

/** Asks for what is at `path`. Throws an `AbortError` when the signal says that nobody waits any more. */
export const get = <Answer>(path: string, signal?: AbortSignal): Promise<Answer | Refusal> =>
  call(path, { headers: { accept: 'application/json' }, ...(signal && { signal }) }, true)

/** Sends an object to `path`. */
export const send = <Answer>(path: string, body: object): Promise<Answer | Refusal> => call(path, posted(body), false)

/** Uses a verb of the newsroom. */
export const act = <Answer>(verb: string, input: object): Promise<Answer | Refusal> => send(`/api/${verb}`, input)
