/** The agency sends its story again: an untouched story follows. What happens where the desk has touched it is in `merge.test.ts`. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { aJpeg } from '../../../src/media/picture-samples.ts'
import { aBody, aG2Wire, aNewsml1Wire, aParagraph, aWire, type Wire } from '../../build.ts'
import { done, openNewsroom, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

/** The next version of an item. */
const next = (first: Wire, version: string, headline: string, at = `2026-03-04T08:${version.padStart(2, '0')}:30Z`) =>
  aWire({ uri: first.uri, version, at, headline, text: [`${headline}, the agency says.`] })

const page = async (address: string) => {
  const { status, text } = await room.get(address)
  return { status, headline: /<h1[^>]*>([^<]*)</.exec(text)?.[1], updated: />Updated /.test(text) }
}

/** Everything that a change would leave behind. */
const traces = async () => {
  const [stories] = await room.rows<{ changed: Date }>('select max(changed_at) as changed from story')
  const tables = ['revision', 'wire_version', 'publication', 'event', 'audit', 'story', 'arrival', 'picture']
  const counts = await Promise.all(tables.map(async (table) => [table, await room.count(table)] as const))
  return { ...Object.fromEntries(counts), changed: stories?.changed }
}

test('a newer version of an untouched story renews the page at the same address; «updated» is for an editor to say', async () => {
  const first = aWire({ headline: 'Tram drivers strike' })
  const { story, address } = await room.published(first)
  expect(await page(address)).toEqual({ status: 200, headline: 'Tram drivers strike', updated: false })
  await room.get('/')
  const [line] = await room.arrive(next(first, '2', 'Tram drivers end their strike'))
  expect(line).toMatchObject({ outcome: 'update', story, address })
  expect(await page(address)).toEqual({ status: 200, headline: 'Tram drivers end their strike', updated: false })
  const front = await room.get('/')
  expect(front.holds('Tram drivers end their strike')).toBe(true)
  expect(front.holds('Tram drivers strike')).toBe(false)
  const kinds = await room.rows('select number, kind from revision where story = $1 order by number', story)
  expect(kinds).toEqual([
    { number: 1, kind: 'take' },
    { number: 2, kind: 'update' },
  ])
})

test('the same file again changes nothing, however often and from wherever', async () => {
  const first = aWire()
  await room.published(first)
  room.clock.move(60_000)
  const before = await traces()
  for (let time = 0; time < 3; time += 1) expect(await room.arrive(first)).toMatchObject([{ outcome: 'same' }])
  expect(await traces()).toEqual(before)
})

test('the same version in other bytes changes no story', async () => {
  const first = aWire()
  const { address } = await room.published(first)
  const before = { ...(await traces()), arrival: 0 }
  const again = aWire({ ...first.told, headline: 'Something else under the same number' })
  expect(await room.arrive(again)).toMatchObject([{ outcome: 'same' }])
  expect({ ...(await traces()), arrival: 0 }).toEqual(before)
  expect((await page(address)).headline).toBe(first.told.headline)
})

test('an older version that comes late changes nothing, by number and by time', async () => {
  const first = aWire({ version: '7', at: '2026-03-04T08:07:00Z' })
  const { address } = await room.published(first)
  const untold = aWire({ version: undefined, at: '2026-03-04T08:07:00Z' })
  const other = await room.published(untold)
  const before = { ...(await traces()), arrival: 0 }
  const lines = [
    ...(await room.arrive(next(first, '6', 'An older text', '2026-03-04T08:59:00Z'))),
    ...(await room.arrive(aWire({ ...untold.told, at: '2026-03-04T08:01:00Z', headline: 'An older text' }))),
  ]
  expect(lines.map((line) => line.outcome)).toEqual(['older', 'older'])
  expect({ ...(await traces()), arrival: 0 }).toEqual(before)
  expect((await page(address)).headline).toBe(first.told.headline)
  expect((await page(other.address)).headline).toBe(untold.told.headline)
})

test('versions that arrive in one folder in any order end with the newest', async () => {
  const first = aWire({ version: '1', at: '2026-03-04T08:01:00Z' })
  const versions = ['4', '2', '9', '3'].map((version) => next(first, version, `Text ${version}`))
  const lines = await room.arrive(first, ...versions)
  const address = lines.find((line) => line.address)?.address ?? ''
  expect((await page(address)).headline).toBe('Text 9')
})

