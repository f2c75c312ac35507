/** Signing in: by password and code, or by passkey. Whatever does not fit is answered in the same words and time, and counted. */

import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import type { Tx } from '../../store/database.ts'
import { audit } from '../../store/events.ts'
import { answered, ask, markUsed, passkey } from '../../store/people/passkeys.ts'
import { type Password, passwordOf, useRecoveryCode, useStep } from '../../store/people/passwords.ts'
import { endSession, type From, startSession } from '../../store/people/sessions.ts'
import { type Counted, countTry, forAddress, forAsking, forgetTries, forMail } from '../../store/people/tries.ts'
import { type Person, personForChange, personWithMail } from '../../store/people.ts'
import type { SignInWay } from '../../store/schema.ts'
import type { Newsroom } from '../action.ts'
import { plainCode, stepOf } from './codes.ts'
import { challengeOf } from './passkey-answer.ts'
import { isPassword, nobodysHash } from './password-hash.ts'
import { mailInput } from './person-input.ts'

type Room = Pick<Newsroom, 'database' | 'clock' | 'seal'>

/** From where somebody calls, and the session that they had until now, which ends. */
export type Calling = From & { before: string | undefined }

export type Entered = { token: string; person: Person }

/** What is typed: nothing longer is looked at. */
export const typed = z.object({
  mail: mailInput,
  password: z.string().min(1).max(1000),
  code: z.string().trim().min(1).max(100),
})
export type Typed = z.output<typeof typed>

const wrong = refuse(
  'not-allowed',
  'That does not fit. Check mail, password and code; each code is good once, so wait for the next one.',
)
const wrongPasskey = refuse(
  'not-allowed',
  'This passkey is not known here, or took too long. Try again, or sign in another way.',
)

const tooOften = (seconds: number): Refusal => {
  const wait = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
  return refuse('too-often', `That was tried too often. Wait ${wait}, then try again.`)
}

/** No telephone shows the codes of this one: it is compared with where there is no person, so that it takes as long. */
const nobodysSecret = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

export const signInByPassword = async (
  { database: { db }, clock, seal }: Room,
  { mail, password, code }: Typed,
  calling: Calling,
): Promise<Entered | Refusal> => {
  const counted = [forAddress(calling.address), forMail(mail)] as const
  for (const one of counted) {
    const seconds = await countTry(db, one)
    if (seconds > 0) return tooOften(seconds)
  }
  const person = await personWithMail(db, mail)
  const kept = person && (await passwordOf(db, person.id))
  const isRight = await isPassword(password, kept?.hash ?? nobodysHash)
  const secret = kept ? seal.open(kept.codes, kept.person) : nobodysSecret
  if (isRefusal(secret) && isRight) return secret
  const step = stepOf(isRefusal(secret) ? nobodysSecret : secret, plainCode(code), new Date())
  if (!person || !kept || !isRight) return wrong
  return db.transaction().execute(async (tx) => {
    const way = await wayOf(tx, kept, code, step)
    return way ? enter(tx, { person, way, calling, at: clock.now() }, counted[1]) : wrong
  })
}

/** Uses up the telephone's code, or else a recovery code. */
const wayOf = async (
  tx: Tx,
  { person }: Password,
  code: string,
  step: number | undefined,
): Promise<SignInWay | undefined> => {
  if (step !== undefined) return (await useStep(tx, person, step)) ? 'password' : undefined
  return (await useRecoveryCode(tx, person, plainCode(code))) ? 'recovery' : undefined
}

/** Begins the session of somebody who has shown who they are; that of before ends, so that nobody goes on with a token that was known. */
const enter = async (
  tx: Tx,
  { person: { id }, way, calling, at }: { person: Person; way: SignInWay; calling: Calling; at: Date },
  mail?: Counted,
): Promise<Entered | Refusal> => {
  const person = await personForChange(tx, id)
  if (!person || person.left_at) return wrong
  await forgetTries(tx, mail, forAddress(calling.address))
  if (calling.before) await endSession(tx, calling.before)
  const token = await startSession(tx, { person: id, way, browser: calling.browser, address: calling.address })
  await audit(tx, { verb: 'sign-in', actor: person.mail, story: null, detail: { way }, at })
  return { token, person }
}

/** The relying party of an origin (WebAuthn, 5.1.2): its host. */
export const partyOf = (origin: string): string => new URL(origin).hostname

/** Asks a browser for any passkey that it has for this site. */
export const askForPasskey = async (
  { database: { db } }: Room,
  origin: string,
  address: string,
): Promise<PublicKeyCredentialRequestOptionsJSON | Refusal> => {
  const seconds = await countTry(db, forAsking(address))
  if (seconds > 0) return tooOften(seconds)
  const options = await generateAuthenticationOptions({ rpID: partyOf(origin), userVerification: 'required' })
  await ask(db, { id: options.challenge, kind: 'passkey', person: null, origin, secret: null })
  return options
}

/** Base64url, as WebAuthn writes bytes in JSON (5.1.8). */
const text = z
  .string()
  .max(4000)
  .regex(/^[\w-]*$/)
const answer = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
  }),
})

export const signInByPasskey = async (
  { database: { db }, clock }: Room,
  given: unknown,
  calling: Calling,
): Promise<Entered | Refusal> => {
  const seconds = await countTry(db, forAddress(calling.address))
  if (seconds > 0) return tooOften(seconds)
  const read = answer.safeParse(given)
  if (!read.success) return wrongPasskey
  const response: AuthenticationResponseJSON = { ...read.data, clientExtensionResults: {} }
  const challenge = challengeOf(response.response.clientDataJSON)
  const question = challenge && (await answered(db, 'passkey', challenge))
  const key = await passkey(db, response.id)
  if (!question || !key) return wrongPasskey
  const shown = await verifyAuthenticationResponse({
    ...{ response, expectedChallenge: question.id, expectedOrigin: question.origin },
    ...{ expectedRPID: partyOf(question.origin), requireUserVerification: true },
    credential: { id: key.id, publicKey: new Uint8Array(key.public_key), counter: Number(key.counter) },
  }).catch((error: unknown) => refuse('not-allowed', String(error)))
  // What was wrong with it is nothing that a person can act on.
  if (isRefusal(shown) || !shown.verified) return wrongPasskey
  return db.transaction().execute(async (tx) => {
    const person = await personForChange(tx, key.person)
    if (!person) return wrongPasskey
    await markUsed(tx, key.id, shown.authenticationInfo.newCounter, new Date())
    return enter(tx, { person, way: 'passkey', calling, at: clock.now() })
  })
}
