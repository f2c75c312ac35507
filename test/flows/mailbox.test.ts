/** Wires come by mail: what an agency sends is on the site, what a stranger sends in its name waits until somebody has looked at it. */

import { createTransport } from 'nodemailer'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handleWaiting } from '../../src/intake/handle-waiting.ts'
import { emptyMemory, pull } from '../../src/intake/pull.ts'
import { openImap } from '../../src/intake/sources/imap.ts'
import { supplierOf } from '../../src/intake/supplier-of.ts'
import { watchDoors } from '../../src/jobs/watch-doors.ts'
import type { Actor } from '../../src/newsroom/action.ts'
import { insertDoor, oneDoor } from '../../src/store/doors.ts'
import { aWire } from '../build.ts'
import { aDoor, failureOf, loopback, never } from '../doors/door.ts'
import { type ImapServer, openImapServer } from '../doors/imap-server.ts'
import { done, openNewsroom, patience, type TestNewsroom } from '../newsroom.ts'

const administrator: Actor = { name: 'it@courier.example', role: 'administrator' }

let room: TestNewsroom
let server: ImapServer
const closing: (() => unknown)[] = []
beforeAll(async () => {
  room = await openNewsroom()
  closing.push(() => room.close())
  server = await openImapServer()
  closing.push(() => server.close())
})
afterAll(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

type Sent = { from: string; subject: string; wire?: ReturnType<typeof aWire>; text?: string }

/** A mail as a mail program writes it, and as our mail server hands it on: with what it has found out about the sender on top. */
const mailed = async (
  { from, subject, wire, text = 'The wire is attached.' }: Sent,
  results: string,
  mailbox = 'INBOX',
): Promise<void> => {
  const attachments = wire ? [{ filename: wire.name, content: wire.bytes, contentType: 'application/json' }] : []
  const writing = createTransport({ streamTransport: true, buffer: true })
  const { message } = await writing.sendMail({ from, to: 'wires@courier.example', subject, text, attachments })
  if (!Buffer.isBuffer(message)) throw new Error('The mail was to come whole.')
  server.lay(
    Buffer.concat([Buffer.from(`Authentication-Results: mx.courier.example; ${results}\r\n`), message]),
    mailbox,
  )
}

const arrivalOf = async (name: string) =>
  (
    await room.rows<{ id: string; state: string; reason: string }>(
      'select id, state, reason from arrival where name = $1',
      name,
    )
  )[0]

test('a wire that an agency mails is on the site at once; one by a stranger in its name waits, with its reason, and can be believed', async () => {
  const mine = aWire({ provider: undefined, headline: 'Pilots choose a new chair' })
  const forged = aWire({ provider: undefined, headline: 'All pilots have resigned' })
  await mailed(
    { from: 'Nordwire <desk@nordwire.example>', subject: 'Night file', wire: mine },
    'dmarc=pass header.from=nordwire.example',
  )
  await mailed(
    { from: 'Nordwire <desk@nordwire.example>', subject: 'Urgent', wire: forged },
    'dmarc=fail header.from=nordwire.example',
  )
  await supplierOf(room.newsroom, 'Nordwire')
  done(await room.verb('keep-supplier', { supplier: 'Nordwire', publishes: true }, administrator))
  const { door } = done(
    await room.verb(
      'keep-door',
      {
        ...{ supplier: 'Nordwire', kind: 'imap', address: `imap://127.0.0.1:${server.port}`, secret: 'correct horse' },
        settings: {
          ...{ user: 'nordwire', tls: 'none', every: 1, afterwards: 'move:Taken' },
          ...{ senders: 'desk@nordwire.example', trusts: 'mx.courier.example' },
        },
      },
      administrator,
    ),
  ) as unknown as { door: never }
  const log = pino({ level: 'silent' })
  const watching = watchDoors({ intake: room.intake, reach: loopback, seal: room.newsroom.seal, log, tick: 20 })
  closing.push(() => watching.stop())

  await expect.poll(async () => (await room.get('/')).text, patience).toContain('Pilots choose a new chair')
  await expect.poll(() => server.mailbox('Taken').messages.length, patience).toBe(2)
  expect(await oneDoor(room.database.db, door)).toMatchObject({ failure: null })
  const waiting = await arrivalOf('Urgent.eml')
  expect(waiting).toMatchObject({ state: 'quarantined' })
  expect(waiting?.reason).toContain("failed the check of its domain's own rules")
  expect(waiting?.reason).toContain('Look at the mail')
  const { text } = await room.get('/api/now', { cookie: await room.signIn('editor') })
  expect(text).toContain('Urgent.eml')
  expect((await room.get('/')).text).not.toContain('All pilots have resigned')
  // Not by the way, with all others.
  done(await room.verb('retry', { arrivals: 'all' }))
  expect(await handleWaiting(room.intake)).toEqual([])
  done(await room.verb('retry', { arrivals: [waiting?.id] }))
  expect(await handleWaiting(room.intake)).toMatchObject([{ file: 'Urgent.eml', outcome: 'new' }])
})

/** A door to the mailbox, looked through by hand, that remembers what it remembers. */
const aMailDoor = async (settings: object) => {
  const own = { user: 'nordwire', tls: 'none', senders: '@nordwire.example', trusts: 'mx.courier.example', ...settings }
  const door = aDoor('imap', `imap://127.0.0.1:${server.port}/Wires`, { settings: own, secret: 'correct horse' })
  const { id, supplier, kind, address } = door
  const row = { id, supplier, kind, address, name: 'mails', settings: own, secret: null, created_at: new Date() }
  await insertDoor(room.database.db, row)
  const lines: string[] = []
  const look = async (intake = room.intake) => {
    const told = ({ outcome }: { outcome: string }) => lines.push(outcome)
    const looked = await pull({
      ...{ intake, door, open: openImap, reach: loopback, memory: emptyMemory(), signal: never, told },
      problem: (sentence) => lines.push(sentence),
    })
    door.state = looked.state
    return looked
  }
  const arrivals = async () => (await room.rows('select 1 from arrival where door = $1', id)).length
  return { look, lines, arrivals }
}

const believed = 'dmarc=pass header.from=nordwire.example'

test('a mail server that is set up again and numbers all mails anew brings nothing twice', async () => {
  for (let count = 0; count < 3; count++) {
    const wire = aWire({ provider: undefined })
    await mailed({ from: 'desk@nordwire.example', subject: wire.name, wire }, believed, 'Wires')
  }
  const { look, lines, arrivals } = await aMailDoor({})
  expect(await look()).toMatchObject({ taken: 3, problems: [] })
  expect(await look()).toMatchObject({ taken: 0 })
  server.renumber('Wires')
  await look()
  expect(lines).toEqual(['new', 'new', 'new', 'same', 'same', 'same'])
  expect(await arrivals()).toBe(3)
  expect(await look()).toMatchObject({ taken: 0 })
})

test('the disk is full: the mail stays as it is, and comes when there is room', async () => {
  server.mailbox('Wires').messages.length = 0
  const line = `${'A very long evening in the old harbour. '.repeat(20)}\r\n`
  server.lay(
    `Authentication-Results: mx.courier.example; ${believed}\r\nFrom: desk@nordwire.example\r\n\r\n${line.repeat(27_000)}`,
    'Wires',
  )
  const { look, arrivals } = await aMailDoor({ afterwards: 'seen', timeout: 30 })
  const full = async () => {
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
  }
  const storage = { ...room.intake.storage, put: full }
  expect(await failureOf(look({ ...room.intake, storage }))).toContain('The disk of this machine is full')
  expect([await arrivals(), server.mailbox('Wires').messages[0]?.flags]).toEqual([0, []])
  await look()
  expect([await arrivals(), server.mailbox('Wires').messages[0]?.flags]).toEqual([1, ['\\Seen']])
})
