/** The Now screen as somebody takes over at six: one look, by keys alone, live, and nothing asked for while nothing happens. */

import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aBody, aWire } from '../build.ts'
import { done } from '../newsroom.ts'
import { expectAccessibleState } from './axe.ts'
import { type OpenDesk, openDesk } from './desk.ts'
import { nowScene, type Scene } from './now-scene.ts'

let desk: OpenDesk
let scene: Scene
let page: Page
let trouble: string[]

beforeAll(async () => {
  desk = await openDesk()
  scene = await nowScene(desk.room)
})
afterAll(() => desk?.close())
afterEach(async () => {
  await page?.context().close()
  expect(trouble).toEqual([])
})

const open = async (as: Parameters<OpenDesk['open']>[1] = 'editor', width = 1440) => {
  const opened = await desk.open('/desk', as, width)
  page = opened.page
  trouble = opened.trouble
  await part('Alarms').waitFor()
}
const part = (name: string): Locator => page.getByRole('region', { name: new RegExp(`^${name}`) })
const marked = (): Promise<string> => page.evaluate('document.activeElement.textContent')
const said = (): Locator => page.locator('.said')
const expectAccessible = (state: string) => expectAccessibleState(page, state)

test.each([1440, 320])('every state, %i pixels wide', { timeout: 60_000 }, async (width) => {
  await open('chief', width)
  await expectAccessible('all of it')
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByText('Go to a screen, from anywhere').waitFor()
  await expectAccessible('keys')
  await page.keyboard.press('Escape')
  await part('Quarantine').getByRole('button', { name: 'Let go …: torn-1.xml' }).click()
  await page.getByRole('dialog').waitFor()
  await expectAccessible('a question')
  await page.keyboard.press('Escape')
})

test('one look tells what is live, due and held, what waits, what is wrong, and who has what', async () => {
  await open()
  expect(await page.title()).toBe('(3) Now · Dateline')
  const told = async (name: string) => (await part(name).textContent())?.replaceAll(/\s+/g, ' ')
  expect(await told('Alarms')).toMatch(
    /has killed the wire of «Ferry line sold, says the port».*kill it, or decline.*has killed «Pilot boat lost off Ardvale», and it is down.*Nordwire is quiet/,
  )
  expect(await told('Wire updates')).toContain('Fire in the northern harbour')
  expect(await told('Held')).toMatch(
    /Budget of the port.*could not be read: «Embargo: after the speech».*Marmalade quay.*guests of the ball/,
  )
  expect(await told('Due')).toMatch(/17:00.*The harbour festival.*4 Mar, 17:00 UTC.*Scheduled: goes out by itself/)
  expect(await told('Live')).toMatch(/sail loft.*Corrected by .*An earlier version gave the list two years\./)
  expect(await told('Live')).toMatch(/The tower at dusk.*Published by the wire itself/)
  expect(await told('Rights that end')).toMatch(/The tower at dusk.*5 Mar, 08:00.*it leaves 1 story by itself/)
  expect(await told('Who has what')).toMatch(/What the tide leaves behind.*Anna Harrow.*Being written/)
  expect(await told('Quarantine')).toMatch(/torn-1\.xml.*From nordwire · The XML is broken or torn/)
  for (const [name, story] of [
    ['Due', scene.due],
    ['Held', scene.held],
    ['Who has what', scene.hand],
  ] as const)
    expect(await part(name).locator(`a[href="/desk/stories/${story}"]`).count(), name).toBe(1)
})

