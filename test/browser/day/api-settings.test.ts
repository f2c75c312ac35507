/** The API in the settings: a token is made, handed over, changed and ended by keys alone, shown once, and nobody but an administrator may. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessibleState } from '../axe.ts'
import { type OpenDesk, openDesk } from '../desk.ts'

let desk: OpenDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())

test.each([1440, 360])('a token from its making to its end, %i pixels wide', async (width) => {
  const { page, trouble } = await desk.open('/desk/settings/api', 'administrator', width)
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const focused = () => page.evaluate('document.activeElement.textContent')
  const ask = async (token: string) =>
    (await desk.room.get('/api/v1/items', { authorization: `Bearer ${token}` })).status
  await page.getByText('There is no token yet').waitFor()
  await button('Make a token').press('Enter')
  await page.keyboard.type('The Northern Mail')
  await button('Make it').press('Enter')
  await page.getByText('Nothing was kept: 1 field').first().waitFor()
  expect(trouble.splice(0)).toHaveLength(1)
  await expectAccessibleState(page, 'a refused token')
  expect(await page.getByLabel('Name').inputValue()).toBe('The Northern Mail')
  await page.getByLabel('stories, sections').check()
  await page.getByLabel('It ends').fill('2999-01-31T06:00')
  await button('Make it').press('Enter')
  const token = await page.getByRole('dialog', { name: 'The token' }).getByRole('textbox').inputValue()
  expect(token).toMatch(/^dateline_[\w-]{43}$/)
  await expectAccessibleState(page, 'a token that was made')
  expect(await ask(token)).toBe(200)
  await page.keyboard.press('Escape')
  await expect.poll(focused).toBe('Make a token')
  expect(await page.content()).not.toContain(token)

  await button('Change: The Northern Mail').press('Enter')
  expect(await page.getByLabel('It ends').inputValue()).toBe('2999-01-31T06:00')
  await page.getByLabel('stories, sections').uncheck()
  await page.getByLabel('search', { exact: true }).check()
  await page.getByLabel('It ends').fill('')
  await button('Keep').last().press('Enter')
  await page.getByText('Kept. It holds for the next call.').waitFor()
  expect(await ask(token)).toBe(403)
  expect(await desk.room.rows('select scopes, expires_at from api_token where ended_at is null')).toEqual([
    { scopes: ['search:read'], expires_at: null },
  ])
  await expectAccessibleState(page, 'the list of tokens')
  await button('End: The Northern Mail').press('Enter')
  await expectAccessibleState(page, 'the question before an end')
  await page.keyboard.press('Enter')
  await page.getByText('Ended: The Northern Mail.').waitFor()
  expect(await ask(token)).toBe(401)
  expect(trouble).toEqual([])
  await page.context().close()
})

test('the API is opened and closed', async () => {
  const { page } = await desk.open('/desk/settings/api', 'administrator')
  await page.getByLabel('It may be read by').selectOption('anybody')
  await page.getByRole('button', { name: 'Keep' }).press('Enter')
  await page.getByText('Kept. It holds from now on.').waitFor()
  expect((await desk.room.get('/api/v1/items')).status).toBe(200)
  await page.getByLabel('It may be read by').selectOption('whoever has a token')
  await page.getByRole('button', { name: 'Keep' }).press('Enter')
  await expect.poll(async () => (await desk.room.get('/api/v1/items')).status, { timeout: 20_000 }).toBe(401)
  await page.context().close()
})

test('a chief may look and not change', async () => {
  const { page } = await desk.open('/desk/settings/api', 'chief')
  await page.getByText('an administrator changes them').waitFor()
  await page.getByText('There is no token yet').waitFor()
  expect(await page.getByRole('button', { name: /^(Make|Keep|End|Change)/ }).count()).toBe(0)
  await page.context().close()
})
