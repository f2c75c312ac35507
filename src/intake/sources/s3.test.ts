/** Tests of S3 doors, against a store on this machine. */

import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import { DeleteObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterEach, expect, test } from 'vitest'
import { certificate, certificateFingerprint, certificateKey } from '../../../test/doors/certificate.ts'
import { aDoor, failureOf, keysOf, listed, loopback, never, say } from '../../../test/doors/door.ts'
import { reachOf } from '../inner-network.ts'
import { openS3 } from './s3.ts'
import { FileFailure, type Source } from './source.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** What the store takes for a key and its secret. */
const known = 'S3RVER'

/** `isStrict`: it checks signatures, and therefore lists nothing: for a bucket it reckons with another path than the one that is signed. */
const aStore = async ({ isStrict = false, ...tls }: { key?: string; cert?: string; isStrict?: boolean } = {}) => {
  const directory = await mkdtemp(join(tmpdir(), 'dateline-s3-'))
  const configureBuckets = [{ name: 'wires' }]
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    directory,
    silent: true,
    configureBuckets,
    allowMismatchedSignatures: !isStrict,
    ...tls,
  })
  const { port } = await server.run()
  closing.push(() => rm(directory, { recursive: true, force: true }))
  closing.push(() => server.close())
  const client = new S3Client({
    ...{ region: 'us-east-1', endpoint: `http://127.0.0.1:${port}`, forcePathStyle: true },
    credentials: { accessKeyId: known, secretAccessKey: known },
  })
  closing.push(() => client.destroy())
  return {
    endpoint: `${tls.key ? 'https' : 'http'}://127.0.0.1:${port}`,
    lay: (Key: string, Body: string | Buffer) => client.send(new PutObjectCommand({ Bucket: 'wires', Key, Body })),
    drop: (Key: string) => client.send(new DeleteObjectCommand({ Bucket: 'wires', Key })),
    async keys() {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: 'wires' }))
      return Contents.map(({ Key }) => Key)
    },
  }
}

const openDoor = async (
  endpoint: string,
  settings: object = {},
  { address = 's3://wires', secret = known, signal = never, reach = loopback } = {},
): Promise<Source> => {
  const all = { accessKey: known, endpoint, pathStyle: true, timeout: 5, ...settings }
  const source = await openS3(aDoor('s3', address, { settings: all, secret }), reach, signal)
  closing.push(() => source.close())
  return source
}

const only = async (source: Source) => {
  const [remote] = await listed(source)
  if (!remote) throw new Error('Nothing lies there.')
  return remote
}

test('objects are listed and fetched byte for byte; their mark changes when they do', async () => {
  const store = await aStore()
  const bytes = Buffer.from([0, 13, 10, 255])
  await store.lay('Zürich – Wahl (1).xml', bytes)
  const source = await openDoor(store.endpoint)
  const remote = await only(source)
  expect(remote).toMatchObject({ key: 'Zürich – Wahl (1).xml', name: 'Zürich – Wahl (1).xml' })
  expect(await source.fetch(remote)).toEqual([{ name: 'Zürich – Wahl (1).xml', bytes }])
  await store.lay('Zürich – Wahl (1).xml', 'other')
  expect((await only(source)).mark).not.toBe(remote.mark)
})

test('of a folder only what lies in it; folders below where the door says so; nothing hidden or half-written', async () => {
  const store = await aStore()
  for (const key of [
    'out/a.xml',
    'out/b.tmp',
    'out/.c.xml',
    'out/sport/d.xml',
    'out/.x/e.xml',
    'outside/f.xml',
    'g.xml',
  ])
    await store.lay(key, key)
  const address = 's3://wires/out'
  expect(await keysOf(await openDoor(store.endpoint, {}, { address }))).toEqual(['out/a.xml'])
  const below = await openDoor(store.endpoint, { subfolders: true }, { address })
  expect((await keysOf(below)).sort()).toEqual(['out/a.xml', 'out/sport/d.xml'])
  const sport = await openDoor(store.endpoint, { subfolders: true, include: ['sport/**'] }, { address })
  expect(await keysOf(sport)).toEqual(['out/sport/d.xml'])
})

