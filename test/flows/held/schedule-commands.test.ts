/** Embargo and schedule as an operator gives them, over the death of the server: out at its time, told at the next start, and said how late. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWire } from '../../build.ts'
import { openData } from '../../processes.ts'

let data: Awaited<ReturnType<typeof openData>>
beforeAll(async () => {
  data = await openData()
})
afterAll(() => data?.close())

test('from an embargoed wire to its readers, with a server that died before its time', async () => {
  const first = await data.start()
  const wire = aWire({ headline: 'The strait is open', embargo: '2026-03-04T09:30:00Z' })
  const path = join(data.data, wire.name)
  await writeFile(path, wire.bytes)
  expect((await data.run('ingest', path, '--publish')).out).toContain('held: embargoed until 2026-03-04T09:30:00.000Z')
  const [, id = ''] = /^(\w{12})\tscheduled\t/m.exec((await data.run('stories')).out) ?? []

  const early = await data.run('schedule', id, '2026-03-04T09:29')
  expect(early.status).toBe(1)
  expect(early.err).toBe('It is embargoed until 4 March 2026, 09:30 UTC: schedule it for that time or a later one.\n')
  expect((await data.run('embargo', id, '--until', '2026-03-04T09:40')).err).toContain('Say what was agreed')
  const held = await data.run('embargo', id, '--until', '2026-03-04T09:40', '--reason', 'Agreed with the agency.')
  expect(held.out).toBe('Embargoed until 4 March 2026, 09:40 UTC.\n')
  const { out } = await data.run('schedule', id, '2026-03-04T10:00+00:00')
  const [, address = ''] = /^Scheduled: readers see (\/\S+) from 4 March 2026, 10:00 UTC\.$/m.exec(out) ?? []
  expect((await fetch(first.origin + address)).status).toBe(404)

  process.kill(await data.holder(), 'SIGKILL')
  await first.ended
  const again = data.begin(['start'], { DATELINE_CLOCK: '2026-03-04T10:00:07Z' })
  const [, origin = ''] = await again.says(/The (?:site|desk)\s+(http:\/\/localhost:\d+)\//)
  expect((await fetch(origin + address)).status).toBe(200)
  await again.says(/«The strait is open», due 4 March 2026, 10:00 UTC: caches and receivers were told \d+ s late/)
  expect((await data.run('unschedule', id)).err).toContain('readers have it already')
}, 120_000)
