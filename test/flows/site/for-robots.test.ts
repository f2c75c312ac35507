/** What a publisher sets for machines: the rules for robots, who may sell advertisements, whom to tell of a weakness; and the icons of its name. */

import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attribute, read } from '../../../src/site/reader.ts'
import { done, openNewsroom, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const administrator = { name: 'admin@courier.example', role: 'administrator' } as const
const keep = (given: object) => room.verb('keep-edition', given, administrator)

test('what nobody has set is not there', async () => {
  expect((await room.get('/ads.txt')).status).toBe(404)
  expect((await room.get('/.well-known/security.txt')).status).toBe(404)
  expect((await room.get('/robots.txt')).text).not.toContain('GPTBot')
})

test('what is set is on the very next answer, and away again when it is taken back', async () => {
  done(
    await keep({
      aiPolicy: 'refuse-training',
      adsTxt: '# ours\nexchange.example, 12345, DIRECT, f08c47fec0942fa0\nOWNERDOMAIN=courier.example',
      security: { contacts: ['mailto:security@courier.example'] },
    }),
  )
  expect((await room.get('/robots.txt')).text).toContain('User-agent: GPTBot')
  const ads = await room.get('/ads.txt')
  expect([ads.headers.get('content-type'), ads.text.split('\n')[1]]).toEqual([
    'text/plain; charset=utf-8',
    'exchange.example, 12345, DIRECT, f08c47fec0942fa0',
  ])
  const security = await room.get('/.well-known/security.txt')
  expect(security.text).toContain('Contact: mailto:security@courier.example\nExpires: 2026-10-01T00:00:00.000Z\n')
  done(await keep({ adsTxt: '', security: { contacts: [] }, aiPolicy: 'allow' }))
  expect((await room.get('/ads.txt')).status).toBe(404)
  expect((await room.get('/.well-known/security.txt')).status).toBe(404)
  expect((await room.get('/robots.txt')).text).not.toContain('GPTBot')
})

test.each([
  [{ adsTxt: 'exchange.example 12345 DIRECT' }, 'no entry: «exchange.example 12345 DIRECT»'],
  [{ adsTxt: `${'a.'.repeat(2000)}, 1, DIRECT` }, 'no entry'],
  [{ security: { contacts: ['security@courier.example'] } }, 'is no contact, such as mailto:'],
  [{ security: { contacts: ['mailto:a@b.example\nExpires: 2099'] } }, 'is no contact'],
  [{ aiPolicy: 'sometimes' }, 'aiPolicy'],
])('%j is refused with a sentence', async (given, sentence) => {
  expect(await keep(given)).toMatchObject({ refused: 'invalid', sentence: expect.stringContaining(sentence) })
})

test('the manifest names the publication and leads to icons of its letter', async () => {
  done(await keep({ name: 'The Harbour Courier' }))
  const link = read((await room.get('/')).text)
    .all('link')
    .find((one) => attribute(one, 'rel') === 'manifest')
  const answer = await room.get(attribute(link ?? ({ attrs: [] } as never), 'href') ?? '')
  expect(answer.headers.get('content-type')).toBe('application/manifest+json')
  const manifest = JSON.parse(answer.text)
  expect(manifest).toMatchObject({ name: 'The Harbour Courier', start_url: '/', lang: 'en', dir: 'ltr' })
  for (const { src, sizes } of manifest.icons) {
    const icon = await room.get(src)
    const { width, height, format } = await sharp(icon.bytes).metadata()
    expect([`${width}x${height}`, format, icon.headers.get('content-type')]).toEqual([sizes, 'png', 'image/png'])
    const tag = icon.headers.get('etag') ?? ''
    expect((await room.get(src, { 'If-None-Match': tag })).status).toBe(304)
  }
  const before = await room.get('/icon-192.png')
  done(await keep({ name: 'Quay News' }))
  const after = await room.get('/icon-192.png')
  expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'))
  expect((await room.get('/favicon.ico')).headers.get('content-type')).toBe('image/png')
})