/** A store that gives nothing but a listing in pages, and how often it was asked. */
const aLibrary = async (most: number) => {
  let asked = 0
  const server = createServer((request, response) => {
    asked += 1
    const page = Number(new URL(request.url ?? '/', 'http://s3').searchParams.get('continuation-token') ?? 0)
    const objects = Array.from(
      { length: 1000 },
      (_, at) => `<Contents><Key>n-${page * 1000 + at}.xml</Key><ETag>"x"</ETag><Size>1</Size></Contents>`,
    )
    const next =
      page + 1 < most ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${page + 1}</NextContinuationToken>` : ''
    response.end(
      `<?xml version="1.0"?><ListBucketResult><Name>wires</Name>${next}${objects.join('')}</ListBucketResult>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => asked }
}

test('five thousand objects are listed page by page; a listing without end is given up', async () => {
  const library = await aLibrary(5)
  expect(new Set(await keysOf(await openDoor(library.endpoint))).size).toBe(5000)
  expect(library.asked()).toBe(5)
  const endless = await aLibrary(Number.POSITIVE_INFINITY)
  expect(await failureOf(listed(await openDoor(endless.endpoint)))).toContain('more than 200000 objects')
})

test('a secret that is wrong is told as such, and never repeated', async () => {
  const store = await aStore({ isStrict: true })
  await store.lay('a.xml', 'a')
  const remote = { key: 'a.xml', name: 'a.xml', mark: '"0cc175b9c0f1b6a831c399e269772661"' }
  expect(await (await openDoor(store.endpoint)).fetch(remote)).toHaveLength(1)
  const wrong = await openDoor(store.endpoint, {}, { secret: 'battery-staple' })
  const sentence = await failureOf(wrong.fetch(remote))
  expect(sentence).toContain('does not let «S3RVER» into «wires»')
  expect(sentence).not.toContain('battery-staple')
  const stranger = await openDoor(store.endpoint, { accessKey: 'NOBODY' })
  expect(await failureOf(listed(stranger))).toContain('does not let «NOBODY» into «wires»')
})

test('a bucket that is not there is told by its name', async () => {
  const store = await aStore()
  const source = await openDoor(store.endpoint, {}, { address: 's3://other' })
  expect(await failureOf(listed(source))).toContain('there is no bucket «other»')
})

test('what is taken is deleted where the door says so, unless it was written anew', async () => {
  const store = await aStore()
  await store.lay('a.xml', 'first')
  const source = await openDoor(store.endpoint, { afterwards: 'delete' })
  const first = await only(source)
  await store.lay('a.xml', 'second')
  expect(await say(source, first)).toBe(true)
  expect(await store.keys()).toEqual(['a.xml'])
  expect(await say(source, await only(source))).toBe(true)
  expect(await store.keys()).toEqual([])
  // What is gone already is taken too.
  expect(await say(source, first)).toBe(true)
  const keeping = await openDoor(store.endpoint)
  await store.lay('b.xml', 'b')
  expect(await say(keeping, await only(keeping))).toBe(false)
  expect(await store.keys()).toEqual(['b.xml'])
})

test('an object that has gone since it was listed costs no other', async () => {
  const store = await aStore()
  await store.lay('a.xml', 'first')
  const source = await openDoor(store.endpoint)
  const remote = await only(source)
  await store.drop('a.xml')
  await expect(source.fetch(remote)).rejects.toThrow(FileFailure)
})

test('an object beyond every limit is not fetched', async () => {
  const store = await aStore()
  await store.lay('huge.zip', Buffer.alloc(51 * 2 ** 20))
  const source = await openDoor(store.endpoint)
  await expect(source.fetch(await only(source))).rejects.toThrow(/larger than 50 MB/)
})

test('a certificate that nobody vouches for is refused, unless the door names it', async () => {
  const store = await aStore({ key: certificateKey, cert: certificate })
  expect(await failureOf(openDoor(store.endpoint).then(listed))).toContain(certificateFingerprint)
  const other = `SHA256:${'A'.repeat(43)}`
  expect(await failureOf(openDoor(store.endpoint, { certificate: other }))).toContain('somebody may stand in between')
  expect(await keysOf(await openDoor(store.endpoint, { certificate: certificateFingerprint }))).toEqual([])
})

test('a store that falls silent, breaks off, or answers what is no listing is given up', async () => {
  const modes = ['silent', 'break', 'nonsense'] as const
  let mode: (typeof modes)[number] = 'silent'
  const server = createServer((request, response) => {
    if (mode === 'break') request.socket.destroy()
    if (mode === 'nonsense') response.end('<html><p>Welcome')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  for (mode of modes) {
    const source = await openDoor(endpoint, { timeout: 0.3 })
    expect(await failureOf(listed(source))).toContain('127.0.0.1')
  }
})

test('a store in the inner network is not reached where no setting allows it, by number or by name', async () => {
  const store = await aStore()
  const reach = reachOf([])
  expect(await failureOf(openDoor(store.endpoint, {}, { reach }))).toContain('inner network')
  const byName = store.endpoint.replace('127.0.0.1', 'localhost')
  expect(await failureOf(openDoor(byName, {}, { reach }))).toContain('inner network')
  // With the bucket before the host, another name is looked up than the one of the setting.
  const names = {
    resolve: async (host: string) => (host.startsWith('wires.') ? reach.resolve('127.0.0.1') : loopback.resolve(host)),
  }
  const source = await openDoor(byName, { pathStyle: false }, { reach: names })
  expect(await failureOf(listed(source))).toContain('inner network')
})
