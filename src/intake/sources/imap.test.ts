/** Tests of IMAP doors, against a server in this process. */

import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { certificateFingerprint } from '../../../test/doors/certificate.ts'
import { aDoor, failureOf, keysOf, listed, loopback, never, say } from '../../../test/doors/door.ts'
import { type ImapServer, openImapServer } from '../../../test/doors/imap-server.ts'
import { reachOf } from '../inner-network.ts'
import { openImap } from './imap.ts'
import { FileFailure, type Remote, type Source } from './source.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const aServer = async (some: Parameters<typeof openImapServer>[0] = {}): Promise<ImapServer> => {
  const server = await openImapServer(some)
  closing.push(() => server.close())
  return server
}

const password = 'correct horse'
const usual = { user: 'nordwire', senders: '@nordwire.example', trusts: 'mx.courier.example', timeout: 5 }

const doorTo = (
  { port }: { port: number },
  settings: object = {},
  { mailbox = '', secret = password, scheme = 'imap', state = {} } = {},
) =>
  aDoor('imap', `${scheme}://127.0.0.1:${port}${mailbox}`, {
    settings: { ...usual, tls: 'none', ...settings },
    secret,
    state,
  })

const openDoor = async (
  server: { port: number },
  settings: object = {},
  some: Parameters<typeof doorTo>[2] & { signal?: AbortSignal } = {},
): Promise<Source> => {
  const source = await openImap(doorTo(server, settings, some), loopback, some.signal ?? never)
  closing.push(() => source.close())
  return source
}

const passed = 'Authentication-Results: mx.courier.example; dmarc=pass header.from=nordwire.example'

const aMail = (subject = 'Pilots vote', some: { from?: string; results?: string; text?: string } = {}): string =>
  [
    some.results ?? passed,
    `From: ${some.from ?? 'Nordwire <desk@nordwire.example>'}`,
    `Subject: ${subject}`,
    'Message-ID: <always-the-same@nordwire.example>',
    '',
    some.text ?? 'The pilots of the old harbour have voted.',
  ].join('\r\n')

const only = async (source: Source): Promise<Remote> => {
  const [remote, ...more] = await listed(source)
  if (!remote || more.length > 0) throw new Error(`There are ${more.length + 1} mails.`)
  return remote
}

const subjects = (server: ImapServer, mailbox?: string): string[] =>
  server.mailbox(mailbox).messages.map(({ raw }) => /^Subject: (.*)\r$/m.exec(raw)?.[1] ?? '')

test('mails are listed oldest first and fetched byte for byte, named by their subject, and nothing is changed', async () => {
  const server = await aServer()
  const binary = aMail('=?utf-8?Q?Pilots/vote:_caf=C3=A9?=', {
    text: `${Buffer.from([0xe9, 0xff, 0x80]).toString('latin1')}\r\n.\r\n`,
  })
  server.lay(binary)
  server.lay(aMail('Second'))
  const source = await openDoor(server)
  const remotes = await listed(source)
  expect(remotes.map(({ key }) => key)).toEqual(['1/1', '1/2'])
  const [first] = await source.fetch(remotes[0] as never)
  expect(first).toEqual({ name: 'Pilots vote: café.eml', bytes: Buffer.from(binary, 'latin1') })
  expect((await source.fetch(remotes[1] as never))[0]?.name).toBe('Second.eml')
  await say(source, remotes[0] as never)
  expect(server.mailbox().messages.map(({ flags }) => flags)).toEqual([[], []])
  expect(server.commands.filter((line) => /STORE|SELECT/.test(line))).toEqual([])
})

test('another mailbox than INBOX is named in the address; one that is not there is told by its name', async () => {
  const server = await aServer()
  server.lay(aMail('There'), 'Wires')
  expect(await keysOf(await openDoor(server, {}, { mailbox: '/Wires' }))).toHaveLength(1)
  const sentence = await failureOf(openDoor(server, {}, { mailbox: '/Nowhere%20at%20all' }))
  expect(sentence).toContain('«nordwire» has no folder «Nowhere at all»')
  expect(sentence).toContain('Correct the address of the door.')
})

