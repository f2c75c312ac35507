/** Tests of the doors' tables: whose a look is, how it ends, and what has come through. */

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/postgres.ts'
import { type DoorId, newId } from '../base/id.ts'
import { type Database, openDatabase } from './database.ts'
import {
  changeDoor,
  claimLooks,
  deleteDoor,
  endLook,
  forgetTaken,
  forgetUnlisted,
  insertDoor,
  keepTaken,
  type Look,
  leaveLook,
  listDoors,
  marksTaken,
  oneDoor,
  renewLook,
} from './doors.ts'
import { keepSupplier } from './suppliers.ts'

const at = new Date('2026-03-04T08:00:00Z')
const later = new Date('2026-03-05T08:00:00Z')

let fresh: FreshDatabase
let database: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  database = openDatabase(fresh.url)
  const profile = { slug: 'nordwire', name: 'Nordwire', kind: 'agency' as const, role: '', about: '' }
  const supplier = { slug: 'nordwire', name: 'Nordwire', profile: 'nordwire', updates: 'apply' as const }
  await keepSupplier(database.db, { ...supplier, publishes: false, contract: {}, rhythm: {}, created_at: at }, profile)
})
afterAll(async () => {
  await database?.close()
  await fresh?.drop()
})

let id: DoorId
beforeEach(async () => {
  await database.db.deleteFrom('door').execute()
  id = newId<DoorId>()
  await insertDoor(database.db, {
    ...{ id, supplier: 'nordwire', kind: 'ftp', name: 'wires', address: 'ftp://wires.example' },
    ...{ settings: { user: 'a' }, secret: Buffer.from('sealed'), created_at: at },
  })
})

const claimed = async (): Promise<Look> => {
  const [look] = await claimLooks(database.db, 1)
  if (!look) throw new Error('None is due.')
  return look
}

const isDue = async () => (await claimLooks(database.db, 1)).length === 1

test('a door is shown without its secret', async () => {
  const [door] = await listDoors(database.db, 'nordwire')
  expect(door).toMatchObject({ id, settings: { user: 'a' }, hasSecret: true, paused: false, failure: null })
  expect(JSON.stringify(door)).not.toContain(Buffer.from('sealed').toString('base64'))
  expect(Object.keys(door ?? {})).not.toContain('secret')
  expect(await listDoors(database.db, 'another')).toEqual([])
})

test('a look belongs to one until it ends; the next is due after the pause', async () => {
  const look = await claimed()
  expect(look.secret?.toString()).toBe('sealed')
  expect(await isDue()).toBe(false)
  await endLook(database.db, look, { at, pause: 60_000, state: { cursor: 7 }, note: null })
  expect(await isDue()).toBe(false)
  await database.db.updateTable('door').set({ look_until: null }).execute()
  expect((await claimed()).state).toEqual({ cursor: 7 })
})

test('a failure stands since it began, and goes with the first look that is well', async () => {
  for (const [when, failure] of [
    [at, 'It is shut.'],
    [later, 'It is still\0 shut.'],
  ] as const)
    await endLook(database.db, await claimed(), { at: when, pause: -1, failure })
  expect(await oneDoor(database.db, id)).toMatchObject({
    ...{ failing_since: at, looked_at: later, succeeded_at: null, failure: 'It is still shut.' },
  })
  await endLook(database.db, await claimed(), { at: later, pause: -1, state: {}, note: 'One file was left.' })
  expect(await oneDoor(database.db, id)).toMatchObject({
    ...{ failing_since: null, succeeded_at: later, failure: 'One file was left.' },
  })
})

test('who was overtaken writes nothing: the door was changed, or the time was over', async () => {
  const look = await claimed()
  await changeDoor(database.db, id, { name: 'other wires' })
  expect(await renewLook(database.db, look)).toBeUndefined()
  const next = await claimed()
  await endLook(database.db, look, { at, pause: 0, failure: 'Too late.' })
  await leaveLook(database.db, look)
  expect(await oneDoor(database.db, id)).toMatchObject({ failure: null, looked_at: null })
  const renewed = await renewLook(database.db, next)
  expect(renewed?.getTime()).toBeGreaterThanOrEqual(next.look_until.getTime())
  await leaveLook(database.db, { id, look_until: renewed ?? at })
  expect(await isDue()).toBe(true)
})

test('another address makes the door forget what it knew of the old one; another name does not', async () => {
  const taken = [{ key: 'a.xml', mark: '1' }]
  await database.db.transaction().execute((tx) => keepTaken(tx, id, taken, at))
  await endLook(database.db, await claimed(), { at, pause: 0, state: { etag: 'x' }, note: null })
  await changeDoor(database.db, id, { name: 'new', settings: { user: 'b' }, address: 'ftp://wires.example' })
  expect(await marksTaken(database.db, id, ['a.xml'])).toEqual(new Map([['a.xml', '1']]))
  expect(await claimed()).toMatchObject({ name: 'new', settings: { user: 'b' }, state: { etag: 'x' } })
  await changeDoor(database.db, id, { address: 'ftp://other.example' })
  expect(await marksTaken(database.db, id, ['a.xml'])).toEqual(new Map())
  expect((await claimed()).state).toEqual({})
  expect(await changeDoor(database.db, newId<DoorId>(), { paused: true })).toBe(false)
})

test('what is no longer listed is forgotten after its time; what is listed, or young, is not', async () => {
  const keep = (keys: string[], when: Date) =>
    database.db.transaction().execute((tx) =>
      keepTaken(
        tx,
        id,
        keys.map((key) => ({ key, mark: '1' })),
        when,
      ),
    )
  const long = 'x'.repeat(3000)
  await keep(['old', 'listed', long], at)
  await keep(['young'], later)
  await forgetUnlisted(database.db, id, ['listed', long], later)
  const keys = ['old', 'listed', long, 'young']
  expect([...(await marksTaken(database.db, id, keys)).keys()]).toEqual(['listed', long, 'young'])
  await forgetTaken(database.db, id, ['listed', long])
  expect([...(await marksTaken(database.db, id, keys)).keys()]).toEqual(['young'])
  expect(await deleteDoor(database.db, id)).toBe(true)
  expect(await deleteDoor(database.db, id)).toBe(false)
})
