/** Who gets to a draft: whoever is signed in and comes from our own pages; and no message, however hostile, ends the process. */

import { request } from 'node:http'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { bodyFragment } from '../../../src/story/draft/body-of.ts'
import { aBody } from '../../build.ts'
import { done, openNewsroom, patience, type TestNewsroom } from '../../newsroom.ts'
import { draftWriters, openEditor } from './draft-client.ts'

let room: TestNewsroom
const { enter, leave } = draftWriters(() => room)
let story: string
beforeAll(async () => {
  room = await openNewsroom()
  story = done(
    await room.verb('save', { furniture: { headline: 'Harbour closed' }, section: 'world', body: aBody('One.') }),
  ).story
})
afterAll(async () => {
  await leave()
  await room.close()
})

/** What a request for a line is answered, as an HTTP status. */
const asked = (path: string, headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const upgrade = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'x3JJHMbDL1EzLkh9GBhXDw==',
    }
    const call = request(new URL(path, room.origin), { headers: { ...upgrade, ...headers } })
    call.on('upgrade', (response, socket) => {
      socket.destroy()
      resolve(response.statusCode)
    })
    call.on('response', (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    call.on('error', reject)
    call.end()
  })

test('a page of another site gets no line, nor does whoever does not say from where they come', async () => {
  const cookie = await room.signIn('editor')
  expect(await asked('/api/edit', { cookie, origin: room.origin })).toBe(101)
  expect(await asked('/api/edit', { cookie, origin: 'https://evil.example' })).toBe(403)
  expect(await asked('/api/edit', { cookie, origin: 'null' })).toBe(403)
  expect(await asked('/api/edit', { cookie })).toBe(403)
})

test('a request for another protocol elsewhere is answered as any other', async () => {
  expect(await asked('/health', {})).toBe(200)
  expect(await asked('/api/edit', { upgrade: 'h2c' })).not.toBe(101)
})

test('nobody reads a draft without a session, with one that was made up, or one that is over', async () => {
  const cookies = [
    '',
    'dateline_session=',
    'dateline_session=made-up',
    (await room.signIn('editor')).replace('dateline_', 'other_'),
  ]
  const answers = cookies.map((cookie) => {
    const nobody = openEditor(room.origin, story, cookie).then(() => 'inside')
    return Promise.race([nobody, new Promise((resolve) => setTimeout(resolve, 700, 'outside'))])
  })
  expect(await Promise.all(answers)).toEqual(cookies.map(() => 'outside'))
})

test('a story that there is not, or was killed, is refused with a sentence', async () => {
  const gone = done(await room.verb('save', { furniture: { headline: 'Wrong' }, body: aBody('Wrong.') })).story
  done(await room.verb('kill', { story: gone, reason: 'It is wrong.' }))
  const sentences: [string, RegExp][] = [
    [gone, /killed by chief@courier.example: «It is wrong.»/],
    ['0000000000zz', /no story 0000000000zz/],
    ['../../etc', /no story/],
  ]
  for (const [name, sentence] of sentences) {
    const editor = await enter(name)
    expect(editor.mark()).toMatchObject({ is: 'closed', why: { sentence: expect.stringMatching(sentence) } })
    expect(editor.text()).toBe('')
  }
})

test('whoever may not save here reads, and what they force is taken by nobody', async () => {
  const cookie = await room.signIn('editor')
  await room.rows(
    `update person set sections = '{sport}' where id = (select person from session order by created_at desc limit 1)`,
  )
  const reader = await enter(story, cookie)
  const anna = await enter(story)
  expect(reader.text()).toBe('One.')
  expect(reader.mark()).toEqual({ is: 'reading' })
  reader.type(' Forced.')
  anna.type(' By Anna.')
  await anna.isSaved()
  await expect.poll(() => reader.text(), patience).toContain('By Anna.')
  expect(anna.text()).toBe('One. By Anna.')
  expect(reader.mark()).toEqual({ is: 'reading' })
})

