/** Promise 9: several editors in one draft. What one writes the other sees, what is marked as saved is committed, and whatever breaks, nothing that was written is lost. */

import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openLine } from '../../../bench/desk/together/line.ts'
import { startChild } from '../../../bench/process.ts'
import { isRefusal } from '../../../src/base/refusal.ts'
import { pageCache } from '../../../src/server/page-cache.ts'
import { serve } from '../../../src/server/serve.ts'
import { bodyFragment } from '../../../src/story/draft/body-of.ts'
import { aBody } from '../../build.ts'
import { done, openNewsroom, patience, type TestNewsroom } from '../../newsroom.ts'
import { callsTo } from './calls.ts'
import { draftWriters, type Editor, heldRefusals, memoryJournal, openEditor, webSocketWith } from './draft-client.ts'

let room: TestNewsroom
const { enter, leave } = draftWriters(() => room)
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(async () => {
  await leave()
  await room.close()
})

const newStory = async (...paragraphs: string[]): Promise<string> =>
  done(await room.verb('save', { furniture: { headline: 'Harbour closed' }, body: aBody(...paragraphs) })).story

const draftRow = async (story: string) =>
  (
    await room.rows<{ number: string; writers: string[] }>('select number, writers from draft where story = $1', story)
  )[0]

const endOf = (cookie: string) =>
  room.rows(`delete from session where token_hash = encode(sha256($1), 'hex')`, cookie.split('=')[1])

const bothSay = async (words: string, ...editors: Editor[]): Promise<void> => {
  for (const editor of editors) await expect.poll(() => editor.text(), patience).toBe(words)
}

test('two write at once and have the same text, which is in the database when the mark says so', async () => {
  const story = await newStory('The harbour was closed.')
  const [anna, bert] = [await enter(story), await enter(story, 'reporter')]
  expect(anna.text()).toBe('The harbour was closed.')
  expect(anna.mark()).toEqual({ is: 'saved' })
  anna.type(' By ice.')
  bert.type('Ships wait.', 1)
  expect(anna.mark()).toEqual({ is: 'saving' })
  await anna.isSaved()
  await bert.isSaved()
  await bothSay('The harbour was closed. By ice.\nShips wait.', anna, bert)
  expect((await draftRow(story))?.writers).toHaveLength(2)
})

test('whoever only reads hears that their line holds, and need not open another', async () => {
  let heard = 0
  class Line extends webSocketWith(room.origin, () => cookie).Line {
    override dispatchEvent(event: Event): boolean {
      if (event.type === 'message') heard += 1
      return super.dispatchEvent(event)
    }
  }
  const cookie = await room.signIn('editor')
  const anna = await enter(await newStory('The harbour was closed.'), cookie, undefined, {
    Line: Line as typeof WebSocket,
  })
  await expect.poll(() => anna.mark().is, patience).toBe('saved')
  for (const _ of [1, 2]) {
    const before = heard
    // As `Awareness` does by itself each quarter of a minute.
    anna.awareness.setLocalState(anna.awareness.getLocalState())
    await expect.poll(() => heard, patience).toBeGreaterThan(before)
  }
})

test('the mark says «saved» when it is committed, and not before', async () => {
  const story = await newStory('One.')
  const anna = await enter(story)
  const lock = await room.open('select from draft where story = $1 for update', story)
  anna.type(' Two.')
  await lock.waitedFor()
  expect(anna.mark()).toEqual({ is: 'saving' })
  expect(Number((await draftRow(story))?.number)).toBe(0)
  await lock.commit()
  await anna.isSaved()
  expect(Number((await draftRow(story))?.number)).toBe(1)
})

test('what was only deleted is saved too', async () => {
  const story = await newStory('One.', 'Two.')
  const anna = await enter(story)
  bodyFragment(anna.doc).delete(1, 1)
  expect(anna.mark()).toEqual({ is: 'saving' })
  await anna.isSaved()
  const bert = await enter(story)
  expect(bert.text()).toBe('One.')
})

