/** The desk's list of wires over HTTP: what it holds, page by page, for those who are signed in; and the line over which it is live. */

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { PresetRow } from '../../../src/newsroom/wires/wire-choices.ts'
import type { WireReading } from '../../../src/newsroom/wires/wire-reading.ts'
import type { WireRow, WiresNews, WiresPage } from '../../../src/newsroom/wires/wire-row.ts'
import { deskBundle } from '../../../src/server/desk/desk-bundle.ts'
import { aWire, type Wire } from '../../build.ts'
import { done, openNewsroom, patience, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
let cookie: string

beforeAll(async () => {
  room = await openNewsroom()
  cookie = await room.signIn('editor')
})
afterAll(() => room?.close())
beforeEach(async () => {
  await room.rows('update wire_item set received_at = null, facts = null where received_at is not null')
})

const come = async (...wires: Wire[]): Promise<void> => {
  for (const wire of wires) {
    room.clock.move(1000)
    await room.takeIn([await room.lay(wire)], { publish: false })
  }
}
const ask = async <Answer>(path: string): Promise<Answer> => {
  const answer = await room.get(path, { cookie })
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  return JSON.parse(answer.text)
}
const list = async (query = ''): Promise<WireRow[]> => (await ask<WiresPage>(`/api/wires?${query}`)).rows
const told = (rows: readonly WireRow[]): string[] => rows.map(({ headline }) => headline)

test('an alert and its story are one row, which counts both and says what the newest says', async () => {
  const words = 'The governor of the central bank resigns after nine years in office'
  const alert = aWire({ headline: words, text: [`${words}.`], urgency: 1, standfirst: undefined })
  const story = aWire({
    headline: words,
    at: '2026-03-04T08:20:00Z',
    text: [`${words}, the bank said.`, 'She was the first woman to hold it.', 'A successor is to be named by June.'],
    urgency: 3,
  })
  await come(alert, story, aWire({ headline: 'A tug lies idle' }))
  const rows = await list()
  expect(told(rows)).toEqual(['A tug lies idle', words])
  expect(rows[1]).toMatchObject({ items: 2, versions: 2, urgency: 3 })
  const reading = await ask<WireReading>(`/api/wires/${rows[1]?.item}`)
  expect(reading.chain).toHaveLength(2)
  expect(reading.changed?.since.sameItem).toBe(false)
})

test('pages follow each other without a gap or a row twice, whatever comes meanwhile', async () => {
  const wires = Array.from({ length: 7 }, (_, at) => aWire({ headline: `Wire number ${at}` }))
  await come(...wires)
  const first = await list('limit=3')
  await come(aWire({ headline: 'Wire of the moment' }))
  const second = await list(`limit=3&before=${first.at(-1)?.place}`)
  const third = await ask<WiresPage>(`/api/wires?limit=3&before=${second.at(-1)?.place}`)
  expect(told([...first, ...second, ...third.rows])).toEqual(wires.map(({ told: { headline } }) => headline).reverse())
  expect(third.more).toBe(false)
  const news = await ask<WiresNews>(`/api/wires?after=${first[0]?.place}&also=${first[2]?.head}`)
  expect([told(news.rows), told(news.also)]).toEqual([['Wire of the moment'], [first[2]?.headline]])
})

test('labels, hidden noise and words choose', async () => {
  await come(
    aWire({ headline: 'Sails', subjects: ['Sailing'], places: ['Oslo'], urgency: 2 }),
    aWire({ headline: 'Goals', subjects: ['Football'], places: ['Bergen'], urgency: 6 }),
    aWire({ headline: 'Votes', subjects: ['Elections'], places: ['Oslo'], urgency: 2 }),
  )
  expect(told(await list('label=topic:Sailing&label=topic:Football'))).toEqual(['Goals', 'Sails'])
  expect(told(await list('label=place:Oslo&label=topic:Sailing'))).toEqual(['Sails'])
  expect(told(await list('hide=topic:Football&hide=topic:Elections'))).toEqual(['Sails'])
  expect(told(await list('hide=supplier:nordwire'))).toEqual([])
  expect(told(await list('hide=supplier:nordwire&show=all'))).toEqual(['Votes', 'Goals', 'Sails'])
  expect(told(await list('label=supplier:nordwire&label=urgency:2&label=language:en'))).toEqual(['Votes', 'Sails'])
  expect(told(await list('q=goals'))).toEqual(['Goals'])
  expect(told(await list(`q=${encodeURIComponent(`"' or 1=1; -- & | ! ( <->`)}`))).toEqual([])
})

test('a spiked chain is gone from every list, comes back when it is wanted, and shows what joins it later', async () => {
  const wire = aWire({ headline: 'Fog over the strait' })
  await come(wire)
  const [row] = await list()
  done(await room.verb('spike', { wire: row?.item }))
  expect(await list()).toEqual([])
  expect((await list('show=spiked'))[0]).toMatchObject({ marks: ['spiked'], spikedBy: 'chief@courier.example' })
  await come(aWire({ ...wire.told, version: '2', at: '2026-03-04T08:30:00Z', text: ['Fog, still.'] }))
  expect(await list()).toEqual([])
  expect(await room.verb('spike', { wire: row?.item })).toMatchObject({ refused: 'exists' })
  done(await room.verb('unspike', { wire: row?.item }))
  expect(told(await list())).toEqual(['Fog over the strait'])
  expect(await room.verb('unspike', { wire: row?.item })).toMatchObject({ refused: 'exists' })
  done(await room.verb('take', { wire: row?.item }))
  expect(await room.verb('spike', { wire: row?.item })).toMatchObject({ refused: 'exists' })
})

test('what only the desk may know is in the reading; a text that may be kept no longer is not', async () => {
  await come(aWire({ headline: 'A sealed report', notes: 'Call 555-0100 after six.' }))
  const [row] = await list()
  const reading = await ask<WireReading>(`/api/wires/${row?.item}`)
  expect(reading.notes.join(' ')).toContain('555-0100')
  expect(reading.labels).toContain('supplier:nordwire')
})

test('presets are one’s own, and each says how much came of it', async () => {
  await come(aWire({ headline: 'Sails', subjects: ['Sailing'] }), aWire({ headline: 'Goals', subjects: ['Football'] }))
  const keep = (body: object, as = cookie) =>
    fetch(`${room.origin}/api/keep-preset`, {
      method: 'POST',
      headers: { cookie: as, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  expect((await keep({ name: 'Boats', wants: { labels: ['topic:Sailing'] }, sound: true })).status).toBe(200)
  const presets = await ask<PresetRow[]>('/api/presets')
  expect(presets.map(({ name, count, sound }) => [name, count, sound])).toEqual([
    ['', 2, false],
    ['Boats', 1, true],
  ])
  expect(presets[1]?.newest?.headline).toBe('Sails')
  const other = await room.get('/api/presets', { cookie: await room.signIn('editor') })
  expect(JSON.parse(other.text)).toHaveLength(1)
  expect((await keep({ name: 'Wrong', wants: { labels: ['colour:red'] } })).status).toBe(422)
  expect(await room.verb('keep-preset', { name: 'Nobody’s', wants: {} })).toMatchObject({ refused: 'not-signed-in' })
  for (let more = 0; more < 19; more += 1) await keep({ name: `Preset ${more}`, wants: {} })
  const tooMany = await keep({ name: 'One too many', wants: {} })
  expect([tooMany.status, await tooMany.json()]).toEqual([
    413,
    expect.objectContaining({ sentence: 'You keep 20 presets already. Delete one first.' }),
  ])
})

test('whoever is not signed in is given nothing of it', async () => {
  await come(aWire({ headline: 'Under embargo', embargo: '2026-03-04T15:00:00Z' }))
  const [row] = await list()
  for (const path of ['/api/wires', `/api/wires/${row?.item}`, '/api/wires/choices', '/api/presets', '/api/live']) {
    for (const headers of [{}, { cookie: 'dateline_session=guessed' }] as Record<string, string>[]) {
      const answer = await room.get(path, headers)
      expect([path, answer.status, answer.holds('Under embargo')]).toEqual([path, 401, false])
    }
  }
  expect((await room.get('/desk/wires')).headers.get('location')).toBe('/desk/sign-in')
})

test.each(['/api/wires?before=x', '/api/wires?after=1_2', "/api/wires?before=1';--_000000000000"])(
  '%s is answered with a sentence',
  async (path) => {
    const answer = await room.get(path, { cookie })
    expect([answer.status, JSON.parse(answer.text).refused]).toEqual([422, 'invalid'])
  },
)

test('a wire that is none is unknown', async () => {
  for (const item of ['0123456789ab', 'nothing', '..%2f..%2fetc'])
    expect((await room.get(`/api/wires/${item}`, { cookie })).status).toBe(404)
})

test('a change is told to every open desk, once for a whole commit, and nothing is told while nothing happens', async () => {
  const stopped = new AbortController()
  const answer = await fetch(`${room.origin}/api/live`, { headers: { cookie }, signal: stopped.signal })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
  let heard = ''
  const listening = (async () => {
    for await (const part of answer.body ?? []) heard += Buffer.from(part).toString()
  })().catch(() => undefined)
  const words = () => heard.split('event: wires').length - 1
  // The ear has just opened, and what came before is not known: it says so once.
  await expect.poll(words, patience).toBe(1)
  await come(aWire())
  await expect.poll(words, patience).toBeGreaterThan(1)
  const [row] = await list()
  const told = words()
  done(await room.verb('take', { wire: row?.item }))
  await expect.poll(words, patience).toBe(told + 1)
  stopped.abort()
  await listening
})

test('the app comes from addresses that carry its hash, weighs little, and its page holds no script of its own', async () => {
  const { text, headers } = await room.get('/desk/wires', { cookie })
  expect(headers.get('content-security-policy')).toContain("script-src 'self'")
  const scripts = [...text.matchAll(/<script([^>]*)>/g)].map(([, attributes = '']) => attributes.trim())
  const { script, look, files } = await deskBundle()
  expect(scripts).toEqual([`type="module" src="${script}"`, 'type="application/json" id="start"'])
  expect(text).not.toMatch(/ style=| on\w+=/)
  const file = await room.get(script, { 'accept-encoding': 'br' })
  expect([file.headers.get('content-encoding'), file.headers.get('cache-control')]).toEqual([
    'br',
    'public, max-age=31536000, immutable',
  ])
  expect((await room.get('/assets/desk/desk.000000.js')).status).toBe(404)
  expect(files.get(script)?.br.length).toBeLessThan(120 * 1024)
  // The look of all screens.
  expect(files.get(look)?.br.length).toBeLessThan(12 * 1024)
})
