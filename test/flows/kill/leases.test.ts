/** Nodes answer from memory only while they are heard: whatever becomes of a connection, a change is acknowledged, and never too early. */

import { mkdir, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRefusal } from '../../../src/base/refusal.ts'
import { joinNodes, runningClock, sweepNodes } from '../../../src/store/nodes.ts'
import { aStory, aWire } from '../../build.ts'
import { openNewsroom, patience, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const facts = { clockAhead: 0, clockSet: false, address: 'http://elsewhere.example' }

/** Cuts the connections of this kind, as a network or a restarted PostgreSQL would. */
const cut = (name: 'dateline node' | 'dateline acknowledgements') =>
  room.rows(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
     where datname = current_database() and application_name = $1`,
    name,
  )

/** Something is published, killed, and its page looked at as soon as the kill is acknowledged. */
const killedAfter = async (disturbance: () => Promise<unknown>) => {
  const { story, address } = await room.publishedOwn(aStory('Ropewalk is sold'))
  for (const _ of ['made', 'kept']) expect((await room.get(address)).status).toBe(200)
  await disturbance()
  const outcome = await room.verb('kill', { story, reason: 'It is wrong.' })
  const answer = await room.get(address)
  expect(isRefusal(outcome)).toBe(false)
  return answer.status
}

test('a node’s connection is cut in the moment of a kill: the kill is acknowledged, and nobody is given the page', async () => {
  expect(await killedAfter(() => cut('dateline node'))).toBe(410)
})

test('the ear is cut: the next changes are acknowledged all the same', async () => {
  expect(await killedAfter(() => cut('dateline acknowledgements'))).toBe(410)
  expect(await killedAfter(async () => undefined)).toBe(410)
})

test('everything is cut at once', async () => {
  expect(await killedAfter(() => Promise.all([cut('dateline node'), cut('dateline acknowledgements')]))).toBe(410)
})

test('after a cut the node is heard again and answers from memory again', async () => {
  await cut('dateline node')
  await expect.poll(() => room.node.mayCache(), patience).toBe(true)
})

test('a node joins after a change was written and before it is waited for', async () => {
  const event = (
    await room.rows<{ id: string }>(`insert into event (kind, at) values ('story.test', now()) returning id`)
  )[0]
  const late = await joinNodes(room.url, facts, () => undefined)
  await room.newsroom.nodes.dropped([event?.id ?? ''])
  await late.leave()
})

test.each([
  ['a verb', () => room.publishedOwn(aStory('Chandler retires'))],
  ['wires that arrive', () => room.published(aWire())],
])('a node that ended without a word: %s waits as long as its lease, and then no more', async (_, change) => {
  await room.rows(
    `insert into node values ('vanished', clock_timestamp() + interval '700 milliseconds', 0, false, '')
     on conflict (id) do update set lease_until = excluded.lease_until`,
  )
  await change()
  const left = await room.rows(`select from node where id = 'vanished' and lease_until > clock_timestamp()`)
  expect(left).toEqual([])
})

test('what is left of nodes that ended is swept away', async () => {
  await room.rows(`insert into node values ('long gone', clock_timestamp() - interval '2 minutes', 0, false, '')`)
  await sweepNodes(room.database.db)
  expect(await room.rows(`select from node where id = 'long gone'`)).toEqual([])
  await expect.poll(() => room.rows(`select from node where lease_until > clock_timestamp()`), patience).not.toEqual([])
})

/** A door to the database that can be jammed: bytes on their way are held up, and nobody is told. */
const doorTo = async (url: string) => {
  const folder = new URL(url.replace(/^postgres:\/\/[^/]*/, 'http://x')).searchParams.get('host') ?? ''
  const sockets = new Set<Socket>()
  let jammed = false
  const server = createServer((reader) => {
    const writer = connect(join(folder, '.s.PGSQL.5432'))
    for (const [one, other] of [
      [reader, writer],
      [writer, reader],
    ] as const) {
      sockets.add(one)
      one.on('data', (bytes) => jammed || other.write(bytes))
      one.on('close', () => other.destroy())
      one.on('error', () => other.destroy())
    }
  })
  const door = join(room.folder, 'door')
  await mkdir(door)
  await new Promise<void>((resolve) => server.listen(join(door, '.s.PGSQL.5432'), resolve))
  return {
    url: url.replace(folder, door).replace(encodeURIComponent(folder), encodeURIComponent(door)),
    jam: () => {
      jammed = true
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
      await rm(door, { recursive: true })
    },
  }
}

test('a node that is cut off without knowing it stops using its cache before a change is acknowledged', async () => {
  const door = await doorTo(room.url)
  let forgotten = 0
  const node = await joinNodes(door.url, facts, () => {
    forgotten += 1
  })
  await room.publishedOwn(aStory('Heard by everybody'))
  expect(forgotten).toBeGreaterThan(1)
  await expect.poll(() => node.mayCache(), patience).toBe(true)
  door.jam()
  await room.publishedOwn(aStory('Not heard by everybody'))
  expect(node.mayCache()).toBe(false)
  await node.leave()
  await door.close()
})

test('commands learn from the node how its clock stands', async () => {
  const other = await openNewsroom()
  const ahead = await joinNodes(
    other.url,
    { clockAhead: 86_400_000, clockSet: true, address: 'http://later' },
    () => undefined,
  )
  await other.node.leave()
  expect(await runningClock(other.database.db)).toEqual({ ahead: 86_400_000, set: true, address: 'http://later' })
  await ahead.leave()
  expect(await runningClock(other.database.db)).toBeUndefined()
  await other.close()
})

test('whatever is cut and whenever: no answer is older than the last acknowledged change', {
  timeout: 120_000,
}, async () => {
  const first = aWire({ headline: 'Edition 0 of the tide table' })
  const { address } = await room.published(first)
  let acknowledged = 0
  let stop = false
  const stale: string[] = []
  const reader = async () => {
    while (!stop) {
      const least = acknowledged
      const { text } = await room.get(address)
      const shown = Number(/Edition (\d+) of the tide table/.exec(text)?.[1])
      if (!(shown >= least)) stale.push(`${shown} shown when ${least} was acknowledged`)
    }
  }
  const readers = [reader(), reader(), reader()]
  for (let version = 1; version <= 24; version += 1) {
    const at = new Date(Date.parse('2026-03-04T08:00:00Z') + version * 1000).toISOString()
    const headline = `Edition ${version} of the tide table`
    const [line] = await room.arrive(aWire({ uri: first.uri, version: String(version + 1), at, headline }))
    expect(line?.outcome).toBe('update')
    acknowledged = version
    if (version === 8) await cut('dateline node')
    if (version === 16) await cut('dateline acknowledgements')
  }
  stop = true
  await Promise.all(readers)
  expect(stale).toEqual([])
})
