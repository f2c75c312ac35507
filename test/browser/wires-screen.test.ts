/** The Wires screen as an editor works with it: by keys alone, live, in a real browser. */

import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { aJpeg } from '../../src/media/picture-samples.ts'
import { aWire, type Wire } from '../build.ts'
import { done, patience } from '../newsroom.ts'
import { type OpenDesk, openDesk } from './desk.ts'
import { seedWires } from './many/many-wires.ts'

let desk: OpenDesk
let page: Page
let trouble: string[]

/** Wires that wait on the desk, in this order. */
const come = async (...wires: (Wire | { name: string; bytes: Uint8Array })[]): Promise<void> => {
  for (const wire of wires) {
    desk.room.clock.move(1000)
    await desk.room.takeIn([await desk.room.lay(wire)], { publish: false })
  }
}

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())

/** Nothing of an earlier test is in the list. */
beforeEach(async () => {
  await desk.room.rows('update wire_item set received_at = null, facts = null where received_at is not null')
})
afterEach(async () => {
  await page?.context().close()
  expect(trouble).toEqual([])
})

const open = async (path = '/desk/wires', as: Parameters<OpenDesk['open']>[1] = 'editor', width = 1440) => {
  const opened = await desk.open(path, as, width)
  page = opened.page
  trouble = opened.trouble
  await page.getByRole('heading', { name: 'Wires', level: 1 }).waitFor()
}

const rowsOf = (of: Page): Locator => of.locator('.list [role="option"]')
const rows = (): Locator => rowsOf(page)
const headlines = (): Promise<string[]> => rows().locator('.headline').allTextContents()
const marked = (): Promise<string | null> =>
  page.locator('[role="option"][aria-selected="true"] .headline').textContent()
const reading = (): Locator => page.getByRole('article')
const said = (): Locator => page.locator('.said')
const strike = { headline: 'Pilots strike at the northern quay', urgency: 2, subjects: ['Labour'] }
const ferry = { headline: 'The old ferry sails again', urgency: 5, subjects: ['Shipping'] }
const storm = { headline: 'A storm is expected by the evening', urgency: 3, subjects: ['Weather'] }

test('the newest is on top, and says whose it is, how urgent, and how often it came', async () => {
  const first = aWire({ ...strike, embargo: '2026-03-04T15:00:00Z' })
  await come(first, aWire(ferry), aWire({ ...first.told, version: '2', at: '2026-03-04T08:30:00Z' }))
  await open()
  await rows().nth(1).waitFor()
  expect(await headlines()).toEqual([strike.headline, ferry.headline])
  const row = rows().first()
  expect(await row.textContent()).toMatch(/Urgency 2.*Nordwire.*2 versions.*Embargo until 4 Mar, 15:00 UTC/)
})

test('j and k move, Enter reads, Escape comes back: the focus is never lost', async () => {
  await come(aWire(strike), aWire(ferry), aWire(storm))
  await open()
  await rows().nth(2).waitFor()
  await page.keyboard.press('j')
  expect(await marked()).toBe(storm.headline)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  expect(await marked()).toBe(strike.headline)
  await page.keyboard.press('k')
  expect(await marked()).toBe(ferry.headline)
  expect(await page.evaluate('document.activeElement.getAttribute("aria-activedescendant")')).toBe(
    await page.locator('[aria-selected="true"]').getAttribute('id'),
  )
  await page.keyboard.press('Enter')
  await reading().getByText('They will meet again tomorrow.').waitFor()
  expect(await page.evaluate('document.activeElement.tagName')).toBe('ARTICLE')
  await page.keyboard.press('k')
  await reading().getByRole('heading', { name: storm.headline }).waitFor()
  expect(await page.evaluate('document.activeElement.tagName')).toBe('ARTICLE')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.evaluate('document.activeElement.getAttribute("role")')).toBe('listbox')
})

test('t takes: the row says who did, and the story is one link away', async () => {
  await come(aWire(strike), aWire(ferry))
  await open()
  await rows().nth(1).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('t')
  await said().getByText(`Taken: ${ferry.headline}`).waitFor()
  await rows().first().getByText('Taken by editor').waitFor()
  const [story] = await desk.room.rows<{ id: string }>('select id from story order by created_at desc limit 1')
  const link = await said().getByRole('link', { name: 'Open the story' }).getAttribute('href')
  expect(link).toBe(`/desk/stories/${story?.id}`)
  await page.goto(desk.room.origin + link)
  await page.getByRole('heading', { name: ferry.headline, level: 1 }).waitFor()
})