test('the line is cut: both go on writing, the mark says since when, and all of it is merged when the line is back', async () => {
  const story = await newStory('One.')
  const [anna, bert] = [await enter(story), await enter(story)]
  anna.cut()
  await expect.poll(() => anna.mark().is, patience).toBe('device')
  anna.type(' Two of Anna.')
  bert.type('Three of Bert.', 1)
  await bert.isSaved()
  expect(anna.mark()).toEqual({ is: 'device', since: expect.any(Date) })
  expect(bert.text()).not.toContain('Anna')
  anna.mend()
  anna.hurry()
  await anna.isSaved()
  await bothSay('One. Two of Anna.\nThree of Bert.', anna, bert)
})

test('the tab is closed before anything could be sent: the next tab brings it in, and the journal forgets it', async () => {
  const story = await newStory('One.')
  const cookie = await room.signIn('editor')
  const journal = memoryJournal()
  const tab = await openEditor(room.origin, story, cookie, journal)
  tab.type(' Two is saved.')
  await tab.isSaved()
  await expect.poll(() => journal.entries.size, patience).toBe(0)
  tab.cut()
  tab.type(' Three was not.')
  tab.vanish()
  expect(journal.entries.size).toBe(1)
  const next = await enter(story, cookie, journal)
  await next.isSaved()
  expect(next.text()).toBe('One. Two is saved. Three was not.')
  await expect.poll(() => journal.entries.size, patience).toBe(0)
})

test('where the browser keeps nothing, the mark does not say that it does', async () => {
  const story = await newStory('One.')
  const broken = { ...memoryJournal(), add: () => Promise.reject(new Error('No room.')) }
  const anna = await enter(story, 'editor', broken)
  anna.cut()
  anna.type(' Two.')
  await expect.poll(() => anna.mark().is, patience).toBe('window')
})

test('the session ends while somebody writes: the mark says so, nothing is lost, and signing in again goes on', async () => {
  const story = await newStory('One.')
  let cookie = await room.signIn('editor')
  const anna = await enter(story, () => cookie)
  await room.rows('delete from session')
  anna.cut()
  anna.mend()
  anna.type(' Two.')
  await expect.poll(() => anna.mark(), patience).toEqual({ is: 'signed-out', owes: true, kept: 'device' })
  cookie = await room.signIn('editor')
  anna.signedIn()
  await anna.isSaved()
  expect(anna.text()).toBe('One. Two.')
})

/** What the mark has said, in turn. */
const marksOf = (editor: Editor): string[] => {
  const said: string[] = []
  editor.onMark(() => said.push(editor.mark().is))
  return said
}

test('another session has taken the place of the one in whose name the line was opened: it goes on, and nobody is called signed out', async () => {
  let cookie = await room.signIn('editor')
  const anna = await enter(await newStory('One.'), () => cookie)
  const said = marksOf(anna)
  const before = cookie
  cookie = await room.signIn('editor')
  await endOf(before)
  await expect.poll(() => said, patience).toContain('device')
  anna.type(' Two.')
  await anna.isSaved()
  expect(said).not.toContain('signed-out')
})

test('what is refused under the session before is heard only after the new one: the mark does not stay at «signed out»', async () => {
  let cookie = await room.signIn('editor')
  const refusals = heldRefusals(room.origin, () => cookie)
  const anna = await enter(await newStory('One.'), () => cookie, undefined, { Line: refusals.Line })
  await endOf(cookie)
  // The line that asks again is refused, and the network keeps that back.
  await refusals.come(2)
  cookie = await room.signIn('editor')
  anna.signedIn()
  refusals.release()
  anna.type(' Two.')
  await anna.isSaved()
  // The refused lines say nothing any more.
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(anna.mark()).toEqual({ is: 'saved' })
})

