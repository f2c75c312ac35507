/** A story is killed: from the moment that is acknowledged nobody is given it any more, whichever way the kill came. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRefusal } from '../../../src/base/refusal.ts'
import { aJpeg } from '../../../src/media/picture-samples.ts'
import { perform } from '../../../src/newsroom/action.ts'
import { kill } from '../../../src/newsroom/kill.ts'
import { aNewsml1Wire, aStory, aWire } from '../../build.ts'
import {
  chief,
  done,
  everyAnswer,
  holding,
  openNewsroom,
  patience,
  refusedAs,
  type TestNewsroom,
} from '../../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const killed = async (story: string) => done(await room.verb('kill', { story, reason: 'It is wrong.' }))

/** Whether it shows or names a photograph; what networks get in its place is drawn from the headline. */
const isIllustrated = ({ text }: { text: string }): boolean => /\/media\/(?!card\/)/.test(text)

const isGone = async (address: string): Promise<void> => {
  const answer = await room.get(address)
  expect(answer.status).toBe(410)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.text).toContain('noindex')
}

test('the desk kills a story: no page, list, feed, search or picture holds it any more, however warm the pages were', async () => {
  const photo = { name: 'lighthouse.jpg', bytes: await aJpeg(400, 300) }
  const { story, address } = await room.published(
    aWire({
      headline: 'Zanderloo lighthouse sold to a hermit',
      text: ['The Zanderloo lighthouse was sold on Tuesday.'],
      places: ['Norway'],
      by: 'By Hugo Zanderman',
      pictures: [{ file: photo.name, caption: 'Zanderloo at dusk' }],
    }),
    photo,
  )
  // Something else stays, so that the lists still stand.
  await room.published(aWire({ headline: 'Pilots go on as before', places: ['Norway'], by: 'By Hugo Zanderman' }))
  const asked = ['/search?q=zanderloo', '/api/suggest?q=zanderl', '/by/hugo-zanderman', '/by/nordwire', '/place/norway']
  // Asked twice: whatever may be kept is kept now.
  await everyAnswer(room, ...asked)
  const before = await everyAnswer(room, ...asked)
  const section = `/${address.split('/')[1]}`
  expect(holding(before, 'Zanderloo')).toEqual(
    expect.arrayContaining(['/', '/feed.xml', section, address, '/nothing/here', ...asked]),
  )
  expect(holding(before, address)).toContain('/sitemap.xml')
  const [, picture = ''] = /<img[^>]* src="(\/media\/[^"]+)"/.exec(before.get(address)?.text ?? '') ?? []
  expect((await room.get(picture)).status).toBe(200)

  await killed(story)

  await isGone(address)
  const after = await everyAnswer(room, ...before.keys())
  expect(holding(after, 'Zanderloo')).toEqual([])
  expect(holding(after, address)).toEqual([])
  expect((await room.get(picture)).status).toBe(404)
  expect(after.get('/place/norway')?.status).toBe(200)
})

test('the desk kills a story of an agency: no later version of it is used', async () => {
  const first = aWire()
  const { story, address } = await room.published(first)
  await killed(story)
  const later = aWire({ uri: first.uri, version: '2', at: '2026-03-04T08:30:00Z' })
  expect(await room.arrive(later)).toMatchObject([{ outcome: 'killed' }])
  await isGone(address)
})

test('readers are told the note where the desk wrote one, and never the reason', async () => {
  const { story, address } = await room.published(aWire())
  done(await room.verb('kill', { story, reason: 'Source lied to us', note: 'A source has taken back what they said.' }))
  const answer = await room.get(address)
  expect(answer.text).toContain('A source has taken back what they said.')
  expect(answer.text).not.toContain('Source lied')
})

test('a killed story stays killed: no verb brings it back', async () => {
  const { story, address } = await room.published(aWire())
  await killed(story)
  expect(refusedAs(await room.verb('kill', { story, reason: 'Again.' }))).toBe('killed')
  expect(refusedAs(await room.verb('publish', { story }))).toBe('killed')
  expect(refusedAs(await room.verb('save', { story, revision: 1 }))).toBe('killed')
  expect(refusedAs(await room.verb('update', { story }))).toBe('killed')
  expect(refusedAs(await room.verb('correct', { story, text: 'It was wrong.' }))).toBe('killed')
  await isGone(address)
})