test('what a colleague has taken meanwhile is said in the server’s words', async () => {
  const wire = aWire(strike)
  await come(wire)
  await open()
  await rows().first().waitFor()
  await page.keyboard.press('j')
  const [item] = await desk.room.rows<{ id: string }>('select id from wire_item where uri = $1', wire.uri)
  await page.route('**/api/live', (route) => route.abort())
  const { story } = done(await desk.room.verb('take', { wire: item?.id }))
  await page.keyboard.press('t')
  await said().getByText(`This wire was taken before: it is story ${story}.`).waitFor()
  trouble = []
})

test('who may not take is told why, and so is a person whose button is forced', async () => {
  await come(aWire(strike))
  await open('/desk/wires', 'photo')
  await rows().first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('t')
  await said().getByText('As photo you may not use «take».').waitFor()
  const forced = await page.evaluate(
    `fetch('/api/take', { method: 'POST', body: '{}' }).then((answer) => answer.status)`,
  )
  expect(forced).toBe(403)
  trouble = []
})

test('x spikes for everybody, and it can be brought back', async () => {
  await come(aWire(strike), aWire(ferry), aWire(storm))
  await open()
  await rows().nth(2).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await said().getByText(`Spiked: ${ferry.headline}`).waitFor()
  expect(await headlines()).toEqual([storm.headline, strike.headline])
  expect(await marked()).toBe(strike.headline)
  const other = await desk.open('/desk/wires', 'reporter')
  await rowsOf(other.page).nth(1).waitFor()
  expect(await other.page.getByText(ferry.headline).count()).toBe(0)
  await other.page.context().close()
  await page.getByLabel('Show', { exact: true }).selectOption('spiked')
  await rows().getByText('Spiked by editor').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.list').focus()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await said().getByText(`Brought back: ${ferry.headline}`).waitFor()
  await page.getByLabel('Show', { exact: true }).selectOption('open')
  await expect.poll(headlines).toEqual([storm.headline, ferry.headline, strike.headline])
  const audit = await desk.room.rows<{ verb: string }>(`select verb from audit where verb ~ 'spike' order by id`)
  expect(audit.map(({ verb }) => verb)).toEqual(['spike', 'unspike'])
})

test('d shows what changed since the last version', async () => {
  const first = aWire({ ...strike, text: ['Ten boats left at noon.', 'Nobody spoke of wages.'] })
  await come(first)
  await come(
    aWire({
      ...first.told,
      version: '2',
      at: '2026-03-04T08:30:00Z',
      text: ['Twelve boats left at noon.', 'Nobody spoke of wages.', 'A tug lay idle.'],
    }),
  )
  await open()
  await rows().first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('d')
  await reading().locator('.difference').waitFor()
  expect(await reading().locator('del').allTextContents()).toEqual(['gone: Ten'])
  expect(await reading().locator('ins').allTextContents()).toEqual(['new: Twelve', 'new: A tug lay idle.'])
  await page.keyboard.press('d')
  await reading().locator('.text').waitFor()
})

test('a new wire slides in for whoever has not begun to read, and else waits to be asked for', async () => {
  await come(aWire(strike))
  await open()
  await rows().first().waitFor()
  await page.getByText('Live', { exact: true }).waitFor()
  await come(aWire(ferry))
  await expect.poll(headlines, patience).toEqual([ferry.headline, strike.headline])
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await come(aWire(storm))
  await page.getByRole('button', { name: '1 new' }).waitFor()
  expect(await headlines()).toEqual([ferry.headline, strike.headline])
  expect(await marked()).toBe(strike.headline)
  await page.keyboard.press('n')
  await expect.poll(headlines).toEqual([storm.headline, ferry.headline, strike.headline])
})

test('what is being read is not replaced by its newer version', async () => {
  const first = aWire({ ...strike, text: ['Ten boats left at noon.'] })
  await come(first)
  await open()
  await rows().first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await reading().getByText('Ten boats left at noon.').waitFor()
  await come(aWire({ ...first.told, version: '2', at: '2026-03-04T08:30:00Z', text: ['Twelve boats left at noon.'] }))
  await reading().getByText('A newer version has come.').waitFor()
  expect(await reading().getByText('Ten boats left at noon.').count()).toBe(1)
  await reading().getByRole('button', { name: 'Read it' }).click()
  await reading().getByText('Twelve boats left at noon.').waitFor()
})

test('a line that was cut comes back, and what came meanwhile is there', async () => {
  await come(aWire(strike))
  await open()
  await page.getByText('Live', { exact: true }).waitFor()
  await desk.room.rows(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dateline desk' and datname = current_database()`,
  )
  await come(aWire(ferry))
  await expect.poll(headlines, patience).toEqual([ferry.headline, strike.headline])
})

