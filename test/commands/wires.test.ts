/** Suppliers, rules and the quarantine at the command line, as the engineer of a newsroom types them. */

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWire } from '../build.ts'
import { openData } from '../processes.ts'

let data: Awaited<ReturnType<typeof openData>>
beforeAll(async () => {
  data = await openData('2026-03-04T09:00:00Z')
  // A server holds the database, so that each command is quick, and takes up what waits.
  await data.start()
})
afterAll(() => data?.close())

let folders = 0
const lay = async (name: string, bytes: Uint8Array | string): Promise<string> => {
  folders += 1
  const folder = join(data.data, `in-${folders}`)
  await mkdir(folder)
  await writeFile(join(folder, name), bytes)
  return join(folder, name)
}

test('a supplier is agreed with, changed, and stays once it has sent anything', async () => {
  expect(
    await data.run('suppliers', 'keep', 'Nordwire', '--credit', 'Nordwire/Mari Lund', '--quiet-after', '30'),
  ).toMatchObject({
    status: 0,
    out: 'Kept: nordwire\n',
  })
  await data.run('suppliers', 'keep', 'nordwire', '--credit', 'none', '--publishes', 'yes')
  const { out } = await data.run('suppliers')
  expect(out).toMatch(/^nordwire +Nordwire .*publishes by itself {2}quietAfter: 30$/m)
  expect(out).not.toContain('Mari Lund')
  const mistaken = await data.run('suppliers', 'keep', 'Nordwier')
  expect(mistaken.status).toBe(0)
  expect(await data.run('suppliers', 'delete', 'Nordwier')).toMatchObject({ status: 0, out: 'Deleted: nordwier\n' })
  await data.run('ingest', await lay('a.json', aWire().bytes), '--supplier', 'Nordwire')
  expect(await data.run('suppliers', 'delete', 'Nordwire')).toMatchObject({
    status: 1,
    err: expect.stringMatching(/has sent 1 file, .*Pause its doors/),
  })
})

