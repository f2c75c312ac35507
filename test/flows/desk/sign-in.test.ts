/** How people sign in: by password and code, by passkey, by recovery code; and who does not. */

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openNewsroom, type TestNewsroom } from '../../newsroom.ts'
import { anAuthenticator } from './authenticator.ts'
import { callsTo } from './calls.ts'
import { codeOf } from './people-subjects.ts'

let room: TestNewsroom
let calls: ReturnType<typeof callsTo>

beforeAll(async () => {
  room = await openNewsroom()
  calls = callsTo(room)
})
afterAll(() => room?.close())
// All of them call from one address.
beforeEach(() => room.rows('delete from sign_in_try'))

const mayEnter = async (cookie: string): Promise<boolean> => (await calls.get('/api/you', cookie)).status === 200

test('a password and the telephone’s code sign in by a form without script, and the session is a new one', async () => {
  const { mail, password, secret, cookie } = await calls.withPassword('editor')
  const page = await calls.get('/desk/sign-in')
  expect(page.text).toMatch(/<form method="post" action="\/desk\/sign-in">[\s\S]*name="password"[\s\S]*name="code"/)
  const signedIn = await calls.form(
    '/desk/sign-in',
    { mail: mail.toUpperCase(), password, code: codeOf(secret) },
    cookie,
  )
  expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/desk'])
  expect(signedIn.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
  expect(signedIn.cookie).not.toBe(cookie)
  expect([await mayEnter(signedIn.cookie), await mayEnter(cookie)]).toEqual([true, false])
  const [line] = await room.rows(`select verb, detail from audit where actor = $1 order by id desc limit 1`, mail)
  expect(line).toEqual({ verb: 'sign-in', detail: { way: 'password' } })
})

test('a code is good once, and neither is one that is older', async () => {
  const { mail, password, secret } = await calls.withPassword('editor')
  const now = Date.now()
  const code = codeOf(secret, now)
  expect((await calls.post('/api/sign-in', { mail, password, code })).status).toBe(200)
  expect((await calls.post('/api/sign-in', { mail, password, code })).status).toBe(403)
  expect((await calls.post('/api/sign-in', { mail, password, code: codeOf(secret, now - 30_000) })).status).toBe(403)
  const twice = await calls.withPassword('editor')
  const both = { mail: twice.mail, password: twice.password, code: codeOf(twice.secret) }
  const answers = await Promise.all([calls.post('/api/sign-in', both), calls.post('/api/sign-in', both)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
})

test('whatever is wrong is answered in the same words: whether somebody is known here is not told', async () => {
  const { mail, password, secret } = await calls.withPassword('editor')
  const none = await calls.somebody('editor')
  const wrongs = [
    { mail, password: 'eight gulls over the mole', code: codeOf(secret) },
    { mail, password, code: '000000' },
    { mail, password, code: '0000-0000-0000-0000' },
    { mail: 'nobody@courier.example', password, code: codeOf(secret) },
    { mail: none.mail, password, code: codeOf(secret) },
  ]
  const answers = []
  for (const wrong of wrongs) answers.push(await calls.post('/api/sign-in', wrong))
  expect(new Set(answers.map(({ status, text, cookie }) => `${status} ${text} ${cookie}`)).size).toBe(1)
  const pages = []
  for (const wrong of wrongs) pages.push(await calls.form('/desk/sign-in', wrong))
  expect(new Set(pages.map(({ text }, at) => text.replace(wrongs[at]?.mail ?? '', ''))).size).toBe(1)
  expect(pages.every(({ status }) => status === 403)).toBe(true)
})

test('after a few wrong tries even the right one waits, on every machine; then it is let in', async () => {
  const { mail, password, secret } = await calls.withPassword('editor')
  const wrong = { mail, password: 'eight gulls over the mole', code: '123456' }
  for (let tries = 0; tries < 6; tries += 1) expect((await calls.post('/api/sign-in', wrong)).status).toBe(403)
  const right = () => calls.post('/api/sign-in', { mail, password, code: codeOf(secret) })
  // The seventh is told to wait, and so is somebody who is not known here.
  const waiting = await right()
  expect([waiting.status, waiting.json.refused]).toEqual([429, 'too-often'])
  expect(waiting.json.sentence).toMatch(/^That was tried too often. Wait \d+ seconds, then try again.$/)
  const unknown = { ...wrong, mail: 'nobody@courier.example' }
  for (let tries = 0; tries < 6; tries += 1) await calls.post('/api/sign-in', unknown)
  expect((await calls.post('/api/sign-in', unknown)).status).toBe(429)
  await room.rows(`update sign_in_try set wait_until = now() - interval '1 second'`)
  expect((await right()).status).toBe(200)
})

test('many at once are all counted', async () => {
  const { mail } = await calls.withPassword('editor')
  const wrong = { mail, password: 'eight gulls over the mole', code: '123456' }
  const answers = await Promise.all(Array.from({ length: 25 }, () => calls.post('/api/sign-in', wrong)))
  expect(answers.filter(({ status }) => status === 403)).toHaveLength(6)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(19)
})

test('an address that tries one mail after the other has to wait too', async () => {
  const wrong = (at: number) => ({ mail: `p${at}@courier.example`, password: 'eight gulls over the mole', code: '1' })
  const answers = await Promise.all(Array.from({ length: 40 }, (_, at) => calls.post('/api/sign-in', wrong(at))))
  expect(answers.filter(({ status }) => status === 403)).toHaveLength(31)
})

test('a recovery code stands in for the telephone, once, however it is typed', async () => {
  const { mail, password, recoveryCodes, cookie } = await calls.withPassword('editor')
  expect(recoveryCodes).toHaveLength(10)
  const [code = ''] = recoveryCodes
  const typed = ` ${code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O')} `
  expect((await calls.post('/api/sign-in', { mail, password: 'eight gulls over the mole', code })).status).toBe(403)
  expect((await calls.post('/api/sign-in', { mail, password, code: typed })).status).toBe(200)
  expect((await calls.post('/api/sign-in', { mail, password, code })).status).toBe(403)
  expect((await calls.get('/api/you', cookie)).json.password).toMatchObject({ recoveryCodes: 9 })
  const renewed = await calls.post('/api/renew-recovery-codes', {}, cookie)
  expect((renewed.json.recoveryCodes as string[]).includes(recoveryCodes[1] ?? '')).toBe(false)
  expect((await calls.post('/api/sign-in', { mail, password, code: recoveryCodes[1] })).status).toBe(403)
})

test('a password is set with its telephone or not at all, and only a good one', async () => {
  const { cookie, mail } = await calls.somebody('editor', 'Torvald Lindqvist')
  const set = (password: string, code: string) => calls.post('/api/set-password', { password, code }, cookie)
  expect((await set('seven gulls over the mole', '123456')).json.sentence).toContain('No telephone is being set up')
  const { secret, picture, address } = (await calls.post('/api/you/codes', {}, cookie)).json
  expect(String(address)).toContain(`otpauth://totp/`)
  expect(String(picture)).toMatch(/^<svg [\s\S]*<\/svg>$/)
  const code = () => codeOf(String(secret))
  for (const bad of [
    'too short',
    'password1234!',
    'Qwertyuiop2026',
    'abcabcabcabcabc',
    '123456789012',
    mail,
    'torvald.lindqvist1',
  ])
    expect([bad, (await set(bad, code())).status]).toEqual([bad, 422])
  expect((await set('seven gulls over the mole', '000000')).json.sentence).toContain('not the code')
  expect((await calls.get('/api/you', cookie)).json.password).toBe(null)
  expect((await set('seven gulls over the mole', code())).status).toBe(200)
})

test('no secret can be read in the database, in the audit or in an answer afterwards', async () => {
  const { cookie, password, secret, recoveryCodes } = await calls.withPassword('editor')
  const held = JSON.stringify([
    ...(await room.rows('select p.*, encode(codes, $1) from password p', 'escape')),
    ...(await room.rows('select * from recovery_code')),
    ...(await room.rows('select * from audit')),
    ...(await room.rows('select * from sign_in_question')),
    (await calls.get('/api/you', cookie)).json,
  ])
  for (const one of [password, secret, ...recoveryCodes, (recoveryCodes[0] ?? '').replaceAll('-', '')])
    expect(held).not.toContain(one)
  expect(held).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
})

const withPasskey = async () => {
  const person = await calls.somebody('editor')
  const key = anAuthenticator()
  const asked = await calls.post('/api/you/passkey', {}, person.cookie)
  const answer = key.made(asked.json as { challenge: string }, { origin: room.origin })
  const kept = await calls.post('/api/keep-passkey', { name: 'Telephone', answer }, person.cookie)
  expect([kept.status, kept.text]).toEqual([200, expect.stringContaining('Telephone')])
  return { ...person, key }
}
const question = async () => (await calls.post('/api/sign-in/passkey/question', {})).json as { challenge: string }

test('a passkey signs in by itself, and its answer is good once', async () => {
  const { key, mail, cookie } = await withPasskey()
  const answer = key.shown(await question(), { origin: room.origin, counter: 1 })
  const signedIn = await calls.post('/api/sign-in/passkey', answer)
  expect([signedIn.status, signedIn.json.mail]).toEqual([200, mail])
  expect(await mayEnter(signedIn.cookie)).toBe(true)
  expect((await calls.post('/api/sign-in/passkey', answer)).status).toBe(403)
  const { passkeys } = (await calls.get('/api/you', cookie)).json as { passkeys: { id: string; used: string }[] }
  expect(passkeys).toEqual([expect.objectContaining({ name: 'Telephone', used: expect.stringMatching(/Z$/) })])
  await calls.post('/api/delete-passkey', { passkey: key.id }, cookie)
  const gone = key.shown(await question(), { origin: room.origin, counter: 2 })
  expect((await calls.post('/api/sign-in/passkey', gone)).status).toBe(403)
})

test('a passkey’s answer that is of another site, without a finger, older or forged, signs nobody in', async () => {
  const { key } = await withPasskey()
  const { origin } = room
  const good = await calls.post('/api/sign-in/passkey', key.shown(await question(), { origin, counter: 7 }))
  expect(good.status).toBe(200)
  const other = anAuthenticator()
  const forged = { ...other.shown(await question(), { origin, counter: 9 }), id: key.id, rawId: key.id }
  const bad = [
    key.shown(await question(), { origin: 'http://localhost:1', counter: 9 }),
    key.shown(await question(), { origin: 'https://evil.example', counter: 9 }),
    key.shown(await question(), { origin, counter: 9, verified: false }),
    key.shown(await question(), { origin, counter: 6 }),
    key.shown({ challenge: Buffer.from('never was asked by anybody').toString('base64url') }, { origin, counter: 9 }),
    other.shown(await question(), { origin, counter: 9 }),
    ...[forged, { ...forged, response: {} }, {}, [], null, 'x', { id: 7 }, '{'],
  ]
  const answers = []
  for (const one of bad) answers.push(await calls.post('/api/sign-in/passkey', one))
  expect(answers.map(({ status, cookie }) => [status, cookie])).toEqual(bad.map(() => [403, '']))
})

test('a new passkey must be asked for, with a finger, for this site and by oneself', async () => {
  const [mine, theirs] = [await calls.somebody('editor'), await calls.somebody('editor')]
  const key = anAuthenticator()
  const ask = async () => (await calls.post('/api/you/passkey', {}, mine.cookie)).json as { challenge: string }
  const keep = (answer: object, cookie = mine.cookie) =>
    calls.post('/api/keep-passkey', { name: 'Key', answer }, cookie)
  const { origin } = room
  const challenge = Buffer.from('never was asked by anybody').toString('base64url')
  expect((await keep(key.made({ challenge }, { origin }))).status).toBe(422)
  expect((await keep(key.made(await ask(), { origin, verified: false }))).status).toBe(422)
  expect((await keep(key.made(await ask(), { origin: 'https://evil.example' }))).status).toBe(422)
  expect((await keep(key.made(await ask(), { origin }), theirs.cookie)).status).toBe(422)
  expect((await keep({ ...key.made(await ask(), { origin }), response: {} })).status).toBe(422)
  expect((await keep(key.made(await ask(), { origin }))).status).toBe(200)
  expect((await keep(key.made(await ask(), { origin }))).status).toBe(409)
})

test('a one-time address leads who has no other way in to where they can set one up', async () => {
  const { id, cookie } = await calls.somebody('editor')
  expect(await mayEnter(cookie)).toBe(true)
  const { newSignIn } = await import('../../../src/store/people.ts')
  const again = async () => calls.form('/desk/sign-in', { token: await newSignIn(room.database.db, id) }, cookie)
  expect((await again()).headers.get('location')).toBe('/desk/you')
  expect(await mayEnter(cookie)).toBe(false)
  const able = await withPasskey()
  const known = await calls.form('/desk/sign-in', { token: await newSignIn(room.database.db, able.id) })
  expect(known.headers.get('location')).toBe('/desk')
})

test('what changes who gets in asks for a sign-in of late, and is done after it', async () => {
  const { mail, password, recoveryCodes, cookie } = await calls.withPassword('administrator')
  await room.rows(`update session set created_at = created_at - interval '1 hour'`)
  const given = { mail: 'new@courier.example', role: 'reporter' }
  expect((await calls.post('/api/invite', given, cookie)).json).toMatchObject({ refused: 'not-signed-in' })
  expect((await calls.post('/api/you/codes', {}, cookie)).status).toBe(401)
  expect((await calls.post('/api/keep-self', { name: 'Ida' }, cookie)).status).toBe(200)
  const again = await calls.post('/api/sign-in', { mail, password, code: recoveryCodes[0] }, cookie)
  expect((await calls.post('/api/invite', given, again.cookie)).status).toBe(200)
})

test('what is no sign-in is answered with a sentence, and costs nothing', async () => {
  const bodies = [
    '{',
    '[]',
    'null',
    '"x"',
    '{}',
    '{"mail":{"$gt":""},"password":["x"],"code":7}',
    '{"mail":"\\u0000","password":"\\ud800","code":"x"}',
  ]
  for (const body of bodies) {
    const { status, json, cookie } = await calls.post('/api/sign-in', body)
    expect([body, [422, 403].includes(status), cookie]).toEqual([body, true, ''])
    expect(json.sentence).toMatch(/\.$/)
  }
  const long = { mail: 'a@b.example', password: 'x'.repeat(100_000), code: '123456' }
  expect((await calls.post('/api/sign-in', long)).status).toBe(413)
  expect((await calls.form('/desk/sign-in', long)).status).toBe(413)
  const page = await calls.form('/desk/sign-in', {
    mail: '"><script>alert(1)</script>@b.example',
    password: 'x',
    code: 'x',
  })
  expect([page.status, page.text.includes('<script>alert')]).toEqual([403, false])
  const foreign = await calls.post('/desk/sign-in', 'mail=a', '', {
    ...{ origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(foreign.status).toBe(403)
})
