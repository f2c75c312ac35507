/** Keep a new passkey of one's own: a key of this device or token that needs a finger, a face or a PIN. */

import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { isRefusal, refuse } from '../../base/refusal.ts'
import type { Db } from '../../store/database.ts'
import { answered, ask, insertPasskey, passkeysOf } from '../../store/people/passkeys.ts'
import type { Person } from '../../store/people.ts'
import { action } from '../action.ts'
import { challengeOf } from './passkey-answer.ts'
import { findSelf, nameInput } from './person-input.ts'
import { partyOf } from './sign-in.ts'

/** How many passkeys somebody may keep. */
const most = 20

/** Ed25519, P-256 and RSA (COSE): every authenticator has one of them. */
const algorithms = [-8, -7, -257] as const

/** Asks somebody's browser for a new passkey. */
export const askForNewPasskey = async (
  db: Db,
  { id, mail, name }: Pick<Person, 'id' | 'mail' | 'name'>,
  site: { name: string; origin: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> => {
  const keys = await passkeysOf(db, id)
  const options = await generateRegistrationOptions({
    ...{ rpName: site.name, rpID: partyOf(site.origin), userName: mail, userDisplayName: name },
    ...{ userID: new Uint8Array(Buffer.from(id)), attestationType: 'none' },
    excludeCredentials: keys.map((key) => ({ id: key.id, transports: key.transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: [...algorithms],
  })
  await ask(db, { id: options.challenge, kind: 'new passkey', person: id, origin: site.origin, secret: null })
  return options
}

/** Base64url, as WebAuthn writes bytes in JSON (5.1.8). */
const text = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/)
const answer = z.object({
  id: text.min(1),
  rawId: text,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(40)).max(20).default([]),
  }),
})

export const keepPasskey = action({
  verb: 'keep-passkey',
  input: z.strictObject({ name: nameInput, answer }),
  async run({ name, answer: given }, { tx, actor, note }) {
    const self = await findSelf(tx, actor)
    if (isRefusal(self)) return self
    if ((await passkeysOf(tx, self.id)).length >= most)
      return refuse('too-large', `You keep ${most} passkeys already. Remove one first.`)
    const challenge = challengeOf(given.response.clientDataJSON)
    const question = challenge && (await answered(tx, 'new passkey', challenge))
    if (!question || question.person !== self.id)
      return refuse('invalid', 'This took too long, or was answered before. Begin again.')
    const response = { ...given, clientExtensionResults: {} } as RegistrationResponseJSON
    const made = await verifyRegistrationResponse({
      ...{ response, expectedChallenge: question.id, expectedOrigin: question.origin },
      ...{ expectedRPID: partyOf(question.origin), requireUserVerification: true },
      supportedAlgorithmIDs: [...algorithms],
    }).catch((error: unknown) => refuse('invalid', `The passkey cannot be used here: ${(error as Error).message}`))
    if (isRefusal(made)) return made
    if (!made.verified) return refuse('invalid', 'The passkey cannot be used here. Try another device or key.')
    const { id, publicKey, counter } = made.registrationInfo.credential
    const { transports } = given.response
    const key = { id, name, transports, counter, person: self.id, public_key: Buffer.from(publicKey) }
    if (!(await insertPasskey(tx, { ...key, created_at: new Date() })))
      return refuse('exists', 'This passkey is known already.')
    await note('keep-passkey', null, { name })
    return { passkey: id, name }
  },
})
