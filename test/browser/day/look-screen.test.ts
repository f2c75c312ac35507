/** The settings of the look as an administrator works with them: pages of today in a look that nobody has kept, and one that is kept. */

import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aJpeg } from '../../../src/media/picture-samples.ts'
import { aWire } from '../../build.ts'
import { patience } from '../../newsroom.ts'
import { expectAccessibleState } from '../axe.ts'
import { type OpenDesk, openDesk } from '../desk.ts'

let desk: OpenDesk
let page: Page
let trouble: string[]

/** What the page's own side of `evaluate` finds there. */
declare const document: { documentElement: Element }
declare const getComputedStyle: (of: Element) => { getPropertyValue(name: string): string }
type Element = { tagName: string }

beforeAll(async () => {
  desk = await openDesk()
  const wire = aWire({
    headline: 'Seals return to the breakwater',
    pictures: [{ file: 'seals.jpg', caption: 'Seals.' }],
  })
  await desk.room.arrive(wire, { name: 'seals.jpg', bytes: await aJpeg(900) })
})
afterAll(() => desk?.close())
afterEach(async () => {
  await page.context().close()
  expect(trouble).toEqual([])
})

const open = async (as: Parameters<OpenDesk['open']>[1] = 'administrator', width = 1440): Promise<void> => {
  const opened = await desk.open('/desk/settings/look', as, width)
  page = opened.page
  trouble = opened.trouble
  await page.getByRole('heading', { name: 'The look' }).waitFor()
}
const field = (name: string) => page.getByLabel(name, { exact: true })
/** What the page in the frame has of a token. */
const shown = (token: string): Promise<string> =>
  page
    .frameLocator('iframe')
    .locator('html')
    .evaluate((root, name) => getComputedStyle(root as unknown as Element).getPropertyValue(name), token)
const stylesheet = async (): Promise<string> =>
  /\/assets\/([\w-]+)\.\w+\.css/.exec((await desk.room.get('/')).text)?.[1] ?? ''

test('a look is tried on pages of today, in both schemes, and readers get it when it is kept', async () => {
  await open()
  await expect.poll(() => shown('--accent'), patience).toBe('#0b565c')
  await field('Theme').selectOption('dispatch')
  await field('Space').selectOption('roomy')
  await expect.poll(() => shown('--accent'), patience).toBe('#1d3fae')
  expect(await stylesheet()).toBe('broadsheet')
  await page.getByRole('button', { name: 'Story' }).click()
  await page.frameLocator('iframe').getByRole('heading', { level: 1, name: 'Seals return' }).waitFor()
  await page.getByRole('button', { name: 'Dark' }).click()
  await expect.poll(() => shown('--accent'), patience).toBe('#9db4ff')
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByText('Kept. Readers see it from now on.').waitFor()
  expect(await stylesheet()).toBe('dispatch-roomy')
  await expectAccessibleState(page, 'the look')
})

test('a colour that cannot be read is said at once, with one that can; forced, the server refuses it', async () => {
  await open()
  await field('Colour in the light').fill('#ffd84d')
  const said = page.getByText('#ffd84d is too pale to be read in the light')
  await said.waitFor()
  await expectAccessibleState(page, 'a colour that cannot be read')
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('button', { name: /^Colour in the light: is too pale/ }).waitFor()
  expect(trouble.splice(0)).toHaveLength(1)
  await page.getByRole('button', { name: /^Use #/ }).click()
  await expect.poll(() => said.count()).toBe(0)
  const chosen = await field('Colour in the light').inputValue()
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByText('Kept. Readers see it from now on.').waitFor()
  expect(await stylesheet()).toBe(`dispatch-l${chosen.slice(1)}-roomy`)
})

test('a chief looks and changes nothing; who may not see the settings sees no preview', async () => {
  await open('chief', 360)
  expect(await field('Theme').isDisabled()).toBe(true)
  await page.frameLocator('iframe').getByText('Seals return').first().waitFor()
  await expectAccessibleState(page, 'the look on a telephone')
  const cookie = await desk.room.signIn('reporter')
  const asked = (path: string, headers: Record<string, string> = {}) => desk.room.get(path, headers)
  expect((await asked('/desk/look-preview/front?look=dispatch', { cookie })).status).toBe(403)
  expect((await asked('/desk/look-preview/front?look=dispatch')).status).toBe(401)
  const other = await asked('/desk/look-preview/front?look=tabloid', { cookie: await desk.room.signIn('chief') })
  expect([other.status, other.holds('is no look')]).toEqual([422, true])
})
