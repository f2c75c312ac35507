/** Whoever watches the machines reads how the feeds are, and nobody else does. */

import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWire } from '../build.ts'
import { openNewsroom, type TestNewsroom } from '../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

/** As `room.get`, with a host of one's own choosing. */
const ask = (headers: Record<string, string>): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const asked = request(new URL('/metrics', room.origin), { headers }, async (response) => {
      let text = ''
      for await (const chunk of response) text += chunk
      resolve({ status: response.statusCode ?? 0, text })
    })
    asked.on('error', reject).end()
  })

test('a feed, its quarantine and the process are told in Prometheus’s words', async () => {
  await room.arrive(aWire(), { name: 'torn.xml', bytes: Buffer.from('<NewsML><NewsItem>') })
  const { status, text } = await ask({ host: 'localhost' })
  expect(status).toBe(200)
  expect(text).toContain('dateline_wire_arrivals_last_hour{supplier="nordwire"} 2')
  expect(text).toContain('dateline_wire_quarantined{supplier="nordwire"} 1')
  expect(text).toMatch(/dateline_wire_last_arrival_timestamp_seconds\{supplier="nordwire"\} 1\.?\d*/)
  expect(text).toContain('dateline_process_resident_memory_bytes')
  expect(text).not.toContain('usual_hour{')
})

test.each([
  ['a reader of the site by its name', { host: 'courier.example' }],
  ['a reader behind a proxy that keeps the host', { host: 'localhost', 'x-forwarded-for': '203.0.113.9' }],
  ['a token where none was set', { host: 'courier.example', authorization: 'Bearer undefined' }],
])('%s is refused', async (_, headers) => {
  const answer = await ask(headers as Record<string, string>)
  expect(answer.status).toBe(401)
  expect(answer.text).not.toContain('nordwire')
})