test('j and k go over all lines, Enter goes where the line leads, and the back button comes back', async () => {
  await open()
  await page.keyboard.press('j')
  expect(await marked()).toContain('Ferry line sold')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  expect(await marked()).toContain('Ferry line sold')
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('j')
  expect(await marked()).toBe('Fire in the northern harbour')
  for (let step = 0; !(await marked()).startsWith('The harbour festival') && step < 9; step += 1)
    await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/desk/stories/${scene.due}`)
  await page.goBack()
  await part('Due').waitFor()
})

test('g and a letter goes to another screen, and the letter is not that screen’s key', async () => {
  await open()
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await page.getByRole('heading', { name: 'Wires', level: 1 }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await part('Alarms').waitFor()
  // While somebody writes, letters are letters.
  await part('Quarantine').getByRole('button', { name: 'Let go …: torn-1.xml' }).click()
  await page.keyboard.type('going')
  expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toBe('going')
})

test('a kill by the agency is acknowledged with one key, and the count in the title falls for everybody', async () => {
  const other = await desk.open('/desk/wires', 'reporter')
  await expect.poll(() => other.page.title()).toBe('(3) Wires · Dateline')
  await open()
  await page.keyboard.press('a')
  await said().getByText('Acknowledged.').waitFor()
  await expect.poll(() => page.title()).toBe('(2) Now · Dateline')
  await expect.poll(() => other.page.title()).toBe('(2) Wires · Dateline')
  expect(await part('Alarms').getByText('Pilot boat').count()).toBe(0)
  const [line] = await desk.room.rows('select actor, story, detail from audit order by id desc limit 1')
  expect(line).toMatchObject({ actor: expect.stringMatching(/^editor/), story: scene.killed, detail: { of: 'killed' } })
  await other.page.context().close()
})

test('a kill that waits is decided here: it stays, with a reason, and the mark goes on to the next line', async () => {
  await open()
  await page.keyboard.press('j')
  await part('Alarms').getByRole('button', { name: 'Let it stay …' }).click()
  await page.getByLabel('Why, for the audit').fill('We have it from two others.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await said().getByText('It stays: Ferry line sold, says the port.').waitFor()
  await expect.poll(() => page.title()).toBe('(1) Now · Dateline')
  await expect.poll(marked).toContain('Nordwire is quiet')
})

test('quarantine is emptied by keys: r tries again, x lets go with a reason', async () => {
  await open()
  const files = part('Quarantine').locator('[data-line]')
  await files.first().focus()
  await page.keyboard.press('r')
  await said().getByText('1 file is tried again.').waitFor()
  await expect.poll(() => files.count()).toBe(1)
  await files.first().focus()
  await page.keyboard.press('x')
  await page.keyboard.type('A test of the agency.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await said().getByText('Let go: torn-1.xml.').waitFor()
  await part('Quarantine').getByText('Every file was read.').waitFor()
  expect(await desk.room.rows(`select state from arrival where name ~ 'torn' order by name`)).toEqual([
    { state: 'discarded' },
    { state: 'waiting' },
  ])
})

test('terms that nobody understands are allowed with what was agreed', async () => {
  await open()
  await part('Held')
    .getByRole('button', { name: /^Decide …: Marmalade quay/ })
    .click()
  await page.getByLabel('What was read or agreed').fill('We danced.')
  await page.getByRole('button', { name: 'Allow' }).click()
  await said().getByText('Decided: Marmalade quay').waitFor()
  await expect.poll(() => part('Held').getByText('Marmalade').count()).toBe(0)
})

test('what happens elsewhere comes by itself; while nothing happens nothing is asked for, and the database has no query', async () => {
  await open()
  await page.locator('.live.on').waitFor()
  await page.waitForTimeout(1200)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const queries = async () =>
    (
      await desk.room.rows<{ text: string }>(
        `select query as text from pg_stat_activity where datname = current_database() and application_name = 'dateline desk'`,
      )
    ).map(({ text }) => text)
  const before = await queries()
  await page.waitForTimeout(2000)
  expect(asked).toEqual([])
  expect(await queries()).toEqual(before)
  const { story } = await desk.room.publishedOwn({
    section: 'culture',
    furniture: { headline: 'A whale in the harbour', by: ['mara-quill'] },
    body: aBody('It came with the tide.'),
  })
  await part('Live').getByText('A whale in the harbour').waitFor()
  done(await desk.room.verb('kill', { story, reason: 'It was a log.' }))
  await expect.poll(() => part('Live').getByText('A whale in the harbour').count()).toBe(0)
  await part('Receipts')
    .getByText(/kill: gate, acknowledged/)
    .first()
    .waitFor()
})

test('who may not is offered no button, and is told why by the server', async () => {
  await desk.room.arrive({ name: 'torn-3.xml', bytes: Buffer.from('<NewsML><NewsItem>3') }, aWire())
  await open('reporter')
  await part('Quarantine').getByText('torn-3.xml').waitFor()
  expect(await part('Quarantine').getByRole('button').count()).toBe(0)
  const forced = await page.evaluate(
    `fetch('/api/acknowledge', { method: 'POST', body: '{"alarm":"1"}' }).then((answer) => answer.status)`,
  )
  expect(forced).toBe(403)
  trouble = trouble.filter((one) => !one.includes('403'))
})
