/** Wires that come by the dozen share a transaction: what one of them is or does changes nothing for the others. */

import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handleWaiting } from '../../src/intake/handle-waiting.ts'
import { incoming, keepFiles } from '../../src/intake/keep.ts'
import { supplierOf } from '../../src/intake/supplier-of.ts'
import { aWire, type Wire } from '../build.ts'
import { done, openNewsroom, type TestNewsroom } from '../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
  await supplierOf(room.newsroom, 'Nordwire')
})
afterAll(() => room?.close())

const some = (count: number) => Array.from({ length: count }, () => aWire())
const outcomes = (lines: readonly { outcome: string }[]) => lines.map((line) => line.outcome)

/** What became of each wire, in the order of the wires and not of their files' names. */
const outcomesOf = (wires: readonly Wire[], lines: readonly { file: string; outcome: string }[]) =>
  wires.map((wire) => lines.find((line) => basename(line.file) === wire.name)?.outcome)

test('one that the database cannot keep waits in quarantine; those beside it are published', async () => {
  // PostgreSQL's index of identities takes none of more than 2,704 bytes.
  const uri = `urn:newsml:nordwire.example:${randomBytes(4000).toString('hex')}`
  const [first, bad, ...rest] = [...some(1), { ...aWire({ uri }), name: 'long.json' }, ...some(10)]
  if (!first || !bad) throw new Error('There are no wires.')
  const lines = await room.arrive(first, bad, ...rest)
  expect(outcomesOf([first, bad, ...rest], lines)).toEqual(['new', 'quarantined', ...rest.map(() => 'new')])
  expect(lines.filter((line) => line.address)).toHaveLength(rest.length + 1)
  const [{ count } = { count: '' }] = await room.rows<{ count: string }>(
    `select count(*) from wire_version v join wire_item i on i.id = v.item where i.uri = any($1)`,
    [first, bad, ...rest].map((wire) => wire.told.uri),
  )
  expect(count).toBe(String(rest.length + 1))
})

test('new ones, a later version, the same again, a killed one and a kill among them: each as if it had come alone', async () => {
  const [known, same, dead, victim] = [aWire(), aWire(), aWire(), aWire({ headline: 'The bridge that never was' })]
  await room.arrive(known, same, victim)
  const { story } = await room.published(dead)
  done(await room.verb('kill', { story, reason: 'It is wrong.' }))
  const wires = [
    aWire(),
    aWire({ ...known.told, version: '2', at: '2026-03-04T08:30:00Z' }),
    aWire({ ...dead.told, version: '2', at: '2026-03-04T08:30:00Z' }),
    aWire({ kills: [victim.told.uri] }),
    same,
    aWire(),
  ]
  expect(outcomesOf(wires, await room.arrive(...wires))).toEqual(['new', 'update', 'killed', 'new', 'same', 'new'])
  const [{ killed_at } = { killed_at: null }] = await room.rows<{ killed_at: Date | null }>(
    'select killed_at from wire_item where uri = $1',
    victim.told.uri,
  )
  expect(killed_at).toBeTruthy()
})

test('an alert and the story that follows it up come in one go, in any order, and are one story', async () => {
  const storm = (place: string) => [
    aWire({
      at: '2026-03-04T08:00:00Z',
      headline: '',
      urgency: 2,
      keywords: ['alert', 'storm', place],
      text: [`Storm floods the harbour of ${place}, 14 people missing, says mayor.`],
    }),
    aWire({
      at: '2026-03-04T08:04:00Z',
      headline: `Storm floods the harbour of ${place}`,
      keywords: ['storm', place],
      text: [`A storm flooded the harbour of ${place} on Wednesday and 14 people are missing, the mayor says.`],
    }),
  ]
  const wires = [...storm('Brannholm'), ...storm('Skarvika').toReversed(), ...some(3)]
  const lines = await room.arrive(...wires)
  const at = (place: string) => lines.filter((line) => line.headline.includes(place)).map((line) => line.story)
  for (const place of ['Brannholm', 'Skarvika']) {
    expect(at(place)).toHaveLength(2)
    expect(new Set(at(place)).size).toBe(1)
  }
  const chains = await room.rows<{ id: string; follows: string }>(
    'select id, follows from wire_item where follows is not null',
  )
  const followers = new Set(chains.map((one) => one.id))
  expect(chains).toHaveLength(2)
  expect(chains.some((one) => followers.has(one.follows))).toBe(false)
})

test('what a process had claimed when it died is free as soon as the database knows of it, and before that it is not', async () => {
  const wires = some(3)
  const other = await room.another()
  await keepFiles(
    { ...room.intake, newsroom: other.newsroom },
    { supplier: 'nordwire' },
    wires.map((wire) => incoming(wire.name, wire.bytes)),
  )
  expect(await handleWaiting(room.intake)).toEqual([])
  await other.close()
  await expect.poll(async () => outcomes(await handleWaiting(room.intake))).toEqual(['new', 'new', 'new'])
})

test('the database goes away in the middle: nothing is put into quarantine, and at the next look all is done once', async () => {
  const known = aWire()
  await room.arrive(known)
  const later = aWire({ ...known.told, version: '2', at: '2026-03-04T08:30:00Z' })
  const wires = [...some(4), later, ...some(4)]
  const batch = await room.lay(...wires)
  const holding = await room.open('select from wire_item where uri = $1 for update', known.told.uri)
  const broken = room.takeIn([batch]).catch((error: unknown) => error)
  await holding.waitedFor()
  await room.rows(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  expect(await broken).toBeInstanceOf(Error)
  await holding.commit()
  const states = await room.rows<{ state: string }>(
    'select state from arrival where name = any($1)',
    wires.map((wire) => wire.name),
  )
  expect(states.map((one) => one.state)).toEqual(wires.map(() => 'waiting'))
  const lines = await room.takeIn([batch])
  expect(outcomesOf(wires, lines)).toEqual(wires.map((wire) => (wire === later ? 'update' : 'new')))
})
