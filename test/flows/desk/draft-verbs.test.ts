/** Verbs under an open draft: each reads what editors have written, and what it writes flows into the draft. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StoryId } from '../../../src/base/id.ts'
import { settleStory } from '../../../src/newsroom/drafts/settle-story.ts'
import { type Body, bodyText } from '../../../src/story/body.ts'
import { furnitureMap, furnitureOf, writtenText } from '../../../src/story/draft/furniture-of.ts'
import { aBody, aWire } from '../../build.ts'
import { done, openNewsroom, patience, refusedAs, type TestNewsroom } from '../../newsroom.ts'
import { draftWriters, memoryJournal, openEditor } from './draft-client.ts'

let room: TestNewsroom
const { enter, leave } = draftWriters(() => room)
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(async () => {
  await leave()
  await room.close()
})

const own = async (...paragraphs: string[]): Promise<string> =>
  done(
    await room.verb('save', {
      furniture: { headline: 'Harbour closed', by: ['mara-quill'] },
      body: aBody(...paragraphs),
    }),
  ).story

type Step = { number: number; kind: string; actor: string; body: Body }
const steps = (story: string): Promise<Step[]> =>
  room.rows<Step>('select number, kind, actor, body from revision where story = $1 order by number', story)
const newest = async (story: string): Promise<string> => bodyText((await steps(story)).at(-1)?.body ?? aBody())

test('publish: readers get what is in the draft, and the revision names all who wrote it', async () => {
  const story = await own('One.')
  const [anna, bert] = [await enter(story), await enter(story, 'reporter')]
  anna.type(' Two.')
  writtenText(bert.doc, 'headline')?.insert(0, 'Old ')
  await anna.isSaved()
  await bert.isSaved()
  const { address } = done(await room.verb('publish', { story }))
  const page = await room.get(address)
  expect([page.holds('One. Two.'), page.holds('Old Harbour closed')]).toEqual([true, true])
  const all = await steps(story)
  expect(all).toHaveLength(2)
  expect(all[1]?.actor).toMatch(/^editor-\S+, reporter-\S+$/)
  // Nothing was written since: nothing more is a revision.
  done(await room.verb('publish', { story }))
  expect(await steps(story)).toHaveLength(2)
})

test('whoever only looks makes no revision, and what was undone neither', async () => {
  const story = await own('One.')
  const anna = await enter(story)
  anna.type(' Two.')
  await anna.isSaved()
  const text = anna.text()
  anna.doc.transact(() => writtenText(anna.doc, 'headline')?.insert(0, ' '))
  await anna.isSaved()
  await settleStory(room.newsroom, story as StoryId)
  expect(text).toBe('One. Two.')
  expect(await steps(story)).toHaveLength(2)
  writtenText(anna.doc, 'headline')?.delete(0, 1)
  await anna.isSaved()
  await settleStory(room.newsroom, story as StoryId)
  expect(await steps(story)).toHaveLength(2)
})

test('save by a program is refused where somebody has written since, and then flows into the draft', async () => {
  const story = await own('One.', 'Two.')
  const anna = await enter(story)
  anna.type(' Anna.')
  await anna.isSaved()
  expect(refusedAs(await room.verb('save', { story, revision: 1, body: aBody('Program.') }))).toBe('stale')
  // What it has to look at is there.
  expect(await newest(story)).toBe('One. Anna.\nTwo.')
  done(
    await room.verb('save', {
      story,
      revision: 2,
      body: aBody('One. Anna.', 'Two by a program.'),
      furniture: { kicker: 'Storm' },
    }),
  )
  await expect.poll(() => anna.text(), patience).toBe('One. Anna.\nTwo by a program.')
  expect(furnitureOf(anna.doc).kicker).toBe('Storm')
  expect(anna.mark()).toEqual({ is: 'saved' })
})

test('a wire’s update merges with what is in the draft by itself, and flows into it', async () => {
  const first = aWire({
    headline: 'Fire in the port',
    text: ['The fire killed 12 people.', 'The port is closed.'],
  })
  const { story } = await room.published(first)
  const anna = await enter(story)
  anna.type('Our own words.', 2)
  await anna.isSaved()
  await room.arrive(
    aWire({
      ...first.told,
      version: '2',
      at: '2026-03-04T08:30:00Z',
      text: ['The fire killed 14 people.', 'The port is closed.'],
    }),
  )
  await expect.poll(() => anna.text(), patience).toBe('The fire killed 14 people.\nThe port is closed.\nOur own words.')
  expect((await steps(story)).map(({ kind }) => kind)).toEqual(['take', 'save', 'update'])
  anna.type(' More.', 2)
  await anna.isSaved()
})

test('whoever decides on an update looks at what is in the draft', async () => {
  const first = aWire({ headline: 'Storm', text: ['The storm reached the coast on Monday.'] })
  const { story } = await room.published(first)
  const anna = await enter(story)
  done(await room.verb('update', { story, policy: 'propose' }))
  anna.type(' Our words.')
  await anna.isSaved()
  await room.arrive(
    aWire({
      ...first.told,
      version: '2',
      at: '2026-03-04T08:30:00Z',
      text: ['The storm reached the coast on Monday.', 'A second day of it.'],
    }),
  )
  anna.type(' And more.')
  await anna.isSaved()
  const view = JSON.parse((await room.get(`/api/update/${story}`, { cookie: await room.signIn('editor') })).text)
  expect(bodyText(view.body)).toContain('Our words. And more.')
  done(await room.verb('update', { story, revision: view.revision, version: view.version }))
  await expect
    .poll(() => anna.text(), patience)
    .toBe('The storm reached the coast on Monday. Our words. And more.\nA second day of it.')
})

test('copy, schedule, correct and embargo read the draft; an embargo is seen in it, and only its verb moves it', async () => {
  const story = await own('One.')
  const anna = await enter(story)
  anna.type(' Two.')
  await anna.isSaved()
  const copied = done(await room.verb('copy', { story }))
  expect(await newest(copied.story)).toBe('One. Two.')
  anna.type(' Three.')
  await anna.isSaved()
  done(await room.verb('schedule', { story, at: '2026-03-05T06:00' }))
  expect(await newest(story)).toBe('One. Two. Three.')
  done(await room.verb('embargo', { story, until: '2026-03-06T06:00:00Z', reason: 'Agreed.' }))
  await expect
    .poll(() => furnitureMap(anna.doc).get('embargo'), patience)
    .toEqual({ until: '2026-03-06T06:00:00.000Z' })
  furnitureMap(anna.doc).set('embargo', null)
  await anna.isSaved()
  await settleStory(room.newsroom, story as StoryId)
  const [row] = await room.rows<{ embargo: object }>(
    `select furniture -> 'embargo' as embargo from revision where story = $1 order by number desc limit 1`,
    story,
  )
  expect(row?.embargo).toEqual({ until: '2026-03-06T06:00:00.000Z' })
  const live = await own('One.')
  const bert = await enter(live)
  done(await room.verb('publish', { story: live }))
  bert.type(' In the making.')
  await bert.isSaved()
  done(await room.verb('correct', { story: live, text: 'The year was wrong.' }))
  const { address } = done(await room.verb('publish', { story: live }))
  expect((await room.get(address)).holds('In the making')).toBe(true)
})

test('a draft that names no section there is, or one where a writer has no rights, stays in its section', async () => {
  const story = await own('One.')
  const anna = await enter(story)
  furnitureMap(anna.doc).set('section', 'nowhere')
  anna.type(' Two.')
  await anna.isSaved()
  const section = async () => {
    await settleStory(room.newsroom, story as StoryId)
    return (await room.rows<{ section: string }>('select section from story where id = $1', story))[0]?.section
  }
  expect(await section()).toBe('world')
  furnitureMap(anna.doc).set('section', 'sport')
  await anna.isSaved()
  expect(await section()).toBe('sport')
  const cookie = await room.signIn('editor')
  await room.rows(
    `update person set sections = '{sport}' where id = (select person from session order by created_at desc limit 1)`,
  )
  const bert = await enter(story, cookie)
  furnitureMap(bert.doc).set('section', 'world')
  await bert.isSaved()
  expect(await section()).toBe('sport')
})

test('a kill closes the draft for everybody with its reason; what was saved is in the history, what was not is on no device, and nothing old comes back after a revival', async () => {
  const story = await own('One.')
  const [cookie, journal] = [await room.signIn('editor'), memoryJournal()]
  const [anna, bert] = [await enter(story), await openEditor(room.origin, story, cookie, journal)]
  anna.type(' Saved.')
  await anna.isSaved()
  await expect.poll(() => bert.text(), patience).toBe('One. Saved.')
  bert.cut()
  bert.type(' Never sent.')
  done(await room.verb('kill', { story, reason: 'It was wrong from the start.' }))
  await expect
    .poll(() => anna.mark(), patience)
    .toMatchObject({
      is: 'closed',
      why: { refused: 'killed', sentence: expect.stringContaining('It was wrong from the start.') },
    })
  bert.mend()
  bert.hurry()
  await expect.poll(() => bert.mark(), patience).toMatchObject({ is: 'closed', owes: true, why: { refused: 'killed' } })
  await expect.poll(() => journal.entries.size, patience).toBe(0)
  expect(await room.rows('select from draft where story = $1', story)).toHaveLength(0)
  expect(await newest(story)).toBe('One. Saved.')
  anna.type(' After the kill.')
  done(await room.verb('revive', { story, reason: 'Another story was meant.' }))
  const carla = await enter(story)
  expect(carla.text()).toBe('One. Saved.')
  // The old document meets the new draft: it is not poured into it.
  await bert.close()
  await anna.close()
  carla.type(' Goes on.')
  await carla.isSaved()
  expect(carla.text()).toBe('One. Saved. Goes on.')
})

test('what was written on a device into a draft that was made anew since is shown, and not merged', async () => {
  const story = await own('One.')
  const [cookie, journal] = [await room.signIn('editor'), memoryJournal()]
  const anna = await openEditor(room.origin, story, cookie, journal)
  anna.cut()
  anna.type(' Written in a train.')
  anna.vanish()
  done(await room.verb('kill', { story, reason: 'By mistake.' }))
  done(await room.verb('revive', { story, reason: 'By mistake.' }))
  const next = await enter(story, cookie, journal)
  expect(next.text()).toBe('One.')
  expect(next.leftOver()).toBe(' Written in a train.')
  await next.letGo()
  expect(journal.entries.size).toBe(0)
})
