/** Every command as it is typed: help, what it prints, and its exit status with a sentence. */

import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWire, type Wire } from '../build.ts'
import { openData } from '../processes.ts'

const names = [
  'start',
  'parse',
  'convert',
  'ingest',
  'stories',
  'publish',
  'kill',
  'user',
  'suppliers',
  'rules',
  'quarantine',
  'wires',
  'doors',
  'outputs',
  'receipts',
  'revive',
]

let data: Awaited<ReturnType<typeof openData>>
let server: Awaited<ReturnType<(typeof data)['start']>>
beforeAll(async () => {
  data = await openData('2026-03-04T09:00:00Z')
  server = await data.start()
})
afterAll(() => data?.close())

const lay = async (...wires: (Wire | { name: string; bytes: Uint8Array })[]): Promise<string> => {
  const folder = join(data.data, `in-${Math.random().toString(36).slice(2)}`)
  await mkdir(folder)
  for (const { name, bytes } of wires) await writeFile(join(folder, name), bytes)
  return folder
}

test('help names every command', async () => {
  const [all, bare] = await Promise.all([data.run('--help'), data.run()])
  expect([all.status, bare.status]).toEqual([0, 0])
  for (const name of names) expect(all.out).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'))
})

test.concurrent.each(names)('%s tells more of itself', async (name) => {
  const help = await data.run(name, '--help')
  expect([help.status, help.err]).toEqual([0, ''])
  expect(help.out).toMatch(new RegExp(`dateline ${name}`))
})

test.concurrent.each([
  [['fly'], /There is no command «fly»/],
  [['start', '--port', 'many'], /PORT.*«many»/],
  [['start', '--roles', 'site,cook'], /no role «cook»/],
  [['start', '--loud'], /--loud/],
  [['parse'], /Which files/],
  [['parse', '--loud', 'x'], /--loud/],
  [['convert', 'x'], /Which format\?/],
  [['convert', '--to', 'word', 'x'], /not «word»/],
  [['convert', '--to', 'rss'], /Which files/],
  [['convert', '--to', 'rss', 'x', 'y'], /--out FOLDER/],
  [['ingest'], /at least one file/],
  [['ingest', '--supplier'], /--supplier/],
  [['ingest', '/nowhere'], /no such file/],
  [['stories', '--limit', '0'], /--limit/],
  [['publish'], /story/],
  [['publish', '0123456789ab'], /no story 0123456789ab/],
  [['kill', '0123456789ab'], /--reason/],
  [['kill', 'x', '--reason', 'y'], /no story’s identity/],
  [['suppliers', 'keep'], /suppliers keep NAME/],
  [['suppliers', 'keep', 'X', '--publishes', 'maybe'], /yes or no/],
  [['suppliers', 'keep', 'X', '--keep-days', 'many'], /keepDays/],
  [['suppliers', 'delete', 'nobody'], /no supplier «nobody»/],
  [['rules', 'set'], /rules set FILE/],
  [['rules', 'set', '/nowhere.json'], /no such file/],
  [['rules', 'try', '/nowhere.xml'], /no such file/],
  [['quarantine', 'retry'], /NUMBER/],
  [['quarantine', 'retry', '999999'], /999999 do not/],
  [['quarantine', 'retry', '0x1'], /number/],
  [['quarantine', 'discard', '1'], /say why/],
  [['quarantine', 'look', '999999'], /no arrival 999999/],
  [['quarantine', '--limit', '0'], /--limit/],
  [['wires'], /wires status/],
  [['doors', 'open'], /no «doors open»/],
  [['doors', 'add', 'Nobody', 'ftp', 'ftp://x.example/'], /no supplier «Nobody»/],
  [['doors', 'add', 'X', 'pigeon'], /kind/],
  [['doors', 'pause', 'x'], /no door’s identity/],
  [['doors', 'change', '0123456789ab', '--set', 'x'], /KEY=VALUE/],
  [['user'], /user add/],
  [['user', 'add', 'nobody', '--role', 'editor'], /no mail address/],
  [['receipts', 'nobody'], /no story’s identity/],
  [['receipts', '--limit', 'some'], /--limit is a number/],
  [['outputs', 'paint'], /There is no «outputs paint»/],
  [['outputs', 'add', 'varnish'], /Name the kind of the output and its address/],
  [['outputs', 'delete', 'front'], /There is no output «front»/],
  [['revive', '0123456789ab'], /--reason/],
  [['kill', '0123456789ab', '--decline', '--reason', 'It is right.'], /There is no story/],
  [['user', 'add', 'a@b.example'], /--role/],
  [['user', 'add', 'a@b.example', '--role', 'king'], /Choose a role/],
  [['user', 'sign-in', 'stranger@b.example'], /Nobody is known/],
] as const)('%j is refused with a sentence and status 1', async (words, sentence) => {
  const { status, out, err } = await data.run(...words)
  expect(status).toBe(1)
  expect(out + err).toMatch(sentence)
  expect(out + err).not.toMatch(/^\s+at .*:\d+:\d+/m)
})

