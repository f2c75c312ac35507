/** `npm start` on a fresh machine: the demonstration's day goes through the newsroom's own verbs, and readers and editors find all of it. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemoEdition } from '../../src/cli/demo-edition.ts'
import { read } from '../../src/site/reader.ts'
import { openNewsroom, type TestNewsroom } from '../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
  await loadDemoEdition(room.intake)
}, 120_000)
afterAll(() => room?.close())

test('no wire of it waits in quarantine, and no output or door has failed', async () => {
  const states = await room.rows<{ state: string; n: string }>(
    'select state, count(*) as n from arrival group by state',
  )
  expect(states.map(({ state }) => state)).toEqual(['done'])
  expect(Number(states[0]?.n)).toBeGreaterThan(60)
  const alarms = await room.rows<{ kind: string }>('select distinct kind from alarm where ended_at is null')
  expect(alarms).toEqual([{ kind: 'killed' }])
})

test('readers find its front, its correction, and of what its agency killed a notice alone', async () => {
  const front = await room.get('/')
  expect(front.status).toBe(200)
  expect(front.text.match(/<h[1-3][ >]/g)?.length).toBeGreaterThan(20)
  const told = await room.rows<{ text: string }>('select text from correction')
  expect(told.length).toBeGreaterThan(0)
  const corrections = read((await room.get('/corrections')).text).text
  for (const { text } of told) expect(corrections).toContain(text)
  const [killed] = await room.rows<{ address: string }>(
    `select address from publication where killed_at is not null order by killed_at limit 1`,
  )
  expect((await room.get(killed?.address ?? '')).status).toBe(410)
})