/** A line of bytes, of no client of ours. */
const rawLine = async (cookie: string): Promise<WebSocket> => {
  const line = new WebSocket(`${room.origin.replace('http', 'ws')}/api/edit`, {
    headers: { origin: room.origin, cookie },
  } as never)
  await new Promise((resolve, reject) => {
    line.onopen = resolve
    line.onerror = reject
  })
  return line
}

const text = (words: string): number[] => [words.length, ...new TextEncoder().encode(words)]
const after = (prefix: number[], ...rest: number[]) => new Uint8Array([...prefix, ...rest])

test('hostile messages break their own line at most', async () => {
  // The part that reads them tells of each on standard error.
  const said = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')].map((one) =>
    one.mockImplementation(() => undefined),
  )
  const cookie = await room.signIn('editor')
  const anna = await enter(story)
  const entered = [...text(story), 2, 0, 0]
  const messages: (Uint8Array | string)[] = [
    new Uint8Array(0),
    new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255]),
    'words',
    after(text('x'.repeat(100)), 0, 0, 0),
    after(text(story), 99),
    after(text(story), 0, 2, 5, 1, 2, 3, 4, 5),
    after(text(story), 0, 1, 250, 255, 255, 255, 15),
    after(text(story), 1, 4, 9, 9, 9, 9),
    after(text(story), 5, ...text('{"mark":')),
    after(text(story), 5, ...text('{"mark":1,"clocks":[[1,"x"]]}')),
    after(text(story), 5, ...text('{"mark":-1,"clocks":[]}')),
    after(text(story), 6, ...text('to all')),
    after(text(story), 7),
    after([...text(`${story}\0x`)], 2, 0, 0),
  ]
  for (const message of messages) {
    for (const first of [[], [new Uint8Array(entered)]]) {
      const line = await rawLine(cookie)
      for (const one of [...first, message]) line.send(one as Uint8Array<ArrayBuffer>)
      await new Promise((resolve) => setTimeout(resolve, 20))
      line.close()
    }
  }
  for (const one of said) one.mockRestore()
  anna.type(' Still here.')
  await anna.isSaved()
  expect((await room.get('/health')).status).toBe(200)
})

test('a message that is too long closes its line, and a draft that has grown too large takes no more', async () => {
  const line = await rawLine(await room.signIn('editor'))
  const closed = new Promise<CloseEvent>((resolve) => {
    line.onclose = resolve
  })
  line.send(new Uint8Array(3 * 2 ** 20))
  expect((await closed).code).toBe(1009)
  const large = done(await room.verb('save', { furniture: { headline: 'Large' }, body: aBody('One.') })).story
  const anna = await enter(large)
  // Words that are no repetition of themselves.
  for (let at = 0; at < 12 && anna.mark().is !== 'closed'; at += 1) {
    const words = Array.from({ length: 180_000 }, (_, index) => ((index * 7919 + at) % 99_991).toString(36)).join(' ')
    anna.doc.transact(() => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(words.slice(0, 1_500_000))])
      bodyFragment(anna.doc).push([paragraph])
    })
    await expect.poll(() => anna.mark().is, patience).toMatch(/saved|closed|device/)
    if (anna.mark().is === 'device') break
  }
  await expect.poll(() => anna.mark(), patience).toMatchObject({ is: 'closed', why: { refused: 'too-large' } })
})

test('what a draft has of strange types opens for everybody, and gives a body', async () => {
  const strange = done(
    await room.verb('save', { furniture: { headline: 'Strange', by: ['mara-quill'] }, body: aBody('One.') }),
  ).story
  const anna = await enter(strange)
  bodyFragment(anna.doc).push([new Y.XmlHook('hook') as never, new Y.XmlElement('script'), new Y.XmlText('loose')])
  anna.doc.getMap('furniture').set('headline', new Y.Array())
  await anna.isSaved()
  done(await room.verb('publish', { story: strange }))
  const bert = await enter(strange)
  expect(bert.text()).toBe('One.\nloose')
})
