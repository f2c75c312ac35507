/** The Settings screen: what is kept there readers see; by keys, for those who may, and a refusal loses nothing. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/newsroom/action.ts'
import { refusedAs } from '../newsroom.ts'
import { expectAccessibleState } from './axe.ts'
import { type OpenDesk, openDesk } from './desk.ts'

const administrator: Actor = { name: 'root@courier.example', role: 'administrator' }
let desk: OpenDesk
beforeAll(async () => {
  desk = await openDesk()
  await desk.room.verb('keep-supplier', { supplier: 'Nordwire' }, administrator)
  await desk.room.verb(
    'keep-door',
    { supplier: 'Nordwire', kind: 'push', secret: 'a token that is long enough' },
    administrator,
  )
})
afterAll(() => desk?.close())

test.each([1440, 320])('it holds to the rules, %i pixels wide, and shows no secret', async (width) => {
  const { page, trouble } = await desk.open('/desk/settings', 'administrator', width)
  await page.getByText('push').waitFor()
  await expectAccessibleState(page, 'settings')
  expect(await page.content()).not.toContain('a token that is long enough')
  expect(trouble).toEqual([])
  await page.context().close()
})

test('a name, a zone and a section are kept, and readers see them; a refusal leaves what was written', async () => {
  const { page } = await desk.open('/desk/settings', 'administrator')
  await page.getByLabel('Name', { exact: true }).fill('The Harbour Courier')
  await page.getByLabel('Time zone').fill('Atlantis/Capital')
  await page.keyboard.press('Enter')
  await page.locator('.said').getByText('is no time zone, such as Europe/Oslo').waitFor()
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('The Harbour Courier')
  await page.getByLabel('Time zone').fill('Europe/Oslo')
  await page.keyboard.press('Enter')
  await page.locator('.said').getByText('Kept.').waitFor()
  await expect.poll(async () => (await desk.room.get('/')).text, { timeout: 20_000 }).toContain('The Harbour Courier')

  await page.getByLabel('Name of culture').fill('Arts')
  await page.getByLabel('Sport in the navigation').uncheck()
  await page.getByRole('button', { name: 'Move Arts up' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('New section').fill('Weather')
  await page.getByLabel('Its address, such as').fill('weather')
  await page.getByRole('button', { name: 'Add' }).click()
  await page.getByRole('region', { name: 'Sections' }).getByRole('button', { name: 'Keep' }).click()
  await expect
    .poll(
      async () => [...(await desk.room.get('/')).text.matchAll(/<li><a href="\/([a-z-]+)"/g)].map(([, slug]) => slug),
      {
        timeout: 20_000,
      },
    )
    .toEqual(expect.arrayContaining(['culture', 'weather']))
  expect((await desk.room.get('/')).text).not.toContain('href="/sport"')
  expect((await desk.room.get('/sport')).status).toBe(200)
  await page.context().close()
})

test('no section is taken away, and none at an address that leads elsewhere', async () => {
  const keep = (sections: object[]) => desk.room.verb('keep-sections', { sections }, administrator)
  expect(refusedAs(await keep([{ slug: 'world', name: 'World' }]))).toBe('invalid')
  const all = await desk.room.rows('select slug, name, shown from section order by position')
  expect(refusedAs(await keep([...all, { slug: 'search', name: 'Search' }]))).toBe('invalid')
  expect(refusedAs(await keep([...all, { slug: 'world', name: 'World again' }]))).toBe('invalid')
})

test('a chief may look and not change, an editor may not look', async () => {
  const { page } = await desk.open('/desk/settings', 'chief')
  await page.getByText('an administrator changes them').waitFor()
  expect(await page.getByRole('button', { name: 'Keep' }).count()).toBe(0)
  await page.context().close()
  const cookie = await desk.room.signIn('editor')
  expect((await desk.room.get('/api/settings', { cookie })).status).toBe(403)
  expect((await desk.room.get('/api/settings')).status).toBe(401)
})
