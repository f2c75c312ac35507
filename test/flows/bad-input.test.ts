/** Whatever arrives: it is kept, a sentence says what is wrong with it, the rest is done, and nothing of it runs or reaches a page. */

import { symlink, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ingest } from '../../src/intake/ingest.ts'
import { aJpeg, bombPng } from '../../src/media/picture-samples.ts'
import { attribute, read } from '../../src/site/reader.ts'
import { aNewsml1Wire, aWire } from '../build.ts'
import { everyAnswer, holding, openNewsroom, sha256, type TestNewsroom } from '../newsroom.ts'

let room: TestNewsroom
/** A host that nobody may ever be sent to. */
const called: string[] = []
const elsewhere = createServer((request, response) => {
  called.push(request.url ?? '')
  response.end('<!ENTITY secret "leaked">')
})
let host = ''
beforeAll(async () => {
  room = await openNewsroom()
  await new Promise<void>((resolve) => elsewhere.listen(0, resolve))
  host = `http://localhost:${(elsewhere.address() as AddressInfo).port}`
})
afterAll(async () => {
  await room?.close()
  elsewhere.close()
})

const file = (name: string, content: string | Uint8Array) => ({ name, bytes: Buffer.from(content) })
const xml = (doctype: string, body: string) =>
  `<?xml version="1.0"?>${doctype}<NewsML Version="1.2"><NewsItem><NewsComponent><NewsLines><HeadLine>${body}</HeadLine></NewsLines></NewsComponent></NewsItem></NewsML>`
const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')

const bad: [what: string, files: () => Promise<{ name: string; bytes: Uint8Array }>, why: RegExp][] = [
  ['an empty file', async () => file('a.xml', ''), /empty/],
  ['white space', async () => file('a.json', ' \n\t'), /empty/],
  [
    'a torn XML file',
    async () => ({
      ...aNewsml1Wire({ id: 'TORN' }),
      name: 'a.xml',
      bytes: aNewsml1Wire({ id: 'TORN' }).bytes.subarray(0, 700),
    }),
    /torn|ends|closed|incomplete|broken/i,
  ],
  [
    'a torn JSON file',
    async () => ({ name: 'a.json', bytes: aWire().bytes.subarray(0, 400) }),
    /torn|ends|incomplete|broken|JSON/i,
  ],
  ['a text of no format', async () => file('a.txt', 'Dear desk, please find attached …'), /no format/],
  ['a web page', async () => file('a.html', '<!doctype html><html><body>News</body></html>'), /web page/],
  [
    'an archive',
    async () => file('a.zip', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500, 200)])),
    /format/,
  ],
  ['a file over 20 MB', async () => ({ name: 'a.xml', bytes: Buffer.alloc(20 * 2 ** 20 + 1, 'x') }), /20 MB/],
  [
    'an external entity',
    async () => file('a.xml', xml(`<!DOCTYPE NewsML [<!ENTITY x SYSTEM "file:///etc/passwd">]>`, '&x;')),
    /external entity/,
  ],
  [
    'an external entity over the network',
    async () => file('b.xml', xml(`<!DOCTYPE NewsML [<!ENTITY % x SYSTEM "${host}/x.dtd">%x;]>`, '&secret;')),
    /external entity/,
  ],
  [
    'a billion laughs',
    async () => file('a.xml', xml(`<!DOCTYPE NewsML [<!ENTITY l0 "ha">${laughs}]>`, '&l9;')),
    /entity that expands/,
  ],
  ['a picture that is none', async () => file('a.jpg', '<svg onload="alert(1)"/>'), /no picture/],
  ['a torn picture', async () => ({ name: 'torn.jpg', bytes: (await aJpeg(600, 400)).subarray(0, 900) }), /torn/],
  ['a decompression bomb', async () => ({ name: 'bomb.png', bytes: bombPng(60_000, 60_000) }), /60000 × 60000/],
  ['an item that nobody can keep', async () => aWire({ headline: 'A NUL\u0000 in the middle' }), /NUL|character/],
  ['a kill that names nothing', async () => aWire({ headline: 'KILL NOTICE', text: ['Kill it.'] }), /kill/],
]

test.each(bad)('%s: quarantined with its reason, its bytes kept, the rest of the folder done', async (_, make, why) => {
  const one = await make()
  const good = [aWire(), aWire()]
  const lines = await room.arrive(one, ...good)
  const line = lines.find(({ file: path }) => path.endsWith(`/${one.name}`))
  expect(line?.outcome).toBe('quarantined')
  expect(line?.note).toMatch(why)
  expect(line?.note).toMatch(/^[A-Z«].*[.)»]$/s)
  expect(lines.filter(({ outcome }) => outcome === 'new')).toHaveLength(2)
  const [arrival] = await room.rows<{ bytes: Buffer | null; state: string; reason: string }>(
    'select bytes, state, reason from arrival where hash = $1',
    sha256(one.bytes),
  )
  expect(arrival).toMatchObject({ state: 'quarantined', reason: line?.note })
  const kept = arrival?.bytes ?? (await room.intake.storage.get(sha256(one.bytes)))
  expect(kept && sha256(kept)).toBe(sha256(one.bytes))
  expect(called).toEqual([])
})

