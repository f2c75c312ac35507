/** Who is of the newsroom: invited, changed, deactivated and out at once, reset; sessions that end; and the audit of it. */

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { AuditPage } from '../../../src/newsroom/people/audit-view.ts'
import type { PersonView } from '../../../src/newsroom/people/people-view.ts'
import type { YouView } from '../../../src/newsroom/people/you-view.ts'
import { cell } from '../../../src/server/people/audit-csv.ts'
import { aStory } from '../../build.ts'
import { openNewsroom, patience, type TestNewsroom } from '../../newsroom.ts'
import { callsTo } from './calls.ts'
import { codeOf } from './people-subjects.ts'

let room: TestNewsroom
let calls: ReturnType<typeof callsTo>
let admin: Awaited<ReturnType<ReturnType<typeof callsTo>['somebody']>>

beforeAll(async () => {
  room = await openNewsroom()
  calls = callsTo(room)
  admin = await calls.somebody('administrator', 'Root Marr')
})
afterAll(() => room?.close())
beforeEach(() => room.rows('delete from sign_in_try'))

const mayEnter = async (cookie: string): Promise<boolean> => (await calls.get('/api/you', cookie)).status === 200
const act = (verb: string, input: object, cookie = admin.cookie) => calls.post(`/api/${verb}`, input, cookie)
const people = async (): Promise<PersonView[]> =>
  (await calls.get('/api/people', admin.cookie)).json.people as unknown as PersonView[]

/** A line over which a desk is told of changes; says when it has been cut. */
const liveLine = async (cookie: string) => {
  const answer = await fetch(`${room.origin}/api/live`, { headers: { cookie } })
  expect(answer.status).toBe(200)
  const line = { heard: '', isCut: false }
  const listening = (async () => {
    for await (const part of answer.body ?? []) line.heard += Buffer.from(part).toString()
  })()
  void listening
    .catch(() => undefined)
    .then(() => {
      line.isCut = true
    })
  await expect.poll(() => line.heard, patience).toContain('event: open')
  return line
}

/** A line to the drafts, as an editor's browser opens it; says by which code it was closed. */
const draftLine = async (cookie: string) => {
  const line: { closed: number | undefined } = { closed: undefined }
  const headers = { cookie, origin: room.origin }
  const socket = new WebSocket(`${room.origin.replace('http', 'ws')}/api/edit`, { headers } as unknown as string[])
  const opened = new Promise((resolve) => socket.addEventListener('open', resolve))
  socket.addEventListener('close', ({ code }) => {
    line.closed = code
  })
  await opened
  return line
}

test('who is invited gets in by the address that is handed over, with their role in their sections', async () => {
  const given = { mail: 'Nora@Courier.example', name: 'Nora Vell', role: 'editor', sections: ['sport', 'culture'] }
  const { json } = await act('invite', given)
  expect((await act('invite', given)).status).toBe(409)
  const { cookie } = await calls.form('/desk/sign-in', { token: String(json.token) })
  expect((await calls.get('/api/you', cookie)).json).toMatchObject({
    ...{ mail: 'nora@courier.example', name: 'Nora Vell', role: 'editor', sections: ['sport', 'culture'] },
  })
  expect((await act('save', { ...aStory('In sport'), section: 'sport' }, cookie)).status).toBe(200)
  expect((await act('save', { ...aStory('In the world'), section: 'world' }, cookie)).status).toBe(403)
  // What an administrator changes goes for the next thing that is done.
  expect((await act('keep-person', { person: json.person, sections: ['world'] })).status).toBe(200)
  expect((await act('save', { ...aStory('In the world'), section: 'world' }, cookie)).status).toBe(200)
  expect((await act('save', { ...aStory('In sport'), section: 'sport' }, cookie)).status).toBe(403)
  const page = await calls.get('/desk/you', cookie)
  expect(page.text).toContain('"sections":["world"]')
  const again = await act('invite-again', { person: json.person })
  const twice = await act('invite-again', { person: json.person })
  expect((await calls.form('/desk/sign-in', { token: String(again.json.token) })).status).toBe(403)
  expect((await calls.form('/desk/sign-in', { token: String(twice.json.token) })).status).toBe(303)
})

