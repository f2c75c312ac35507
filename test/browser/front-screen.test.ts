/** The front tool as an editor works with it: by keys alone, two at once, live, with the page that readers will get; and by the rules of WCAG 2.2 AA. */

import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { aJpeg } from '../../src/media/picture-samples.ts'
import { aStory, aWire } from '../build.ts'
import { done } from '../newsroom.ts'
import { expectAccessibleState } from './axe.ts'
import { type OpenDesk, openDesk } from './desk.ts'

let desk: OpenDesk
let page: Page
let trouble: string[]

const ferry = 'The old ferry sails again'
const storm = 'A storm is expected by the evening'
const strike = 'Pilots strike at the northern quay'
const seals = 'Seals return to the breakwater'

beforeAll(async () => {
  desk = await openDesk()
  const { room } = desk
  for (const [number, headline] of [seals, strike, storm, ferry].entries()) {
    room.clock.move(60_000)
    const file = `${headline.slice(0, 3)}.jpg`
    const at = `2026-03-04T08:${number}0:00Z`
    const wire = aWire({
      headline,
      at,
      subjects: ['Diplomacy'],
      pictures: headline === seals ? [] : [{ file, caption: 'The quay at noon.' }],
    })
    await room.arrive(wire, { name: file, bytes: await aJpeg(400 + headline.length) })
  }
})
afterAll(() => desk?.close())
beforeEach(async () => {
  await desk.room.rows('truncate front, front_launch, banner')
  desk.room.cache.forget()
})
afterEach(async () => {
  await page?.context().close()
  expect(trouble).toEqual([])
})

const open = async (path = '/desk/front', as: Parameters<OpenDesk['open']>[1] = 'editor', width = 1440) => {
  const opened = await desk.open(path, as, width)
  page = opened.page
  trouble = opened.trouble
  await page.locator('[role="option"]').first().waitFor({ state: 'attached' })
}
const stories = (): Locator => page.getByRole('listbox', { name: 'Stories, newest first' })
const container = (name: string, of: Page = page): Locator => of.getByRole('listbox', { name, exact: true })
const cards = (name: string, of: Page = page): Promise<string[]> =>
  container(name, of).locator('.headline').allTextContents()
const said = (): Locator => page.locator('.said')
/** What readers see first. */
const leads = async (path = '/'): Promise<string> =>
  /<h[23][^>]*><a[^>]*>([^<]*)/.exec((await desk.room.get(path)).text)?.[1] ?? ''

test('by keys alone: find a story, put it on top, move it, launch it, and readers see it', async () => {
  await open()
  await page.keyboard.press('/')
  await page.keyboard.type('seals')
  await expect.poll(() => stories().getByRole('option').count()).toBe(1)
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await page.keyboard.press('1')
  await said().getByText(`${seals}: 1 of 4 in Top stories.`).waitFor()
  expect((await cards('Top stories'))[0]).toBe(seals)
  expect(await leads()).toBe(ferry)
  await page.frameLocator('iframe').getByRole('link', { name: seals }).first().waitFor({ state: 'attached' })
  await page.keyboard.press('ArrowRight')
  expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Top stories')
  // What a rule has found is kept by hand, and then moved.
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await said().getByText('2 of 4 in Top stories.').waitFor()
  await page.keyboard.press('Alt+ArrowUp')
  await said().getByText('1 of 4 in Top stories.').waitFor()
  expect((await cards('Top stories')).slice(0, 2)).toEqual([ferry, seals])
  await page.keyboard.press('Alt+ArrowRight')
  await said().getByText(`${ferry}: 1 of 1 in Latest.`).waitFor()
  await page.keyboard.press('u')
  await said().getByText('Undone.').waitFor()
  await page.keyboard.press('x')
  await said().getByText(`Taken out: ${ferry}.`).waitFor()
  await page.keyboard.press('l')
  await said().getByText('Launched: readers see it now.').waitFor()
  expect(await leads()).toBe(seals)
  await page.getByText('As readers see it').waitFor()
  expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('listbox')
})

test('one key puts a story at the top of its section, for readers at once', async () => {
  await open()
  await page.keyboard.press('j')
  for (let at = 0; at < 3; at += 1) await page.keyboard.press('j')
  await page.keyboard.press('t')
  await said().getByText(`Readers see it on top of World: ${seals}.`).waitFor()
  expect(await leads('/world')).not.toBe('')
  expect(
    (
      await desk.room.rows<{ containers: { places: object[] }[] }>(`select containers from front where path = '/world'`)
    )[0]?.containers[0]?.places,
  ).toHaveLength(1)
})

test('a colleague’s steps come by themselves, and both see who is here', async () => {
  await open()
  const other = await desk.open('/desk/front', 'chief')
  await page.getByText('Here now: chief, editor').waitFor()
  await other.page.locator('[role="option"]').first().waitFor()
  await other.page.keyboard.press('j')
  await other.page.keyboard.press('2')
  await expect.poll(() => cards('Latest')).toContain(ferry)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('1')
  await expect.poll(() => cards('Top stories', other.page)).toContain(storm)
  await expect.poll(() => cards('Latest', other.page)).toContain(ferry)
  await page.getByText(/^Not launched yet: changed by/).waitFor()
  await other.page.context().close()
  await page.getByText('Here now: editor', { exact: true }).waitFor()
  expect(other.trouble).toEqual([])
})

