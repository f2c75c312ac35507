/** Tests of FTP doors, against servers on this machine. */

import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { FtpSrv } from 'ftp-srv'
import { afterEach, expect, test } from 'vitest'
import { certificate, certificateFingerprint, certificateKey } from '../../../test/doors/certificate.ts'
import { aDoor, failureOf, keysOf, listed, loopback, never, say } from '../../../test/doors/door.ts'
import { type FtpServer, type Manners, openFtpServer } from '../../../test/doors/ftp-server.ts'
import { reachOf } from '../inner-network.ts'
import { openFtp } from './ftp.ts'
import { FileFailure, type Source } from './source.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const aServer = async (manners: Partial<Manners> = {}): Promise<FtpServer> => {
  const server = await openFtpServer(manners)
  closing.push(() => server.close())
  return server
}

const password = 'correct horse'
const plain = { user: 'nordwire', tls: 'none', timeout: 5 }

const openDoor = async (
  { port }: { port: number },
  settings: object = {},
  { folder = '', secret = password, scheme = 'ftp', host = '127.0.0.1', signal = never } = {},
): Promise<Source> => {
  const door = aDoor('ftp', `${scheme}://${host}:${port}${folder}`, { settings: { ...plain, ...settings }, secret })
  const source = await openFtp(door, loopback, signal)
  closing.push(() => source.close())
  return source
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

test('files are listed oldest first and fetched byte for byte', async () => {
  const server = await aServer()
  const bytes = Buffer.from([0, 13, 10, 255, 13, 26, 10])
  await server.lay('out/b.xml', bytes, minutesAgo(90))
  await server.lay('out/a.xml', '<a/>', minutesAgo(30))
  await server.lay('out/c.xml', '<c/>', minutesAgo(60))
  const source = await openDoor(server, {}, { folder: '/out' })
  const remotes = await listed(source)
  expect(remotes.map(({ key }) => key)).toEqual(['b.xml', 'c.xml', 'a.xml'])
  expect(await source.fetch(remotes[0] as never)).toEqual([{ name: 'b.xml', bytes }])
  expect(remotes[0]?.mayGrow?.changedAt?.getTime()).toBeCloseTo(minutesAgo(90).getTime(), -4)
})

test('a server that knows no MLSD is listed too, with its files in the order in which they were written', async () => {
  const server = await aServer({ hasMlsd: false, hasEpsv: false })
  await server.lay('b.xml', '<b/>', minutesAgo(90))
  await server.lay('a.xml', '<a/>', minutesAgo(30))
  const source = await openDoor(server)
  const remotes = await listed(source)
  expect(remotes).toMatchObject([
    { key: 'b.xml', mayGrow: { changedAt: undefined } },
    { key: 'a.xml', mayGrow: { changedAt: undefined } },
  ])
  expect((await source.fetch(remotes[1] as never))[0]?.bytes.toString()).toBe('<a/>')
})

test('data comes from the machine that answers, whatever other address PASV names', async () => {
  const server = await aServer({ hasEpsv: false, pasvHost: '10.9.8.7' })
  await server.lay('a.xml', '<a/>')
  expect(await keysOf(await openDoor(server))).toEqual(['a.xml'])
})

test('half-written and hidden files are left alone, and what the patterns leave out', async () => {
  const server = await aServer()
  for (const name of ['a.XML', 'b.xml.part', 'c.tmp', '.d.xml', 'e.filepart', 'f.txt', 'sport/g.xml', 'secret/h.xml'])
    await server.lay(name, 'x')
  expect((await keysOf(await openDoor(server))).sort()).toEqual(['a.XML', 'f.txt'])
  expect((await keysOf(await openDoor(server, { subfolders: true }))).sort()).toEqual([
    'a.XML',
    'f.txt',
    'secret/h.xml',
    'sport/g.xml',
  ])
  const patterns = { subfolders: true, include: ['*.xml'], exclude: ['secret/**'] }
  expect((await keysOf(await openDoor(server, patterns))).sort()).toEqual(['a.XML', 'sport/g.xml'])
})

test('names with spaces, umlauts, brackets and dots are fetched', async () => {
  const server = await aServer()
  const names = [' leading.xml', 'Zürich – Wahl.xml', 'a..b.xml', '[x] (1) "q".xml', 'سياسة.xml']
  for (const name of names) await server.lay(name, name)
  const source = await openDoor(server)
  const remotes = await listed(source)
  expect(remotes.map(({ name }) => name).sort()).toEqual(names.sort())
  for (const remote of remotes) expect((await source.fetch(remote))[0]?.bytes.toString()).toBe(remote.name)
})

test('a server with names in Latin-1 is understood where the door says so', async () => {
  const server = await aServer({ latin1: true })
  await server.lay('Zürich.xml', 'ja')
  const source = await openDoor(server, { names: 'latin1' })
  const [remote] = await listed(source)
  expect(remote?.name).toBe('Zürich.xml')
  expect((await source.fetch(remote as never))[0]?.bytes.toString()).toBe('ja')
})

test('a name that no command of FTP can hold fails alone', async () => {
  const server = await aServer()
  const source = await openDoor(server)
  const hostile = { key: 'a\r\nDELE b.xml', name: 'a\r\nDELE b.xml', mark: '1' }
  await expect(source.fetch(hostile)).rejects.toThrow(FileFailure)
  expect(server.commands.join('\n')).not.toContain('DELE')
  expect(await keysOf(source)).toEqual([])
})

test('a password that is wrong is told as such, and never repeated', async () => {
  const server = await aServer()
  const sentence = await failureOf(openDoor(server, {}, { secret: 'battery-staple' }))
  expect(sentence).toContain('does not let «nordwire» in')
  expect(sentence).not.toContain('battery-staple')
})

test('a folder that is not there is told by its name', async () => {
  expect(await failureOf(openDoor(await aServer(), {}, { folder: '/nowhere' }))).toContain(
    'there is no folder «/nowhere»',
  )
})

test('nothing listens: the sentence says so', async () => {
  const server = await openFtpServer()
  await server.close()
  expect(await failureOf(openDoor(server))).toContain('nothing listens there')
})

test('a server that falls silent is given up', async () => {
  const server = await aServer({ silentTo: new Set(['MLSD']) })
  const source = await openDoor(server, { timeout: 0.3 })
  expect(await failureOf(listed(source))).toContain('does not answer in time')
})

test('a server that takes the connection and says nothing is given up', async () => {
  const silent = createServer((socket) => socket.on('error', () => undefined))
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  closing.push(() => silent.close())
  const { port } = silent.address() as { port: number }
  expect(await failureOf(openDoor({ port }, { timeout: 0.3 }))).toContain('does not answer in time')
})

test('a connection that is reset in the middle of a file costs that file this time, and no other', async () => {
  const server = await aServer({ breaksAfter: new Map([['a.xml', 50_000]]) })
  await server.lay('a.xml', Buffer.alloc(400_000, 'a'))
  await server.lay('b.xml', '<b/>')
  const source = await openDoor(server)
  const [a, b] = (await listed(source)).toSorted((one, other) => (one.key < other.key ? -1 : 1))
  await failureOf(source.fetch(a as never))
  expect((await source.fetch(b as never))[0]?.bytes.toString()).toBe('<b/>')
  expect((await source.fetch(a as never))[0]?.bytes.length).toBe(400_000)
})

test('a file that has grown since it was listed is not taken', async () => {
  const server = await aServer()
  await server.lay('a.xml', 'half')
  const source = await openDoor(server)
  const [remote] = await listed(source)
  await server.lay('a.xml', 'half and whole')
  await expect(source.fetch(remote as never)).rejects.toThrow(FileFailure)
})

test('a file beyond every limit is not fetched, even where the listing lies about it', async () => {
  const server = await aServer()
  const source = await openDoor(server)
  const huge = { key: 'a.zip', name: 'a.zip', mark: `${60 * 2 ** 20} x` }
  await expect(source.fetch(huge)).rejects.toThrow(/larger than 50 MB/)
  expect(server.commands).not.toContain('RETR /a.zip')
  await server.lay('a.zip', Buffer.alloc(51 * 2 ** 20))
  await expect(source.fetch({ ...huge, mark: '0 x' })).rejects.toThrow(/larger than 50 MB/)
  await server.lay('b.xml', '<b/>')
  expect(await source.fetch({ key: 'b.xml', name: 'b.xml', mark: '4 x' })).toHaveLength(1)
})

test('what is taken is deleted where the door says so', async () => {
  const server = await aServer()
  await server.lay('a.xml', '<a/>')
  const source = await openDoor(server, { afterwards: 'delete' })
  const [remote] = await listed(source)
  await source.fetch(remote as never)
  expect(await say(source, remote as never)).toBe(true)
  expect(await readdir(server.root)).toEqual([])
})

test('what is taken is moved, and nothing that was moved before is overwritten', async () => {
  const server = await aServer()
  const settings = { afterwards: 'move:done', subfolders: true }
  for (const text of ['first', 'second']) {
    await server.lay('a.xml', text)
    const source = await openDoor(server, settings)
    const remotes = await listed(source)
    expect(remotes.map(({ key }) => key)).toEqual(['a.xml'])
    await source.fetch(remotes[0] as never)
    await say(source, remotes[0] as never)
  }
  const done = await readdir(join(server.root, 'done'))
  const texts = await Promise.all(done.map((name) => readFile(join(server.root, 'done', name), 'utf8')))
  expect(texts.sort()).toEqual(['first', 'second'])
})

test.each([true, false])('what was written anew since it was fetched is not deleted (MLSD: %s)', async (hasMlsd) => {
  const server = await aServer({ hasMlsd })
  await server.lay('a.xml', '<a/>', minutesAgo(3))
  const source = await openDoor(server, { afterwards: 'delete' })
  const [remote] = await listed(source)
  await source.fetch(remote as never)
  await server.lay('a.xml', '<b/>', new Date(minutesAgo(3).getTime() + 1000))
  expect(await say(source, remote as never)).toBe(true)
  expect(await readFile(join(server.root, 'a.xml'), 'utf8')).toBe('<b/>')
})

test('a server that lets nothing be deleted is told of, file by file', async () => {
  const server = await aServer({ isReadOnly: true })
  await server.lay('a.xml', '<a/>')
  const source = await openDoor(server, { afterwards: 'delete' })
  const [remote] = await listed(source)
  await source.fetch(remote as never)
  await expect(say(source, remote as never)).rejects.toThrow(/Permission denied/)
})

test('five thousand files are listed in one go', async () => {
  const server = await aServer()
  for (let at = 0; at < 5000; at++) await server.lay(`n-${at}.xml`, 'x')
  expect(await keysOf(await openDoor(server))).toHaveLength(5000)
})

test('a door into the inner network is not opened where no setting allows it', async () => {
  const server = await aServer()
  const door = aDoor('ftp', `ftp://127.0.0.1:${server.port}`, { settings: plain, secret: password })
  expect(await failureOf(openFtp(door, reachOf([]), never))).toContain('inner network')
  expect(server.commands).toEqual([])
})

test('ending a look ends what is under way', async () => {
  const server = await aServer({ silentTo: new Set(['MLSD']) })
  const ending = new AbortController()
  const source = await openDoor(server, { timeout: 20 }, { signal: ending.signal })
  const listing = failureOf(listed(source))
  setTimeout(() => ending.abort(), 50)
  await listing
})

/** A server of ftp-srv that encrypts when it is asked to. */
const anEncryptedServer = async (scheme: 'ftp' | 'ftps') => {
  const files = await aServer()
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as { port: number }
  await new Promise((resolve) => probe.close(resolve))
  const nothing = () => undefined
  const log = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing, child: () => log }
  const tls = { cert: certificate, key: certificateKey }
  const server = new FtpSrv({ url: `${scheme}://127.0.0.1:${port}`, pasv_url: '127.0.0.1', tls, log })
  const passwords: string[] = []
  server.on('login', ({ password: given }, resolve, reject) => {
    passwords.push(given)
    if (given === password) resolve({ root: files.root })
    else reject(new Error('Login incorrect'))
  })
  await server.listen()
  closing.push(() => server.close())
  return { port, passwords, lay: files.lay }
}

test.each([
  ['explicit', 'ftp'],
  ['implicit', 'ftps'],
] as const)(
  '%s TLS: a certificate that nobody vouches for is refused with its fingerprint, before the password is said',
  async (tls, scheme) => {
    const server = await anEncryptedServer(scheme)
    await server.lay('a.xml', '<a/>')
    const sentence = await failureOf(openDoor(server, { tls }, { scheme }))
    expect(sentence).toContain(certificateFingerprint)
    expect(sentence).toContain('no authority')
    const other = `SHA256:${'A'.repeat(43)}`
    expect(await failureOf(openDoor(server, { tls, certificate: other }, { scheme }))).toContain(
      'somebody may stand in between',
    )
    expect(server.passwords).toEqual([])
    const source = await openDoor(server, { tls, certificate: certificateFingerprint }, { scheme })
    const [remote] = await listed(source)
    expect((await source.fetch(remote as never))[0]?.bytes.toString()).toBe('<a/>')
  },
)

test('a server that does not encrypt gets no password', async () => {
  const server = await aServer()
  expect(await failureOf(openDoor(server, { tls: 'explicit' }))).toContain('does not encrypt')
  expect(server.commands.join(' ')).not.toContain('PASS')
})
