/** Tests of SFTP doors, against servers on this machine. */

import { generateKeyPairSync } from 'node:crypto'
import { readdir, readFile, symlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { aDoor, failureOf, keysOf, listed, loopback, never, say } from '../../../test/doors/door.ts'
import {
  hostFingerprint,
  type Manners,
  openSftpServer,
  personPem,
  type SftpServer,
} from '../../../test/doors/sftp-server.ts'
import { reachOf } from '../inner-network.ts'
import { openSftp } from './sftp.ts'
import { FileFailure, type Source } from './source.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const aServer = async (manners: Partial<Manners> = {}): Promise<SftpServer> => {
  const server = await openSftpServer(manners)
  closing.push(() => server.close())
  return server
}

const usual = { user: 'nordwire', hostKey: hostFingerprint, timeout: 5 }

const openDoor = async (
  { port }: { port: number },
  settings: object = {},
  { folder = '', secret = 'correct horse', signal = never } = {},
): Promise<Source> => {
  const address = `sftp://127.0.0.1:${port}${folder}`
  const source = await openSftp(
    aDoor('sftp', address, { settings: { ...usual, ...settings }, secret }),
    loopback,
    signal,
  )
  closing.push(() => source.close())
  return source
}

const only = async (source: Source) => {
  const [remote] = await listed(source)
  if (!remote) throw new Error('Nothing lies there.')
  return remote
}

test('files are listed oldest first and fetched byte for byte, long ones too', async () => {
  const server = await aServer()
  const long = Buffer.alloc(900_001, 'ü')
  await server.lay('out/b.xml', long, new Date('2026-03-01T10:00:00Z'))
  await server.lay('out/a.xml', Buffer.from([0, 13, 10, 255]), new Date('2026-03-01T12:00:00Z'))
  await server.lay('out/c.xml', '', new Date('2026-03-01T11:00:00Z'))
  const source = await openDoor(server, {}, { folder: '/out' })
  const remotes = await listed(source)
  expect(remotes.map(({ key }) => key)).toEqual(['b.xml', 'c.xml', 'a.xml'])
  const fetched = await Promise.all(remotes.map((remote) => source.fetch(remote)))
  expect(fetched.flat().map(({ bytes }) => bytes)).toEqual([long, Buffer.alloc(0), Buffer.from([0, 13, 10, 255])])
})

test('a server whose key nobody knows is refused with its fingerprint, before the password is said', async () => {
  const server = await aServer()
  const sentence = await failureOf(openDoor(server, { hostKey: undefined }))
  expect(sentence).toContain(hostFingerprint)
  expect(sentence).toContain('put it into the setting «hostKey»')
  const other = `SHA256:${'A'.repeat(43)}`
  expect(await failureOf(openDoor(server, { hostKey: other }))).toContain('somebody may stand in between')
  expect(server.passwords).toEqual([])
  expect(await keysOf(await openDoor(server, { hostKey: [other, hostFingerprint] }))).toEqual([])
})

test('a password that is wrong is told as such, and never repeated', async () => {
  const sentence = await failureOf(openDoor(await aServer(), {}, { secret: 'battery-staple' }))
  expect(sentence).toContain('does not let «nordwire» in. Check the user and the password')
  expect(sentence).not.toContain('battery-staple')
})

test('a private key lets in, and a server that asks for the password is answered', async () => {
  const server = await aServer()
  await server.lay('a.xml', '<a/>')
  expect(await keysOf(await openDoor(server, {}, { secret: personPem }))).toEqual(['a.xml'])
  server.manners.asks = true
  expect(await keysOf(await openDoor(server))).toEqual(['a.xml'])
})

test('a private key that cannot be used is told as such, and never repeated', async () => {
  const server = await aServer()
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const locked = privateKey.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString()
  for (const secret of [locked, '-----BEGIN RSA PRIVATE KEY-----\nbm90aGluZw==\n-----END RSA PRIVATE KEY-----']) {
    const sentence = await failureOf(openDoor(server, {}, { secret }))
    expect(sentence).toContain('without a passphrase')
    expect(sentence).not.toContain(secret.split('\n')[1])
  }
  const stranger = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()
  expect(await failureOf(openDoor(server, {}, { secret: stranger }))).toContain('Check the user and the private key')
})

test('names with spaces, umlauts, newlines and dots are fetched; what is no name is left', async () => {
  const invents = ['..', '.', '../../etc/passwd', 'a/b.xml'].map((name) => ({ name, size: 1 }))
  const server = await aServer({ invents })
  const names = [' leading.xml', 'Zürich – Wahl.xml', 'a..b.xml', 'two\nlines.xml', 'سياسة.xml']
  for (const name of names) await server.lay(name, name)
  const source = await openDoor(server)
  const remotes = await listed(source)
  expect(remotes.map(({ name }) => name).sort()).toEqual(names.sort())
  for (const remote of remotes) expect((await source.fetch(remote))[0]?.bytes.toString()).toBe(remote.name)
})

test('folders below are walked where the door says so; links are not followed', async () => {
  const server = await aServer()
  await server.lay('a.xml', 'a')
  await server.lay('sport/b.xml', 'b')
  await server.lay('sport/.hidden/c.xml', 'c')
  await symlink('/etc/hosts', join(server.root, 'link.xml'))
  await symlink(server.root, join(server.root, 'sport', 'round'))
  expect(await keysOf(await openDoor(server))).toEqual(['a.xml'])
  expect((await keysOf(await openDoor(server, { subfolders: true }))).sort()).toEqual(['a.xml', 'sport/b.xml'])
})

