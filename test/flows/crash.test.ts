/** The machine fails: what was acknowledged is there at the next start, and nothing of the old one is in its way. */

import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginningOf } from '../../src/store/embedded/process-life.ts'
import { aWire } from '../build.ts'
import { openData } from '../processes.ts'

let data: Awaited<ReturnType<typeof openData>>
beforeAll(async () => {
  data = await openData()
})
afterAll(() => data?.close())

const publish = async (headline: string): Promise<string> => {
  const wire = aWire({ headline })
  const path = join(data.data, wire.name)
  await writeFile(path, wire.bytes)
  const { status, out } = await data.run('ingest', path, '--publish')
  expect(status).toBe(0)
  return /(\/[a-z-]+\/[a-z0-9-]+)\s/.exec(out.split('story ')[1] ?? '')?.[1] ?? ''
}

const statusOf = async (address: string): Promise<number> => (await fetch(address, { redirect: 'manual' })).status

const postgresPid = (): number => Number(/^\d+/.exec(readFileSync(findPidFile(), 'utf8'))?.[0])
const findPidFile = (): string => join(data.data, 'postgres', 'postmaster.pid')

test('from an empty folder, through a frozen server and two deaths, to Ctrl-C', async () => {
  const first = await data.start()
  expect(first.said()).toContain('The clock  is set')
  const kept = await publish('Kept through the crash')
  const killed = await publish('Killed before the crash')
  const id = killed.slice(-12)
  for (const _ of ['made', 'kept']) expect(await statusOf(first.origin + killed)).toBe(200)

  // A second start on the same data says who holds it, and ends.
  const second = await data.run('start')
  expect(second.status).toBe(1)
  expect(second.err).toContain(String(await data.holder()))
  expect(second.err).toContain(data.data)
  expect(await statusOf(first.origin + kept)).toBe(200)

  // The server freezes while it holds warm pages. A kill waits for its lease, not for ever; thawed, it does not give the page again.
  const pid = await data.holder()
  process.kill(pid, 'SIGSTOP')
  const kill = await data.run('kill', id, '--reason', 'It is wrong.')
  process.kill(pid, 'SIGCONT')
  // Whoever looks from outside is not answered meanwhile: that is said, and tried again.
  expect([kill.status, kill.err]).toEqual([1, expect.stringContaining('Not acknowledged yet: outside')])
  expect(await statusOf(first.origin + killed)).toBe(410)

  // It is killed without a chance to say goodbye: its database goes with it or is found by the next.
  process.kill(pid, 'SIGKILL')
  await first.ended
  const again = await data.start()
  expect(await statusOf(again.origin + kept)).toBe(200)
  expect(await statusOf(again.origin + killed)).toBe(410)
  const last = await publish('After the crash')
  expect(await statusOf(again.origin + last)).toBe(200)

  // The database alone is killed: the server says so and ends with 1.
  process.kill(postgresPid(), 'SIGKILL')
  const died = await again.ended
  expect(died.status).toBe(1)
  expect(died.err).toContain('The database ended')

  // A command by itself finds everything, in a database for its own time.
  const stories = await data.run('stories')
  expect(stories.status).toBe(0)
  expect(stories.out).toMatch(new RegExp(`^${id}\tkilled\t`, 'm'))
  expect(stories.out).toContain('After the crash')
  expect(existsSync(findPidFile())).toBe(false)

  // Ctrl-C ends all of it, the database too.
  const third = await data.start()
  const server = await data.holder()
  const database = postgresPid()
  third.signal('SIGINT')
  const ended = await third.ended
  expect(ended.status).toBe(0)
  expect(ended.out).toContain('Stopped.')
  expect([beginningOf(server), beginningOf(database)]).toEqual([undefined, undefined])
  expect(existsSync(join(data.data, 'dateline.lock'))).toBe(false)
}, 120_000)
