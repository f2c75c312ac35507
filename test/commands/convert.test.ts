/** `dateline convert` as it is typed: what is written, what is refused, what is said to be lost. */

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readWire } from '../../src/wire/read.ts'
import { aWire } from '../build.ts'
import { openData } from '../processes.ts'

let data: Awaited<ReturnType<typeof openData>>
let folder: string
beforeAll(async () => {
  data = await openData('2026-03-04T09:00:00Z')
  folder = await mkdtemp(join(tmpdir(), 'dateline-convert-'))
})
afterAll(async () => {
  await data?.close()
  await rm(folder, { recursive: true, force: true })
})

let laid = 0
const lay = async (bytes: Uint8Array | string, name = `wire-${++laid}.json`): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

const convert = (to: string, ...words: string[]) => data.run('convert', '--to', to, ...words)

test('a wire is written in every format, and read again it is the same item', async () => {
  const wire = aWire({ headline: 'Ferries <sail> & "wait"', notes: 'Call the desk.' })
  const file = await lay(wire.bytes)
  for (const to of ['ninjs', 'newsml-g2']) {
    const { status, out, err } = await convert(to, file)
    expect([to, status]).toEqual([to, 0])
    const [item] = readWire(new TextEncoder().encode(out)).items
    expect(item).toMatchObject({ uri: wire.uri, edNote: 'Call the desk.' })
    expect(err).not.toMatch(/^\s+at /m)
  }
  const nitf = await convert('nitf', file)
  expect([nitf.status, nitf.out]).toEqual([
    0,
    expect.stringContaining(`<doc-id regsrc="Nordwire" id-string="${wire.uri}"/>`),
  ])
  expect(nitf.err).toContain('NITF has no place for')
})

test('nothing for editors leaves in a feed', async () => {
  const wire = aWire({ headline: 'Calm at sea', notes: 'Secret of the desk.' })
  const { status, out, err } = await convert('rss', await lay(wire.bytes))
  expect([status, out]).toEqual([0, expect.stringContaining('<title>Calm at sea</title>')])
  expect(out).not.toContain('Secret')
  expect(err).toContain('RSS has no place for')
})

test.each([
  ['embargoed', { embargo: '2026-03-04T18:00:00Z' }, /embargoed until 2026-03-04T18:00:00/],
  ['withheld', { status: 'withheld' as const }, /withholds it/],
  ['canceled', { status: 'canceled' as const }, /canceled it/],
])('what is %s is refused in a feed, by the newsroom’s clock', async (_, told, sentence) => {
  const file = await lay(aWire(told).bytes)
  const { status, out, err } = await convert('rss', file)
  expect([status, out]).toEqual([1, ''])
  expect(err).toMatch(sentence)
  expect((await convert('newsml-g2', file)).status).toBe(0)
})

test('several files go into a folder under safe names, and nothing is overwritten', async () => {
  const out = join(folder, 'out')
  const one = await lay(aWire({ headline: 'One' }).bytes, 'Fähre & «Hafen».json')
  const other = await lay(aWire({ headline: 'Other' }).bytes, '..hidden.json')
  const first = await convert('newsml-g2', one, other, '--out', out)
  expect([first.status, (await readdir(out)).sort()]).toEqual([
    0,
    ['Fähre-Hafen.newsml-g2.xml', 'hidden.newsml-g2.xml'],
  ])
  const before = await readFile(join(out, 'hidden.newsml-g2.xml'), 'utf8')
  const again = await convert('newsml-g2', one, other, '--out', out)
  expect([again.status, again.err]).toEqual([1, expect.stringContaining('was not overwritten')])
  expect(await readFile(join(out, 'hidden.newsml-g2.xml'), 'utf8')).toBe(before)
})

test('several items in one file are one document, but NITF wants a folder', async () => {
  const items = [aWire({ headline: 'One' }), aWire({ headline: 'Two' })].map((wire) => JSON.parse(String(wire.bytes)))
  const file = await lay(JSON.stringify(items))
  expect(JSON.parse((await convert('ninjs', file)).out)).toHaveLength(2)
  const refused = await convert('nitf', file)
  expect([refused.status, refused.out, refused.err]).toEqual([1, '', expect.stringContaining('add --out FOLDER')])
  const out = join(folder, 'nitf')
  expect((await convert('nitf', file, '--out', out)).status).toBe(0)
  expect(await readdir(out)).toHaveLength(2)
})

test('what cannot be read is said, and the others are written', async () => {
  const out = join(folder, 'some')
  const { status, err } = await convert(
    'ninjs',
    await lay('<newsItem guid="x"><itemMeta>'),
    await lay(aWire().bytes),
    join(folder, 'nowhere'),
    '--out',
    out,
  )
  expect([status, err]).toEqual([1, expect.stringMatching(/XML is broken or torn[\s\S]*cannot be opened/)])
  expect(await readdir(out)).toHaveLength(1)
})
