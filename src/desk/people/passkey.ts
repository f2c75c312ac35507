/** Passkeys of this browser: making one, and signing in with one. What the browser refuses is said in a sentence. */

import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { type Refusal, refuse } from '../../base/refusal.ts'
import { say } from '../words/say.ts'

export const hasPasskeys = (): boolean => 'PublicKeyCredential' in window

const refusedBy = (error: unknown): Refusal => {
  const { name, code } = error as { name?: string; code?: string }
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return refuse('exists', say('passkey.known'))
  // The browser says so when somebody has changed their mind, and when no passkey fits.
  if (name === 'NotAllowedError' || name === 'AbortError') return refuse('not-allowed', say('passkey.none'))
  return refuse('invalid', say('passkey.failed', { why: (error as Error).message }))
}

/** What the browser answers when a new passkey is made. */
export const makePasskey = async (asked: PublicKeyCredentialCreationOptionsJSON): Promise<object | Refusal> => {
  try {
    const { startRegistration } = await import('@simplewebauthn/browser')
    return await startRegistration({ optionsJSON: asked })
  } catch (error) {
    return refusedBy(error)
  }
}

/** What it answers when a passkey is to sign somebody in. */
export const showPasskey = async (asked: PublicKeyCredentialRequestOptionsJSON): Promise<object | Refusal> => {
  try {
    const { startAuthentication } = await import('@simplewebauthn/browser')
    return await startAuthentication({ optionsJSON: asked })
  } catch (error) {
    return refusedBy(error)
  }
}