test.each([
  [{}, undefined],
  [{ from: 'Stranger <x@elsewhere.example>' }, 'x@elsewhere.example is none of the door’s senders.'],
  [{ from: 'Nordwire <desk@fax.nordwire.example>' }, 'desk@fax.nordwire.example is none of the door’s senders.'],
  [{ results: 'X-Nothing: said' }, 'has said nothing about the sender'],
  [{ results: passed.replace('pass', 'fail') }, 'failed the check of its domain'],
  [{ results: passed.replace('mx.courier', 'mx.elsewhere') }, 'has said nothing about the sender'],
  [{ from: 'a@nordwire.example, b@nordwire.example' }, 'not one plain address'],
] as const)('a mail with %j is fetched with the doubt %j', async (some, doubt) => {
  const server = await aServer()
  server.lay(aMail('Pilots vote', some))
  const source = await openDoor(server)
  const [mail] = await source.fetch(await only(source))
  if (doubt === undefined) expect(mail?.doubt).toBeUndefined()
  else expect(mail?.doubt).toContain(doubt)
})

test.each([
  ['seen', ['\\Seen']],
  ['flag', ['\\Flagged']],
])('what is taken is marked (%s), once', async (afterwards, flags) => {
  const server = await aServer()
  server.lay(aMail())
  for (let look = 0; look < 2; look++) {
    const source = await openDoor(server, { afterwards })
    const remote = await only(source)
    await source.fetch(remote)
    expect(await say(source, remote)).toBe(false)
  }
  expect(server.mailbox().messages).toMatchObject([{ flags }])
  expect(server.commands.filter((line) => line.includes('STORE'))).toHaveLength(1)
})

test('what is taken is deleted or moved, and no other mail', async () => {
  const server = await aServer()
  for (const subject of ['one', 'two', 'three']) server.lay(aMail(subject))
  // What somebody else has marked is theirs.
  server.mailbox().messages[2]?.flags?.push('\\Deleted')
  const deleting = await openDoor(server, { afterwards: 'delete' })
  const [one] = await listed(deleting)
  expect(await say(deleting, one as never)).toBe(true)
  expect(subjects(server)).toEqual(['two', 'three'])
  const moving = await openDoor(server, { afterwards: 'move:Taken' })
  const [two] = await listed(moving)
  expect(await say(moving, two as never)).toBe(true)
  expect([subjects(server), subjects(server, 'Taken')]).toEqual([['three'], ['two']])
  const making = await openDoor(server, { afterwards: 'move:Wires taken' })
  expect(await say(making, await only(making))).toBe(true)
  expect([subjects(server), subjects(server, 'Wires taken')]).toEqual([[], ['three']])
})

test('a server that can neither move nor delete a single mail copies it and marks it as deleted, and no other is lost', async () => {
  const server = await aServer({ plugins: [] })
  for (const subject of ['one', 'two']) server.lay(aMail(subject))
  server.mailbox().messages[1]?.flags?.push('\\Deleted')
  const moving = await openDoor(server, { afterwards: 'move:Taken' })
  const [one] = await listed(moving)
  expect(await say(moving, one as never)).toBe(false)
  expect([subjects(server), subjects(server, 'Taken')]).toEqual([['one', 'two'], ['one']])
  expect(server.mailbox().messages[0]?.flags).toEqual(['\\Deleted'])
})

test('mails are not moved to where they lie', async () => {
  expect(await failureOf(openDoor(await aServer(), { afterwards: 'move:INBOX' }))).toContain('where they lie')
})

test('a server that lets nothing be deleted is told of, mail by mail', async () => {
  const server = await aServer()
  server.manners.refuses.set('UID STORE', '[NOPERM] Permission denied')
  server.lay(aMail())
  const source = await openDoor(server, { afterwards: 'delete' })
  const told = say(source, await only(source))
  await expect(told).rejects.toThrow(FileFailure)
  await expect(told).rejects.toThrow('does not let «mail 1» be deleted')
})

