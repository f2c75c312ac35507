/** Calls to a newsroom as browsers and programs make them, each answer with what it says. */

import { newId, type PersonId } from '../../../src/base/id.ts'
import { insertPerson, newSignIn } from '../../../src/store/people.ts'
import type { Role } from '../../../src/store/schema.ts'
import type { TestNewsroom } from '../../newsroom.ts'
import { codeOf } from './people-subjects.ts'

export type Called = { status: number; json: Record<string, unknown>; text: string; headers: Headers; cookie: string }

/** The session's cookie that an answer gives, or nothing. */
const cookieIn = (headers: Headers): string => headers.get('set-cookie')?.split(';')[0] ?? ''

export const callsTo = (room: TestNewsroom) => {
  const answered = async (response: Response): Promise<Called> => {
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return {
      ...{ status: response.status, text, headers: response.headers, cookie: cookieIn(response.headers) },
      json: isJson ? JSON.parse(text) : {},
    }
  }
  const post = async (path: string, body: unknown, cookie = '', headers: Record<string, string> = {}) =>
    answered(
      await fetch(room.origin + path, {
        ...{ method: 'POST', redirect: 'manual' },
        headers: { 'content-type': 'application/json', cookie, ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    )
  const form = async (path: string, fields: Record<string, string>, cookie = '') =>
    answered(
      await fetch(room.origin + path, {
        ...{ method: 'POST', redirect: 'manual' },
        headers: { cookie, origin: room.origin },
        body: new URLSearchParams(fields),
      }),
    )
  const get = async (path: string, cookie = '') =>
    answered(await fetch(room.origin + path, { redirect: 'manual', headers: { cookie } }))

  /** Somebody new, with their first session from a one-time address. */
  const somebody = async (role: Role, name = 'Ida Moss') => {
    const id = newId<PersonId>()
    const mail = `${id}@courier.example`
    await insertPerson(room.database.db, { id, mail, name, role, created_at: new Date() })
    const token = await newSignIn(room.database.db, id)
    const { cookie } = await form('/desk/sign-in', { token })
    return { id, mail, cookie }
  }
  /** The same with a password; `secret` is what their telephone has, whose last code is used up. */
  const withPassword = async (role: Role, password = 'seven gulls over the mole') => {
    const person = await somebody(role)
    const { json } = await post('/api/you/codes', {}, person.cookie)
    const secret = String(json.secret)
    // The code of the step before, so that the present one is still good.
    const set = await post('/api/set-password', { password, code: codeOf(secret, Date.now() - 30_000) }, person.cookie)
    if (set.status !== 200) throw new Error(set.text)
    return { ...person, password, secret, recoveryCodes: set.json.recoveryCodes as string[] }
  }
  return { post, form, get, somebody, withPassword }
}