test('an idle desk asks for nothing', async () => {
  await come(aWire(strike))
  await open()
  await rows().first().waitFor()
  await page.getByText('Live', { exact: true }).waitFor()
  // What is opened most is fetched ahead, once: the last files that the screen asks for.
  const isFetched = `performance.getEntriesByType('resource').some(({ name }) => name.includes('/story-screen.'))`
  await expect.poll(() => page.evaluate(isFetched)).toBe(true)
  await page.waitForTimeout(1500)
  let asked = 0
  page.on('request', () => {
    asked += 1
  })
  await page.waitForTimeout(3000)
  expect(asked).toBe(0)
})

test('search, filters and Back', async () => {
  await come(aWire(strike), aWire(ferry), aWire(storm))
  await open()
  await rows().nth(2).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('quay northern')
  await expect.poll(headlines).toEqual([strike.headline])
  await page.getByRole('searchbox').fill('')
  await expect.poll(headlines).toHaveLength(3)
  await page.getByLabel('Topic', { exact: true }).selectOption({ label: 'Weather (1)' })
  await expect.poll(headlines).toEqual([storm.headline])
  await page.getByLabel('Topic', { exact: true }).selectOption({ label: 'Shipping (1)' })
  await expect.poll(headlines).toEqual([storm.headline, ferry.headline])
  await page.goBack()
  await expect.poll(headlines).toEqual([storm.headline])
  await page.getByRole('button', { name: 'Without filter Topic: Weather' }).click()
  await expect.poll(headlines).toHaveLength(3)
})

test('noise is hidden by one click, and stays hidden for that person alone', async () => {
  await come(aWire(strike), aWire(ferry))
  await open()
  await rows().nth(1).click()
  await reading().getByRole('button', { name: 'Hide Labour' }).click()
  await said().getByText('Hidden: Labour.').waitFor()
  await expect.poll(headlines).toEqual([ferry.headline])
  await page.goto(`${desk.room.origin}/desk/wires`)
  await rows().first().waitFor()
  expect(await headlines()).toEqual([ferry.headline])
  const other = await desk.open('/desk/wires', 'editor')
  await rowsOf(other.page).nth(1).waitFor()
  await other.page.context().close()
  await page.getByText('1 kind hidden').click()
  await page.getByRole('button', { name: 'Show Topic: Labour again' }).click()
  await expect.poll(headlines).toHaveLength(2)
})