test('rules are tried before they are set, and then hold for what arrives', async () => {
  const list = [
    { name: 'No sailing', fits: { keywords: ['regatta'] }, does: { decision: 'discard' } },
    { name: 'The rest', fits: {}, does: { section: 'sport', desk: 'evening', decision: 'publish' } },
  ]
  const rules = await lay('rules.json', JSON.stringify(list))
  const regatta = await lay('regatta.json', aWire({ headline: 'A regatta in the rain' }).bytes)
  const other = await lay('other.json', aWire({ headline: 'A bridge is opened' }).bytes)
  const tried = await data.run('rules', 'try', regatta, other, '--rules', rules, '--supplier', 'Nordwire')
  expect(tried.status).toBe(0)
  expect(tried.out).toMatch(
    /A regatta in the rain»\n {2}fits {3}«No sailing»: decision discard\n {2}so {5}decision discard\n/,
  )
  expect(tried.out).toMatch(
    /A bridge is opened»\n {2}no {5}«No sailing»: its words are .*\n {2}fits {3}«The rest».*\n {2}so .*section sport/,
  )
  expect((await data.run('stories')).out).not.toContain('bridge')
  expect((await data.run('rules')).out).toBe('[]\n')

  expect(await data.run('rules', 'set', rules)).toMatchObject({ status: 0, out: expect.stringContaining('2 rules') })
  expect(JSON.parse((await data.run('rules')).out)).toMatchObject(list)
  const taken = await data.run('ingest', regatta, other, '--supplier', 'Nordwire')
  expect(taken.out).toMatch(/^discarded .*the rule «No sailing» says so$/m)
  expect(taken.out).toMatch(/^new .*«A bridge is opened» {2}story \S+ {2}\/sport\//m)
  const wrong = await lay('wrong.json', JSON.stringify([{ name: 'X', fits: {}, does: { section: 'gardening' } }]))
  expect(await data.run('rules', 'set', wrong)).toMatchObject({
    status: 1,
    err: expect.stringMatching(/no section.*world/),
  })
  const twice = await lay('twice.json', JSON.stringify([list[1], list[1]]))
  expect(await data.run('rules', 'set', twice)).toMatchObject({ status: 1, err: expect.stringContaining('Two rules') })
  await data.run('rules', 'set', await lay('none.json', '[]'))
})

test('a file in quarantine is looked at, tried again with its supplier, and another is let go of', async () => {
  const unnamed = aWire({ provider: undefined, headline: 'Sent by nobody' })
  const path = await lay('unnamed.json', unnamed.bytes)
  expect((await data.run('ingest', path)).status).toBe(1)
  await data.run('ingest', await lay('torn.xml', '<NewsML><NewsItem>'), '--supplier', 'Nordwire')
  const { out } = await data.run('quarantine')
  const [, torn = ''] = /^ *(\d+) .*nordwire {2}torn\.xml .*torn/m.exec(out) ?? []
  const [, number = ''] = /^ *(\d+) .*\(nobody\) {2}unnamed\.json .*does not say who sends it/m.exec(out) ?? []
  const looked = await data.run('quarantine', 'look', number)
  expect(looked.out).toBe(unnamed.bytes.toString())
  expect(looked.err).toContain('unnamed.json from nobody')

  expect(await data.run('quarantine', 'retry', number, torn)).toMatchObject({
    status: 1,
    out: expect.stringMatching(/2 tried again, 2 of them in quarantine still\.\n$/),
  })
  expect(await data.run('quarantine', 'retry', number, '--supplier', 'Nordwire')).toMatchObject({
    status: 0,
    out: expect.stringMatching(/1 tried again, 0 of them in quarantine still\.\n$/),
  })
  expect(await data.run('quarantine', 'discard', '--all', '--reason', 'A test of the agency')).toMatchObject({
    status: 0,
    out: '1 discarded.\n',
  })
  expect((await data.run('quarantine')).out).toContain('Nothing waits')
  // The same bytes once more: they were let go of.
  const again = await data.run('ingest', await lay('torn.xml', '<NewsML><NewsItem>'), '--supplier', 'Nordwire')
  expect(again).toMatchObject({ status: 0, out: expect.stringContaining('The desk has discarded this file before.') })
})

test('the state of the feeds, for a person and for a program', async () => {
  const { status, out } = await data.run('wires', 'status')
  expect(out).toMatch(/^Nordwire +\d+ (s|min) ago +\d+ +– /m)
  expect(status).toBe(0)
  const json = JSON.parse((await data.run('wires', 'status', '--json')).out)
  expect(json).toMatchObject({ quarantinedOfNobody: 0, wrong: [] })
  expect(json.feeds.find((feed: { slug: string }) => feed.slug === 'nordwire')).toMatchObject({
    waiting: 0,
    quarantined: 0,
  })
})

test('a door is added, what comes through it is taken in, and it is paused and deleted', async () => {
  const outbox = join(data.data, 'outbox')
  await mkdir(outbox)
  const wrong = await data.run('doors', 'add', 'Nordwire', 'folder', 'outbox')
  expect(wrong).toMatchObject({ status: 1, err: expect.stringContaining('/srv/wires/nordwire') })
  const odd = await data.run(
    'doors',
    'add',
    'Nordwire',
    'sftp',
    'sftp://wires.example/out',
    '--set',
    'user=nord',
    '--set',
    'speed=9',
  )
  expect(odd).toMatchObject({ status: 1, err: expect.stringMatching(/no setting «speed»\. It has: every, /) })
  const open = await data.run('doors', 'add', 'Nordwire', 'ftp', 'ftp://nord:hush@wires.example/out')
  expect(open.status).toBe(1)
  expect(open.err).not.toContain('hush')

  const added = await data.run('doors', 'add', 'Nordwire', 'folder', outbox, '--name', 'The outbox', '--set', 'every=1')
  const [, door = ''] = /^Kept: (\S+)\n$/.exec(added.out) ?? []
  await writeFile(join(outbox, 'door.json'), aWire({ headline: 'Through the door' }).bytes)
  await expect
    .poll(async () => (await data.run('doors')).out, { timeout: 30_000 })
    .toMatch(new RegExp(`^${door} .*The outbox.*— well at`, 'm'))
  await expect
    .poll(async () => (await data.run('ingest', join(outbox, 'door.json'), '--supplier', 'Nordwire')).out, {
      timeout: 30_000,
    })
    .toMatch(/^same /)

  const secret = join(data.data, 'token')
  await writeFile(secret, 'a token that nobody guesses\n')
  const pushed = await data.run('doors', 'add', 'Nordwire', 'push', '--secret-file', secret)
  const [, push = ''] = /^Kept: (\S+)\n$/.exec(pushed.out) ?? []
  expect((await data.run('doors')).out).toMatch(new RegExp(`^${push} .*with secret {2}— open at /wires/${push}$`, 'm'))
  expect(await data.run('doors', 'pause', door)).toMatchObject({ status: 0 })
  expect((await data.run('doors')).out).toMatch(new RegExp(`^${door} .*— paused$`, 'm'))
  for (const one of [door, push]) expect((await data.run('doors', 'delete', one)).status).toBe(0)
  expect(await data.run('doors', 'delete', door)).toMatchObject({ status: 1, err: expect.stringContaining('no door') })
  expect((await data.run('doors')).out).toContain('No door yet')
})

test('a mailbox is a door once it is said whose mails are wires and who vouches for them', async () => {
  const add = (...more: string[]) =>
    data.run('doors', 'add', 'Nordwire', 'imap', 'imaps://mail.courier.example/INBOX', '--set', 'user=wires', ...more)
  const senders = ['--set', 'senders=desk@nordwire.example,@nordwire.example']
  expect(await add()).toMatchObject({ status: 1, err: expect.stringContaining('must name the senders') })
  expect(await add(...senders)).toMatchObject({ status: 1, err: expect.stringContaining('must name the mail server') })
  const added = await add(...senders, '--set', 'trusts=mx.courier.example', '--set', 'afterwards=seen')
  const [, door = ''] = /^Kept: (\S+)\n$/.exec(added.out) ?? []
  expect((await data.run('doors', 'delete', door)).status).toBe(0)
})