test('whoever was signed out and may have signed in in another window is asked about once', async () => {
  let cookie = await room.signIn('editor')
  const anna = await enter(await newStory('One.'), () => cookie)
  await endOf(cookie)
  await expect.poll(() => anna.mark().is, patience).toBe('signed-out')
  const said = marksOf(anna)
  anna.signedIn()
  cookie = await room.signIn('editor')
  await expect
    .poll(() => {
      anna.signedIn()
      return anna.mark().is
    }, patience)
    .toBe('saved')
  expect(said).toEqual(['saved'])
})

test('somebody else has signed in in this browser: what was written before is not put in their name', async () => {
  const ida = await callsTo(room).somebody('editor')
  const max = await callsTo(room).somebody('editor')
  let { cookie } = ida
  const story = await newStory('One.')
  const editor = await enter(story, () => cookie, undefined, { mail: ida.mail })
  cookie = max.cookie
  editor.cut()
  editor.type(' Two of Ida.')
  editor.mend()
  await expect.poll(() => editor.mark(), patience).toEqual({ is: 'signed-out', owes: true, kept: 'device' })
  cookie = ida.cookie
  editor.signedIn()
  await editor.isSaved()
  expect((await draftRow(story))?.writers).toEqual([ida.mail])
})

test('who is there the server says, and the last who leaves makes a step in the history', async () => {
  const story = await newStory('One.')
  const [anna, bert] = [await enter(story), await enter(story, 'chief')]
  anna.awareness.setLocalState({ user: { name: 'The Queen', color: 'red' }, cursor: { anchor: 1, head: 1 } })
  const seen = () => bert.awareness.getStates().get(anna.doc.clientID)
  await expect
    .poll(seen, patience)
    .toMatchObject({ user: { name: 'editor', color: expect.stringMatching(/^#/) }, cursor: { anchor: 1 } })
  await expect.poll(() => bert.awareness.getStates().size, patience).toBe(2)
  anna.type(' Two.')
  bert.type(' Three.')
  await anna.isSaved()
  await bert.isSaved()
  await anna.close()
  await expect.poll(seen, patience).toBeUndefined()
  await bert.close()
  const steps = () =>
    room.rows<{ kind: string; actor: string }>(
      'select kind, actor from revision where story = $1 and number > 1',
      story,
    )
  await expect.poll(steps, patience).toEqual([{ kind: 'save', actor: expect.stringMatching(/^chief-.*, editor-/) }])
})

test('who leaves and comes back in the same moment is in the same draft, and what they write is kept', async () => {
  const story = await newStory('Words:')
  const cookie = await room.signIn('editor')
  let last = await enter(story, cookie)
  for (let round = 0; round < 15; round += 1) {
    last.type(` ${round}`)
    await last.isSaved()
    const [next] = await Promise.all([enter(story, cookie), last.close()])
    last = next
  }
  expect(last.text()).toBe('Words: 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14')
})

test('an editor who only looks costs no query, nor does one who was signed out', async () => {
  const gone = await enter(await newStory('Gone.'))
  await room.rows('delete from session')
  gone.cut()
  gone.mend()
  await expect.poll(() => gone.mark().is, patience).toBe('signed-out')
  const story = await newStory('One.')
  const anna = await enter(story)
  anna.type(' Two.')
  await anna.isSaved()
  let queries = 0
  const count = () => {
    queries += 1
  }
  room.database.pool.on('acquire', count)
  anna.awareness.setLocalStateField('cursor', { anchor: 1, head: 1 })
  const quietSecond = async () => {
    queries = 0
    await new Promise((resolve) => setTimeout(resolve, 1000))
    return queries
  }
  // Editors of other tests may still be finding out that they were signed out.
  await expect.poll(quietSecond, patience).toBe(0)
  room.database.pool.off('acquire', count)
  expect(anna.mark()).toEqual({ is: 'saved' })
})

test('the server is killed while two write: what was saved is there, and what was not comes with whoever wrote it', async () => {
  const story = await newStory('One.')
  const [first, second] = await Promise.all(
    [1, 2].map(() => startChild('site-process.ts', room.url, room.folder, 'off')),
  )
  if (!first || !second) throw new Error('No server has started.')
  const line = await openLine(first.port)
  try {
    const origin = `http://localhost:${line.port}`
    const journal = memoryJournal()
    const [anna, bert] = [
      await openEditor(origin, story, await room.signIn('editor'), journal),
      await openEditor(origin, story, await room.signIn('editor')),
    ]
    anna.type(' Saved.')
    await anna.isSaved()
    anna.type(' On its way.')
    bert.type('Bert.', 1)
    await first.kill()
    anna.vanish()
    line.leadTo(second.port)
    bert.hurry()
    await bert.isSaved()
    expect(bert.text()).toContain('One. Saved.')
    const next = await openEditor(origin, story, await room.signIn('editor'), journal)
    await next.isSaved()
    await bothSay('One. Saved. On its way.\nBert.', next, bert)
    await next.close()
    await bert.close()
  } finally {
    await line.close()
    await Promise.all([first, second].map((one) => one.kill()))
  }
})

test('two nodes: what is written at one is seen at the other, and after a break of its ear too', async () => {
  const story = await newStory('One.')
  const other = await room.another()
  const cache = pageCache({
    mayAnswer: () => false,
    clock: room.clock,
    edges: { isShared: () => false, isCloudflare: () => false, hubs: () => [], keys: () => [] },
  })
  const working = {
    ...room.intake,
    newsroom: other.newsroom,
    cache,
    log: pino({ level: 'silent' }),
    origin: '',
    clockSet: true,
  }
  const serving = await serve({ ...working, origin: room.origin }, ['desk'], 0)
  if (isRefusal(serving)) throw new Error(serving.sentence)
  try {
    const anna = await enter(story)
    const bert = await openEditor(`http://localhost:${serving.port}`, story, await room.signIn('editor'))
    anna.type(' Two.')
    await bothSay('One. Two.', anna, bert)
    bert.type('Three.', 1)
    await bothSay('One. Two.\nThree.', anna, bert)
    await room.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dateline drafts' and datname = current_database()`,
    )
    for (const word of [' Four.', ' Five.']) {
      anna.type(word)
      bert.type(word, 1)
    }
    await anna.isSaved()
    await bert.isSaved()
    await bothSay('One. Two. Four. Five.\nThree. Four. Five.', anna, bert)
    await bert.close()
  } finally {
    await serving.close()
    await other.close()
  }
})

test('many updates are put into one state, and whoever opens it has them all', async () => {
  const story = await newStory()
  const anna = await enter(story)
  const { identity } =
    (await room.rows<{ identity: string }>('select identity from draft where story = $1', story))[0] ?? {}
  // As if they had come one by one over a day.
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(anna.doc))
  for (let at = 0; at < 250; at += 1) {
    const before = Y.encodeStateVector(doc)
    bodyFragment(doc).push([new Y.XmlElement('paragraph')])
    await room.rows(
      `with told as (update draft set number = number + 1 where story = $1 and identity = $2 returning number)
       insert into draft_update select $1, number, $3 from told`,
      ...[story, identity, Buffer.from(Y.encodeStateAsUpdate(doc, before))],
    )
  }
  await expect.poll(() => bodyFragment(anna.doc).length, patience).toBe(bodyFragment(doc).length)
  anna.type('Words.')
  await anna.isSaved()
  const kept = () => room.rows('select from draft_update where story = $1', story)
  await expect.poll(async () => (await kept()).length, patience).toBeLessThan(200)
  const bert = await enter(story)
  expect(bodyFragment(bert.doc).length).toBe(bodyFragment(anna.doc).length)
  expect(bert.text()).toBe('Words.')
})
