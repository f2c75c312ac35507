import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownTime } from '../../../test/own-time.ts'
import { body } from '../../story/body.ts'
import { copyOf } from '../copy-of.ts'
import { readWire } from '../read.ts'
import { readArrival } from '../read-arrival.ts'

const wire = (name: string): Buffer => readFileSync(new URL(`../../../test/wires/${name}`, import.meta.url))
const harbour = wire('harbour.mail.eml')
const ninjs = wire('bridge.ninjs-3.json')
const uriOfNinjs = readWire(ninjs).items[0]?.uri

type Part = { type: string; name?: string; bytes: string | Uint8Array; id?: string; inline?: boolean }

const part = ({ type, name, bytes, id, inline }: Part): string =>
  [
    '--b',
    `Content-Type: ${type}${name ? `; name="${name}"` : ''}`,
    ...(id ? [`Content-ID: <${id}>`] : []),
    ...(name || inline
      ? [`Content-Disposition: ${inline ? 'inline' : 'attachment'}${name ? `; filename="${name}"` : ''}`]
      : []),
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n'),
  ].join('\r\n')

const mail = (
  text: string,
  parts: Part[] = [],
  head = 'Message-ID: <1@x.example>\r\n',
  subject = 'A subject',
): Buffer =>
  Buffer.from(
    `${head}From: Desk <desk@agency.example>\r\nDate: Wed, 4 Mar 2026 09:20:00 +0100\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${[{ type: 'text/plain; charset=utf-8', bytes: text }, ...parts].map(part).join('\r\n')}\r\n--b--\r\n`,
  )

const long = Array.from({ length: 3 }, (_, at) => `${at} ${'The pilots voted at the quay. '.repeat(8)}`).join('\n\n')
const jpeg = (size: number) => Uint8Array.from({ length: size }, (_, at) => [0xff, 0xd8, 0xff, 0xe0][at] ?? 7)

describe('a mail that is news itself', () => {
  test('is an item with its Message-ID, date, subject, sender, text and picture', async () => {
    const { format, items, files, problems } = await readArrival(harbour)
    expect(format).toBe('mail')
    expect(items).toHaveLength(1)
    const [item] = items
    expect(item).toMatchObject({
      uri: 'mid:h%2F17@quaypress.example',
      type: 'text',
      versionCreated: '2026-03-04T08:20:00Z',
      language: 'en-GB',
      headlines: [{ value: 'Harbour café reopens after the flood' }],
      infoSources: [{ name: 'Quay Press – Desk', role: 'provider' }],
    })
    expect(item?.version).toBeUndefined()
    expect(item?.bodies?.[0]?.value.split('\n')).toEqual([
      '<p>The harbour café is open again, three weeks after the flood.</p>',
      '<figure><img src="file:cafe.png" alt=""></figure>',
      '<p>“We dried every chair,” said the owner, <a href="https://cafe.example/">Tove Lind</a>.</p>',
    ])
    expect(item?.edNote).toContain('555 0101')
    expect(files).toMatchObject([{ name: 'cafe.png' }])
    expect(item && copyOf(item).pictures).toMatchObject([{ href: 'cafe.png' }])
    expect(problems).toEqual(['Not read: menu.pdf (9 bytes).'])
  })

  test('without a Message-ID has an identity of its content, the same each time, and says so', async () => {
    const [one, same] = [
      await readArrival(mail('Text.', [], 'Received: x\r\n')),
      await readArrival(mail('Text.', [], 'Received: x\r\n')),
    ]
    expect(one?.items[0]?.uri).toMatch(/^urn:hash::sha256:/)
    expect(one?.items).toEqual(same?.items)
    expect(one?.problems[0]).toContain('Message-ID')
  })

  test('has its paragraphs joined where they flow (RFC 3676)', async () => {
    const flowed = `Message-ID: <2@x.example>\r\nFrom: a@x.example\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n\r\nThe ferry \r\nhas left.\r\n\r\nIt was late.\r\n-- \r\nIda\r\n`
    const [item] = (await readArrival(Buffer.from(flowed))).items
    expect(item?.bodies?.[0]?.value).toBe('<p>The ferry has left.</p>\n<p>It was late.</p>')
  })

  test('in an old charset, after blank lines, and each of a mailbox', async () => {
    const old = Buffer.concat([
      Buffer.from(
        '  \r\nMessage-ID: <3@x.example>\r\nFrom: a@x.example\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nK',
      ),
      Buffer.from([0xfc]),
      Buffer.from('ste'),
    ])
    expect((await readArrival(old)).items[0]?.bodies?.[0]?.value).toBe('<p>Küste</p>')
    const box = Buffer.from(
      [1, 2]
        .map(
          (id) =>
            `From a@x.example Wed Mar  4 09:20:00 2026\nMessage-ID: <${id}@x.example>\nFrom: a@x.example\n\nText ${id}.\n\n`,
        )
        .join(''),
    )
    expect((await readArrival(box)).items.map((one) => one.uri)).toEqual(['mid:1@x.example', 'mid:2@x.example'])
  })

  test('empty, is a problem', async () => {
    expect(await readArrival(mail(''))).toMatchObject({
      items: [],
      problems: [/no text, no picture and no wire/] as never,
    })
  })
})

