/** Who may do what, asked from outside: every verb as every role, in their sections and outside of them, as nobody, and from another site's form. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aJpeg } from '../../src/media/picture-samples.ts'
import type { Actor } from '../../src/newsroom/action.ts'
import { mayUse, roles, type Verb, verbs } from '../../src/newsroom/permissions.ts'
import { type Person, personOfSession } from '../../src/store/people.ts'
import { keepUpload } from '../../src/store/pictures/uploads.ts'
import type { Role } from '../../src/store/schema.ts'
import { aStory, aWire } from '../build.ts'
import { done, openNewsroom, sha256, type TestNewsroom } from '../newsroom.ts'
import { frontInputs } from './desk/front-inputs.ts'
import { peopleSubjects } from './desk/people-subjects.ts'
import { anywhere, ofHouse, whoMay } from './desk/who-may.ts'

let room: TestNewsroom
const cookies = new Map<Role, string>()
beforeAll(async () => {
  room = await openNewsroom()
  for (const role of roles) cookies.set(role, await room.signIn(role))
})
afterAll(() => room?.close())

const call = async (verb: string, body: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(`${room.origin}/api/${verb}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await response.text()
  const json = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined
  return { status: response.status, text, json, headers: response.headers }
}
const as = (role: Role) => ({ cookie: cookies.get(role) ?? '' })

/** Who is signed in as this role. */
const self = async (role: Role): Promise<Person> => {
  const person = await personOfSession(room.database.db, as(role).cookie.split('=')[1] ?? '')
  if (!person) throw new Error(`Nobody is signed in as ${role}.`)
  return person
}

