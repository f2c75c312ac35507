/** One story stays one story: an alert and what follows it up, a lead and what it replaces, come under one address. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { aStory, aWire } from '../../build.ts'
import { done, openNewsroom, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const headlineAt = async (address: string) => /<h1[^>]*>([^<]*)</.exec((await room.get(address)).text)?.[1]

const places = 'Brannholm Skarvika Lyngsund Torvoy Hellevad Ostervik Nordhamn Klippan Grytfjord Saltvik'.split(' ')
let storm = 0
/** An alert and the story that follows it, of one invented storm each time. */
const aStorm = (minutes = 4) => {
  storm += 1
  const place = places[storm - 1]
  const words = `Storm floods the harbour of ${place}, ${storm + 11} people missing, says mayor`
  const alert = aWire({
    at: '2026-03-04T08:00:00Z',
    headline: '',
    urgency: 2,
    keywords: ['alert', 'storm', String(place)],
    text: [`${words}.`],
  })
  const story = aWire({
    at: new Date(Date.parse('2026-03-04T08:00:00Z') + minutes * 60_000).toISOString(),
    headline: `Storm floods the harbour of ${place}`,
    keywords: ['storm', String(place)],
    text: [
      `A storm flooded the harbour of ${place} on Wednesday and ${storm + 11} people are missing, the mayor says.`,
      `Water stood two metres high in the streets of ${place}. Boats lay across the quay.`,
    ],
  })
  return { alert, story, place }
}

test('an alert is published, and minutes later its story takes its place at the same address', async () => {
  const { alert, story, place } = aStorm()
  const first = await room.published(alert)
  expect(await headlineAt(first.address)).toContain('people missing')
  const [line] = await room.arrive(story)
  expect(line).toMatchObject({
    outcome: 'new',
    story: first.story,
    address: first.address,
    note: expect.stringMatching(/follows the alert of 08:00/),
  })
  expect(await headlineAt(first.address)).toBe(`Storm floods the harbour of ${place}`)
  const front = await room.get('/')
  expect(front.text.split(`Storm floods the harbour of ${place}`).length - 1).toBeGreaterThan(0)
  expect(front.holds('people missing, says mayor')).toBe(false)
  // The alert's own next version comes late and is shorter: the story stays.
  const late = aWire({ ...alert.told, version: '2', at: '2026-03-04T08:09:00Z' })
  expect(await room.arrive(late)).toMatchObject([{ outcome: 'update', story: first.story }])
  expect(await headlineAt(first.address)).toBe(`Storm floods the harbour of ${place}`)
  // The story's next version goes on at the address.
  const next = aWire({
    ...story.told,
    version: '2',
    at: '2026-03-04T08:20:00Z',
    headline: `All found after storm in ${place}`,
  })
  expect(await room.arrive(next)).toMatchObject([{ outcome: 'update', story: first.story, address: first.address }])
  expect(await headlineAt(first.address)).toBe(`All found after storm in ${place}`)
})

test('the alert comes after its story, by a slower door: nothing is published twice', async () => {
  const { alert, story, place } = aStorm()
  const first = await room.published(story)
  const stories = await room.count('story')
  const [line] = await room.arrive(alert)
  expect(line).toMatchObject({ outcome: 'new', story: first.story })
  expect(await room.count('story')).toBe(stories)
  expect(await headlineAt(first.address)).toBe(`Storm floods the harbour of ${place}`)
})

test('what the desk has made of the alert stays, and the story’s text comes to it', async () => {
  const { alert, story } = aStorm()
  const first = await room.published(alert)
  done(await room.verb('save', { story: first.story, revision: 1, furniture: { headline: 'Our own words for it' } }))
  done(await room.verb('publish', { story: first.story }))
  const [line] = await room.arrive(story)
  expect(line).toMatchObject({ story: first.story, note: expect.stringContaining('proposed: headline') })
  expect(await headlineAt(first.address)).toBe('Our own words for it')
  expect((await room.get(first.address)).holds('Boats lay across the quay.')).toBe(true)
})

test('a kill of either part kills the story', async () => {
  for (const part of ['alert', 'story'] as const) {
    const storm = aStorm()
    const { address } = await room.published(storm.alert)
    await room.arrive(storm.story)
    const killed = aWire({ ...storm[part].told, version: '9', at: '2026-03-04T08:40:00Z', status: 'canceled' })
    expect(await room.arrive(killed)).toMatchObject([{ outcome: 'kill' }])
    expect((await room.get(address)).status).toBe(410)
  }
})

test('an alert that was taken back is no beginning: the story after it stands by itself', async () => {
  const { alert, story } = aStorm()
  const first = await room.published(alert)
  await room.arrive(aWire({ ...alert.told, version: '2', at: '2026-03-04T08:01:00Z', status: 'canceled' }))
  const [line] = await room.arrive(story)
  expect(line?.outcome).toBe('new')
  expect(line?.address).not.toBe(first.address)
  expect((await room.get(line?.address ?? '')).status).toBe(200)
})

test('another story of the same hour, another supplier’s alert and one of last night are no part of it', async () => {
  const { alert, story } = aStorm()
  const first = await room.published(alert)
  const strangers = [
    aWire({
      headline: 'Regatta crews wait for wind',
      at: '2026-03-04T08:05:00Z',
      text: ['Crews from nine countries waited for wind on Wednesday.'],
    }),
    aWire({ ...story.told, uri: `${story.uri}-late`, at: '2026-03-04T14:00:00Z' }),
  ]
  for (const line of await room.arrive(...strangers)) expect(line.story).not.toBe(first.story)
  const path = await room.lay(story)
  const [theirs] = await room.takeIn([path], { supplier: 'Sudwire' })
  expect(theirs?.story).not.toBe(first.story)
})

test('an own story is no part of any chain', async () => {
  const own = await room.publishedOwn(aStory('Storm floods the harbour'))
  const { story } = aStorm()
  expect((await room.published(story)).story).not.toBe(own.story)
})