describe('a mail with wires', () => {
  const attached: Part = { type: 'application/json', name: 'bridge.json', bytes: ninjs }

  test('gives the wires; a covering note goes to their desk', async () => {
    const { items, problems } = await readArrival(mail('Please find attached.\n\nEmbargoed until tonight.', [attached]))
    expect({ uris: items.map((one) => one.uri), problems }).toEqual({ uris: [uriOfNinjs], problems: [] })
    expect(items[0]?.edNote).toContain('Covering note: A subject Please find attached. Embargoed until tonight.')
    expect(items[0] && copyOf(items[0]).embargo).toBeTruthy()
  })

  test('is not killed by what a covering note asks for', async () => {
    const { items } = await readArrival(mail('Kill the story of yesterday', [attached], undefined, 'MANDATORY KILL'))
    expect(items[0] && copyOf(items[0]).kill).toEqual(
      readWire(ninjs).items[0] && copyOf(readWire(ninjs).items[0] as never).kill,
    )
  })

  test('gives its own text too where that is a story, after the wires', async () => {
    const { items } = await readArrival(mail(long, [attached]))
    expect(items.map((one) => one.uri)).toEqual([uriOfNinjs, 'mid:1@x.example'])
  })

  test('may have the wire as its text', async () => {
    expect((await readArrival(mail(ninjs.toString()))).items[0]?.uri).toBe(uriOfNinjs)
    const unknown = await readArrival(mail('{"a":1}'))
    expect(unknown).toMatchObject({ items: [] })
    expect(unknown.problems[0]).toContain('no news format')
  })

  test('gives pictures to the one text that names none, and logos to nobody', async () => {
    const pictures: Part[] = [
      { type: 'image/jpeg', name: 'quay.jpg', bytes: jpeg(20_000) },
      { type: 'image/jpeg', name: 'quay.jpg', bytes: jpeg(20_001) },
      { type: 'image/jpeg', name: 'logo.jpg', bytes: jpeg(500), id: 'logo', inline: true },
    ]
    const { items, files } = await readArrival(mail('Attached.', [attached, ...pictures]))
    expect(files?.map(({ name, bytes }) => [name, bytes.length])).toEqual([
      ['quay.jpg', 20_000],
      ['quay-2.jpg', 20_001],
    ])
    expect(items[0]?.associations?.slice(-2).map((one) => one.renditions?.[0]?.href)).toEqual([
      'file:quay.jpg',
      'file:quay-2.jpg',
    ])
    const two = await readArrival(mail('Attached.', [attached, { ...attached, name: 'again.json' }, ...pictures]))
    expect(two.problems).toContain('No wire in the mail names quay.jpg, quay-2.jpg.')
  })

  test('may lie in a mail that was forwarded, to a depth', async () => {
    const forwarded = (inner: Buffer) => mail('Fyi', [{ type: 'message/rfc822', name: 'fwd.eml', bytes: inner }])
    expect((await readArrival(forwarded(mail('x', [attached])))).items[0]?.uri).toBe(uriOfNinjs)
    let deep = mail('x', [attached])
    for (let depth = 0; depth < 6; depth++) deep = forwarded(deep)
    const { items, problems } = await readArrival(deep)
    expect(items.map((one) => one.uri)).not.toContain(uriOfNinjs)
    expect(problems.join()).toContain('inside mails')
  })

  test('names what it does not read: zip, office files, winmail.dat, too many', async () => {
    const { problems } = await readArrival(
      mail('One.', [
        { type: 'application/octet-stream', name: 'story.docx', bytes: 'PK\u0003\u0004' },
        { type: 'application/ms-tnef', name: 'winmail.dat', bytes: 'x' },
      ]),
    )
    expect(problems).toEqual(['Not read: story.docx (4 bytes), winmail.dat (1 bytes).'])
    const many = Array.from({ length: 60 }, (_, at) => ({ type: 'application/pdf', name: `${at}.pdf`, bytes: 'x' }))
    expect((await readArrival(mail('One.', many))).problems[0]).toContain('10 of them were not looked at')
  })
})