/** What each verb is given so that it succeeds for whoever may; `role` is who will use it. A verb without a subject here fails. */
const inputFor: Record<Verb, (role: Role) => Promise<object>> = {
  async take() {
    const wire = aWire()
    await room.takeIn([await room.lay(wire)], { publish: false })
    return { wire: (await room.rows<{ id: string }>('select id from wire_item where uri = $1', wire.uri))[0]?.id }
  },
  copy: async () => ({ story: done(await room.verb('save', aStory('Copied over HTTP'))).story, language: 'no' }),
  save: async () => aStory('Saved over HTTP'),
  publish: async () => ({ story: done(await room.verb('save', aStory('Published over HTTP'))).story }),
  schedule: async () => ({
    story: done(await room.verb('save', aStory('Scheduled over HTTP'))).story,
    at: '2026-03-05T06:00',
  }),
  async unschedule() {
    const { story } = done(await room.verb('save', aStory('Taken back over HTTP')))
    done(await room.verb('schedule', { story, at: '2026-03-05T06:00' }))
    return { story }
  },
  embargo: async () => ({
    story: done(await room.verb('save', aStory('Embargoed over HTTP'))).story,
    until: '2026-03-05T06:00',
    reason: 'Agreed with the ministry.',
  }),
  async update() {
    const wire = aWire()
    const { story } = await room.published(wire)
    await room.rows(`update story set wire_updates = 'propose' where id = $1`, story)
    await room.arrive(aWire({ ...wire.told, version: '2', at: '2026-03-04T08:30:00Z' }))
    await room.rows(`update story set wire_updates = 'apply' where id = $1`, story)
    return { story }
  },
  async correct() {
    return { story: (await room.publishedOwn(aStory('Corrected over HTTP'))).story, text: 'It was wrong.' }
  },
  async kill() {
    return { story: (await room.publishedOwn(aStory('Killed over HTTP'))).story, reason: 'It is wrong.' }
  },
  async 'kill-picture'() {
    made += 1
    const wire = aWire({ pictures: [{ file: `p${made}.jpg`, caption: 'A quay.' }] })
    await room.takeIn([await room.lay(wire, { name: `p${made}.jpg`, bytes: await aJpeg(300 + made) })])
    const [row] = await room.rows<{ id: string }>(
      'select id from picture where killed_at is null order by created_at desc, id desc limit 1',
    )
    return { picture: row?.id, reason: 'The photographer took it back.' }
  },
  'decide-terms': async () => ({
    story: (await room.publishedOwn(aStory('Shown for a day'))).story,
    ...{ decision: 'allow', until: '2026-03-05T09:00:00Z', note: 'The author gave us a day.' },
  }),
  'keep-territory': async () => ({ countries: ['Norway'] }),
  'keep-edition': async () => ({ strapline: 'News from the coast' }),
  'keep-sections': async () => ({
    sections: await room.rows('select slug, name, shown from section order by position'),
  }),
  'keep-profile': async () => ({ name: `Nora Vell ${++made}`, kind: 'person', role: 'Reporter' }),
  'keep-own-page': async () => ({ page: 'ethics', title: 'Ethics', words: 'We tell what is so.' }),
  async 'delete-own-page'() {
    const page = `rules-${++made}`
    done(await room.verb('keep-own-page', { page, title: 'Rules', words: 'We have some.' }, administrator))
    return { page }
  },
  async 'decline-kill'() {
    const { story } = await room.publishedOwn(aStory('Kept over HTTP'))
    await room.rows(
      `insert into alarm (kind, story, sentence, since) values ('kill', $1, 'It is killed.', now())`,
      story,
    )
    return { story, reason: 'We have it from two others.' }
  },
  async restore() {
    const { story } = done(await room.verb('save', aStory('Brought back over HTTP')))
    done(await room.verb('save', { story, revision: 1, furniture: { headline: 'Written anew' } }))
    return { story, revision: 1, seen: 2 }
  },
  async revive() {
    const { story } = await room.publishedOwn(aStory('Revived over HTTP'))
    done(await room.verb('kill', { story, reason: 'It is wrong.' }))
    return { story, reason: 'It was right.' }
  },
  async 'keep-output'() {
    made += 1
    return { kind: 'websub', name: `Hub ${made}`, address: 'http://127.0.0.1:9/' }
  },
  async 'delete-output'() {
    made += 1
    const given = { kind: 'websub', name: `Hub ${made}`, address: 'http://127.0.0.1:9/' }
    return {
      output: (done(await room.verb('keep-output', given, administrator)) as unknown as { output: string }).output,
    }
  },
  'keep-api-token': async () => aToken(),
  'end-api-token': async () => ({
    token: (done(await room.verb('keep-api-token', aToken(), administrator)) as unknown as { token: string }).token,
  }),
  async acknowledge() {
    const { story } = await room.publishedOwn(aStory('Seen over HTTP'))
    const [row] = await room.rows<{ id: string }>(
      `insert into alarm (kind, story, sentence, since) values ('killed', $1, 'It is down.', now()) returning id`,
      story,
    )
    return { alarm: row?.id }
  },
  retry: async () => ({ arrivals: [await quarantined()] }),
  discard: async () => ({ arrivals: [await quarantined()], reason: 'A test of the agency.' }),
  'keep-rules': async () => ({
    rules: [{ name: 'Sport', fits: { topics: ['medtop:15000000'] }, does: { desk: 'sport' } }],
  }),
  'keep-supplier': async () => ({ supplier: 'Nordwire', publishes: true }),
  'keep-door': async () => ({ supplier: 'Nordwire', kind: 'folder', address: '/srv/wires/nordwire' }),
  async 'delete-door'() {
    const given = { supplier: 'Nordwire', kind: 'push', secret: 'a token that is long enough' }
    return { door: (done(await room.verb('keep-door', given, administrator)) as unknown as { door: string }).door }
  },
  async 'delete-supplier'() {
    made += 1
    const supplier = `Mistaken wire ${made}`
    done(await room.verb('keep-supplier', { supplier }, administrator))
    return { supplier }
  },
  'keep-picture': async () => ({ upload: await uploaded() }),
  'describe-picture': async () => ({ picture: await ownPicture(), caption: 'The quay at noon' }),
  'frame-picture': async () => ({ picture: await shownPicture(), focus: { x: 0.4, y: 0.4 }, crops: {} }),
  'replace-picture': async () => ({
    picture: await shownPicture(),
    by: await ownPicture(),
    reason: 'It was another quay.',
  }),
  spike: (role) => inputFor.take(role),
  async unspike(role) {
    const given = await inputFor.spike(role)
    done(await room.verb('spike', given))
    return given
  },
  ...frontInputs(() => room),
  'keep-preset': async () => ({ name: 'Harbour', wants: { words: 'harbour' } }),
  'delete-preset': async () => {
    await room.rows(
      `insert into preset (person, name, wants) select id, 'Harbour', '{}' from person on conflict do nothing`,
    )
    return { name: 'Harbour' }
  },
  ...peopleSubjects(() => room, self),
}