test.each([
  [{ mail: 'no mail', role: 'editor' }],
  [{ mail: 'a@b.example', role: 'king' }],
  [{ mail: 'a@b.example', role: 'editor', sections: ['nowhere'] }],
  [{ mail: 'a@b.example', role: 'editor', sections: [] }],
  [{ mail: 'a@b.example', role: 'administrator', sections: ['sport'] }],
  [{ mail: 'a@b.example', role: 'editor', name: 'Line\nbreak' }],
  [{ mail: 'a@b.example', role: 'editor', left_at: null }],
])('%j invites nobody, and says why', async (given) => {
  const { status, json } = await act('invite', given)
  expect([status, json.sentence]).toEqual([422, expect.stringMatching(/\.$/)])
})

test('who is deactivated is out at once: every session, every open line, and every way in', async () => {
  const one = await calls.withPassword('editor')
  const { id, mail, password, secret, cookie } = one
  const second = await calls.post('/api/sign-in', { mail, password, code: codeOf(secret) })
  const { json: invited } = await act('invite-again', { person: id })
  const [line, other, stranger] = [await liveLine(cookie), await liveLine(second.cookie), await liveLine(admin.cookie)]
  const draft = await draftLine(cookie)
  const { json } = await act('deactivate-person', { person: id, reason: 'Has left the paper.' })
  expect(json).toMatchObject({ sessions: 2 })
  expect([await mayEnter(cookie), await mayEnter(second.cookie)]).toEqual([false, false])
  await expect.poll(() => [line.isCut, other.isCut], patience).toEqual([true, true])
  expect(stranger.isCut).toBe(false)
  await expect.poll(() => draft.closed, patience).toBe(4401)
  const code = String(one.recoveryCodes[0])
  expect((await calls.post('/api/sign-in', { mail, password, code })).status).toBe(403)
  expect((await calls.form('/desk/sign-in', { token: String(invited.token) })).status).toBe(403)
  expect((await act('invite-again', { person: id })).status).toBe(422)
  expect((await people()).find((person) => person.id === id)).toMatchObject({ left: expect.any(String), sessions: 0 })
  expect((await act('reactivate-person', { person: id })).status).toBe(200)
  expect((await calls.post('/api/sign-in', { mail, password, code: one.recoveryCodes[1] })).status).toBe(200)
})

test('of two administrators who take the role from each other at once, one stays', async () => {
  const other = await calls.somebody('administrator')
  const answers = await Promise.all([
    act('keep-person', { person: other.id, role: 'reporter' }),
    act('deactivate-person', { person: admin.id }, other.cookie),
  ])
  expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
  await room.rows(`update person set left_at = null, role = 'administrator' where id = $1`, admin.id)
  if (!(await mayEnter(admin.cookie))) admin = { ...admin, cookie: await renewed(admin.id) }
  await room.rows(`update person set role = 'reporter' where id = $1`, other.id)
  for (const [verb, given] of [
    ['keep-person', { person: admin.id, role: 'chief' }],
    ['deactivate-person', { person: admin.id }],
  ] as const)
    expect((await act(verb, given)).json.sentence).toContain('last administrator')
})

const renewed = async (person: string): Promise<string> => {
  const { newSignIn } = await import('../../../src/store/people.ts')
  const token = await newSignIn(room.database.db, person as Parameters<typeof newSignIn>[1])
  return (await calls.form('/desk/sign-in', { token })).cookie
}

test('a reset takes every way to sign in away and gives a one-time address', async () => {
  const { id, mail, password, secret, cookie } = await calls.withPassword('editor')
  const { json } = await act('reset-sign-in', { person: id })
  expect(await mayEnter(cookie)).toBe(false)
  expect((await calls.post('/api/sign-in', { mail, password, code: codeOf(secret) })).status).toBe(403)
  const back = await calls.form('/desk/sign-in', { token: String(json.token) })
  expect(back.headers.get('location')).toBe('/desk/you')
  expect((await calls.get('/api/you', back.cookie)).json).toMatchObject({ password: null, passkeys: [] })
})

