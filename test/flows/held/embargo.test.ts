/** What is embargoed leaves at its time: nothing of it in any answer before, all of it within a second after. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { clockFrom } from '../../../src/base/clock.ts'
import { isRefusal } from '../../../src/base/refusal.ts'
import { aJpeg } from '../../../src/media/picture-samples.ts'
import { aG2Wire, aStory, aWire } from '../../build.ts'
import { done, everyAnswer, holding, openNewsroom, refusedAs, type TestNewsroom } from '../../newsroom.ts'

const start = '2026-03-04T09:00:00Z'
const noon = '2026-03-04T12:00:00Z'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom({ at: start })
})
afterAll(() => room?.close())

/** What readers are shown of a page. */
const seen = async (address: string) => {
  const { status, text } = await room.get(address)
  return { status, headline: /<h1[^>]*>([^<]*)</.exec(text)?.[1], updated: /Updated/.test(text) }
}

test('readers who ask all the time are given it at its time: not before, and no later than a second after', async () => {
  const clock = clockFrom(new Date(start))
  const live = await openNewsroom({ clock })
  // Something that lies there already, so that every page stands and is kept warm.
  await live.published(aWire({ headline: 'Pilots go on as before', places: ['Norway'] }))
  const until = new Date(clock.now().getTime() + 3000)
  const photo = { name: 'vault.jpg', bytes: await aJpeg(200, 150) }
  const lines = await live.arrive(
    aWire({
      headline: 'Xenolith vault is opened',
      embargo: until.toISOString(),
      places: ['Norway', 'Uruguay'],
      text: ['The Xenolith vault in Uruguay was opened in Norway.'],
      by: 'By Hugo Zanderman',
      pictures: [{ file: photo.name, caption: 'The vault' }],
    }),
    photo,
  )
  const address = lines.find((line) => line.address)?.address ?? ''
  const [lead] = await live.rows<{ id: string }>('select id from picture')
  const outputs: [path: string, shown: RegExp][] = [
    ['/', /Xenolith/],
    [`/${address.split('/')[1]}`, /Xenolith/],
    [address, /Xenolith/],
    ['/feed.xml', /Xenolith/],
    ['/sitemap.xml', /xenolith/],
    ['/place/norway', /Xenolith/],
    ['/place/uruguay', /Xenolith/],
    ['/by/hugo-zanderman', /Xenolith/],
    ['/by/nordwire', /Xenolith/],
    ['/search?q=vault', /Xenolith/],
    ['/api/suggest?q=vau', /Xenolith/],
    ['/api/suggest?q=urug', /Uruguay/],
    ['/nothing/here', /Xenolith/],
  ]
  const early: string[] = []
  const late: string[] = []
  const firstSeen = new Map<string, Date>()
  const watch = async (path: string, isShown: () => Promise<boolean>) => {
    while (!firstSeen.has(path) && late.length === 0) {
      const asked = clock.now()
      const shown = await isShown()
      const answered = clock.now()
      if (shown && answered < until) early.push(path)
      if (!shown && asked.getTime() > until.getTime() + 1000) late.push(path)
      if (shown) firstSeen.set(path, answered)
    }
  }
  const [before] = [await live.get('/by/hugo-zanderman')]
  expect(before.status).toBe(404)
  await Promise.all([
    ...outputs.map(([path, shown]) => watch(path, async () => shown.test((await live.get(path)).text))),
    watch('picture', async () => (await live.get(`/media/${lead?.id}/160.jpg`)).status === 200),
  ])
  await live.close()
  expect({ early, late }).toEqual({ early: [], late: [] })
  expect(firstSeen.size).toBe(outputs.length + 1)
})

test('a second before, nobody can tell that there is something; a second after it is everywhere', async () => {
  const [line] = await room.arrive(
    aWire({
      headline: 'Quetzal treaty signed',
      text: ['The Quetzal treaty was signed.'],
      embargo: noon,
      places: ['Peru'],
    }),
  )
  expect(line?.note).toContain('embargoed until 2026-03-04T12:00:00.000Z')
  const address = line?.address ?? ''
  room.clock.move(new Date('2026-03-04T11:59:59Z'))
  const asked = [address, '/place/peru', '/search?q=quetzal', '/api/suggest?q=quetz', '/api/suggest?q=per']
  const before = await everyAnswer(room, ...asked)
  expect(holding(before, 'Quetzal')).toEqual([])
  expect(holding(before, line?.story ?? '')).toEqual([])
  expect(before.get(address)?.status).toBe(404)
  expect(before.get('/place/peru')?.status).toBe(404)
  expect(before.get('/api/suggest?q=per')?.text).toBe('{"suggestions":[]}')
  room.clock.move(new Date('2026-03-04T12:00:01Z'))
  // The clock of this test jumps, which no page cache can know of.
  room.cache.forget()
  const after = await everyAnswer(room, ...asked)
  expect(holding(after, 'Quetzal')).toEqual(expect.arrayContaining(['/', '/feed.xml', ...asked.slice(0, 4)]))
  expect(holding(after, address)).toContain('/sitemap.xml')
  expect(after.get('/place/peru')?.status).toBe(200)
  room.clock.move(new Date(start))
  room.cache.forget()
})