const administrator: Actor = { name: 'root@courier.example', role: 'administrator' }
let made = 0

const aToken = () => {
  made += 1
  return { name: `Partner ${made}`, scopes: ['items:read'] }
}

/** Bytes that the border has taken for a picture, by their hash. */
const uploaded = async (): Promise<string> => {
  made += 1
  const hash = sha256(Buffer.from(`upload ${made}`))
  const facts = {
    width: 800,
    height: 600,
    mime: 'image/jpeg',
    alt: 'A quay',
    caption: '',
    credit: '',
    copyright: '',
    terms: [],
  }
  const told = { ...facts, credentials: false, takenAt: null, file: {} }
  await keepUpload(room.database.db, hash, told, room.clock.now())
  return hash
}

/** One that a published story leads with. */
const shownPicture = async (): Promise<string> => {
  const id = await ownPicture()
  const lead = { id, width: 800, height: 600, alt: 'A quay', caption: 'A quay.', credit: '' }
  const { furniture, ...story } = aStory('Shown over HTTP')
  await room.publishedOwn({ ...story, furniture: { ...furniture, lead } })
  return id
}

const ownPicture = async (): Promise<string> =>
  (done(await room.verb('keep-picture', { upload: await uploaded() })) as unknown as { picture: string }).picture

/** A file that nobody can read, by its arrival's number. */
const quarantined = async (): Promise<string | undefined> => {
  made += 1
  const name = `torn-${made}.xml`
  await room.takeIn([await room.lay({ name, bytes: Buffer.from(`<NewsML><NewsItem>${made}`) })])
  return (await room.rows<{ id: string }>('select id from arrival where name = $1', name))[0]?.id
}