const mayRun =
  /<\/?(script|style|iframe|object|embed|svg|form|link|meta)\b|\son\w+\s*=\s*["']|(href|src)="\s*(javascript|data|cid):/i

const holds = async (bytes: Uint8Array): Promise<void> => {
  const { problems, items } = await readArrival(bytes)
  expect(problems.length + items.length).toBeGreaterThan(0)
  expect(problems.join('\n')).not.toMatch(/fault of Dateline/)
  for (const item of items) {
    expect(item.uri).toBeTruthy()
    expect(item.bodies?.map((one) => one.value).join('') ?? '').not.toMatch(mayRun)
    expect(body.safeParse(copyOf(item).body).success).toBe(true)
  }
}

describe('whatever arrives by mail, there is an item or a problem, and nothing that runs', () => {
  const samples = [
    harbour,
    mail(long, [{ type: 'text/xml', name: 'a.xml', bytes: wire('strike.newsml-1.xml') }]),
    mail('x', [{ type: 'message/rfc822', bytes: harbour }]),
  ]
  const sample = fc.constantFrom(...samples)
  const spot = fc.nat({ max: 20_000 })
  const runs = { numRuns: 120, seed: 20260304 }

  test('cut, flipped, and with evil put in', async () => {
    await fc.assert(
      fc.asyncProperty(sample, spot, (bytes, at) => holds(bytes.subarray(0, at % bytes.length))),
      runs,
    )
    await fc.assert(
      fc.asyncProperty(sample, fc.array(fc.tuple(spot, fc.nat({ max: 255 })), { maxLength: 8 }), (bytes, flips) => {
        const broken = Uint8Array.from(bytes)
        for (const [at, value] of flips) broken[at % broken.length] = value
        return holds(broken)
      }),
      runs,
    )
    const evil = [
      '<script>x()</script>',
      '\r\n\r\n',
      '--outer\r\n',
      'Content-Type: text/html\r\n\r\n',
      '=?utf-8?Q?=00?=',
      '\u0000',
      '<p onclick="x()">',
      'Subject: \r\n',
    ]
    await fc.assert(
      fc.asyncProperty(sample, spot, fc.constantFrom(...evil), (bytes, at, piece) => {
        const text = bytes.toString()
        return holds(Buffer.from(text.slice(0, at % text.length) + piece + text.slice(at % text.length)))
      }),
      runs,
    )
  })

  test('monstrous, in time', { timeout: 30_000 }, async () => {
    const head = 'Message-ID: <1@x.example>\nFrom: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n'
    const nested = (depth: number) =>
      Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`).join('')
    const monsters = [
      head + '--b\n\n'.repeat(1_000_000),
      head + '\n'.repeat(10_000_000),
      `Message-ID: <1@x.example>\nFrom: a@x.example\n${nested(5000)}`,
      `Message-ID: <1@x.example>\nFrom: a@x.example\n${'X: y\n'.repeat(300_000)}\ntext`,
      `Message-ID: <1@x.example>\nFrom: ${'a@x.example,'.repeat(30_000)}\n\ntext`,
      `Message-ID: <1@x.example>\nSubject: ${'Re: '.repeat(50_000)}\n\ntext`,
      `Message-ID: <1@x.example>\nSubject: ${'[a'.repeat(50_000)}\n\ntext`,
      `Message-ID: <1@x.example>\nFrom: a@x.example\n\n${'From a 2026\n\n'.repeat(100_000)}`,
      `From a 2026\nMessage-ID: <1@x.example>\nFrom: a@x.example\n\n${'x\n\nFrom a 2026\n'.repeat(100_000)}`,
      `Message-ID: <1@x.example>\nFrom: a@x.example\n\n${'Words of one paragraph.\n\n'.repeat(29_000)}`,
      `Message-ID: <1@x.example>\nFrom: a@x.example\n\n${'- '.repeat(200_000)}`,
      `Message-ID: <1@x.example>\nFrom: a@x.example\n\non ${' '.repeat(200_000)}`,
    ]
    for (const monster of monsters) {
      const started = ownTime()
      await holds(Buffer.from(monster))
      expect(ownTime() - started, monster.slice(0, 120)).toBeLessThan(3000)
    }
  })
})
