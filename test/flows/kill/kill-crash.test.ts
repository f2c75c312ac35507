/** The process that kills is itself killed while it tells: the kill stands, the server tells what is left, and the receipts prove it. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWire } from '../../build.ts'
import { type SupplierServer, supplierServer } from '../../http-server.ts'
import { patience } from '../../newsroom.ts'
import { openData } from '../../processes.ts'

let data: Awaited<ReturnType<typeof openData>>
let partner: SupplierServer
beforeAll(async () => {
  data = await openData()
  partner = await supplierServer()
})
afterAll(async () => {
  await data?.close()
  await partner?.close()
})

test('kill -9 in the middle of telling', async () => {
  const server = data.begin(['start'], { DATELINE_INNER_NETWORK: '127.0.0.1' })
  const [, origin = ''] = await server.says(/The site {3}(http:\S+?)\/\s[\s\S]*Ctrl-C/)
  const wire = aWire({ headline: 'The beacon goes dark' })
  const path = join(data.data, wire.name)
  await writeFile(path, wire.bytes)
  await writeFile(join(data.data, 'secret.txt'), 'known to two')
  const { out } = await data.run('ingest', path, '--publish')
  const [, story = '', address = ''] = /story (\S+) {2}(\/\S+)/.exec(out) ?? []
  const secret = ['--name', 'partner', '--secret-file', join(data.data, 'secret.txt')]
  expect((await data.run('outputs', 'add', 'webhook', `${partner.origin}/hook`, ...secret)).status).toBe(0)

  // The first call is never answered.
  const called = Promise.withResolvers<void>()
  partner.says('/hook', () => called.resolve())
  const killing = data.begin(['kill', story, '--reason', 'It is wrong.'], { DATELINE_INNER_NETWORK: '127.0.0.1' })
  await called.promise
  killing.crash()
  expect((await killing.ended).status).not.toBe(0)
  partner.says('/hook', { status: 204 })

  expect((await fetch(origin + address)).status).toBe(410)
  const receipts = async () => (await data.run('receipts', story)).out
  await expect.poll(receipts, { ...patience, interval: 500 }).toMatch(/partner {2}acknowledged/)
  const said = await receipts()
  for (const output of ['nodes', 'gate', 'renditions', 'outside'])
    expect(said.match(new RegExp(`${output} {2}acknowledged`, 'g'))).toHaveLength(1)
  expect(said).toContain('The chain is whole: 5 receipts')
}, 120_000)