/** Everything that the database holds, but for what goes on by itself. */
const everything = async (): Promise<string> => {
  tables ??= (
    await room.rows<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public'
        and table_type = 'BASE TABLE' and table_name not in ('node', 'delivery', 'receipt') order by 1`,
    )
  ).map(({ name }) => name)
  const parts = tables.map(
    (name) => `select '${name}' as name, md5(string_agg(t::text, ' ' order by t::text)) from "${name}" t`,
  )
  // The database may count them side by side, in any order.
  return JSON.stringify(await room.rows(`${parts.join(' union all ')} order by name`))
}
let tables: string[] | undefined

/** Signs somebody in whose role holds in these sections alone. */
const limited = async (role: Role, sections: string[]): Promise<{ cookie: string }> => {
  const cookie = await room.signIn(role)
  await room.rows(
    `update person set sections = $1 where id = (select person from session order by id desc limit 1)`,
    sections,
  )
  return { cookie }
}

describe.each(verbs)('%s', (verb) => {
  const may = roles.filter((role) => whoMay[verb].includes(role))
  const mayNot = roles.filter((role) => !whoMay[verb].includes(role))

  test.each(may)('is done as %s', async (role) => {
    const given = await inputFor[verb](role)
    const before = await room.count('audit')
    const answer = await call(verb, given, as(role))
    expect([answer.status, answer.json?.sentence]).toEqual([200, undefined])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await room.count('audit')).toBe(before + 1)
    expect(mayUse(role, verb)).toBe(true)
  })

  test('is refused to all others and to nobody, and nothing is changed', async () => {
    const given = await inputFor[verb](mayNot[0] ?? 'chief')
    const before = await everything()
    for (const role of mayNot) {
      const answer = await call(verb, given, as(role))
      expect([role, answer.status, mayUse(role, verb)]).toEqual([role, 403, false])
      expect(answer.json).toMatchObject({ refused: 'not-allowed', sentence: expect.stringContaining(role) })
    }
    for (const headers of [{}, { cookie: 'dateline_session=guessed' }, { cookie: 'dateline_session=' }]) {
      const answer = await call(verb, given, headers as Record<string, string>)
      expect([answer.status, answer.json?.refused]).toEqual([401, 'not-signed-in'])
    }
    expect(await everything()).toBe(before)
  })

  // Whoever may do everything may do it everywhere.
  const role = may.find((one) => one !== 'administrator')
  if (!role) return
  if (anywhere.includes(verb)) {
    test('is done whatever one’s sections are', async () => {
      const { id } = await self(role)
      const given = await inputFor[verb](role)
      await room.rows(`update person set sections = '{elsewhere}' where id = $1`, id)
      const answer = await call(verb, given, as(role))
      await room.rows('update person set sections = null where id = $1', id)
      expect([answer.status, answer.json?.sentence]).toEqual([200, undefined])
    })
    return
  }
  test('holds in one’s sections', async () => {
    const elsewhere = await limited(role, ['elsewhere'])
    const given = await inputFor[verb](role)
    const before = await everything()
    const answer = await call(verb, given, elsewhere)
    expect([answer.status, answer.json?.refused]).toEqual([403, 'not-allowed'])
    expect(answer.json.sentence).toContain('elsewhere')
    expect(await everything()).toBe(before)
    if (ofHouse.includes(verb)) return
    const here = await limited(role, ['culture', 'world'])
    expect([(await call(verb, given, here)).status, verb]).toEqual([200, verb])
  })
})

test('a story is never moved to where one may not', async () => {
  const { cookie } = await limited('editor', ['culture'])
  const { json } = await call('save', aStory('Stays'), { cookie })
  const moved = { story: json.story, revision: 1, section: 'sport' }
  const before = await everything()
  expect((await call('save', moved, { cookie })).json).toMatchObject({
    refused: 'not-allowed',
    sentence: expect.stringContaining('«sport»'),
  })
  expect((await call('save', { ...aStory('Begun there'), section: 'sport' }, { cookie })).status).toBe(403)
  expect(await everything()).toBe(before)
  // A form of the desk is refused as the app is.
  const form = new URLSearchParams({ story: json.story, reason: 'It is wrong.' }).toString()
  const sport = await limited('editor', ['sport'])
  const told = await call('kill', form, {
    ...sport,
    origin: room.origin,
    'content-type': 'application/x-www-form-urlencoded',
  })
  expect(decodeURIComponent(told.headers.get('location') ?? '')).toContain('you are editor for sport alone')
  // One’s own first section is where a story begins that names none.
  const { section: _, ...placeless } = aStory('Begun')
  const begun = await call('save', placeless, sport)
  expect(await room.rows('select section from story where id = $1', begun.json.story)).toEqual([{ section: 'sport' }])
})

test('a kill in one’s section takes the copies with it, wherever they stand', async () => {
  const { story } = await room.publishedOwn(aStory('Copied away'))
  const { story: copy } = done(await room.verb('copy', { story }))
  await room.rows(`update story set section = 'sport' where id = $1`, copy)
  const answer = await call('kill', { story, reason: 'It is wrong.' }, await limited('editor', ['culture']))
  expect([answer.status, answer.json.copies]).toEqual([200, [copy]])
})

test('the audit names who did it', async () => {
  const { json } = await call('save', aStory('Whose?'), as('reporter'))
  const [line] = await room.rows<{ actor: string }>('select actor from audit where story = $1', json.story)
  expect(line?.actor).toMatch(/^reporter-.*@courier\.example$/)
})

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['a page of no origin', { origin: 'null' }],
  ['another port of this machine', { origin: 'http://localhost:1' }],
])('a form of %s does nothing for whoever is signed in here', async (_, headers) => {
  const given = await inputFor.kill('chief')
  const form = new URLSearchParams(given as Record<string, string>).toString()
  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
    const answer = await call('kill', form, { ...headers, ...as('chief'), 'content-type': type })
    expect(answer.status).toBe(403)
  }
  const out = await call('../desk/sign-out', '', { ...headers, ...as('chief'), 'content-type': 'text/plain' })
  expect(out.status).toBe(403)
  expect((await call('kill', given, as('chief'))).status).toBe(200)
})

test('the desk’s own form is followed, and says what came of it', async () => {
  await room.rows('delete from output')
  const given = await inputFor.kill('chief')
  const headers = { ...as('chief'), origin: room.origin, 'content-type': 'application/x-www-form-urlencoded' }
  const form = new URLSearchParams({ ...(given as Record<string, string>), note: '' }).toString()
  const first = await call('kill', form, headers)
  expect([first.status, first.headers.get('location')]).toEqual([303, '/desk?said=Done%3A%20kill.'])
  const again = await call('kill', form, headers)
  expect(decodeURIComponent(again.headers.get('location') ?? '')).toContain('was killed on')
  // An output that does not answer is named.
  done(await room.verb('keep-output', { kind: 'websub', name: 'hub', address: 'http://127.0.0.1:9/' }, administrator))
  const other = new URLSearchParams((await inputFor.kill('chief')) as Record<string, string>).toString()
  const third = await call('kill', other, headers)
  expect(decodeURIComponent(third.headers.get('location') ?? '')).toContain(
    'Not acknowledged yet, and told again: hub.',
  )
})

test.each([
  ['no JSON', '{"story":', 422, 'invalid'],
  ['nothing', '', 422, 'invalid'],
  ['a list', '[]', 422, 'invalid'],
  ['null', 'null', 422, 'invalid'],
  ['a number for a story', '{"story":7,"reason":"x"}', 422, 'invalid'],
  ['a NUL', '{"story":"0123456789ab","reason":"\\u0000"}', 422, 'invalid'],
  ['half of a pair', '{"story":"0123456789ab","reason":"\\ud800"}', 422, 'invalid'],
  ['an unknown story', '{"story":"0123456789ab","reason":"x"}', 404, 'unknown'],
  ['more than 2 MB', `{"reason":"${'x'.repeat(2 * 2 ** 20)}"}`, 413, 'too-large'],
])('%s is answered with a sentence', async (_, body, status, refused) => {
  const answer = await call('kill', body, as('chief'))
  expect([answer.status, answer.json?.refused]).toEqual([status, refused])
  expect(answer.json?.sentence).toMatch(/\.$/)
})

test('a verb that is none is unknown, and a verb is never done by asking', async () => {
  for (const verb of ['delete', 'constructor', '__proto__', 'toString']) {
    expect((await call(verb, {}, as('chief'))).status).toBe(404)
  }
  const { story } = await room.publishedOwn(aStory('Asked for'))
  const asked = await room.get(`/api/kill?story=${story}&reason=x`, as('chief'))
  expect(asked.status).toBe(404)
})

test('a one-time sign-in is used once; a session ends when its owner signs out', async () => {
  const cookie = await room.signIn('editor')
  expect((await room.get('/desk', { cookie })).status).toBe(200)
  const out = await fetch(`${room.origin}/desk/sign-out`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: room.origin },
  })
  expect(out.status).toBe(303)
  expect((await room.get('/desk', { cookie })).status).toBe(303)
  expect((await call('save', aStory('After'), { cookie })).status).toBe(401)
  const bad = await fetch(`${room.origin}/desk/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: room.origin },
    body: 'token=guessed',
  })
  expect(bad.status).toBe(403)
})

test('a reporter’s desk offers no verb that a reporter may not use', async () => {
  await room.publishedOwn(aStory('On the desk'))
  const shown = async (role: Role) => {
    const { text } = await room.get('/desk', as(role))
    return JSON.parse(/<script type="application\/json" id="start">(.*?)<\/script>/.exec(text)?.[1] ?? '{}').may
  }
  expect(await shown('chief')).toContain('kill')
  expect(await shown('reporter')).not.toEqual(expect.arrayContaining(['kill']))
  expect(await shown('photo')).toEqual(verbs.filter((verb) => whoMay[verb].includes('photo')))
})