test('the next look begins where all is taken, and sees again what was not', async () => {
  const server = await aServer()
  for (const subject of ['one', 'two', 'three']) server.lay(aMail(subject))
  const first = await openDoor(server)
  const remotes = await listed(first)
  for (const at of [0, 2]) await say(first, remotes[at] as never)
  const state = first.state?.() ?? {}
  const second = await openDoor(server, {}, { state })
  expect(await keysOf(second)).toEqual(['1/2', '1/3'])
  for (const at of [1, 2]) await say(second, remotes[at] as never)
  const end = second.state?.() ?? {}
  server.lay(aMail('four'))
  expect(await keysOf(await openDoor(server, {}, { state: end }))).toEqual(['1/4'])
  // With another setting all of them are to be put away.
  expect(await keysOf(await openDoor(server, { afterwards: 'seen' }, { state: end }))).toHaveLength(4)
})

test('a mail that the server says nothing of this time is asked for again', async () => {
  const server = await aServer()
  for (const subject of ['one', 'two', 'three']) server.lay(aMail(subject))
  const source = await openDoor(server)
  const { messages } = server.mailbox()
  const hidden: typeof messages = []
  server.manners.before.set('UID FETCH', () => hidden.push(...messages.splice(1, 1)))
  for (const remote of await listed(source)) await say(source, remote)
  server.manners.before.clear()
  messages.splice(1, 0, ...hidden)
  expect(await keysOf(await openDoor(server, {}, { state: source.state?.() ?? {} }))).toEqual(['1/2', '1/3'])
})

test('a mailbox that is empty, or has nothing new, is well', async () => {
  const server = await aServer()
  const empty = await openDoor(server)
  expect(await listed(empty)).toEqual([])
  server.lay(aMail())
  const source = await openDoor(server, {}, { state: empty.state?.() ?? {} })
  await say(source, await only(source))
  expect(await listed(await openDoor(server, {}, { state: source.state?.() ?? {} }))).toEqual([])
})

test('a server that numbers its mails anew is looked through from the start, and no number is taken for another mail', async () => {
  const server = await aServer()
  for (const subject of ['one', 'two']) server.lay(aMail(subject))
  const source = await openDoor(server)
  const remotes = await listed(source)
  for (const remote of remotes) await say(source, remote)
  server.renumber()
  server.cutOff()
  await expect.poll(() => failureOf(source.fetch(remotes[0] as never))).toContain('numbered the mails anew')
  expect(await keysOf(await openDoor(server, {}, { state: source.state?.() ?? {} }))).toEqual(['2/101', '2/102'])
})

test('fifty thousand mails are listed in portions, as many as there are', async () => {
  const server = await aServer()
  server.lay(aMail())
  const uids = Array.from({ length: 50_000 }, (_, at) => at + (at > 20_000 ? 7 : 1))
  // The server of this test takes a long time over that many.
  server.manners.answers.set('UID SEARCH', () => `* SEARCH ${uids.join(' ')}`)
  server.manners.answers.set('UID FETCH', (line) => {
    const [from = 0, to = 0] = /(\d+):(\d+)/.exec(line)?.slice(1).map(Number) ?? []
    const asked = uids.filter((uid) => uid >= from && uid <= to)
    return asked.map((uid) => `* ${uid} FETCH (UID ${uid} FLAGS () RFC822.SIZE 9)`).join('\r\n')
  })
  const source = await openDoor(server, { timeout: 30 })
  const sizes: number[] = []
  const keys = new Set<string>()
  for await (const portion of source.list()) {
    sizes.push(portion.length)
    for (const { key } of portion) keys.add(key)
  }
  expect(keys.size).toBe(50_000)
  expect(keys.has('1/50006')).toBe(true)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(1000)
}, 60_000)

