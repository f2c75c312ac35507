/** A story without a picture brings one of its headline for networks; it leaves with the story. */

import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hasFonts } from '../../../src/media/headline-card.ts'
import { aJpeg } from '../../../src/media/picture-samples.ts'
import { attribute, read } from '../../../src/site/reader.ts'
import { aStory, aWire } from '../../build.ts'
import { done, openNewsroom, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const imageOf = async (path: string): Promise<string | undefined> => {
  const meta = read((await room.get(path)).text).all('meta')
  const found = meta.find((one) => attribute(one, 'property') === 'og:image')
  return found && attribute(found, 'content')?.replace(room.origin, '')
}

test.skipIf(!(await hasFonts()))('a headline’s picture follows the headline, and is gone with a kill', async () => {
  const { story, address } = await room.publishedOwn(aStory('The lock is repaired'))
  const image = (await imageOf(address)) ?? ''
  const answer = await room.get(image)
  expect(answer.headers.get('content-type')).toBe('image/png')
  expect(await sharp(answer.bytes).metadata()).toMatchObject({ width: 1200, height: 630 })
  expect((await room.get(image, { 'If-None-Match': answer.headers.get('etag') ?? '' })).status).toBe(304)

  done(await room.verb('save', { story, revision: 1, furniture: { headline: 'The lock is repaired & open' } }))
  done(await room.verb('publish', { story }))
  const later = (await imageOf(address)) ?? ''
  expect(later).not.toBe(image)
  const old = await room.get(image)
  expect([old.status, old.headers.get('location')]).toEqual([302, later])

  done(await room.verb('kill', { story, reason: 'It is wrong.' }))
  expect([(await room.get(image)).status, (await room.get(later)).status]).toEqual([404, 404])
})

test('a story with a picture shows that, and no card is drawn of what nobody may see', async () => {
  const wire = aWire({ pictures: [{ file: 'quay.jpg', caption: 'A quay', alt: 'Boats' }] })
  const { address } = await room.published(wire, { name: 'quay.jpg', bytes: await aJpeg(1400, 900) })
  expect(await imageOf(address)).toMatch(/\.jpg$/)
  const hidden = done(await room.verb('save', aStory('A secret')))
  expect((await room.get(`/media/card/${hidden.story}-0.png`)).status).toBe(404)
  expect((await room.get('/media/card/0123456789ab-zz.png')).status).toBe(404)
})
