/** Fronts from end to end: curate, launch, what happens to what was chosen by itself, two at once, and the banner. */

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { isRefusal } from '../../../src/base/refusal.ts'
import type { ArrangedFront } from '../../../src/newsroom/fronts/arrange-front.ts'
import type { FrontStory, FrontView } from '../../../src/newsroom/fronts/front-view.ts'
import { watchStaleFronts } from '../../../src/newsroom/fronts/stale-fronts.ts'
import { read } from '../../../src/site/reader.ts'
import type { Step } from '../../../src/story/front/arrange.ts'
import { aStory } from '../../build.ts'
import { done, openNewsroom, patience, refusedAs, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
let cookie: string

beforeAll(async () => {
  room = await openNewsroom()
  cookie = await room.signIn('editor')
})
afterAll(() => room?.close())

/** A paper without stories, fronts and banners. */
beforeEach(async () => {
  await room.rows('truncate front, front_launch, banner')
  await room.rows('update publication set killed_at = $1 where killed_at is null', room.clock.now())
  room.cache.forget()
})

const ask = async <Answer>(path: string): Promise<Answer> => {
  const answer = await room.get(path, { cookie })
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  return JSON.parse(answer.text)
}
const view = (path = '/'): Promise<FrontView> => ask(`/api/front?path=${encodeURIComponent(path)}`)
const arranged = async (step: Step | { do: 'bring-back'; launch: string }, front = '/') =>
  done((await room.verb('arrange-front', { front, step })) as unknown as ArrangedFront)
const launch = async (front = '/') => done(await room.verb('launch-front', { front }))
/** A story that readers see; its headline is its name. */
const publish = async (headline: string, more: object = {}): Promise<string> => {
  room.clock.move(60_000)
  return (await room.publishedOwn({ ...aStory(headline), ...more })).story
}
const place = (story: string, container = 'top', before: string | null = null, manner = {}): Step =>
  ({ do: 'place', story, container, before, manner }) as Step
/** A full minute about an hour from now, and how far off it is. */
const inAnHour = (): { text: string; left: number } => {
  const now = room.clock.now().getTime()
  const at = Math.ceil((now + 3600_000) / 60_000) * 60_000
  return { text: new Date(at).toISOString().slice(0, 16), left: at - now }
}
/** The headlines that a page shows, in order. */
const shown = async (path = '/'): Promise<string[]> => {
  const { headings } = read((await room.get(path)).text)
  return headings.filter(([level]) => level === (path === '/' ? 3 : 2)).map(([, words]) => words)
}

test('what was curated is seen by nobody before it is launched, and by everybody at once after it', async () => {
  const [first, second] = [await publish('The oldest of three'), await publish('The second of three')]
  await publish('The newest of three')
  expect(await shown()).toEqual(['The newest of three', 'The second of three', 'The oldest of three'])
  await arranged(place(first, 'top', null, { headline: 'Words of the front' }))
  expect((await shown())[0]).toBe('The newest of three')
  const preview = await room.get('/desk/front-preview', { cookie })
  expect(read(preview.text).headings.find(([level]) => level === 3)?.[1]).toBe('Words of the front')
  expect(preview.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
  expect((await room.get('/')).headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  await launch()
  expect(await shown()).toEqual(['Words of the front', 'The newest of three', 'The second of three'])
  expect(await view()).toMatchObject({
    launched: { by: 'chief@courier.example' },
    launches: [{ id: expect.any(String) }],
  })
  expect(refusedAs(await room.verb('launch-front', { front: '/' }))).toBe('exists')
  // Whom it was chosen for a second container is moved, and never there twice.
  await arranged(place(first, 'latest'))
  await arranged(place(second, 'latest', first))
  await launch()
  const said = await shown()
  expect(new Set(said).size).toBe(said.length)
  expect(said).toContain('The oldest of three')
})

test('a curated story that is killed is gone from a warm cache, and what comes next takes its room', async () => {
  const chosen = await publish('Chosen and wrong')
  await publish('Right and proper')
  await arranged(place(chosen))
  await launch()
  expect(await shown()).toEqual(['Chosen and wrong', 'Right and proper'])
  expect(await shown()).toEqual(['Chosen and wrong', 'Right and proper'])
  done(await room.verb('kill', { story: chosen, reason: 'It is wrong.' }))
  expect(await shown()).toEqual(['Right and proper'])
  expect((await room.get('/')).holds('Chosen and wrong')).toBe(false)
  const [card] = (await view()).containers[0]?.cards ?? []
  expect(card).toMatchObject({ headline: 'Chosen and wrong', state: 'killed', shown: false })
  expect(refusedAs(await room.verb('arrange-front', { front: '/', step: place(chosen, 'latest') }))).toBe('killed')
})

test('a curated story that is scheduled appears at its place in its moment, by itself', async () => {
  await publish('What leads until then')
  const { story } = done(await room.verb('save', aStory('The report of the ministry')))
  const { text: at, left } = inAnHour()
  done(await room.verb('schedule', { story, at }))
  await arranged(place(story, 'top', null, { headline: 'Words that nobody may read yet' }))
  await launch()
  expect(await shown()).toEqual(['What leads until then'])
  expect((await room.get('/')).holds('Words that nobody')).toBe(false)
  room.clock.move(left - 1)
  expect(await shown()).toEqual(['What leads until then'])
  room.clock.move(1)
  expect(await shown()).toEqual(['Words that nobody may read yet', 'What leads until then'])
})

test('a place that was given until an instant is lost at it, under a warm cache', async () => {
  const old = await publish('Pinned for an hour')
  await publish('What is newer')
  const until = new Date(room.clock.now().getTime() + 5_000).toISOString()
  await arranged(place(old, 'top', null, { until }))
  await launch()
  expect(await shown()).toEqual(['Pinned for an hour', 'What is newer'])
  room.clock.move(4_999)
  expect(await shown()).toEqual(['Pinned for an hour', 'What is newer'])
  room.clock.move(1)
  expect(await shown()).toEqual(['What is newer', 'Pinned for an hour'])
})

test('two who edit at once both have their way; the second to change the same thing is told', async () => {
  const [one, two, three] = [await publish('One'), await publish('Two'), await publish('Three')]
  await Promise.all([arranged(place(one)), arranged(place(two, 'latest')), arranged(place(three, 'band-sport'))])
  const seen = await view()
  const chosen = seen.containers.flatMap(({ cards }) =>
    cards.filter((card) => card.chosen).map((card) => card.headline),
  )
  expect(chosen.toSorted()).toEqual(['One', 'Three', 'Two'])
  expect(seen.version).toBe(3)
  await arranged({ ...place(one, 'latest'), version: 1 } as Step)
  expect(refusedAs(await room.verb('arrange-front', { front: '/', step: { ...place(one), version: 1 } }))).toBe('stale')
  // Who launches what they have not seen is told, too.
  expect(refusedAs(await room.verb('launch-front', { front: '/', version: seen.version }))).toBe('stale')
  expect(refusedAs(await room.verb('discard-front', { front: '/', version: seen.version }))).toBe('stale')
})

test('each step can be undone, a draft discarded, and an earlier launch brought back', async () => {
  const [one, two] = [await publish('One'), await publish('Two')]
  const { undo } = await arranged(place(one))
  if (!undo) throw new Error('no way back')
  await arranged(undo)
  expect((await view()).changed).toBeUndefined()
  await arranged(place(one))
  await launch()
  await arranged(place(two, 'top', one))
  await launch()
  expect((await shown())[0]).toBe('Two')
  const { launches } = await view()
  expect(launches).toHaveLength(2)
  await arranged({ do: 'bring-back', launch: launches[1]?.id ?? '' })
  expect((await shown())[0]).toBe('Two')
  await launch()
  expect((await shown())[0]).toBe('One')
  await arranged({ do: 'take-out', story: one as never })
  done(await room.verb('discard-front', { front: '/' }))
  expect((await view()).containers[0]?.cards[0]).toMatchObject({ headline: 'One', chosen: {} })
})

test('a story is put at the top of its section by one verb, and a draft of others stays a draft', async () => {
  const [one, two] = [await publish('An old one'), await publish('A newer one')]
  await arranged(place(two), '/culture')
  await arranged({ do: 'change', container: 'top', settings: { size: 3 } }, '/culture')
  expect(await shown('/culture')).toEqual(['A newer one', 'An old one'])
  expect(done(await room.verb('place-story', { story: one }))).toMatchObject({ front: '/culture', seen: true })
  expect(await shown('/culture')).toEqual(['An old one', 'A newer one'])
  const { containers, changed } = await view('/culture')
  expect(changed).toBeDefined()
  expect(containers[0]).toMatchObject({ size: 3, cards: [{ headline: 'An old one' }, { headline: 'A newer one' }] })
  const draft = done(await room.verb('save', aStory('Not out yet')))
  expect(done(await room.verb('place-story', { story: draft.story, front: '/' }))).toMatchObject({ seen: false })
  expect(await room.verb('place-story', { story: one, front: '/nowhere' })).toMatchObject({ refused: 'unknown' })
})

test('the banner stands over every page, and goes at its end, with its story, or when somebody ends it', async () => {
  const { story, address } = await room.publishedOwn(aStory('The bridge is closed'))
  const put = async () =>
    done(await room.verb('keep-banner', { text: 'Stay off the bridge', story, until: inAnHour().text }))
  const pages = ['/', address, '/culture', '/search', '/nothing/here', '/topic/none', '/corrections']
  const holding = async () => {
    const answers = await Promise.all(pages.map((path) => room.get(path)))
    return pages.filter((_, at) => answers[at]?.holds('Stay off the bridge'))
  }
  expect(await holding()).toEqual([])
  await put()
  expect(await holding()).toEqual(pages)
  // Browsers keep this one, and would show the banner past its end.
  expect((await room.get('/offline')).holds('Stay off the bridge')).toBe(false)
  room.clock.move(inAnHour().left - 1)
  expect(await holding()).toEqual(pages)
  room.clock.move(1)
  expect(await holding()).toEqual([])
  await put()
  done(await room.verb('end-banner', {}))
  expect(await holding()).toEqual([])
  expect(refusedAs(await room.verb('end-banner', {}))).toBe('exists')
  await put()
  done(await room.verb('kill', { story, reason: 'It is open.' }))
  expect(await holding()).toEqual([])
  expect(refusedAs(await room.verb('keep-banner', { text: 'x', story, until: inAnHour().text }))).toBe('killed')
})

test('a front whose newest chosen story is too old is an alarm, until a newer one is put there', async () => {
  const old = await publish('Of this morning')
  await arranged(place(old))
  await launch()
  expect(await watchStaleFronts(room.newsroom)).toEqual({ raised: undefined, ended: false })
  room.clock.move(13 * 3600_000)
  expect((await watchStaleFronts(room.newsroom)).raised).toContain('the front page (12 hours)')
  expect(await watchStaleFronts(room.newsroom)).toEqual({ raised: undefined, ended: false })
  expect(new Date((await view()).staleFrom ?? 0) < room.clock.now()).toBe(true)
  done(await room.verb('place-story', { story: await publish('Of this evening'), front: '/' }))
  expect(await watchStaleFronts(room.newsroom)).toEqual({ raised: undefined, ended: true })
  room.clock.move(24 * 3600_000)
  done(await room.verb('keep-front', { front: '/', staleAfter: 0 }))
  expect((await watchStaleFronts(room.newsroom)).raised).toBeUndefined()
})

test('stories can be found to put there: those that readers see, those to come, those that are ready, and no killed one', async () => {
  await publish('A harbour seal')
  const killed = await publish('A killed seal')
  done(await room.verb('kill', { story: killed, reason: 'It is wrong.' }))
  const ready = done(await room.verb('save', aStory('A ready seal')))
  await room.rows(`update story set workflow = 'ready' where id = $1`, ready.story)
  const found = await ask<FrontStory[]>('/api/front/candidates?q=seal')
  expect(found.map(({ headline, state }) => [headline, state]).toSorted()).toEqual([
    ['A harbour seal', 'live'],
    ['A ready seal', 'unpublished'],
  ])
  expect(await ask('/api/front/candidates?q=seal&section=sport')).toEqual([])
  expect(await ask('/api/front/candidates?q=%25%5C')).toEqual([])
})

test('who looks at a front is told to the others, and every change of it, over the line', async () => {
  const anna = await room.signIn('editor')
  const heard: string[] = []
  const cut = new AbortController()
  const line = await fetch(`${room.origin}/api/front/live?path=/`, { headers: { cookie: anna }, signal: cut.signal })
  const reading = (async () => {
    for await (const part of line.body ?? []) heard.push(Buffer.from(part).toString())
  })().catch(() => undefined)
  await expect.poll(async () => (await view()).editors, patience).toEqual(['editor'])
  const before = heard.length
  await arranged(place(await publish('Heard of')))
  await expect.poll(() => heard.slice(before).join(''), patience).toContain('event: fronts')
  cut.abort()
  await reading
  await expect.poll(async () => (await view()).editors, patience).toEqual([])
})

test('a front is shown to those alone who are signed in, and what is none is refused in a sentence', async () => {
  for (const path of [
    '/api/front',
    '/api/front/candidates',
    '/api/front/live',
    '/desk/front-preview',
    '/desk/front-preview/world',
  ])
    expect((await room.get(path)).status, path).toBe(401)
  for (const path of ['/nowhere', 'world', '//', '/world/../x']) {
    const answer = await room.get(`/api/front?path=${encodeURIComponent(path)}`, { cookie })
    expect([answer.status, answer.text]).toEqual([404, expect.stringContaining('no front')])
    expect(isRefusal(await room.verb('launch-front', { front: path }))).toBe(true)
  }
  expect((await room.get('/desk/front-preview/nowhere', { cookie })).status).toBe(404)
})

test('the paper’s own front is nobody’s who holds in sections alone; their sections’ are', async () => {
  const { story } = done(await room.verb('save', aStory('On the front')))
  const limited = { name: 'culture@courier.example', role: 'editor', sections: ['culture'] } as const
  for (const [verb, given] of [
    ['arrange-front', { front: '/', step: place(story) }],
    ['launch-front', { front: '/' }],
    ['place-story', { story, front: '/sport' }],
  ] as const)
    expect(refusedAs(await room.verb(verb, given, limited)), verb).toBe('not-allowed')
  expect(done(await room.verb('place-story', { story }, limited))).toMatchObject({ front: '/culture' })
})
