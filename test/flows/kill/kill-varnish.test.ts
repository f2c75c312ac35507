/** A real Varnish stands before readers: it answers by itself, and a kill is out of it before it is acknowledged. */

import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { aJpeg } from '../../../src/media/picture-samples.ts'
import type { Actor } from '../../../src/newsroom/action.ts'
import { aStory, aWire } from '../../build.ts'
import { type Answer, done, openNewsroom, patience, type TestNewsroom } from '../../newsroom.ts'
import { openVarnish, type Varnish, varnishd } from './varnish.ts'

const administrator: Actor = { name: 'root@courier.example', role: 'administrator' }

describe.skipIf(!varnishd)('behind Varnish (skipped where Debian’s varnish is not installed)', () => {
  let room: TestNewsroom
  let varnish: Varnish
  beforeAll(async () => {
    room = await openNewsroom()
    varnish = await openVarnish([Number(new URL(room.origin).port)])
    const given = { kind: 'varnish', name: 'front', address: varnish.origin, settings: { site: varnish.origin } }
    done(await room.verb('keep-output', given, administrator))
    // Nodes look once a second which caches stand before them.
    const isKnown = async () =>
      expect((await room.get('/robots.txt')).headers.get('surrogate-control')).toMatch(/max-age/)
    await vi.waitFor(isKnown, patience)
  })
  afterAll(async () => {
    await varnish?.end()
    await room?.close()
  })

  const ask = async (path: string): Promise<Pick<Answer, 'status' | 'text' | 'headers'>> => {
    const response = await fetch(new URL(path, varnish.origin), { redirect: 'manual' })
    return { status: response.status, text: await response.text(), headers: response.headers }
  }
  /** Two numbers where the answer came out of the cache. */
  const isHit = ({ headers }: Pick<Answer, 'headers'>) => (headers.get('x-varnish') ?? '').includes(' ')
  /** Asks until Varnish has it. */
  const warm = (path: string) => expect.poll(async () => isHit(await ask(path)), patience).toBe(true)

  test('what it keeps it gives by itself, and no word between us and it reaches readers', async () => {
    const { address } = await room.publishedOwn(aStory('Ropes are sold'))
    await warm(address)
    const answer = await ask(address)
    expect([answer.status, answer.text.includes('Ropes are sold')]).toEqual([200, true])
    expect(answer.headers.get('cache-control')).toBe('public, no-cache')
    const between = ['surrogate-key', 'surrogate-control', 'xkey', 'cache-tag']
    expect(between.filter((name) => answer.headers.has(name))).toEqual([])
    const origin = await room.get(address)
    expect(origin.headers.get('surrogate-key')?.split(' ')).toEqual(
      expect.arrayContaining(['site', `story-${address.slice(-12)}`]),
    )
    expect((await room.get('/')).headers.get('surrogate-key')?.split(' ')).toEqual(
      expect.arrayContaining(['site', 'lists']),
    )
  })

  test('a new story is on the front at once; pages that do not show it stay kept', async () => {
    const { address } = await room.publishedOwn(aStory('The old one'))
    for (const path of ['/', address]) await warm(path)
    await room.publishedOwn(aStory('The new one'))
    await expect.poll(async () => (await ask('/')).text.includes('The new one'), patience).toBe(true)
    expect(isHit(await ask(address))).toBe(true)
  })

  test('a kill is out of every page that it kept before it is acknowledged, its pictures too', async () => {
    const file = 'varnish.jpg'
    const { story, address } = await room.published(
      aWire({ headline: 'Wreck is raised', pictures: [{ file, caption: 'The wreck.' }] }),
      { name: file, bytes: await aJpeg(640, 480) },
    )
    const [picture = ''] = /\/media\/[^"\s]+320\.jpg/.exec((await ask(address)).text) ?? []
    const section = `/${address.split('/')[1]}`
    const paths = ['/', section, '/feed.xml', '/sitemap.xml', '/search?q=wreck', address, picture]
    for (const path of paths) await warm(path)
    expect(done(await room.verb('kill', { story, reason: 'It is wrong.' }))).toEqual({ story, address })
    const answers = await Promise.all(paths.map(ask))
    expect(answers.filter(({ text }) => text.includes('Wreck is raised') || text.includes(address))).toEqual([])
    expect((await ask(address)).status).toBe(410)
    expect((await ask(picture)).status).toBe(404)
    const receipts = await room.rows<{ output: string; detail: string }>(
      'select * from receipt where story = $1',
      story,
    )
    expect(receipts.find(({ output }) => output === 'front')?.detail).toContain('began anew')
    expect(receipts.find(({ output }) => output === 'outside')?.detail).toContain(`${varnish.origin} answers 410`)
    done(await room.verb('revive', { story, reason: 'It was right.' }))
    expect((await ask(address)).status).toBe(200)
  })

  test('an answer that was begun before the kill and arrives after it is given to nobody who asks later', async () => {
    const slow = await slowWayTo(room.origin)
    const behind = await openVarnish([slow.port])
    const given = { kind: 'varnish', name: 'behind', address: behind.origin, settings: { site: behind.origin } }
    const { output } = done(await room.verb('keep-output', given, administrator)) as unknown as { output: string }
    const { story, address } = await room.publishedOwn(aStory('A slow page'))
    slow.holdUp(address)
    const early = fetch(new URL(address, behind.origin))
    await slow.holds()
    expect(done(await room.verb('kill', { story, reason: 'It is wrong.' }))).toEqual({ story, address })
    slow.letGo()
    const first = await early
    // Whoever asked before the kill may have it; it says that it may be kept for a while.
    expect([first.status, (await first.text()).includes('A slow page')]).toEqual([200, true])
    for (const _ of ['at once', 'and again']) expect((await fetch(new URL(address, behind.origin))).status).toBe(410)
    done(await room.verb('delete-output', { output }, administrator))
    await behind.end()
    await slow.close()
  })

  test('somebody else may not purge', async () => {
    const other = await openNewsroom()
    const guarded = await openVarnish([Number(new URL(other.origin).port)], { purgers: '192.0.2.1' })
    const given = { kind: 'varnish', name: 'guarded', address: guarded.origin }
    done(await other.verb('keep-output', given, administrator))
    const { story } = await other.publishedOwn(aStory('Kept by a stranger'))
    expect(done(await other.verb('kill', { story, reason: 'It is wrong.' }))).toMatchObject({
      unacknowledged: [{ output: 'guarded', failure: expect.stringContaining('did not purge (403)') }],
    })
    await guarded.end()
    await other.close()
  })
})

/** A way to the site on which one answer can be held up after the site has given it. */
const slowWayTo = async (origin: string) => {
  const holding = Promise.withResolvers<void>()
  const letting = Promise.withResolvers<void>()
  let held = ''
  const server = createServer((asked, answer) => {
    const isHeld = asked.url === encodeURI(held)
    if (isHeld) held = ''
    const onward = request(
      new URL(asked.url ?? '/', origin),
      { method: asked.method ?? 'GET', headers: asked.headers },
      async (given) => {
        const chunks: Buffer[] = []
        for await (const chunk of given) chunks.push(chunk)
        if (isHeld) {
          holding.resolve()
          await letting.promise
        }
        answer.writeHead(given.statusCode ?? 500, given.headers).end(Buffer.concat(chunks))
      },
    )
    onward.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    holdUp: (path: string) => {
      held = path
    },
    holds: () => holding.promise,
    letGo: () => letting.resolve(),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
