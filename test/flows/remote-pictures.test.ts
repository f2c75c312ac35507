/** A feed names its pictures by address: they are fetched where that was agreed, from machines that may be reached, once. */

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ingest } from '../../src/intake/ingest.ts'
import { reachOf } from '../../src/intake/inner-network.ts'
import { aJpeg } from '../../src/media/picture-samples.ts'
import type { Actor } from '../../src/newsroom/action.ts'
import { done, openNewsroom, type TestNewsroom } from '../newsroom.ts'

const administrator: Actor = { name: 'root@courier.example', role: 'administrator' }

let room: TestNewsroom
let server: Server
let pictures: string
const asked: string[] = []
beforeAll(async () => {
  room = await openNewsroom()
  const jpeg = await aJpeg(800, 500)
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/gone.jpg') response.writeHead(404).end()
    else if (request.url === '/page.jpg') response.end('<html>Sign in first</html>')
    else response.end(jpeg)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  pictures = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server?.close()
  await room?.close()
})

const agree = async (fetchesPictures: boolean) =>
  done(await room.verb('keep-supplier', { supplier: 'Nordwire', contract: { fetchesPictures } }, administrator))

let made = 0
const aWireWith = (...names: string[]) => {
  made += 1
  const item = {
    uri: `urn:newsml:nordwire.example:remote-${made}`,
    standard: { name: 'ninjs', version: '3.1' },
    type: 'text',
    version: '1',
    versionCreated: '2026-03-04T08:00:00Z',
    headlines: [{ value: `The ferry is late for the ${made}th time` }],
    bodies: [{ contentType: 'text/html', value: '<p>It came at noon.</p>' }],
    associations: names.map((name, place) => ({
      name: `picture-${place}`,
      uri: `urn:newsml:nordwire.example:remote-${made}-${place}`,
      type: 'picture',
      descriptions: [{ role: 'caption', value: `The ferry in ${name}.` }],
      renditions: [{ name: 'original', href: `${pictures}/${name}` }],
    })),
  }
  return { name: `remote-${made}.json`, bytes: Buffer.from(JSON.stringify(item)) }
}

const takeIn = async (wire: { name: string; bytes: Buffer }, allowed: string[] = ['127.0.0.0/8']) => {
  const lines = []
  const manner = { supplier: 'Nordwire', publish: true }
  const intake = { ...room.intake, reach: reachOf(allowed) }
  for await (const line of ingest(intake, [await room.lay(wire)], manner)) lines.push(line)
  return lines[0]
}

test('where nothing was agreed, nobody is asked', async () => {
  await agree(false)
  const line = await takeIn(aWireWith('a.jpg'))
  expect(line?.note).toContain('did not come')
  expect(asked).toEqual([])
})

test('where it was agreed, the picture stands on the page; the same version again asks for nothing', async () => {
  await agree(true)
  const wire = aWireWith('b.jpg')
  const line = await takeIn(wire)
  expect(line?.note).toBeUndefined()
  expect((await room.get(line?.address ?? '')).holds('The ferry in b.jpg.')).toBe(true)
  expect(asked).toEqual(['/b.jpg'])
  expect(await takeIn(wire)).toMatchObject({ outcome: 'same' })
  expect(asked).toEqual(['/b.jpg'])
})

test('one that is gone, and one that is no picture, are named; the text goes on with the others', async () => {
  const line = await takeIn(aWireWith('gone.jpg', 'page.jpg', 'c.jpg'))
  expect(line?.note).toMatch(/without http.*gone\.jpg, http.*page\.jpg, which/)
  const page = await room.get(line?.address ?? '')
  expect([page.status, page.holds('in c.jpg.'), page.holds('in gone.jpg.')]).toEqual([200, true, false])
})

test('a machine of the inner network is not asked, whatever a wire writes', async () => {
  asked.length = 0
  const line = await takeIn(aWireWith('d.jpg'), [])
  expect(line?.note).toContain('did not come')
  expect(asked).toEqual([])
})
