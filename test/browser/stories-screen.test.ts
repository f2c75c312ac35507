/** The Stories screen as an editor works with it: by keys alone, live, in a real browser. */

import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aBody, aStory } from '../build.ts'
import { done } from '../newsroom.ts'
import { type OpenDesk, openDesk } from './desk.ts'
import { seedStories } from './many/many-stories.ts'

let desk: OpenDesk
let page: Page
let trouble: string[]

const written = async (headline: string, ...text: string[]): Promise<string> => {
  desk.room.clock.move(1000)
  return done(await desk.room.verb('save', aStory(headline, ...text))).story
}

let ferry: string
beforeAll(async () => {
  desk = await openDesk()
  await written('The lighthouse keepers retire', 'They counted albatrosses for thirty years.')
  ferry = await written('The old ferry sails again')
  await written('A storm is expected by the evening')
})
afterAll(() => desk?.close())
afterEach(async () => {
  await page?.context().close()
  expect(trouble).toEqual([])
})

const open = async (path = '/desk/stories', as: Parameters<OpenDesk['open']>[1] = 'editor') => {
  const opened = await desk.open(path, as)
  page = opened.page
  trouble = opened.trouble
  await page.getByRole('heading', { name: 'Stories', level: 1 }).waitFor()
  await rows().first().waitFor()
}
const rows = (): Locator => page.locator('.list [role="option"]')
const headlines = (): Promise<string[]> => rows().locator('.headline').allTextContents()
const marked = (): Promise<string | null> =>
  page.locator('[role="option"][aria-selected="true"] .headline').textContent()
const title = (name: string): Promise<void> => page.getByRole('heading', { name, level: 1 }).waitFor()

test('last changed is on top; j and k move, Enter opens, Escape comes back', async () => {
  await open()
  expect((await headlines()).slice(0, 3)).toEqual([
    'A storm is expected by the evening',
    'The old ferry sails again',
    'The lighthouse keepers retire',
  ])
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  expect(await marked()).toBe('The old ferry sails again')
  await page.keyboard.press('k')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await title('The old ferry sails again')
  expect(new URL(page.url()).pathname).toBe(`/desk/stories/${ferry}`)
})

test('an old story is one query away, by any word of its text', async () => {
  await open()
  await page.keyboard.press('/')
  await page.keyboard.type('albatross')
  await expect.poll(headlines).toEqual(['The lighthouse keepers retire'])
  expect(new URL(page.url()).search).toBe('?q=albatross')
  await page.keyboard.press('Enter')
  await title('The lighthouse keepers retire')
  await page.goBack()
  await expect.poll(headlines).toEqual(['The lighthouse keepers retire'])
})

test('Enter in the search waits for what was typed, and never opens what was found before', async () => {
  await open()
  await page.keyboard.press('/')
  await page.keyboard.type('albatross')
  await page.keyboard.press('Enter')
  await title('The lighthouse keepers retire')
})

test('a story that changes elsewhere says so in its row, and a new one comes on top of a list that nobody has begun to read', async () => {
  await open()
  const row = rows().filter({ hasText: 'The old ferry sails again' })
  await row.getByText('Writing').waitFor()
  await page.keyboard.press('j')
  done(await desk.room.verb('publish', { story: ferry }))
  await row.getByText('Live').waitFor()
  expect(await marked()).toBe('A storm is expected by the evening')
  await written('Fog closes the harbour')
  await page.getByRole('button', { name: '1 more' }).waitFor()
  await page.keyboard.press('r')
  await expect.poll(async () => (await headlines())[0]).toBe('Fog closes the harbour')
  await written('The fog lifts')
  await expect.poll(async () => (await headlines())[0]).toBe('The fog lifts')
})

test('n begins a story, and who may not is told why', async () => {
  await open()
  await page.keyboard.press('n')
  await page.waitForURL(/\/desk\/stories\/[0-9a-z]{12}$/)
  await page.context().close()
  await open('/desk/stories', 'photo')
  await page.route('**/api/save', (route) => route.abort())
  expect(await page.getByRole('button', { name: 'New story' }).count()).toBe(1)
})

test('states, sections and people are filters that stand in the address', async () => {
  done(await desk.room.verb('kill', { story: await written('Gone by noon'), reason: 'Wrong.' }))
  await open()
  await page.getByLabel('State').selectOption('killed')
  await expect.poll(headlines).toEqual(['Gone by noon'])
  await page.getByLabel('Section').selectOption('sport')
  await page.getByText('No story fits.').waitFor()
  expect(new URL(page.url()).search).toBe('?state=killed&section=sport')
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect.poll(async () => (await headlines()).length).toBeGreaterThan(3)
})

test('of three thousand stories only what is in view exists, down to the last', async () => {
  await seedStories(desk.room, 3000, '2026-03-01T00:00:00Z')
  await open('/desk/stories?supplier=many')
  expect(await rows().count()).toBeLessThan(60)
  await page.goto(`${desk.room.origin}/desk/stories?q=ledger+2999`)
  await expect.poll(headlines).toEqual(['Ship’s ledger 2999 of the western line'])
  expect(
    (await desk.room.verb('save', { story: ferry, revision: 1, body: aBody('It sails.') })) as object,
  ).toMatchObject({ revision: 2 })
})