test('the agency cancels its item: the page goes, and a version after that does not bring it back', async () => {
  const first = aWire()
  const { uri } = first
  const { story, address } = await room.published(first)
  const [line] = await room.arrive(aWire({ uri, version: '2', at: '2026-03-04T08:10:00Z', status: 'canceled' }))
  expect(line).toMatchObject({ outcome: 'kill', story })
  await isGone(address)
  const [later] = await room.arrive(aWire({ uri, version: '3', at: '2026-03-04T08:20:00Z' }))
  expect(later?.outcome).toBe('killed')
  await isGone(address)
})

test('the agency writes a kill as text and names the item', async () => {
  const first = aWire()
  const { story, address } = await room.published(first)
  const notice = aWire({
    headline: 'KILL NOTICE',
    text: [`Please kill the story with the identity ${first.uri}.`, 'It was transmitted in error.'],
  })
  const [line] = await room.arrive(notice)
  expect(line).toMatchObject({ outcome: 'kill', story })
  await isGone(address)
})

test('the agency names the item with its revision, as NewsML 1 prints it', async () => {
  const first = aNewsml1Wire({ id: 'TX-KILL-1', version: '2' })
  const { story, address } = await room.published(first)
  const notice = aWire({ headline: 'MANDATORY KILL', text: [`Kill ${first.uri}:2 at once.`, 'A replacement follows.'] })
  const [line] = await room.arrive(notice)
  expect(line).toMatchObject({ outcome: 'kill', story })
  await isGone(address)
  const [later] = await room.arrive(aNewsml1Wire({ id: 'TX-KILL-1', version: '3', at: '2026-03-04T08:30:00Z' }))
  expect(later?.outcome).toBe('killed')
})

test('a kill arrives before what it kills: a tombstone waits', async () => {
  const early = aWire()
  const [line] = await room.arrive(
    aWire({ headline: 'KILL NOTICE', text: [`Kill ${early.uri}.`, 'Sent to the wrong list.'] }),
  )
  expect(line).toMatchObject({ outcome: 'kill' })
  expect(await room.arrive(early)).toMatchObject([{ outcome: 'killed' }])
  expect(await room.rows('select id from story where wire_item = $1', await itemOf(early.uri))).toEqual([])
})

test('one notice kills several items, and one of another supplier kills none of them', async () => {
  const [one, other] = [aWire(), aWire()]
  const first = await room.published(one)
  const second = await room.published(other)
  const notice = aWire({ headline: 'KILL NOTICE', text: ['Kill these two.'], kills: [one.uri, other.uri] })
  await room.takeIn([await room.lay(notice)], { supplier: 'Stranger' })
  expect((await room.get(first.address)).status).toBe(200)
  await room.arrive(notice)
  await isGone(first.address)
  await isGone(second.address)
})

test('a story of the newsroom’s own is killed like any other', async () => {
  const { story, address } = await room.publishedOwn(aStory('Tavern keeps its sign'))
  expect((await room.get(address)).status).toBe(200)
  await killed(story)
  await isGone(address)
})

test('another process kills while this one holds warm pages: its acknowledgement is the end of them', async () => {
  const { story, address } = await room.published(aWire({ headline: 'Quartermill bridge closes' }))
  const there = await room.another()
  for (const path of [address, '/', address, '/']) expect((await room.get(path)).holds('Quartermill')).toBe(true)
  const outcome = await perform(there.newsroom, chief, kill, { story, reason: 'It is wrong.' })
  const [page, front] = await Promise.all([room.get(address), room.get('/')])
  expect(isRefusal(outcome)).toBe(false)
  expect(page.status).toBe(410)
  expect(front.holds('Quartermill')).toBe(false)
  await there.close()
})

