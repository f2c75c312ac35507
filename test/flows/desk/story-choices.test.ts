/** What the story screen asks the server for beside its draft. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepProfile } from '../../../src/store/settings.ts'
import { aBody, aPerson, aStory } from '../../build.ts'
import { openNewsroom, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
let cookie: string

beforeAll(async () => {
  room = await openNewsroom()
  cookie = await room.signIn('reporter')
})
afterAll(() => room?.close())

const ask = async <Answer>(path: string, given?: object): Promise<Answer> => {
  const init = given && { method: 'POST', body: JSON.stringify(given) }
  const response = await fetch(room.origin + path, { ...init, headers: { cookie, 'content-type': 'application/json' } })
  return (await response.json()) as Answer
}

test('nobody is told anything who is not signed in', async () => {
  for (const path of ['choices', 'profiles?q=a', 'topics?q=a', 'facts/0123456789ab'])
    expect((await room.get(`/api/story/${path}`)).status, path).toBe(401)
})

test('a profile is found by any word of its name, and signs that mean something to a search mean themselves', async () => {
  await keepProfile(room.database.db, aPerson('Ada Holm'))
  const found = async (words: string) =>
    (await ask<{ slug: string }[]>(`/api/story/profiles?q=${encodeURIComponent(words)}`)).map(({ slug }) => slug)
  expect(await found('hol')).toEqual(['ada-holm'])
  expect(await found('ADA h')).toEqual(['ada-holm'])
  expect(await found('%')).toEqual([])
  expect(await found('_da')).toEqual([])
})

test('a text suggests the places that it bears out, and names that were topics before', async () => {
  const topics = [{ slug: 'harbour-board', name: 'Harbour Board' }]
  const before = aStory('An older story')
  await room.publishedOwn({ ...before, furniture: { ...before.furniture, topics } })
  const text = { headline: 'Norway waits', standfirst: '', language: 'en', slugline: '', located: '' }
  const about = { ...text, body: aBody('The Harbour Board in Oslo said that Norway waits.') }
  const { topics: suggested } = await ask<{ topics: { slug: string }[] }>('/api/story/topics', about)
  expect(suggested.map(({ slug }) => slug)).toEqual(['norway', 'harbour-board'])
  expect(await ask('/api/story/topics', { ...about, body: 'no body' })).toMatchObject({ refused: 'invalid' })
})

test('the facts of a story: where readers find it, and which credits are due, who is an agency', async () => {
  await keepProfile(room.database.db, { ...aPerson('Nordwire'), kind: 'agency' })
  const { story, address } = await room.publishedOwn(aStory('A quiet harbour'))
  expect(await ask(`/api/story/facts/${story}`)).toEqual({
    ...{ story, section: 'culture', address, credits: {} },
    agencies: ['nordwire'],
  })
  expect(await ask('/api/story/facts/nothing')).toMatchObject({ refused: 'unknown' })
})
