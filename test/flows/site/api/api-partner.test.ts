/** Two newsrooms, both with Dateline: one reads the other's API through a door, publishes what comes by itself, and takes down what is killed there. */

import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { watchDoors } from '../../../../src/jobs/watch-doors.ts'
import { aJpeg } from '../../../../src/media/picture-samples.ts'
import { aStory, aWire } from '../../../build.ts'
import { loopback } from '../../../doors/door.ts'
import { done, openNewsroom, patience, type TestNewsroom } from '../../../newsroom.ts'
import { type ApiRoom, administrator, openApi } from './api-room.ts'

let house: ApiRoom
let partner: TestNewsroom
beforeAll(async () => {
  ;[house, partner] = await Promise.all([openApi(), openNewsroom()])
})
afterAll(async () => {
  await house?.close()
  await partner?.close()
})

/** What the partner's readers see of a story by its headline. */
const seen = async (headline: string): Promise<string | undefined> => {
  const [row] = await partner.rows<{ address: string }>(`select address from publication where headline = $1`, headline)
  return row && `${(await partner.get(row.address)).status}`
}

test('what one publishes the other has, with its corrections; what one kills is down at the other', async () => {
  const before = await house.publishedOwn(aStory('The ferry is older than the door', 'It was built in Bergen.'))
  const keep = {
    supplier: 'The Harbour Courier',
    publishes: true,
    contract: { kills: 'follow', fetchesPictures: true },
  }
  done(await partner.verb('keep-supplier', keep, administrator))
  const door = {
    ...{ supplier: 'The Harbour Courier', kind: 'http', name: 'API', secret: house.secret },
    address: `${house.origin}/api/v1/items?changed-since={since}&limit=2`,
    settings: { signIn: { kind: 'bearer' }, resume: true, every: 1, since: { start: '2026-01-01T00:00:00Z' } },
  }
  done(await partner.verb('keep-door', door, administrator))
  const watching = watchDoors({
    ...{ intake: { ...partner.intake, reach: loopback }, reach: loopback, seal: partner.newsroom.seal },
    ...{ log: pino({ level: 'silent' }), tick: 20 },
  })
  try {
    await expect.poll(() => seen('The ferry is older than the door'), patience).toBe('200')
    const stories = []
    for (const headline of ['The quay is wet', 'The mast is tall', 'The rope is long'])
      stories.push(await house.publishedOwn(aStory(headline, `${headline}, says the harbour master.`)))
    for (const headline of ['The quay is wet', 'The mast is tall', 'The rope is long'])
      await expect.poll(() => seen(headline), patience).toBe('200')

    const pictured = aWire({
      headline: 'The regatta begins',
      pictures: [{ file: 'regatta.jpg', caption: 'The start', credit: 'Ilse Marr' }],
    })
    await house.published(pictured, { name: 'regatta.jpg', bytes: await aJpeg(1400, 900) })
    await expect.poll(() => seen('The regatta begins'), patience).toBe('200')
    // The widest that there is.
    expect(await partner.rows(`select lead from publication where headline = 'The regatta begins'`)).toMatchObject([
      { lead: { width: 1300, caption: 'The start', credit: 'Ilse Marr' } },
    ])

    house.clock.move(60_000)
    const [{ story } = { story: '' }] = stories
    done(await house.verb('correct', { story, text: 'It was dry.', furniture: { headline: 'The quay is dry' } }))
    await expect.poll(() => seen('The quay is dry'), patience).toBe('200')

    house.clock.move(60_000)
    done(await house.verb('kill', { story, reason: 'There is no quay.' }))
    done(await house.verb('kill', { story: before.story, reason: 'There is no ferry.' }))
    for (const headline of ['The quay is dry', 'The ferry is older than the door'])
      await expect.poll(() => seen(headline), patience).toBe('410')
    expect(await seen('The mast is tall')).toBe('200')
    expect(await partner.rows(`select name, reason from arrival where state = 'quarantined'`)).toEqual([])
    expect(await partner.rows('select failure from door')).toEqual([{ failure: null }])
  } finally {
    await watching.stop()
  }
}, 120_000)