test('twenty readers hammer the page: whoever asks after the acknowledgement is not given it', async () => {
  const { story, address } = await room.published(aWire({ headline: 'Yellowcrane tower opens' }))
  let acknowledged = false
  let stop = false
  const late: string[] = []
  let served = 0
  const paths = [address, '/', '/feed.xml', '/search?q=yellowcrane', '/api/suggest?q=yellowc', `${address}?utm=1`]
  const reader = async (number: number) => {
    for (let turn = number; !stop; turn += 1) {
      const path = paths[turn % paths.length] ?? '/'
      const after = acknowledged
      const answer = await room.get(path)
      const shown = answer.holds('Yellowcrane')
      if (shown && !after) served += 1
      // The search page repeats what the reader typed, in its own letters: "yellowcrane".
      if (shown && after) late.push(`${path} ${answer.status}`)
    }
  }
  const readers = Array.from({ length: 20 }, (_, number) => reader(number))
  await expect.poll(() => served, patience).toBeGreaterThan(60)
  await killed(story)
  acknowledged = true
  const after = await Promise.all(Array.from({ length: 60 }, (_, at) => room.get(paths[at % paths.length] ?? '/')))
  stop = true
  await Promise.all(readers)
  expect(late).toEqual([])
  expect(after.filter((answer) => answer.holds('Yellowcrane'))).toEqual([])
})

const itemOf = async (uri: string): Promise<string> =>
  (await room.rows<{ id: string }>('select id from wire_item where uri = $1', uri))[0]?.id ?? ''

test('a kill meets a version that is just arriving: it waits for the item, and holds nothing that the version needs', async () => {
  const first = aWire()
  const { story, address } = await room.published(first)
  const arriving = await room.open('select from wire_item where id = $1 for update', await itemOf(first.uri))
  const killing = room.verb('kill', { story, reason: 'It is wrong.' })
  await arriving.waitedFor()
  await arriving.tell('select from story where id = $1 for update nowait', story)
  await arriving.commit()
  expect(isRefusal(await killing)).toBe(false)
  await isGone(address)
})

test('somebody takes an item while its kill is under way: the kill comes first', async () => {
  const first = aWire()
  await room.takeIn([await room.lay(first)], { publish: false })
  const item = await itemOf(first.uri)
  const killing = await room.open('update wire_item set killed_at = now() where id = $1', item)
  const taking = room.verb('take', { wire: item })
  await killing.waitedFor()
  await killing.commit()
  expect(refusedAs(await taking)).toBe('killed')
  expect(await room.rows('select id from story where wire_item = $1', item)).toEqual([])
})

test('two notices name the same items in another order: both are done', async () => {
  const [one, other] = [aWire(), aWire()]
  const places = await Promise.all([room.published(one), room.published(other)])
  const notice = (kills: string[]) => aWire({ headline: 'KILL NOTICE', text: ['Kill these two.'], kills })
  const held = await room.open('select from wire_item where id = $1 for update', await itemOf(one.uri))
  const arrivals = [notice([one.uri, other.uri]), notice([other.uri, one.uri])].map((wire) => room.arrive(wire))
  await held.waitedFor(2)
  await held.commit()
  expect((await Promise.all(arrivals)).flat().map((line) => line.outcome)).toEqual(['kill', 'kill'])
  for (const { address } of places) await isGone(address)
})

test('a kill and a new version arrive in the same moment: the kill wins, and neither stops the other', async () => {
  for (let round = 0; round < 8; round += 1) {
    const first = aWire()
    const { story, address } = await room.published(first)
    const next = aWire({ uri: first.uri, version: '2', at: '2026-03-04T08:30:00Z', headline: 'A second version' })
    const [outcome, lines] = await Promise.all([
      room.verb('kill', { story, reason: 'It is wrong.' }),
      room.arrive(next),
    ])
    expect(isRefusal(outcome)).toBe(false)
    expect(['update', 'killed']).toContain(lines[0]?.outcome)
    await isGone(address)
  }
})

test('a notice names no item, only a headline that one of its wires has: that one is meant', async () => {
  const headline = 'Minister of fisheries resigns over quota'
  const { address } = await room.published(aWire({ headline }))
  const { address: other } = await room.published(aWire({ headline: 'Fisheries quota is kept' }))
  const [line] = await room.arrive(
    aWire({
      headline: 'MANDATORY KILL',
      text: [`EDITORS: Please kill our story headlined «${headline}», moved at 0810 GMT. It is wrong.`],
    }),
  )
  expect(line?.outcome).toBe('kill')
  expect((await room.get(address)).status).toBe(410)
  expect((await room.get(other)).status).toBe(200)
})

