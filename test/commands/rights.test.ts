/** Rights at the command line: what ends and where it is used, what waits, and how it is settled. */

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWire } from '../build.ts'
import { openData } from '../processes.ts'

let data: Awaited<ReturnType<typeof openData>>
beforeAll(async () => {
  data = await openData('2026-03-04T09:00:00Z')
  await data.start()
})
afterAll(() => data?.close())

test('what ends is listed, a text that waits is allowed, and the territory is kept', async () => {
  const folder = join(data.data, 'in')
  await mkdir(folder)
  const ends = aWire({ headline: 'A diary', notes: 'Free for use until Friday 1200 GMT' })
  const waits = aWire({ headline: 'A letter', notes: 'NOT FOR USE IN the papers of the harbour board' })
  for (const { name, bytes } of [ends, waits]) await writeFile(join(folder, name), bytes)
  await data.run('ingest', folder, '--supplier', 'Nordwire', '--publish')
  const listed = await data.run('rights')
  expect(listed.out).toMatch(
    /^2026-03-06T12:00:00\.000Z {2}story .*A diary\n {4}\/\S+-a-diary|^2026-03-06T12:00:00\.000Z {2}story/m,
  )
  const [, story = ''] = /^waits .*?story +([0-9a-z]{12}) {2}A letter/m.exec(listed.out) ?? []
  expect(await data.run('rights', 'allow', story)).toMatchObject({ status: 1, err: expect.stringContaining('say why') })
  expect(await data.run('rights', 'allow', story, '--note', 'We are no such paper.')).toMatchObject({ status: 0 })
  expect((await data.run('publish', story)).out).toMatch(/^Published: /)
  expect((await data.run('rights')).out).not.toContain('A letter')
  expect(await data.run('rights', 'territory', 'Atlantis')).toMatchObject({
    status: 1,
    err: expect.stringContaining('«Atlantis»'),
  })
  expect((await data.run('rights', 'territory', 'Norway', 'se')).out).toBe('The site publishes in NO, SE.\n')
  expect((await data.run('rights', 'territory')).out).toBe('NO SE\n')
  expect(await data.run('rights', 'forbid', story)).toMatchObject({
    status: 1,
    err: expect.stringContaining('Say «rights»'),
  })
})
