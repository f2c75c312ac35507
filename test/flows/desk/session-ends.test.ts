/** What is open in a session's name ends with it, and with no other. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { sessionEnds } from '../../../src/server/people/session-ends.ts'
import { personOfSession } from '../../../src/store/people.ts'
import { openNewsroom, patience, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room.close())

const session = async (): Promise<string> => {
  const token = (await room.signIn('editor')).split('=')[1] ?? ''
  return (await personOfSession(room.database.db, token))?.session ?? ''
}

test('a session that begins while the ear looks which are still good is not taken for one that is over', async () => {
  const [over, good, late] = [await session(), await session(), await session()]
  await room.rows('delete from session where id = $1', over)
  const ends = sessionEnds(room.database)
  const ended: string[] = []
  const open = (id: string) => ends.whenEnded(id, () => ended.push(id))
  // The look, which is the first thing that an ear does, waits behind this.
  const lock = await room.open('lock table session in access exclusive mode')
  open(over)
  open(good)
  await lock.waitedFor()
  open(late)
  await lock.commit()
  await expect.poll(() => ended, patience).toEqual([over])
  await room.rows('delete from session where id = $1', late)
  await expect.poll(() => ended, patience).toEqual([over, late])
  await ends.close()
})