test('a notice may mean two wires: a person decides, and until then nobody forgets it', async () => {
  const headline = 'Talks in the capital go on'
  const first = await room.published(aWire({ headline, at: '2026-03-04T02:00:00Z', text: ['Delegates met early.'] }))
  const second = await room.published(
    aWire({ headline, at: '2026-03-03T08:00:00Z', text: ['Nobody came on the first day.'] }),
  )
  const notice = aWire({ headline: 'MANDATORY KILL', text: [`Please kill «${headline}». It is wrong.`] })
  const [line] = await room.arrive(notice)
  expect(line).toMatchObject({ outcome: 'quarantined', note: expect.stringContaining('kill it by hand') })
  for (const { address } of [first, second]) expect((await room.get(address)).status).toBe(200)
})

test('a notice kills a picture by its file: every page that shows it goes on without it, and no size of it is served', async () => {
  const file = `harbour-${process.pid}.jpg`
  const picture = { file, caption: 'The harbour at dawn.', credit: 'Nordwire' }
  const bytes = await aJpeg(640, 480)
  const lead = await room.published(aWire({ headline: 'The harbour wakes', pictures: [picture] }), {
    name: file,
    bytes,
  })
  const inText = await room.published(
    aWire({
      headline: 'The harbour sleeps',
      pictures: [picture],
      text: ['It sleeps.', `<figure><img src="file:${file}"></figure>`, 'Still.'],
    }),
    { name: file, bytes },
  )
  const sizes = [...(await room.get(lead.address)).text.matchAll(/\/media\/[^"\s,]+/g)].map(([path]) => path)
  expect(sizes.length).toBeGreaterThan(0)
  expect((await room.get(sizes[0] ?? '')).status).toBe(200)
  const [line] = await room.arrive(
    aWire({ headline: 'MANDATORY PHOTO KILL', text: [`Please eliminate the picture ${file} from all systems.`] }),
  )
  expect(line).toMatchObject({ outcome: 'kill', note: expect.stringMatching(/1 of our pictures/) })
  for (const { address } of [lead, inText]) {
    const page = await room.get(address)
    expect([page.status, isIllustrated(page), page.holds('at dawn')]).toEqual([200, false, false])
  }
  for (const path of sizes) expect((await room.get(path)).status).toBeGreaterThanOrEqual(404)
  expect((await room.get('/')).holds('at dawn')).toBe(false)
  // Published anew, the story does not bring it back.
  done(await room.verb('publish', { story: inText.story }))
  expect(isIllustrated(await room.get(inText.address))).toBe(false)
})

test('news that takes another item back is news, and the other one is dead', async () => {
  const old = aWire({ headline: 'Bridge to open in May' })
  const { address } = await room.published(old)
  const [line] = await room.arrive(aWire({ headline: 'Bridge to open in June', kills: [old.uri] }))
  expect(line?.outcome).toBe('new')
  expect((await room.get(address)).status).toBe(410)
  expect((await room.get(line?.address ?? '')).status).toBe(200)
})

test('a story is killed: what was copied from it is dead too, whoever killed it', async () => {
  const wire = aWire({ headline: 'Tugs collide' })
  const first = await room.published(wire)
  const own = await room.publishedOwn(aStory('Quay is sold'))
  const copied = []
  for (const { story } of [first, own]) {
    const { story: copy } = done(await room.verb('copy', { story }))
    copied.push(done(await room.verb('publish', { story: copy })))
  }
  for (const { address } of copied) expect((await room.get(address)).status).toBe(200)
  await room.arrive(aWire({ headline: 'KILL NOTICE', text: [`Kill ${wire.uri}.`, 'It is wrong.'] }))
  const killing = done(await room.verb('kill', { story: own.story, reason: 'It is wrong.' }))
  expect(killing).toMatchObject({ copies: [copied[1]?.story] })
  for (const { address } of [first, own, ...copied]) await isGone(address)
  const front = await room.get('/')
  expect([front.holds('Tugs collide'), front.holds('Quay is sold')]).toEqual([false, false])
})