test.each(['ninjs', 'NewsML-G2'])('an embargo is understood in %s', async (format) => {
  const [line] = await room.arrive((format === 'ninjs' ? aWire : aG2Wire)({ embargo: noon }))
  expect(line?.note).toContain('held: embargoed until')
  expect((await room.get(line?.address ?? '')).status).toBe(404)
})

test('an embargo that nobody can read holds until a person decides', async () => {
  const [line] = await room.arrive(aWire({ notes: 'EMBARGOED until the minister has spoken' }))
  expect(line?.note).toContain('not published: Its embargo could not be read')
  expect(line?.address).toBeUndefined()
  const story = line?.story ?? ''
  expect(refusedAs(await room.verb('publish', { story }))).toBe('embargoed')
  done(await room.verb('save', { story, revision: 1, furniture: { embargo: null } }))
  const { address } = done(await room.verb('publish', { story }))
  expect((await room.get(address)).status).toBe(200)
})

test('an embargoed version of a live story does not replace it early; it waits and can be brought in at its time', async () => {
  const first = aWire({ headline: 'Ministers meet in Ardvale' })
  const { story, address } = await room.published(first)
  const next = aWire({
    uri: first.uri,
    version: '2',
    at: '2026-03-04T08:30:00Z',
    headline: 'Ministers agree',
    embargo: noon,
  })
  const [line] = await room.arrive(next)
  expect(line?.note).toContain('embargoed until')
  expect(await seen(address)).toEqual({ status: 200, headline: 'Ministers meet in Ardvale', updated: false })
  expect(holding(await everyAnswer(room, '/search?q=agree'), 'Ministers agree')).toEqual([])
  expect(await room.rows('select wire_waiting is not null as waits from story where id = $1', story)).toEqual([
    { waits: true },
  ])
  room.clock.move(new Date(noon))
  done(await room.verb('update', { story }))
  expect(await seen(address)).toEqual({ status: 200, headline: 'Ministers agree', updated: false })
  room.clock.move(new Date(start))
})

test('the desk cannot publish an embargoed revision over a live one', async () => {
  const { story, address } = await room.publishedOwn(aStory('The quay is quiet'))
  done(
    await room.verb('save', {
      story,
      revision: 1,
      furniture: { headline: 'The quay is loud', embargo: { until: noon } },
    }),
  )
  expect(refusedAs(await room.verb('publish', { story }))).toBe('embargoed')
  expect(await seen(address)).toMatchObject({ headline: 'The quay is quiet' })
})

test('the agency lifts an embargo early: the story is out, once in its lists, dated by what happened and not by what was planned', async () => {
  const first = aWire({ headline: 'Toll of the strait', embargo: noon, places: ['Iceland'] })
  const [held] = await room.arrive(first)
  await room.arrive(aWire({ ...first.told, version: '2', at: '2026-03-04T08:30:00Z', embargo: undefined }))
  expect(await seen(held?.address ?? '')).toEqual({ status: 200, headline: 'Toll of the strait', updated: false })
  const [dates] = await room.rows<{ published_at: Date; dated_at: Date }>(
    'select published_at, dated_at from publication where story = $1',
    held?.story,
  )
  expect(dates?.published_at).toEqual(new Date(start))
  expect(dates?.dated_at).toEqual(new Date('2026-03-04T08:30:00Z'))
  const { text } = await room.get('/place/iceland')
  expect(text.split(`href="${held?.address}"`)).toHaveLength(2)
})

test('the agency moves an embargo: the later time holds', async () => {
  const first = aWire({ embargo: '2026-03-04T09:30:00Z' })
  const [held] = await room.arrive(first)
  await room.arrive(aWire({ ...first.told, version: '2', at: '2026-03-04T08:30:00Z', embargo: noon }))
  room.clock.move(new Date('2026-03-04T11:59:59Z'))
  expect((await room.get(held?.address ?? '')).status).toBe(404)
  room.clock.move(new Date(noon))
  expect((await room.get(held?.address ?? '')).status).toBe(200)
  room.clock.move(new Date(start))
})

test('a story that is killed under embargo was never there: its address knows nothing, then and later', async () => {
  const [held] = await room.arrive(aWire({ embargo: noon }))
  expect(isRefusal(await room.verb('kill', { story: held?.story, reason: 'Agreed otherwise.' }))).toBe(false)
  expect((await room.get(held?.address ?? '')).status).toBe(404)
  room.clock.move(new Date('2026-03-05T12:00:00Z'))
  expect((await room.get(held?.address ?? '')).status).toBe(404)
  room.clock.move(new Date(start))
})
