/** The desk's stories over HTTP: the list, one story with everything that may be done to it, its history, and bringing a revision back. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openDraft } from '../../../src/newsroom/drafts/open-draft.ts'
import type { StoryHistory, StoryText } from '../../../src/newsroom/life/story-history.ts'
import type { StoriesNews, StoriesPage, StoryRow } from '../../../src/newsroom/life/story-row.ts'
import type { StoryView } from '../../../src/newsroom/life/story-view.ts'
import { addDraftUpdate } from '../../../src/store/drafts/drafts.ts'
import { documentOf } from '../../../src/story/draft/draft.ts'
import { aBody, aStory, aWire } from '../../build.ts'
import { done, openNewsroom, patience, refusedAs, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
let cookie: string
let chief: string

beforeAll(async () => {
  room = await openNewsroom()
  cookie = await room.signIn('editor')
  chief = await room.signIn('chief')
})
afterAll(() => room?.close())

const ask = async <Answer>(path: string, as = cookie): Promise<Answer> => {
  const answer = await room.get(path, { cookie: as })
  expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 200, 'private, no-store'])
  return JSON.parse(answer.text)
}
const list = async (query = ''): Promise<StoryRow[]> => (await ask<StoriesPage>(`/api/stories?${query}`)).rows
const found = async (query: string): Promise<string[]> => (await list(query)).map(({ headline }) => headline)
const view = (story: string, as = cookie): Promise<StoryView> => ask(`/api/stories/${story}`, as)
const written = async (headline: string, ...text: string[]): Promise<string> => {
  room.clock.move(1000)
  return done(await room.verb('save', aStory(headline, ...text))).story
}
const inTwoHours = '2026-03-04T15:00:00Z'

test('every story is found by words of its newest revision, published or not, and by those that readers see', async () => {
  const draft = await written('Nobody has read this', 'A walrus slept on the slipway for nine days.')
  const live = await written('The lighthouse keepers retire', 'They counted ships for thirty years.')
  done(await room.verb('publish', { story: live }))
  done(await room.verb('save', { story: live, revision: 1, body: aBody('They counted albatrosses for thirty years.') }))
  expect(await found('q=walruses')).toEqual(['Nobody has read this'])
  expect(await found('q=albatross')).toEqual(['The lighthouse keepers retire'])
  expect(await found('q=counted+ships')).toEqual(['The lighthouse keepers retire'])
  expect(await found('q="slept+on+the+slipway"')).toEqual(['Nobody has read this'])
  expect(await found(`q=${draft}`)).toEqual(['Nobody has read this'])
  const { address } = (await view(live)).row
  expect(await found(`q=${encodeURIComponent(room.origin + address)}`)).toEqual(['The lighthouse keepers retire'])
  expect(await found('q=walrus+lighthouse')).toEqual([])
  done(await room.verb('save', { story: draft, revision: 1, body: aBody('A seal slept there.') }))
  expect(await found('q=walruses')).toEqual([])
})

test('a story stands in the list by each of its states, and by who changed it', async () => {
  const state = async (name: string, headline: string) => (await found(`state=${name}`)).includes(headline)
  const words = 'The ferry line is sold'
  const story = await written(words)
  expect([await state('writing', words), await state('ready', words), await state('live', words)]).toEqual([
    true,
    false,
    false,
  ])
  done(await room.verb('schedule', { story, at: inTwoHours }))
  expect([await state('scheduled', words), await state('held', words), await state('ready', words)]).toEqual([
    true,
    false,
    true,
  ])
  done(await room.verb('publish', { story }))
  expect([await state('live', words), await state('scheduled', words)]).toEqual([true, false])
  const held = await written('The minister resigns')
  done(await room.verb('embargo', { story: held, until: inTwoHours, reason: 'Agreed.' }))
  expect([await state('held', 'The minister resigns'), await state('held', words)]).toEqual([true, false])
  done(await room.verb('kill', { story, reason: 'Wrong.' }))
  expect([await state('killed', words), await state('live', words), await state('ready', words)]).toEqual([
    true,
    false,
    false,
  ])
  expect(await found(`by=chief@courier.example&state=killed`)).toEqual([words])
  expect(await found('by=somebody@courier.example')).toEqual([])
  expect(await found('section=culture&state=killed')).toEqual([words])
  expect(await found('section=sport')).toEqual([])
})

test('pages follow each other, and what has changed since comes by itself', async () => {
  for (let at = 0; at < 5; at += 1) await written(`Page after page ${at}`)
  const first = await list('q="page+after+page"&limit=2')
  const second = await list(`q="page+after+page"&limit=2&before=${first[1]?.place}`)
  expect([...first, ...second].map(({ headline }) => headline)).toEqual(
    [4, 3, 2, 1].map((at) => `Page after page ${at}`),
  )
  room.clock.move(1000)
  done(
    await room.verb('save', { story: second[1]?.story, revision: 1, furniture: { headline: 'Page after page anew' } }),
  )
  const news = await ask<StoriesNews>(`/api/stories?after=${first[0]?.place}&also=${second[0]?.story}`)
  expect(news.rows.map(({ headline }) => headline)).toEqual(['Page after page anew'])
  expect(news.also.map(({ headline }) => headline)).toEqual(['Page after page 2'])
})

test('a story says what it lacks, what may be done with it now, and by whom', async () => {
  const { story } = done(await room.verb('save', { section: 'culture', furniture: { headline: 'Half a story' } }))
  const half = await view(story)
  expect(half.checks.blocking).toEqual([
    'It has no text: write at least one paragraph.',
    'It says nobody wrote it: choose a byline.',
  ])
  expect(half.may).toEqual(expect.arrayContaining(['publish', 'schedule', 'kill', 'save', 'restore']))
  expect(half.may).not.toContain('embargo')
  expect((await view(story, chief)).may).toContain('embargo')
  expect((await view(story, await room.signIn('photo'))).may).toEqual(['save'])
  done(await room.verb('save', { story, revision: 1, ...aStory('A whole story') }))
  done(await room.verb('publish', { story }))
  const live = await view(story)
  expect(live).toMatchObject({ row: { sees: 'live', published: 2, revision: 2 }, checks: { blocking: [] } })
  expect(live.may).not.toContain('publish')
  expect(live.may).toEqual(expect.arrayContaining(['correct', 'kill']))
  done(await room.verb('correct', { story, kind: 'clarification', text: 'The hall seats ninety.' }))
  expect((await view(story)).corrections).toMatchObject([{ kind: 'clarification', text: 'The hall seats ninety.' }])
})

test('a kill shows every output with its receipt, and a revival is the chief’s', async () => {
  const { story } = await room.publishedOwn(aStory('Taken down at noon'))
  done(await room.verb('kill', { story, reason: 'Wrong.', note: 'It was wrong.' }))
  const killed = await view(story)
  expect(killed).toMatchObject({ row: { sees: 'killed' }, killNote: 'It was wrong.', may: [] })
  expect(killed.receipts.map(({ output, outcome }) => `${output}: ${outcome}`)).toEqual(
    expect.arrayContaining([expect.stringMatching(/nodes: acknowledged/), expect.stringMatching(/gate: acknowledged/)]),
  )
  expect(killed.receipts.every(({ receipt }) => receipt !== null)).toBe(true)
  expect((await view(story, chief)).may).toEqual(['revive'])
})

test('history tells who wrote which revision, which of them readers saw, and all that was done', async () => {
  const story = await written('First words', 'One paragraph.')
  done(await room.verb('publish', { story }))
  room.clock.move(60_000)
  done(await room.verb('save', { story, revision: 1, furniture: { headline: 'Second words' } }))
  done(await room.verb('save', { story, revision: 2, furniture: { headline: 'Third words' } }))
  done(await room.verb('publish', { story }))
  const { revisions, audit } = await ask<StoryHistory>(`/api/stories/${story}/history`)
  expect(revisions.map(({ number, headline, shown }) => [number, headline, shown.length])).toEqual([
    [3, 'Third words', 1],
    [2, 'Second words', 0],
    [1, 'First words', 1],
  ])
  expect(audit.map(({ verb, by }) => `${verb} ${by}`).slice(0, 2)).toEqual([
    'publish chief@courier.example',
    'save chief@courier.example',
  ])
  const seen = await ask<StoryText>(`/api/stories/${story}/texts/1`)
  expect(seen).toMatchObject({ furniture: { headline: 'First words' }, body: aBody('One paragraph.') })
  for (const which of ['0', '4', '1.5', 'x', '99999999999'])
    expect((await room.get(`/api/stories/${story}/texts/${which}`, { cookie })).status).toBe(404)
})

test('what is being written counts as a change before it is a revision, and is one as soon as somebody looks at the history', async () => {
  const { story } = await room.publishedOwn(aStory('Being written'))
  expect((await view(story)).may).not.toContain('publish')
  const draft = done(await openDraft(room.newsroom, story))
  const doc = documentOf([draft.state])
  ;(doc.getMap('furniture').get('headline') as Y.Text).insert(0, 'Still ')
  await addDraftUpdate(room.database.db, draft, Y.encodeStateAsUpdate(doc), ['anna@courier.example'])
  expect(await view(story)).toMatchObject({ isDraftAhead: true, row: { published: 1, revision: 1 } })
  expect((await view(story)).may).toContain('publish')
  const { revisions } = await ask<StoryHistory>(`/api/stories/${story}/history`)
  expect(revisions[0]).toMatchObject({ number: 2, headline: 'Still Being written', by: 'anna@courier.example' })
  expect(await view(story)).toMatchObject({ isDraftAhead: false, row: { marks: ['changes'] } })
})

test('what was scheduled and never came out was never seen', async () => {
  const story = await written('Not yet')
  done(await room.verb('schedule', { story, at: inTwoHours }))
  done(await room.verb('save', { story, revision: 1, furniture: { headline: 'At last' } }))
  done(await room.verb('publish', { story }))
  const { revisions } = await ask<StoryHistory>(`/api/stories/${story}/history`)
  expect(revisions.map(({ number, shown }) => [number, shown.length])).toEqual([
    [2, 1],
    [1, 0],
  ])
})

test('a revision is brought back as a new one; nothing is lost, no embargo is lifted by it, and readers see it when it is published', async () => {
  const story = await written('As it was', 'The old paragraph.')
  done(await room.verb('publish', { story }))
  done(
    await room.verb('save', { story, revision: 1, furniture: { headline: 'As it is' }, body: aBody('The new one.') }),
  )
  expect(done(await room.verb('restore', { story, revision: 1, seen: 2 }))).toEqual({ story, revision: 3 })
  const back = await view(story)
  expect(back.revision).toMatchObject({
    number: 3,
    furniture: { headline: 'As it was' },
    body: aBody('The old paragraph.'),
  })
  expect(back.row).toMatchObject({ published: 1, marks: ['changes'] })
  const { revisions, audit } = await ask<StoryHistory>(`/api/stories/${story}/history`)
  expect(revisions.map(({ number, restored }) => [number, restored])).toEqual([
    [3, 1],
    [2, null],
    [1, null],
  ])
  expect(audit[0]).toMatchObject({ verb: 'restore', detail: { revision: 3, restored: 1 } })
  // What is written after it is nobody's return.
  done(await room.verb('save', { story, revision: 3, furniture: { kicker: 'Harbour' } }))
  expect((await ask<StoryHistory>(`/api/stories/${story}/history`)).revisions[0]?.restored).toBeNull()
  expect(refusedAs(await room.verb('restore', { story, revision: 1, seen: 3 }))).toBe('stale')
  expect(refusedAs(await room.verb('restore', { story, revision: 9, seen: 4 }))).toBe('unknown')
  expect(refusedAs(await room.verb('restore', { story, revision: 4, seen: 4 }))).toBe('exists')
  done(await room.verb('kill', { story, reason: 'Wrong.' }))
  expect(refusedAs(await room.verb('restore', { story, revision: 1, seen: 4 }))).toBe('killed')

  const held = await written('Before the embargo')
  done(await room.verb('embargo', { story: held, until: inTwoHours, reason: 'Agreed.' }))
  done(await room.verb('restore', { story: held, revision: 1, seen: 2 }))
  expect((await view(held)).heldUntil).toBe('2026-03-04T15:00:00.000Z')
  expect((await view(held)).revision.furniture.embargo).toEqual({ until: '2026-03-04T15:00:00.000Z' })
})

test('a wire’s story says on which version it stands, and what the agency says is there to compare', async () => {
  const wire = aWire({ headline: 'Pilots vote', text: ['They met at noon.'] })
  const { story } = await room.published(wire)
  done(await room.verb('save', { story, revision: 1, body: aBody('They met at noon, and voted.') }))
  await room.arrive(aWire({ ...wire.told, version: '2', at: '2026-03-04T08:30:00Z', text: ['They met at one.'] }))
  const now = await view(story)
  expect(now.wire).toMatchObject({
    supplier: 'Nordwire',
    version: '1',
    status: 'usable',
    policy: 'apply',
    waiting: { version: '2' },
  })
  expect(now.may).toContain('update')
  expect(await ask(`/api/stories/${story}/texts/wire`)).toMatchObject({ body: aBody('They met at noon.') })
  expect((await found('state=update'))[0]).toBe('Pilots vote')
  const { paragraphs } = await ask<{ paragraphs: { text: string }[] }>(`/api/stories/${story}/provenance`)
  expect(paragraphs.map(({ text }) => text)).toEqual(['They met at noon.'])
})

test('whoever is not signed in is given nothing of it, and what is none is unknown', async () => {
  const story = await written('Nobody’s business')
  const paths = ['', '/choices', `/${story}`, `/${story}/history`, `/${story}/texts/1`, `/${story}/provenance`]
  for (const path of paths)
    for (const headers of [{}, { cookie: 'dateline_session=guessed' }] as Record<string, string>[])
      expect([path, (await room.get(`/api/stories${path}`, headers)).status]).toEqual([path, 401])
  for (const path of ['/0123456789ab', '/nothing', '/..%2f..%2fetc', '/0123456789ab/history', '/0123456789ab/texts/1'])
    expect([path, (await room.get(`/api/stories${path}`, { cookie })).status]).toEqual([path, 404])
  for (const query of ['before=x', 'after=1_2', "before=1';--_000000000000"])
    expect((await room.get(`/api/stories?${query}`, { cookie })).status).toBe(422)
  for (const query of [
    'q=%27%26%7C%21%28',
    'q=%3C%3E%C2%AB',
    'state=nothing',
    'by=%25',
    `q=${'a'.repeat(5000)}`,
    'section=%00',
  ])
    expect([query, [200, 400].includes((await room.get(`/api/stories?${query}`, { cookie })).status)]).toEqual([
      query,
      true,
    ])
})

test('a change is told to the desks with the story that it is of', async () => {
  const story = await written('Told at once')
  const stopped = new AbortController()
  const answer = await fetch(`${room.origin}/api/live`, { headers: { cookie }, signal: stopped.signal })
  let heard = ''
  const listening = (async () => {
    for await (const part of answer.body ?? []) heard += Buffer.from(part).toString()
  })().catch(() => undefined)
  // The ear has just opened: everything may have changed.
  await expect.poll(() => /event: stories\nid: \d+\ndata: \n/.test(heard), patience).toBe(true)
  done(await room.verb('publish', { story }))
  await expect.poll(() => new RegExp(`event: stories\nid: \\d+\ndata: ${story}\n`).test(heard), patience).toBe(true)
  stopped.abort()
  await listening
})