test.concurrent.each([
  [{ DATELINE_CLOCK: 'noon' }, /DATELINE_CLOCK.*«noon»/],
  [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
  [{ DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' }, /does not let us in/],
  [{ DATELINE_SITE_URL: 'courier' }, /DATELINE_SITE_URL/],
])('a setting that is wrong (%j) is said', async (env, sentence) => {
  const { status, err } = await data.begin(['stories'], env as Record<string, string>).ended
  expect(status).toBe(1)
  expect(err).toMatch(sentence)
  expect(err).not.toContain('secret')
})

test('a story’s life at the command line, each step seen by the running server at once', async () => {
  const wire = aWire({ headline: 'Typed in the night' })
  const folder = await lay(wire)
  const parsed = await data.run('parse', join(folder, wire.name))
  expect(parsed.status).toBe(0)
  expect(JSON.parse(parsed.out)).toMatchObject({
    format: expect.stringContaining('ninjs'),
    problems: [],
    items: [{ uri: wire.uri }],
  })

  const taken = await data.run('ingest', folder)
  expect(taken).toMatchObject({
    status: 0,
    out: expect.stringMatching(/^new +.*«Typed in the night»[\s\S]*1 new\.\n$/),
  })
  expect((await data.run('stories')).out).not.toContain('Typed')

  const published = await data.run('ingest', folder, '--publish')
  expect(published.out).toMatch(/^same /)
  const [, story = '', address = ''] = /story (\S+) {2}(\/\S+)/.exec(published.out) ?? []
  expect((await fetch(server.origin + address)).status).toBe(200)
  expect((await data.run('stories')).out).toContain(`${story}\tlive\t1\t${address}\tTyped in the night`)
  expect(await data.run('publish', story, '--updated')).toMatchObject({ status: 0, out: `Published: ${address}\n` })
  expect(await (await fetch(server.origin + address)).text()).toContain('Updated')

  const killed = await data.run('kill', story, '--reason', 'It is wrong.', '--note', 'A source took it back.')
  expect(killed).toMatchObject({ status: 0, out: `Killed: ${address}\n` })
  const gone = await fetch(server.origin + address)
  expect([gone.status, (await gone.text()).includes('A source took it back.')]).toEqual([410, true])
  expect(await data.run('kill', story, '--reason', 'Again.')).toMatchObject({
    status: 1,
    err: expect.stringMatching(/was killed on 2026-03-04T/),
  })
  expect((await data.run('stories')).out).toContain(`${story}\tkilled\t`)

  const receipts = await data.run('receipts', story)
  expect(receipts.status).toBe(0)
  for (const output of ['nodes', 'gate', 'renditions', 'outside'])
    expect(receipts.out).toMatch(new RegExp(`kill  ${story}  ${output}  acknowledged: .*sha256 [0-9a-f]{16}`))
  expect(receipts.out).toMatch(/The chain is whole: 4 receipts, the last with the SHA-256 [0-9a-f]{64}\.\n$/)
  const revived = await data.run('revive', story, '--reason', 'Another was meant.')
  expect(revived).toMatchObject({ status: 0, out: `Revived: ${address}\n` })
  expect((await fetch(server.origin + address)).status).toBe(200)
})

test('an output is added, changed, told, and deleted', async () => {
  const partner = createServer((asked, answer) => asked.resume().on('end', () => answer.writeHead(204).end()))
  await new Promise<void>((resolve) => partner.listen(0, '127.0.0.1', resolve))
  const { port } = partner.address() as AddressInfo
  await writeFile(join(data.data, 'secret.txt'), 'known to two\n')
  const secret = ['--secret-file', join(data.data, 'secret.txt')]
  const added = await data.run('outputs', 'add', 'webhook', `http://127.0.0.1:${port}/`, '--name', 'partner', ...secret)
  expect(added).toMatchObject({ status: 0, out: expect.stringMatching(/^Kept: /) })
  expect(await data.run('outputs', 'change', 'partner', '--set', 'events=all')).toMatchObject({ status: 0 })
  const listed = await data.run('outputs')
  expect(listed.out).toMatch(
    /^partner +webhook +http.*events=story\.published,story\.updated,\S+ {2}with secret {2}— has acknowledged everything/,
  )
  expect(listed.out).not.toContain('known to two')
  expect(await data.run('outputs', 'delete', 'partner')).toMatchObject({
    status: 0,
    out: expect.stringMatching(/^Deleted: /),
  })
  await new Promise((resolve) => partner.close(resolve))
})

test('a token of the API is made, told once, good for what it was made for, and ended', async () => {
  const made = await data.run(
    'tokens',
    'add',
    'The Northern Mail',
    '--scope',
    'items:read',
    '--expires',
    '2999-01-01T00:00:00Z',
  )
  const [, id = '', token = ''] = /^Made: (\w{12})\..*\n(dateline_\S{43})\n$/.exec(made.out) ?? []
  const ask = async (path: string) =>
    (await fetch(`${server.origin}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } })).status
  expect([await ask('items'), await ask('search?q=night')]).toEqual([200, 403])
  const listed = await data.run('tokens')
  expect(listed.out).toMatch(
    /^The Northern Mail +\w{12} {2}items:read {2}until 2999-01-01T00:00:00.000Z {2}used \d{4}-/,
  )
  expect(listed.out).not.toContain(token)
  expect(await data.run('tokens', 'end', 'The Northern Mail')).toMatchObject({
    status: 0,
    out: `Ended: ${id}, and with it 0 webhooks.\n`,
  })
  expect(await ask('items')).toBe(401)
})

test('ingest says what became of each file, does the rest, and ends with 1 where one waits in quarantine', async () => {
  const held = aWire({ embargo: '2026-03-04T18:00:00Z', headline: 'Not before six' })
  const folder = await lay(aWire(), held, { name: 'empty.xml', bytes: Buffer.alloc(0) })
  const { status, out } = await data.run('ingest', folder, '--publish', '--supplier', 'Nordwire')
  expect(status).toBe(1)
  expect(out).toMatch(/^quarantined .*empty\.xml {2}— The file is empty/m)
  expect(out).toMatch(/Not before six.*held: embargoed until 2026-03-04T18:00:00/)
  expect(out).toMatch(/^1 quarantined, 2 new\.|^2 new, 1 quarantined\./m)
  const [, story = ''] = /Not before six» {2}story (\S+)/.exec(out) ?? []
  expect((await data.run('stories')).out).toContain(`${story}\tscheduled\t`)
  expect(await data.run('publish', story)).toMatchObject({
    status: 0,
    out: expect.stringContaining('Held: readers see'),
  })
})

test('commands follow the running server’s clock, whatever their own setting says', async () => {
  const folder = await lay(aWire({ embargo: '2026-03-05T00:00:00Z', headline: 'Tomorrow' }))
  const path = ['ingest', folder, '--publish']
  const { out } = await data.begin(path, { DATELINE_CLOCK: '2030-01-01T00:00:00Z' }).ended
  expect(out).toContain('held: embargoed until')
  const health = (await (await fetch(`${server.origin}/health`)).json()) as { clock: string }
  expect(health.clock).toMatch(/^2026-03-04T09:/)
})

test('somebody is added, signs in once, and is not added twice', async () => {
  const added = await data.run('user', 'add', 'Ada@Courier.example', '--role', 'editor', '--name', 'Ada Example')
  expect(added.status).toBe(0)
  const address = added.out.trim()
  expect(address).toMatch(new RegExp(`^${server.origin}/desk/sign-in\\?token=`))
  const token = new URL(address).searchParams.get('token') ?? ''
  const signIn = () =>
    fetch(`${server.origin}/desk/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: server.origin },
      body: new URLSearchParams({ token }),
    })
  const first = await signIn()
  expect([first.status, first.headers.get('set-cookie')]).toEqual([
    303,
    expect.stringMatching(/HttpOnly; SameSite=Lax/),
  ])
  expect((await signIn()).status).toBe(403)
  const twice = await data.run('user', 'add', 'ada@courier.example', '--role', 'chief')
  expect(twice).toMatchObject({ status: 1, err: expect.stringContaining('known already') })
  expect((await data.run('user', 'sign-in', 'ada@courier.example')).out).toContain('/desk/sign-in?token=')
})

test('a port that is taken is said', async () => {
  const other = await openData()
  const { status, err } = await other.begin(['start', '--port', new URL(server.origin).port]).ended
  await other.close()
  expect(status).toBe(1)
  expect(err).toMatch(/Port \d+ is in use/)
})

test('a reader of the output who goes away is no failure', async () => {
  const command = `"${process.execPath}" bin/dateline.mjs --help | head -n 1`
  const child = spawn('bash', ['-o', 'pipefail', '-c', command], { cwd: join(import.meta.dirname, '../..') })
  let err = ''
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const status = await new Promise((resolve) => child.on('close', resolve))
  expect([status, err]).toEqual([0, ''])
})