test('the desk sees what waits in quarantine, and why, as text', async () => {
  await room.arrive(file('<img src=x onerror=alert(1)>.xml', ''))
  const { text } = await room.get('/api/now', { cookie: await room.signIn('editor') })
  expect(text).toContain('"name":"<img src=x onerror=alert(1)>.xml"')
})

test('what was put right is taken in when it comes again, and quarantine is empty of it', async () => {
  const wire = aWire({ provider: undefined })
  const folder = await room.lay(wire)
  const unsigned: string[] = []
  for await (const line of ingest(room.intake, [folder], { publish: true }))
    unsigned.push(`${line.outcome} ${line.note}`)
  expect(unsigned).toEqual([expect.stringMatching(/^quarantined It does not say who sends it/)])
  expect(await room.takeIn([folder])).toMatchObject([{ outcome: 'new' }])
  const waiting = await room.rows(`select from arrival where hash = $1 and state = 'quarantined'`, sha256(wire.bytes))
  expect(waiting).toEqual([])
})

test('scripts, handlers, frames and script links in a wire are no part of a page', async () => {
  const evil = [
    '<p>Before.<script>alert("xyzzy")</script></p>',
    '<p onclick="xyzzy()" style="background:url(javascript:xyzzy())">Middle.</p>',
    '<p><a href="javascript:xyzzy()">A link</a>, <a href="JaVa&#9;Script:xyzzy()">another</a>, <a href="data:text/html,xyzzy">a third</a>.</p>',
    `<iframe src="${'http://xyzzy.example'}"></iframe><object data="xyzzy"></object><svg onload="xyzzy()"/><style>xyzzy{}</style><form action="xyzzy"></form>`,
    '<p><img src="x" onerror="xyzzy()">After.</p>',
    '<p>Ends &lt;script&gt;here&lt;/script&gt;.</p>',
  ]
  for (const wire of [
    aWire({
      headline: '<script>alert(1)</script> & a headline',
      standfirst: '"><script>alert(2)</script>',
      text: evil,
      by: '<b onclick=x>Me</b>',
    }),
    aNewsml1Wire({
      id: 'TX-EVIL',
      headline: '<script>alert(1)</script> & a headline',
      text: evil.slice(0, 3).concat(evil[5] ?? ''),
    }),
  ]) {
    const { address } = await room.published(wire)
    const { text } = await room.get(address)
    expect(text).not.toMatch(/xyzzy/i)
    const page = read(text)
    expect(page.headings[0]?.[1]).toContain('& a headline')
    expect(page.text).toContain('Before.')
    expect(page.text).toContain('Ends <script>here</script>.')
    // Of scripts there is what machines read, and what this house serves itself.
    const scripts = page.all('script').filter((one) => attribute(one, 'type') !== 'application/ld+json')
    expect(scripts.filter((one) => !/^\/assets\/[\w.-]+\.js$/.test(attribute(one, 'src') ?? ''))).toEqual([])
    expect(scripts.flatMap((one) => one.childNodes)).toEqual([])
    const handlers = page.elements.flatMap((one) => one.attrs.filter(({ name }) => /^on/.test(name)))
    expect(handlers).toEqual([])
    expect(page.links.filter(([, to]) => /^\s*(java|data|vb)/i.test(to))).toEqual([])
  }
  const answers = await everyAnswer(room)
  expect(holding(answers, '<script>alert')).toEqual([])
})

test('a picture is only ever read beside its wire', async () => {
  await writeFile(join(room.folder, 'outside.jpg'), await aJpeg(200, 150))
  const pictures = [
    '../outside.jpg',
    '/etc/passwd',
    `${host}/x.jpg`,
    'http://169.254.169.254/x.jpg',
    '..%2foutside.jpg',
  ].map((name) => ({ file: name, caption: `From ${name}` }))
  const [line] = await room.arrive(aWire({ pictures }))
  expect(line?.outcome).toBe('new')
  expect(await room.rows(`select from picture where caption like 'From %'`)).toEqual([])
  expect(called).toEqual([])
})

test('folders that lead to themselves and names that lead nowhere stop nothing', async () => {
  const wire = aWire()
  const folder = await room.lay(wire)
  await symlink(folder, join(folder, 'round'))
  await symlink(join(folder, 'loop'), join(folder, 'loop'))
  await symlink('/nowhere/at/all', join(folder, 'dangling.xml'))
  const lines = await room.takeIn([folder, 'x'.repeat(5000), join(folder, wire.name, 'below')])
  expect(lines.filter(({ outcome }) => outcome === 'new')).toHaveLength(1)
  expect(lines.filter(({ outcome }) => outcome === 'missing').length).toBeGreaterThanOrEqual(4)
})

test('a file beyond every limit goes to the storage without being read', async () => {
  const folder = await room.lay(file('vast.xml', 'x'))
  await truncate(join(folder, 'vast.xml'), 60 * 2 ** 20)
  const [line] = await room.takeIn([folder])
  expect(line).toMatchObject({ outcome: 'quarantined', note: expect.stringContaining('60 MB') })
  const [arrival] = await room.rows<{ hash: string; size: string }>(
    `select hash, size from arrival where name = 'vast.xml'`,
  )
  expect(arrival?.size).toBe(String(60 * 2 ** 20))
  expect((await room.intake.storage.get(arrival?.hash ?? ''))?.length).toBe(60 * 2 ** 20)
})