test('a mail that has vanished since it was listed costs no other', async () => {
  const server = await aServer()
  for (const subject of ['one', 'two']) server.lay(aMail(subject))
  const source = await openDoor(server, { afterwards: 'delete' })
  const [one, two] = await listed(source)
  server.mailbox().messages.shift()
  const gone = source.fetch(one as never)
  await expect(gone).rejects.toThrow(FileFailure)
  await expect(gone).rejects.toThrow('in the mailbox no more')
  expect((await source.fetch(two as never))[0]?.name).toBe('two.eml')
  expect(await say(source, one as never)).toBe(true)
})

test('a mail beyond every limit is not fetched, even where the listing lies about it, and told by its subject', async () => {
  const server = await aServer()
  server.lay(aMail('All pictures of the year'), 'INBOX', { size: 60 * 2 ** 20 })
  server.lay(aMail('A lie', { text: 'x'.repeat(51 * 2 ** 20) }), 'INBOX', { size: 1000 })
  server.lay(aMail('News'))
  const source = await openDoor(server, { timeout: 20 })
  const [huge, lie, news] = await listed(source)
  await expect(source.fetch(huge as never)).rejects.toThrow('«All pictures of the year» is larger than 50 MB')
  expect(server.commands.join('\n')).not.toMatch(/UID FETCH 1 .*BODY/)
  const lying = source.fetch(lie as never)
  await expect(lying).rejects.toThrow(FileFailure)
  await expect(lying).rejects.toThrow('larger than 50 MB')
  expect((await source.fetch(news as never))[0]?.name).toBe('News.eml')
}, 60_000)

test('a mail that the server cannot give fails alone', async () => {
  const server = await aServer()
  server.lay(aMail())
  const source = await openDoor(server)
  const remote = await only(source)
  server.manners.refuses.set('UID FETCH', '[SERVERBUG] Cached copy is broken')
  const refused = source.fetch(remote)
  await expect(refused).rejects.toThrow(FileFailure)
  await expect(refused).rejects.toThrow('Cached copy is broken')
})

test('a password that is wrong is told as such, and never repeated', async () => {
  const server = await aServer()
  const sentence = await failureOf(openDoor(server, {}, { secret: 'battery-staple' }))
  expect(sentence).toContain('does not let «nordwire» in')
  expect(sentence).toContain('Check the user and the password')
  expect(sentence).not.toContain('battery-staple')
  server.manners.refuses.set('LOGIN', 'Not nordwire with battery-staple')
  expect(await failureOf(openDoor(server, {}, { secret: 'battery-staple' }))).not.toContain('battery-staple')
  expect(await failureOf(openDoor(server, {}, { secret: '' }))).toContain('does not let «nordwire» in')
})

test('nothing listens, or something that is no IMAP server: the sentence says so', async () => {
  const gone = await openImapServer()
  await gone.close()
  expect(await failureOf(openDoor(gone))).toContain('nothing listens there')
  const other = createServer((socket) => socket.on('error', () => undefined).end('HTTP/1.1 400 Bad\r\n\r\n'))
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  closing.push(() => other.close())
  expect(await failureOf(openDoor(other.address() as { port: number }))).toContain('127.0.0.1')
})

test('a server that takes the connection and says nothing, or falls silent later, is given up', async () => {
  const silent = createServer((socket) => socket.on('error', () => undefined))
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  closing.push(() => silent.close())
  const { port } = silent.address() as { port: number }
  expect(await failureOf(openDoor({ port }, { timeout: 0.3 }))).toContain('does not answer in time')
  const server = await aServer()
  server.lay(aMail())
  for (const verb of ['LOGIN', 'UID SEARCH', 'UID FETCH']) {
    server.manners.silentTo = new Set([verb])
    const looking = openDoor(server, { timeout: 0.3 }).then(listed)
    expect(await failureOf(looking), verb).toContain('does not answer in time')
  }
})

