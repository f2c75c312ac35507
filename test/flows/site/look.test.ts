/** A publication's look: chosen by one verb, on every page at once, and the same from every node. */

import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRefusal, type Refusal } from '../../../src/base/refusal.ts'
import { attribute, read } from '../../../src/site/reader.ts'
import { aStory } from '../../build.ts'
import { done, openNewsroom, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
let story: string
const administrator = { name: 'admin@courier.example', role: 'administrator' } as const

beforeAll(async () => {
  room = await openNewsroom()
  story = (await room.publishedOwn(aStory('The lock is repaired'))).address
})
afterAll(() => room?.close())

const keep = (look: object) => room.verb('keep-edition', { look }, administrator)
const stylesOf = async (path: string): Promise<string> => {
  const link = read((await room.get(path)).text)
    .all('link')
    .find((one) => attribute(one, 'rel') === 'stylesheet')
  return (link && attribute(link, 'href')) ?? ''
}

test('a look is on every page when it is kept: its sheet, its icon, its manifest', async () => {
  const before = [await stylesOf('/'), await stylesOf(story)]
  expect(before[0]).toMatch(/^\/assets\/broadsheet\.[0-9a-f]{12}\.css$/)
  expect(before[1]).toBe(before[0])

  done(await keep({ theme: 'dispatch', accent: { light: '#8A1C0F' }, density: 'roomy' }))
  const after = await stylesOf(story)
  expect(after).toMatch(/^\/assets\/dispatch-l8a1c0f-roomy\.[0-9a-f]{12}\.css$/)
  expect(await stylesOf('/')).toBe(after)
  const sheet = await room.get(after)
  expect([sheet.status, sheet.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
  expect(sheet.text).toContain('--accent:#8a1c0f')
  // Whoever still has the page of before gets what that page was made for.
  expect((await room.get(before[0] ?? '')).headers.get('cache-control')).toContain('immutable')

  expect(JSON.parse((await room.get('/manifest.webmanifest')).text).theme_color).toBe('#8a1c0f')
  const corner = sharp((await room.get('/icon-192.png')).bytes).extract({ left: 2, top: 2, width: 4, height: 4 })
  expect([...(await corner.removeAlpha().raw().toBuffer()).subarray(0, 3)]).toEqual([0x8a, 0x1c, 0x0f])
})

test('the sheet of an older version of the program is answered with today’s, which nobody keeps under that address', async () => {
  const old = await room.get('/assets/dispatch-l8a1c0f-roomy.000000000000.css')
  expect([old.status, old.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(old.text).toContain('--accent:#8a1c0f')
  expect((await room.get('/assets/tabloid.000000000000.css')).status).toBe(404)
})

test('an accent that cannot be read is refused with one that can, and nothing changes', async () => {
  const before = await stylesOf('/')
  const refused = (await keep({ theme: 'broadsheet', accent: { light: '#ffd84d', dark: '#10204d' } })) as Refusal
  expect(isRefusal(refused)).toBe(true)
  expect(refused.fields).toEqual({
    'look.accent.light': expect.stringMatching(/^is too pale to be read: .* The nearest that can be read is #\w{6}/),
    'look.accent.dark': expect.stringContaining('is too dark to be read'),
  })
  const [nearest] = /#\w{6}/.exec(refused.fields?.['look.accent.light'] ?? '') ?? []
  expect(await stylesOf('/')).toBe(before)
  done(await keep({ theme: 'broadsheet', accent: { light: nearest } }))
})

test('what is no look is refused', async () => {
  for (const look of [
    {},
    { theme: 'tabloid' },
    { theme: 'dispatch', accent: { light: 'red' } },
    { theme: 'dispatch', font: 'x' },
  ])
    expect(isRefusal(await keep(look)), JSON.stringify(look)).toBe(true)
})