test('a preset is kept with its count, speaks up when something comes, and can be deleted', async () => {
  await come(aWire(strike), aWire(ferry))
  await open('/desk/wires?label=topic:Labour')
  await expect.poll(headlines).toEqual([strike.headline])
  await page.getByRole('button', { name: 'Keep this view …' }).click()
  await page.getByLabel('Name').fill('Harbour labour')
  await page.getByLabel('Play a sound').check()
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  const preset = page.getByRole('button', { name: /^Harbour labour/ })
  await preset.getByText('1', { exact: true }).waitFor()
  await page.evaluate(`
    window.tones = 0
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (...at) { window.tones += 1; return start.apply(this, at) }`)
  await page.getByRole('button', { name: /^All wires/ }).click()
  await expect.poll(headlines).toHaveLength(2)
  await come(aWire(storm))
  await expect.poll(headlines, patience).toHaveLength(3)
  expect(await page.evaluate('window.tones')).toBe(0)
  await come(aWire({ ...strike, headline: 'The strike goes on for a second week' }))
  await preset.getByText('2', { exact: true }).waitFor()
  expect(await page.evaluate('window.tones')).toBe(2)
  await preset.click()
  await page.getByRole('button', { name: 'Change …' }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await said().getByText('Deleted: Harbour labour.').waitFor()
  expect(await preset.count()).toBe(0)
})

test('a preset that notifies shows the browser’s own notification, where the person has allowed them', async () => {
  await come(aWire(strike))
  await open('/desk/wires?label=topic:Labour')
  await page.context().grantPermissions(['notifications'], { origin: desk.room.origin })
  // A browser without a screen says «denied» although it has granted it; what it is to show it says itself. No part of ours is in its place.
  await page.evaluate(`
    window.shown = []
    const Real = window.Notification
    Object.defineProperty(Real, 'permission', { get: () => 'granted' })
    window.Notification = class extends Real {
      constructor(title, options) {
        super(title, options)
        window.shown.push([this.title, this.body, this.tag])
      }
    }`)
  await page.getByRole('button', { name: 'Keep this view …' }).click()
  await page.getByLabel('Name').fill('Strikes')
  await page.getByLabel('Show a notification').check()
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  const preset = page.getByRole('button', { name: /^Strikes/ })
  await preset.getByText('1', { exact: true }).waitFor()
  await come(aWire({ ...strike, headline: 'The strike is over' }))
  await expect
    .poll(() => page.evaluate('window.shown'), patience)
    .toEqual([['Strikes: Nordwire', 'The strike is over', 'Strikes']])
})

test('one text of two suppliers is one row; each can be read, and what is read is taken', async () => {
  const text = ['The pilots', 'The tugs', 'The ferries'].map(
    (who) =>
      `${who} of the northern quay waited until noon for word from the port, which had promised them an answer by ten.`,
  )
  await come(aWire({ ...strike, text }))
  const other = aWire({
    ...strike,
    uri: 'urn:baltika.example:1',
    provider: 'Baltika',
    headline: 'Pilots still wait',
    text,
  })
  desk.room.clock.move(60_000)
  await desk.room.takeIn([await desk.room.lay(other)], { publish: false, supplier: 'Baltika' })
  await open()
  await rows().getByText('2 suppliers').waitFor()
  expect(await headlines()).toEqual(['Pilots still wait'])
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await reading()
    .getByRole('button', { name: /Nordwire: Pilots strike/ })
    .click()
  await reading().getByRole('heading', { name: strike.headline }).waitFor()
  await page.keyboard.press('t')
  await said().getByText('Taken: ').waitFor()
  await rows().getByText('Taken by editor').waitFor()
  const [taken] = await desk.room.rows(
    'select i.headline from story s join wire_item i on i.id = s.wire_item order by s.created_at desc limit 1',
  )
  expect(taken).toEqual({ headline: strike.headline })
})

test('single letters are keys only for whoever wants them to be', async () => {
  await come(aWire(strike))
  await open()
  await rows().first().waitFor()
  await page.keyboard.press('?')
  await page.getByLabel('Single letters are keys').uncheck()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  expect(await page.locator('[aria-selected="true"]').count()).toBe(0)
  await page.keyboard.press('ArrowDown')
  expect(await marked()).toBe(strike.headline)
})

test('on a telephone the reading covers the list, and Back closes it', async () => {
  await come(aWire(strike), aWire(ferry))
  await open('/desk/wires', 'editor', 360)
  await rows().first().click()
  await reading().getByText('They will meet again tomorrow.').waitFor()
  expect(await page.locator('.rows').evaluate((list) => (list as unknown as { inert: boolean }).inert)).toBe(true)
  await page.goBack()
  await expect.poll(() => reading().count()).toBe(0)
  expect(await headlines()).toHaveLength(2)
})

test('a picture of a wire that nobody has published is shown to the desk, and to nobody else', async () => {
  const wire = aWire({ ...strike, pictures: [{ file: 'quay.jpg', caption: 'The quay at noon.' }] })
  await desk.room.takeIn([await desk.room.lay(wire, { name: 'quay.jpg', bytes: await aJpeg(420) })], { publish: false })
  await open()
  const thumb = rows().first().locator('img')
  await thumb.waitFor()
  await expect.poll(() => thumb.evaluate((one) => (one as unknown as { naturalWidth: number }).naturalWidth)).toBe(160)
  const address = (await thumb.getAttribute('src')) ?? ''
  expect((await desk.room.get(address)).status).toBe(401)
})

test('a session that ended is said so, with the way back in', async () => {
  await come(aWire(strike))
  await open()
  await rows().first().waitFor()
  await page.context().clearCookies()
  await page.getByLabel('Show', { exact: true }).selectOption('all')
  await page.getByRole('dialog', { name: 'Sign in again' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('alert').getByText('You are signed out.').waitFor()
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await page.getByRole('dialog', { name: 'Sign in again' }).waitFor()
  trouble = []
})

test('a session that ended is told as soon as something comes, without a click', async () => {
  await come(aWire(strike))
  await open()
  await rows().first().waitFor()
  await page.getByText('Live', { exact: true }).waitFor()
  await page.context().clearCookies()
  await desk.room.rows(`update wire_item set slug = slug where received_at is not null`)
  await page.getByRole('dialog', { name: 'Sign in again' }).waitFor()
  trouble = []
})

test('of twenty thousand wires only what is in view exists, down to the last', { timeout: 60_000 }, async () => {
  await seedWires(desk.room, 20_000, '2026-03-04T09:00:00Z')
  await open()
  await rows().first().waitFor()
  for (let times = 0; times < 12; times += 1) {
    await page.keyboard.press('End')
    await expect.poll(marked).not.toBe(undefined)
    await page.waitForTimeout(50)
  }
  expect(await rows().count()).toBeLessThan(60)
  const at = Number(await page.locator('[aria-selected="true"]').getAttribute('aria-posinset'))
  expect(at).toBeGreaterThan(1000)
  await page.keyboard.press('Home')
  expect(await page.locator('[aria-selected="true"]').getAttribute('aria-posinset')).toBe('1')
})
