/** What the verbs about people and about oneself are given so that they succeed for whoever may use them. */

import { TOTP } from 'otpauth'
import { newId, type PersonId } from '../../../src/base/id.ts'
import { isRefusal } from '../../../src/base/refusal.ts'
import { askForNewPasskey } from '../../../src/newsroom/people/keep-passkey.ts'
import { setUpCodes } from '../../../src/newsroom/people/set-password.ts'
import { insertPasskey } from '../../../src/store/people/passkeys.ts'
import { keepPassword } from '../../../src/store/people/passwords.ts'
import { nowhere, startSession } from '../../../src/store/people/sessions.ts'
import { changePerson, insertPerson, type Person } from '../../../src/store/people.ts'
import type { Role } from '../../../src/store/schema.ts'
import type { TestNewsroom } from '../../newsroom.ts'
import { anAuthenticator } from './authenticator.ts'

/** What a telephone shows at this moment for the secret that it was given. */
export const codeOf = (secret: string, timestamp = Date.now()): string => new TOTP({ secret }).generate({ timestamp })

/** `self`: who is signed in as this role. */
export const peopleSubjects = (room: () => TestNewsroom, self: (role: Role) => Promise<Person>) => {
  const tx = <Outcome>(work: Parameters<ReturnType<TestNewsroom['database']['db']['transaction']>['execute']>[0]) =>
    room().database.db.transaction().execute(work) as Promise<Outcome>
  const site = () => ({ name: 'The Harbour Courier', origin: room().origin })
  const another = async (role: Role = 'reporter'): Promise<{ person: PersonId }> => {
    const id = newId<PersonId>()
    const mail = `${id}@courier.example`
    await insertPerson(room().database.db, { id, mail, name: 'Ida Moss', role, created_at: new Date() })
    return { person: id }
  }
  const sessionOf = async (role: Role): Promise<{ session: string }> => {
    const { id } = await self(role)
    await startSession(room().database.db, { person: id, way: 'passkey', ...nowhere })
    const [row] = await room().rows<{ id: string }>('select max(id) as id from session where person = $1', id)
    return { session: String(row?.id) }
  }
  return {
    invite: async () => ({ mail: `${newId()}@courier.example`, name: 'Ida Moss', role: 'reporter' }),
    'invite-again': another,
    'keep-person': async () => ({ ...(await another()), role: 'editor', sections: ['sport'] }),
    'deactivate-person': another,
    async 'reactivate-person'() {
      const one = await another()
      await tx((open) => changePerson(open, one.person, { left_at: new Date() }))
      return one
    },
    'reset-sign-in': another,
    'keep-self': async () => ({ name: 'Ida Moss' }),
    async 'set-password'(role: Role) {
      const person = await self(role)
      const codes = await setUpCodes({ db: room().database.db, seal: room().newsroom.seal }, person, site())
      if (isRefusal(codes)) throw new Error(codes.sentence)
      return { password: 'seven gulls over the mole', code: codeOf(codes.secret) }
    },
    async 'renew-recovery-codes'(role: Role) {
      const { id } = await self(role)
      await tx((open) => keepPassword(open, { person: id, hash: '', codes: Buffer.alloc(0), step: 0, at: new Date() }))
      return {}
    },
    async 'keep-passkey'(role: Role) {
      const options = await askForNewPasskey(room().database.db, await self(role), site())
      return { name: 'Telephone', answer: anAuthenticator().made(options, site()) }
    },
    async 'delete-passkey'(role: Role) {
      const { id: person } = await self(role)
      const id = newId()
      const key = { id, person, name: 'Old key', public_key: Buffer.alloc(8), transports: [], counter: 0 }
      await tx((open) => insertPasskey(open, { ...key, created_at: new Date() }))
      return { passkey: id }
    },
    'end-session': sessionOf,
    async 'end-other-sessions'(role: Role) {
      // The one by which this role is signed in goes on.
      const { id } = await self(role)
      const [row] = await room().rows<{ id: string }>('select min(id) as id from session where person = $1', id)
      return { session: String(row?.id) }
    },
  }
}