test('one sees where one is signed in, and ends one or all others, but nobody else’s', async () => {
  const { id, cookie } = await calls.somebody('editor')
  const second = await renewed(id)
  const third = await renewed(id)
  const stranger = await calls.somebody('chief')
  const sessions = async () => ((await calls.get('/api/you', cookie)).json as unknown as YouView).sessions
  const all = await sessions()
  expect(all).toHaveLength(3)
  expect(all.filter(({ here }) => here)).toHaveLength(1)
  expect(all[0]).toMatchObject({
    way: 'address',
    browser: 'node',
    address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
  })
  const mine = all.find(({ here }) => here)?.id
  const other = all.find(({ here }) => !here)?.id
  expect((await act('end-session', { session: other }, stranger.cookie)).status).toBe(404)
  expect((await act('end-other-sessions', { session: mine }, stranger.cookie)).status).toBe(404)
  expect((await act('end-session', { session: other }, cookie)).status).toBe(200)
  expect([await mayEnter(second), await mayEnter(third)].filter(Boolean)).toHaveLength(1)
  const line = await liveLine((await mayEnter(second)) ? second : third)
  expect((await act('end-other-sessions', { session: mine }, cookie)).json).toEqual({ ended: 1 })
  await expect.poll(() => line.isCut, patience).toBe(true)
  expect((await sessions()).map(({ here }) => here)).toEqual([true])
  // An administrator may end anybody's.
  expect((await act('end-session', { session: mine })).status).toBe(200)
  expect(await mayEnter(cookie)).toBe(false)
})

test('who may not see people or the audit is told so', async () => {
  const [editor, chief] = [await calls.somebody('editor'), await calls.somebody('chief')]
  const limited = await calls.somebody('chief')
  await room.rows(`update person set sections = '{sport}' where id = $1`, limited.id)
  const seen = async (path: string) => {
    const cookies = ['', editor.cookie, limited.cookie, chief.cookie, admin.cookie]
    return Promise.all(cookies.map(async (cookie) => (await calls.get(path, cookie)).status))
  }
  expect(await seen('/api/people')).toEqual([401, 403, 403, 403, 200])
  expect(await seen(`/api/people/${editor.id}/sessions`)).toEqual([401, 403, 403, 403, 200])
  expect(await seen('/api/audit')).toEqual([401, 403, 403, 200, 200])
  expect(await seen('/api/audit/lines.csv')).toEqual([401, 403, 403, 200, 200])
  expect(await seen('/api/audit/choices')).toEqual([401, 403, 403, 200, 200])
})

test('the audit is searched by person, verb, story, words and days, and read page by page', async () => {
  const chief = await calls.somebody('chief', 'Ilse Marr')
  const { story } = (await act('save', aStory('The lighthouse is dark'), chief.cookie)).json
  await act('publish', { story }, chief.cookie)
  await act('kill', { story, reason: 'The keeper denies all of it.' }, chief.cookie)
  const audit = async (query: string) =>
    (await calls.get(`/api/audit?${query}`, chief.cookie)).json as unknown as AuditPage
  const told = (page: AuditPage) => page.lines.map(({ verb }) => verb)
  const ofStory = await audit(`story=${story}`)
  expect(told(ofStory)).toEqual(['kill', 'publish', 'save'])
  expect(ofStory.lines[0]).toMatchObject({
    ...{ who: 'Ilse Marr', actor: chief.mail, headline: 'The lighthouse is dark', why: 'The keeper denies all of it.' },
  })
  expect(told(await audit('q=keeper denies'))).toEqual(['kill'])
  expect(told(await audit(`actor=${chief.mail}&verb=publish`))).toEqual(['publish'])
  expect(told(await audit('q=nothing-like-this'))).toEqual([])
  expect((await audit('from=2026-03-04&until=2026-03-04')).lines.length).toBeGreaterThan(3)
  expect(told(await audit('from=2026-03-05'))).toEqual([])
  const pages: string[] = []
  for (let before = ''; ; ) {
    const page = await audit(`limit=7${before}`)
    pages.push(...page.lines.map(({ place }) => place))
    if (!page.more) break
    before = `&before=${page.lines.at(-1)?.place}`
  }
  expect(pages).toHaveLength(await room.count('audit'))
  expect(new Set(pages).size).toBe(pages.length)
  for (const query of ['before=x', 'story=x', 'from=2026-13-01', 'from=x', "q=' or 1=1 -- & | ! (", 'actor=%F0%9F']) {
    const { status } = await calls.get(`/api/audit?${query}`, chief.cookie)
    expect([query, status < 500]).toEqual([query, true])
  }
  const csv = await calls.get(`/api/audit/lines.csv?story=${story}`, chief.cookie)
  expect(csv.text.split('\r\n')).toHaveLength(5)
  expect(csv.text).toContain('The keeper denies all of it.')
})

test('a cell of the table is never a formula, and keeps its commas and quotes', () => {
  expect(['=1+1', '+49', '-x', '@a', 'a,b', 'say "no"', 'two\nlines', null].map(cell)).toEqual([
    ...["'=1+1", "'+49", "'-x", "'@a", '"a,b"', '"say ""no"""', '"two\nlines"', ''],
  ])
})