test('what was edited is not overwritten: the update waits, and coming again it waits no louder', async () => {
  const first = aWire({ headline: 'Ferry aground' })
  const { story, address } = await room.published(first)
  done(
    await room.verb('save', {
      story,
      revision: 1,
      furniture: { headline: 'Ferry aground off Ardvale' },
      body: aBody('Ours alone.'),
    }),
  )
  done(await room.verb('publish', { story }))
  const newer = next(first, '2', 'Ferry afloat')
  const [line] = await room.arrive(newer)
  expect(line).toMatchObject({ outcome: 'update', story })
  expect(line?.note).toContain('The desk has edited the story')
  expect(await page(address)).toMatchObject({ headline: 'Ferry aground off Ardvale' })
  const desk = await room.get('/api/now', { cookie: await room.signIn('editor') })
  expect(desk.text).toContain('"kind":"waits"')
  room.clock.move(60_000)
  const before = await traces()
  expect(await room.arrive(newer)).toMatchObject([{ outcome: 'same' }])
  expect(await traces()).toEqual(before)
})

test('a story that was edited and not yet published is not overwritten either', async () => {
  const first = aWire({ headline: 'Bakers march' })
  const [taken] = await room.arrive(first)
  const story = taken?.story ?? ''
  const body = { type: 'body', content: [aParagraph('Our own first paragraph.')] }
  done(await room.verb('save', { story, revision: 1, body }))
  await room.arrive(next(first, '2', 'Bakers march on'))
  const [row] = await room.rows<{ body: unknown }>(
    'select body from revision r join story s on s.id = r.story and s.revision = r.number where s.id = $1',
    story,
  )
  expect(row?.body).toEqual(body)
})

test('a newer version names its picture and does not send it again: the picture stays', async () => {
  const photo = { name: 'crane.jpg', bytes: await aJpeg(320, 240) }
  const first = aWire({ headline: 'Crane falls', pictures: [{ file: photo.name, caption: 'The crane' }] })
  const { address } = await room.published(first, photo)
  expect((await room.get(address)).holds('The crane')).toBe(true)
  const pictures = [{ file: photo.name, caption: 'The old crane' }]
  const [line] = await room.arrive(aWire({ ...first.told, version: '2', at: '2026-03-04T08:30:00Z', pictures }))
  expect(line?.note).toBeUndefined()
  expect((await room.get(address)).holds('The old crane')).toBe(true)
  await room.arrive(aWire({ ...first.told, version: '3', at: '2026-03-04T08:40:00Z', pictures: [] }))
  expect((await room.get(address)).holds('The old crane')).toBe(false)
})

test('a picture that never came is said, and the text runs without it', async () => {
  const pictures = [{ file: 'lost.jpg', caption: 'Never seen' }]
  const [line] = await room.arrive(aWire({ pictures }))
  expect(line?.note).toContain('without lost.jpg')
  expect((await room.get(line?.address ?? '')).text).not.toContain('<figure')
})

test('a supplier whose updates are proposals has them wait', async () => {
  const first = aWire({ headline: 'Weir repaired' })
  const { story, address } = await room.published(first)
  await room.rows(`update story set wire_updates = 'propose' where id = $1`, story)
  await room.arrive(next(first, '2', 'Weir repaired again'))
  expect((await page(address)).headline).toBe('Weir repaired')
})

test.each([
  [
    'NewsML 1.2',
    (version: string) =>
      aNewsml1Wire({ id: 'TX-UPD', version, headline: `Text ${version}`, at: `2026-03-04T08:0${version}:00Z` }),
  ],
  [
    'NewsML-G2',
    (version: string) =>
      aG2Wire({
        uri: 'urn:newsml:nordwire.example:g2',
        version,
        headline: `Text ${version}`,
        at: `2026-03-04T08:0${version}:00Z`,
      }),
  ],
] as const)('an update in %s follows its first version', async (_, version) => {
  const { address } = await room.published(version('1'))
  expect(await room.arrive(version('3'))).toMatchObject([{ outcome: 'update', address }])
  expect(await room.arrive(version('2'))).toMatchObject([{ outcome: 'older' }])
  expect((await page(address)).headline).toBe('Text 3')
})

test('two copies of one newer version in the same moment are one update', async () => {
  const first = aWire()
  const { story } = await room.published(first)
  const newer = next(first, '2', 'Told twice')
  const lines = (await Promise.all([room.arrive(newer), room.arrive(newer), room.arrive(newer)])).flat()
  expect(lines.map((line) => line.outcome).sort()).toEqual(['same', 'same', 'update'])
  expect(await room.rows('select number from revision where story = $1', story)).toHaveLength(2)
})

test('many wires at once, whose bylines name the same new people in another order, are all taken', async () => {
  const wires = Array.from({ length: 40 }, (_, at) => {
    const letter = String.fromCharCode(97 + ((at >> 1) % 26))
    const people = [`Ana Qu${letter}zz`, `Zoe Qu${letter}zz`]
    return aWire({ by: `By ${(at % 2 ? people : people.reverse()).join(' and ')}` })
  })
  const lines = await room.arrive(...wires)
  expect(lines.filter(({ outcome }) => outcome !== 'new')).toEqual([])
})