test('a server that is slow is waited for as long as it goes on', async () => {
  const server = await aServer()
  const mail = aMail('Slow', { text: 'x'.repeat(4000) })
  server.lay(mail)
  const source = await openDoor(server, { timeout: 0.5 })
  const remote = await only(source)
  server.manners.pause = 40
  const [fetched] = await source.fetch(remote)
  expect(fetched?.bytes.length).toBe(mail.length)
})

test('a silence between two mails that is ours is no failure', async () => {
  const server = await aServer()
  for (const subject of ['one', 'two']) server.lay(aMail(subject))
  const source = await openDoor(server, { timeout: 0.2 })
  const [one, two] = await listed(source)
  await source.fetch(one as never)
  await new Promise((resolve) => setTimeout(resolve, 700))
  expect((await source.fetch(two as never))[0]?.name).toBe('two.eml')
  expect(server.commands.filter((line) => line.includes('LOGIN'))).toHaveLength(1)
})

test('a connection that is reset in the middle of a mail costs that mail this time, and no other', async () => {
  const server = await aServer()
  server.lay(aMail('Large', { text: 'x'.repeat(400_000) }))
  server.lay(aMail('Small'))
  const source = await openDoor(server)
  const [large, small] = await listed(source)
  server.manners.breaksAfter.set('UID FETCH', 50_000)
  expect(await failureOf(source.fetch(large as never))).toContain('broke the connection off')
  expect((await source.fetch(small as never))[0]?.name).toBe('Small.eml')
  expect((await source.fetch(large as never))[0]?.bytes.length).toBeGreaterThan(400_000)
})

test('what a server says when it leaves is told', async () => {
  const server = await aServer()
  server.lay(aMail())
  const source = await openDoor(server)
  const remote = await only(source)
  server.manners.saysBye.set('UID FETCH', 'Shutting down for maintenance')
  expect(await failureOf(source.fetch(remote))).toContain('Shutting down for maintenance')
  server.manners.saysBye = new Map([['LOGIN', 'Too many connections']])
  expect(await failureOf(openDoor(server))).toContain('Too many connections')
})

test('a door into the inner network is not opened where no setting allows it', async () => {
  const server = await aServer()
  expect(await failureOf(openImap(doorTo(server), reachOf([]), never))).toContain('inner network')
  expect(server.commands).toEqual([])
})

test('ending a look ends what is under way', async () => {
  const server = await aServer()
  server.lay(aMail())
  const ending = new AbortController()
  const source = await openDoor(server, { timeout: 20 }, { signal: ending.signal })
  server.manners.silentTo.add('UID SEARCH')
  const listing = failureOf(listed(source))
  setTimeout(() => ending.abort(), 50)
  await listing
})

test.each(['imaps', 'imap'])(
  '%s: a certificate that nobody vouches for is refused with its fingerprint, before the password is said',
  async (scheme) => {
    const server = await aServer({ isTls: scheme === 'imaps', plugins: ['STARTTLS', 'LOGINDISABLED'] })
    server.lay(aMail('Encrypted'))
    const some = { scheme }
    const sentence = await failureOf(openDoor(server, { tls: 'starttls' }, some))
    expect(sentence).toContain(certificateFingerprint)
    expect(sentence).toContain('no authority')
    const other = `SHA256:${'A'.repeat(43)}`
    expect(await failureOf(openDoor(server, { tls: 'starttls', certificate: other }, some))).toContain(
      'somebody may stand in between',
    )
    const source = await openDoor(server, { tls: 'starttls', certificate: certificateFingerprint }, some)
    expect((await source.fetch(await only(source)))[0]?.name).toBe('Encrypted.eml')
    expect(server.commands.join(' ')).not.toContain('LOGIN ')
  },
)

test('a server that does not encrypt gets no password', async () => {
  const server = await aServer()
  expect(await failureOf(openDoor(server, { tls: 'starttls' }))).toContain('does not encrypt')
  expect(server.commands.join(' ')).not.toContain('LOGIN')
})
