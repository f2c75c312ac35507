/** Settings as they are kept over the verbs and asked for by the screen: rules tried before they are kept, suppliers, doors, outputs, profiles. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Refusal } from '../../../src/base/refusal.ts'
import type { Actor } from '../../../src/newsroom/action.ts'
import type { RulesTried } from '../../../src/newsroom/settings/rules-tried.ts'
import type { SettingsView } from '../../../src/newsroom/settings/settings-view.ts'
import { claimLooks, endLook } from '../../../src/store/doors.ts'
import type { Role } from '../../../src/store/schema.ts'
import { aStory, aWire } from '../../build.ts'
import { done, openNewsroom, refusedAs, type TestNewsroom } from '../../newsroom.ts'

const administrator: Actor = { name: 'root@courier.example', role: 'administrator' }
let room: TestNewsroom
const cookies = new Map<Role, string>()
beforeAll(async () => {
  room = await openNewsroom()
  for (const role of ['editor', 'chief', 'administrator'] as const) cookies.set(role, await room.signIn(role))
})
afterAll(() => room?.close())

const keep = <Answer = object>(verb: Parameters<TestNewsroom['verb']>[0], given: object) =>
  room.verb(verb, given, administrator) as unknown as Promise<Answer | Refusal>
const post = async <Answer>(path: string, body: unknown, role: Role = 'administrator') => {
  const response = await fetch(`${room.origin}/api/settings/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: cookies.get(role) ?? '' },
    body: JSON.stringify(body),
  })
  return { status: response.status, said: (await response.json()) as Answer }
}
const view = async (): Promise<SettingsView> =>
  JSON.parse((await room.get('/api/settings', { cookie: cookies.get('administrator') ?? '' })).text)

describe('rules are tried before they are kept', () => {
  beforeAll(async () => {
    done(await keep('keep-supplier', { supplier: 'Nordwire', publishes: true }))
    done(await keep('keep-supplier', { supplier: 'Westwire', publishes: true, contract: { neverByItself: true } }))
    const come = async (at: string, supplier: string, ...headlines: string[]) => {
      room.clock.move(new Date(at))
      const wires = headlines.map((headline) => aWire({ headline, provider: supplier }))
      await room.takeIn([await room.lay(...wires)], { supplier, publish: false })
    }
    await come('2026-03-04T09:00:00Z', 'Nordwire', 'A ferry is late', 'Harbour pilots vote')
    await come('2026-03-04T23:00:00Z', 'Nordwire', 'The harbour closes for the night')
    await come('2026-03-05T09:00:00Z', 'Westwire', 'Another harbour in the west')
  })
  beforeEach(async () => {
    done(await keep('keep-rules', { rules: [] }))
  })
  const tryThem = (rules: object[], more: object = {}, role: Role = 'administrator') =>
    post<RulesTried>('rules/try', { rules, ...more }, role)
  const harbour = { name: 'Harbour', fits: { keywords: ['harbour'] }, does: { desk: 'port', decision: 'hold' } }

  test('it says how many each would have caught, and what would go elsewhere: by headline, with where it goes now and then', async () => {
    const ferry = { name: 'Ferries', fits: { keywords: ['ferry'] }, does: { section: 'business' } }
    const { said } = await tryThem([harbour, ferry])
    expect(said).toMatchObject({ wires: 4, caught: [3, 1], different: 4 })
    expect(said.elsewhere.map(({ headline, supplier, now, tried }) => [headline, supplier, now, tried])).toEqual(
      expect.arrayContaining([
        ['Harbour pilots vote', 'Nordwire', { fate: 'published' }, { fate: 'waits', desk: 'port' }],
        ['A ferry is late', 'Nordwire', { fate: 'published' }, { fate: 'published', section: 'business' }],
        ['Another harbour in the west', 'Westwire', { fate: 'waits' }, { fate: 'waits', desk: 'port' }],
      ]),
    )
    expect(said.elsewhere[0]?.headline).toBe('Another harbour in the west')
  })

  test('it compares with the rules that are kept, by the hour at which each came, and what is never published by itself stays so', async () => {
    done(await keep('keep-rules', { rules: [harbour] }))
    expect((await tryThem([harbour])).said).toMatchObject({ caught: [3], different: 0, elsewhere: [] })
    const night = { name: 'Night', fits: { hours: { from: '22:00', until: '06:00' } }, does: { decision: 'discard' } }
    const both = (await tryThem([night, harbour])).said
    expect([both.caught, both.elsewhere.map(({ headline, tried }) => [headline, tried.fate])]).toEqual([
      [1, 2],
      [['The harbour closes for the night', 'discarded']],
    ])
    const all = { name: 'All', fits: {}, does: { desk: 'port', decision: 'publish' } }
    const west = (await tryThem([all])).said.elsewhere.filter(({ supplier }) => supplier === 'Westwire')
    expect(west).toEqual([])
  })

  test('on as many of the last wires as are asked for, and nothing is changed by it', async () => {
    const before = await room.rows('select * from audit')
    expect((await tryThem([harbour], { last: 1 })).said).toMatchObject({ wires: 1, caught: [1] })
    expect(await room.rows('select * from audit')).toEqual(before)
    expect(await room.count('rule')).toBe(0)
  })

  test('what is wrong with a rule is told by its place, the same when it is tried and when it is kept', async () => {
    const broken = { name: 'Port', fits: { urgency: { from: 12 } }, does: {} }
    const { status, said } = await post<Refusal>('rules/try', { rules: [harbour, broken] })
    expect([status, said.fields]).toEqual([
      422,
      {
        'rules.1.fits.urgency.from': 'must be 9 at most',
        'rules.1.does': 'does nothing: name a section, a desk or a decision',
      },
    ])
    const nowhere = { ...harbour, name: 'Nowhere', does: { section: 'nowhere' } }
    const told = { 'rules.1.does.section': expect.stringContaining('«nowhere», which is no section') }
    expect((await post<Refusal>('rules/try', { rules: [harbour, nowhere] })).said.fields).toEqual(told)
    expect(await keep('keep-rules', { rules: [harbour, nowhere] })).toMatchObject({ fields: told })
    expect((await post<Refusal>('rules/try', { rules: [harbour, harbour] })).said.fields).toEqual({
      'rules.1.name': expect.stringContaining('Two rules are called'),
    })
  })

  test('a chief may try and keep, an editor may neither look nor try, nobody else is answered', async () => {
    expect((await tryThem([harbour], {}, 'chief')).status).toBe(200)
    expect((await tryThem([harbour], {}, 'editor')).status).toBe(403)
    const headers = { 'content-type': 'application/json' }
    const stranger = await fetch(`${room.origin}/api/settings/rules/try`, { method: 'POST', headers, body: '{}' })
    expect(stranger.status).toBe(401)
    expect((await post('rules/try', { rules: [{ ...harbour, name: 'a\u0000b' }] })).status).toBe(422)
  })
})

describe('suppliers', () => {
  test('a name and a profile are changed; another’s name and a profile that there is not are refused beside their field', async () => {
    done(await keep('keep-supplier', { supplier: 'Eastwire' }))
    done(await keep('keep-profile', { name: 'Eastwire Pictures', kind: 'agency' }))
    done(await keep('keep-supplier', { supplier: 'eastwire', name: 'Eastwire AS', profile: 'eastwire-pictures' }))
    const { suppliers } = await view()
    expect(suppliers).toContainEqual(
      expect.objectContaining({ slug: 'eastwire', name: 'Eastwire AS', profile: 'eastwire-pictures' }),
    )
    expect(await keep('keep-supplier', { supplier: 'eastwire', name: 'Nordwire' })).toMatchObject({
      refused: 'exists',
      fields: { name: expect.stringContaining('Nordwire') },
    })
    expect(await keep('keep-supplier', { supplier: 'eastwire', profile: 'nobody' })).toMatchObject({
      fields: { profile: expect.any(String) },
    })
    const wrong = { credit: '', validDays: 'soon', notIn: ['Norway', 'Atlantis'] }
    expect(await keep('keep-supplier', { supplier: 'eastwire', contract: wrong })).toMatchObject({
      fields: {
        'contract.credit': 'must not be empty',
        'contract.validDays': 'must be a number',
        'contract.notIn': 'nobody knows the country «Atlantis»',
      },
    })
    // What it sends under its old name is its own all the same.
    await room.takeIn([await room.lay(aWire({ provider: 'Eastwire' }))], { supplier: 'Eastwire', publish: false })
    expect((await view()).suppliers.filter(({ slug }) => slug.startsWith('eastwire'))).toHaveLength(1)
  })
})

describe('doors', () => {
  const aDoor = async (more: object): Promise<string> =>
    done(await keep<{ door: string }>('keep-door', { supplier: 'Nordwire', ...more })).door

  test('what is wrong stands beside its field, and no secret is ever among what is shown', async () => {
    const ftp = { supplier: 'Nordwire', kind: 'ftp', address: 'ftp://wires.example/out' }
    expect(await keep('keep-door', { ...ftp, settings: { user: 'us', timeout: 9999 } })).toMatchObject({
      fields: { 'settings.timeout': expect.stringContaining('must be 300 at most') },
    })
    expect(await keep('keep-door', { ...ftp, address: 'wires.example' })).toMatchObject({
      fields: { address: expect.stringContaining('ftp://') },
    })
    expect(await keep('keep-door', { supplier: 'Nordwire', kind: 'push' })).toMatchObject({
      fields: { secret: expect.any(String) },
    })
    for (const secret of ['schlüssel der nacht', 'two\nlines', ' behind a space'])
      expect(await keep('keep-door', { supplier: 'Nordwire', kind: 'push', secret })).toMatchObject({
        fields: { secret: expect.stringContaining('ASCII') },
      })
    const id = await aDoor({ ...ftp, settings: { user: 'us' }, secret: 'correct horse' })
    const answer = await room.get('/api/settings', { cookie: cookies.get('administrator') ?? '' })
    expect(answer.text).not.toContain('correct horse')
    expect((await view()).doors.find((door) => door.id === id)).toMatchObject({
      hasSecret: true,
      looked: null,
      came: 0,
    })
  })

  test('«Look now» makes a look due at once, and the desks hear how it ended, of this one alone', async () => {
    const folder = await room.lay(aWire())
    const [asked, other] = [
      await aDoor({ kind: 'folder', address: folder }),
      await aDoor({ kind: 'folder', address: `${folder}/b` }),
    ]
    const endAll = async () => {
      for (const { id, look_until } of await claimLooks(room.database.db, 100))
        await endLook(room.database.db, { id, look_until }, { at: new Date(), pause: 3600_000, state: {}, note: null })
    }
    await endAll()
    const news: string[] = []
    const line = await room.database.pool.connect()
    line.on('notification', ({ payload }) => news.push(payload ?? ''))
    await line.query('listen dateline_doors')
    expect(await claimLooks(room.database.db, 100)).toEqual([])
    expect((await post('doors/look', { door: asked })).status).toBe(200)
    await endAll()
    await line.query('select 1')
    await expect.poll(() => news, { timeout: 20_000 }).toEqual([asked])
    // A look that nobody asked for and that ended like the one before is no news.
    await room.rows('update door set look_until = null where id = $1', other)
    await endAll()
    await line.query('select 1')
    expect(news).toEqual([asked])
    line.release(true)
    expect((await view()).doors.find((door) => door.id === asked)?.looked).not.toBeNull()
  })

  test('nobody looks through one that is paused, is pushed through or is not there; nor for somebody who may not change it', async () => {
    const paused = await aDoor({ kind: 'folder', address: '/srv/wires/paused', paused: true })
    const pushed = await aDoor({ kind: 'push', secret: 'a token that is long enough' })
    expect((await post('doors/look', { door: paused })).status).toBe(409)
    expect((await post('doors/look', { door: pushed })).status).toBe(409)
    expect((await post('doors/look', { door: 'aaaaaaaaaaaa' })).status).toBe(404)
    expect((await post('doors/look', { door: 7 })).status).toBe(422)
    expect((await post('doors/look', { door: paused }, 'chief')).status).toBe(403)
  })
})

describe('profiles', () => {
  test('one is added, and readers see what it says from then on; its address stays', async () => {
    const given = { name: 'Nora Vell', kind: 'person', role: 'Reporter' }
    expect(await keep('keep-profile', given)).toEqual({ profile: 'nora-vell' })
    const story = aStory('The quay is open')
    const { address } = await room.publishedOwn({ ...story, furniture: { ...story.furniture, by: ['nora-vell'] } })
    expect((await room.get('/by/nora-vell')).text).toContain('Nora Vell')
    done(
      await keep('keep-profile', {
        profile: 'nora-vell',
        name: 'Nora Vell-Quay',
        kind: 'person',
        about: 'She writes.',
      }),
    )
    expect((await room.get('/by/nora-vell')).text).toContain('Nora Vell-Quay')
    expect((await room.get(address)).text).toContain('Nora Vell-Quay')
    expect((await view()).profiles).toContainEqual(
      expect.objectContaining({
        ...{ slug: 'nora-vell', name: 'Nora Vell-Quay', kind: 'person', role: '', about: 'She writes.' },
      }),
    )
    const [line] = await room.rows<{ detail: object }>(
      `select detail from audit where verb = 'keep-profile' order by id desc limit 1`,
    )
    expect(line?.detail).toMatchObject({ name: 'Nora Vell-Quay', before: { name: 'Nora Vell', role: 'Reporter' } })
  })

  test('no two at one address, none without a name, none that is not there', async () => {
    done(await keep('keep-profile', { name: 'Tom Harbour', kind: 'person' }))
    expect(await keep('keep-profile', { name: 'Tom  harbour', kind: 'person' })).toMatchObject({
      refused: 'exists',
      fields: { name: expect.stringContaining('/by/tom-harbour') },
    })
    expect(refusedAs(await keep('keep-profile', { name: '–', kind: 'person' }))).toBe('invalid')
    expect(refusedAs(await keep('keep-profile', { profile: 'nobody', name: 'Nobody', kind: 'person' }))).toBe('unknown')
  })
})