test('a folder that is not there is told by its name', async () => {
  const source = await openDoor(await aServer(), {}, { folder: '/nowhere' })
  expect(await failureOf(listed(source))).toContain('there is no folder «/nowhere»')
})

test('nothing listens, or something that is no SFTP server: the sentence says so', async () => {
  const gone = await openSftpServer()
  await gone.close()
  expect(await failureOf(openDoor(gone))).toContain('nothing listens there')
  const other = createServer((socket) => socket.on('error', () => undefined).end('HTTP/1.1 400 Bad\r\n\r\n'))
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  closing.push(() => other.close())
  expect(await failureOf(openDoor(other.address() as { port: number }))).toContain('127.0.0.1')
})

test('a server that falls silent is given up', async () => {
  const server = await aServer()
  const source = await openDoor(server, { timeout: 0.3 })
  server.manners.isSilent = true
  expect(await failureOf(listed(source))).toContain('does not answer in time')
  expect(await failureOf(openDoor(server, { timeout: 0.3 }))).toContain('does not answer in time')
})

test('a connection that is reset in the middle of a file costs that file this time, and no other', async () => {
  const server = await aServer({ breaksAfter: new Map([['a.xml', 300_000]]) })
  await server.lay('a.xml', Buffer.alloc(700_000, 'a'))
  await server.lay('b.xml', '<b/>')
  const source = await openDoor(server)
  const [a, b] = await listed(source)
  expect(await failureOf(source.fetch(a as never))).toContain('broke the connection off')
  expect((await source.fetch(b as never))[0]?.bytes.toString()).toBe('<b/>')
  expect((await source.fetch(a as never))[0]?.bytes.length).toBe(700_000)
})

test('a file that has grown or gone since it was listed is not taken, and costs no other', async () => {
  const server = await aServer()
  await server.lay('a.xml', 'half')
  const source = await openDoor(server)
  const remote = await only(source)
  await server.lay('a.xml', 'half and whole')
  await expect(source.fetch(remote)).rejects.toThrow(FileFailure)
  await expect(source.fetch({ ...remote, key: 'gone.xml' })).rejects.toThrow(FileFailure)
})

test('a file beyond every limit is not fetched, even where the listing lies about it', async () => {
  const server = await aServer({ invents: [{ name: 'huge.zip', size: 60 * 2 ** 20 }] })
  await server.lay('lie.zip', Buffer.alloc(51 * 2 ** 20))
  const source = await openDoor(server)
  const remotes = await listed(source)
  for (const remote of remotes) await expect(source.fetch(remote)).rejects.toThrow(/larger than 50 MB/)
  await expect(source.fetch({ key: 'lie.zip', name: 'lie.zip', mark: '0' })).rejects.toThrow(/larger than 50 MB/)
})

test('what is taken is deleted or moved, unless it was written anew', async () => {
  const server = await aServer()
  await server.lay('a.xml', 'first')
  const deleting = await openDoor(server, { afterwards: 'delete' })
  const first = await only(deleting)
  await server.lay('a.xml', 'other', new Date())
  expect(await say(deleting, first)).toBe(true)
  expect(await readdir(server.root)).toEqual(['a.xml'])
  expect(await say(deleting, await only(deleting))).toBe(true)
  expect(await readdir(server.root)).toEqual([])
  for (const text of ['second', 'third']) {
    await server.lay('a.xml', text)
    const moving = await openDoor(server, { afterwards: 'move:done', subfolders: true })
    await say(moving, await only(moving))
  }
  const done = join(server.root, 'done')
  const texts = await Promise.all((await readdir(done)).map((name) => readFile(join(done, name), 'utf8')))
  expect(texts.sort()).toEqual(['second', 'third'])
})

test('a server that lets nothing be deleted is told of, file by file', async () => {
  const server = await aServer({ isReadOnly: true })
  await server.lay('a.xml', 'a')
  const source = await openDoor(server, { afterwards: 'delete' })
  const remote = await only(source)
  await expect(say(source, remote)).rejects.toThrow(/Permission denied/)
  await expect(say(source, remote)).rejects.toThrow(FileFailure)
})

test('five thousand files are listed in one go', async () => {
  const invents = Array.from({ length: 5000 }, (_, at) => ({ name: `n-${at}.xml`, size: 1 }))
  expect(await keysOf(await openDoor(await aServer({ invents })))).toHaveLength(5000)
})

test('a door into the inner network is not opened where no setting allows it', async () => {
  const server = await aServer()
  const door = aDoor('sftp', `sftp://127.0.0.1:${server.port}`, { settings: usual, secret: 'correct horse' })
  expect(await failureOf(openSftp(door, reachOf([]), never))).toContain('inner network')
})

test('ending a look ends what is under way', async () => {
  const server = await aServer()
  const ending = new AbortController()
  const source = await openDoor(server, { timeout: 20 }, { signal: ending.signal })
  server.manners.isSilent = true
  const listing = failureOf(listed(source))
  setTimeout(() => ending.abort(), 50)
  await listing
})