test('with the mouse: dragged into a container; with buttons: moved, worded, and a container changed', async () => {
  await open()
  await stories()
    .getByRole('option')
    .nth(2)
    .dragTo(container('Latest'), { targetPosition: { x: 20, y: 5 } })
  await expect.poll(() => cards('Latest')).toContain(strike)
  await container('Latest').getByRole('option', { name: strike }).click()
  await page.getByRole('button', { name: 'Container above' }).click()
  await expect.poll(async () => (await cards('Top stories'))[0]).toBe(strike)
  await page.getByRole('button', { name: 'How it is shown …' }).click()
  await page.getByLabel('Headline here').fill('Pilots out')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect.poll(async () => (await cards('Top stories'))[0]).toBe('Pilots out')
  await page.getByRole('button', { name: 'Change Latest' }).click()
  await page.getByLabel('Title').fill('Just in')
  await page.getByLabel('The rest is filled by').selectOption('nothing')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await said().getByText('Changed: Just in.').waitFor()
  await expect.poll(() => cards('Just in')).toEqual([])
  await page.getByRole('button', { name: 'Add a container …' }).click()
  await page.getByLabel('Title').fill('Most read')
  await page.getByLabel('Kind').selectOption({ label: 'most read: numbered, by what readers read' })
  await page.getByLabel('Read within').selectOption('72 hours')
  await page.getByLabel('What readers read most of').selectOption('all stories')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await said().getByText('Changed: Most read.').waitFor()
  await page.getByRole('button', { name: 'Change Most read' }).click()
  expect(await page.getByLabel('Read within').inputValue()).toBe('72')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Discard …' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Discard …' }).click()
  await said().getByText('Discarded').waitFor()
  await expect.poll(() => cards('Latest')).toBeDefined()
})

test('the banner is put with its end, and ended; a launch is brought back', async () => {
  await open()
  await page.keyboard.press('j')
  await page.keyboard.press('b')
  await page.getByLabel('Words').fill('The bridge is closed')
  await page.keyboard.press('Enter')
  await said().getByText('The banner stands over every page.').waitFor()
  expect((await desk.room.get('/culture')).holds('The bridge is closed')).toBe(true)
  await page.keyboard.press('b')
  await page.getByRole('button', { name: 'End it now' }).click()
  await said().getByText('The banner is gone.').waitFor()
  expect((await desk.room.get('/culture')).holds('The bridge is closed')).toBe(false)
  await page.keyboard.press('1')
  await said().getByText('1 of 4').waitFor()
  await page.keyboard.press('l')
  await said().getByText('Launched').waitFor()
  await page.getByRole('button', { name: 'Launches …' }).click()
  await page.getByRole('button', { name: /^Bring back what was launched/ }).click()
  await said().getByText('Brought back as a draft').waitFor()
})

test('who may not is told so, and nothing happens', async () => {
  await open('/desk/front', 'reporter')
  await page.keyboard.press('j')
  await page.keyboard.press('1')
  await said().getByText('As reporter you may not use «arrange-front».').waitFor()
  expect(await desk.room.count('front')).toBe(0)
})

const expectAccessible = (state: string) => expectAccessibleState(page, state)

test.each([1440, 360, 320])('every state, %i pixels wide', { timeout: 60_000 }, async (width) => {
  const { room } = desk
  const [first] = await room.rows<{ story: string }>('select story from publication order by dated_at desc limit 1')
  const scheduled = done(await room.verb('save', { ...aStory('A report that is to come'), section: 'world' }))
  done(await room.verb('schedule', { story: scheduled.story, at: '2026-03-05T06:00' }))
  for (const story of [first?.story, scheduled.story])
    done(
      await room.verb('arrange-front', {
        front: '/',
        step: { do: 'place', story, container: 'top', before: null, manner: { kicker: 'Live' } },
      }),
    )
  await open('/desk/front', 'editor', width)
  await page.keyboard.press('j')
  await expectAccessible('stories')
  await page.keyboard.press('ArrowRight')
  if (width < 1024) await page.getByRole('button', { name: 'Containers', exact: true }).click()
  await page.keyboard.press('j')
  await expectAccessible('containers')
  if (width < 1024) {
    await page.getByRole('button', { name: 'Page', exact: true }).click()
    await page.frameLocator('iframe').locator('h1').waitFor({ state: 'attached' })
    await expectAccessible('page')
    await page.getByRole('button', { name: 'Containers', exact: true }).click()
  }
  // Dialogs are as wide as they may be, or as narrow.
  if (width === 360) return
  for (const name of ['Launches …', 'Discard …', 'Change Latest', 'Breaking …', 'Keys (?)']) {
    await page.getByRole('button', { name }).first().click()
    await page.getByRole('dialog').waitFor()
    await expectAccessible(name)
    await page.keyboard.press('Escape')
  }
})
