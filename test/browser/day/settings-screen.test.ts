/** The Settings screen: what is kept there readers see; by keys, for those who may, and a refusal loses nothing. */

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../../src/newsroom/action.ts'
import { claimLooks, endLook } from '../../../src/store/doors.ts'
import { aWire } from '../../build.ts'
import { refusedAs } from '../../newsroom.ts'
import { expectAccessibleState } from '../axe.ts'
import { type OpenDesk, openDesk } from '../desk.ts'

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
  for (const words of ['We told what is so.', 'We tell what is so.'])
    await desk.room.verb('keep-own-page', { page: 'ethics', title: 'Our ethics', words }, administrator)
  const rule = { name: 'Sport', fits: { topics: ['medtop:15000000'] }, does: { section: 'sport' } }
  await desk.room.verb('keep-rules', { rules: [rule] }, administrator)
  const wires = ['Harbour pilots vote', 'A ferry is late'].map((headline) => aWire({ headline }))
  await desk.room.takeIn([await desk.room.lay(...wires)], { publish: false })
})
afterAll(() => desk?.close())

const go = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name }).press('Enter')

test.each([1440, 360])(
  'every part holds to the rules, its forms open, %i pixels wide, and shows no secret',
  async (width) => {
    const { page, trouble } = await desk.open('/desk/settings', 'administrator', width)
    await page.getByLabel('Countries').waitFor()
    await expectAccessibleState(page, 'site')
    await go(page, 'Rules for wires')
    await page.getByRole('button', { name: 'Change: Sport' }).press('Enter')
    await page.getByRole('button', { name: 'Try on' }).press('Enter')
    await page.getByText('Tried on the last').waitFor()
    await expectAccessibleState(page, 'rules')
    await go(page, 'Suppliers and doors')
    await page.getByRole('button', { name: 'Change: Nordwire', exact: true }).press('Enter')
    await page.getByText('What is agreed with it').press('Enter')
    await page.getByLabel('May be shown for').fill('soon')
    await page.getByLabel('May be shown for').press('Enter')
    await page.getByText('Nothing was kept: 1 field').first().waitFor()
    expect(trouble.splice(0)).toHaveLength(1)
    await expectAccessibleState(page, 'a refused supplier')
    await page.getByLabel('May be shown for').fill('')
    await page.getByRole('button', { name: 'Add a door: Nordwire' }).press('Enter')
    await page.getByLabel('Kind').selectOption('http')
    await page.getByLabel('Signs in').selectOption('oauth2')
    await expectAccessibleState(page, 'a new door')
    expect(await page.content()).not.toContain('a token that is long enough')
    await page.getByLabel('Signs in').selectOption('none')
    await go(page, 'Outputs')
    await page.getByRole('button', { name: 'Add an output' }).press('Enter')
    await page.getByLabel('Secret').waitFor()
    await expectAccessibleState(page, 'a new output')
    await go(page, 'Profiles')
    await page.getByRole('button', { name: 'Change: Nordwire' }).press('Enter')
    await page.getByLabel('About').waitFor()
    await expectAccessibleState(page, 'a profile')
    await page.getByRole('button', { name: 'Portrait: Choose a picture' }).press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await go(page, 'Own pages')
    await page.getByRole('button', { name: 'Change: Our ethics' }).press('Enter')
    await page.getByText('What was online: 2 texts').press('Enter')
    await page.getByText('We told what is so.').waitFor()
    await expectAccessibleState(page, 'a page of our own')
    expect(trouble).toEqual([])
    await page.context().close()
  },
)

test('rules are written, moved, tried and kept by keys alone; what is refused leads to its field', async () => {
  const { page } = await desk.open('/desk/settings', 'chief')
  await go(page, 'Rules for wires')
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  await button('Add a rule').press('Enter')
  // The focus is in the new rule.
  await page.keyboard.type('Harbour')
  await page.getByLabel('Words').focus()
  await page.keyboard.type('harbour')
  await page.getByLabel('Urgency from').focus()
  await page.keyboard.type('12')
  await button('Keep the rules').press('Enter')
  await page.getByText('Nothing was kept: 2 fields').first().waitFor()
  expect(await page.evaluate('document.activeElement.className')).toBe('summary')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.value')).toBe('12')
  expect(await page.getByLabel('Words').inputValue()).toBe('harbour')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.getByLabel('Stands in the list').focus()
  await page.keyboard.type('port')
  await button('Close').press('Enter')
  await expect.poll(() => page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Change: Harbour')
  await page.keyboard.press('Alt+ArrowUp')
  expect(await page.locator('ol.lines strong').allTextContents()).toEqual(['1. Harbour', '2. Sport'])
  expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Change: Harbour')
  await button('Try on').press('Enter')
  await page.getByText('caught 1 wire', { exact: true }).waitFor()
  expect(await page.evaluate('document.activeElement.textContent')).toContain('Tried on the last')
  await page
    .getByText(
      'now: waits for the desk, section by its topics → then: waits for the desk, section by its topics, desk port',
    )
    .waitFor()
  expect(await page.getByRole('link', { name: 'Harbour pilots vote' }).getAttribute('href')).toContain(
    'q=Harbour+pilots+vote',
  )
  // Who leaves is asked, and stays: a dialog that nobody answers is answered with no.
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.message())
    void dialog.dismiss()
  })
  await page.getByRole('link', { name: 'Wires', exact: true }).press('Enter')
  await page.evaluate('history.back()')
  await expect.poll(() => asked.length).toBe(2)
  expect(new URL(page.url()).pathname).toBe('/desk/settings/routing')
  await button('Keep the rules').press('Enter')
  await page.locator('.said').getByText('Kept.').waitFor()
  expect(await desk.room.rows('select name, "fits", does, "ends" from rule order by position')).toMatchObject([
    { name: 'Harbour', fits: { keywords: ['harbour'] }, does: { desk: 'port' }, ends: true },
    { name: 'Sport' },
  ])
  await button('Pause: Sport').press('Enter')
  await button('Delete: Harbour').press('Enter')
  await button('Keep the rules').press('Enter')
  await expect.poll(() => desk.room.rows('select name, paused from rule')).toEqual([{ name: 'Sport', paused: true }])
  await page.getByText('Not kept yet').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Wires', exact: true }).press('Enter')
  await page.waitForURL('**/desk/wires')
  expect(asked).toHaveLength(2)
  await page.context().close()
})

test('a supplier with its contract and doors of two kinds, by keys; an address to push to is shown once with its token', async () => {
  const { page } = await desk.open('/desk/settings/suppliers', 'administrator')
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const said = (text: string) => page.locator('.said').getByText(text).waitFor()
  await button('Add a supplier').press('Enter')
  await page.keyboard.type('Southwire')
  await page.getByText('What is agreed with it').press('Enter')
  await page.getByLabel('May not be shown in').fill('Norway\nAtlantis')
  await button('Keep').press('Enter')
  await page.getByText('nobody knows the country «Atlantis»').first().waitFor()
  await page.getByLabel('May not be shown in').fill('Norway')
  await page.getByLabel('May be shown for').fill('30')
  await button('Keep').press('Enter')
  await said('Kept.')
  expect(await desk.room.rows(`select contract from supplier where slug = 'southwire'`)).toEqual([
    { contract: { notIn: ['NO'], validDays: 30 } },
  ])
  await button('Add a door: Southwire').press('Enter')
  await page.getByLabel('Kind').selectOption('push')
  await button('Keep').press('Enter')
  const told = page.getByRole('dialog', { name: 'How wires are pushed here' }).getByRole('textbox')
  const [, address = '', token = ''] = /^POST (\S+)\nAuthorization: Bearer (\w+)$/.exec(await told.inputValue()) ?? []
  const [pushed] = await desk.room.rows<{ id: string }>(`select id from door where supplier = 'southwire'`)
  expect(address).toBe(`${desk.room.origin}/wires/${pushed?.id}`)
  expect(token.length).toBeGreaterThan(40)
  await page.keyboard.press('Escape')
  await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Add a door')
  expect(await page.content()).not.toContain(token)
  await button('Add a door: Southwire').press('Enter')
  await page.getByLabel('Kind').selectOption('folder')
  await page.getByRole('textbox', { name: 'Folder' }).fill(desk.room.folder)
  await button('Keep').press('Enter')
  await button('Pause: Southwire folder').press('Enter')
  await said('Paused: Southwire folder')
  await button('Resume: Southwire folder').press('Enter')
  await button('Look now: Southwire folder').press('Enter')
  await said('Looking through Southwire folder')
  const { db } = desk.room.database
  // It is said before the server has been told.
  const asked = () => desk.room.rows(`select from door where name = 'Southwire folder' and asked_at is not null`)
  await expect.poll(async () => (await asked()).length, { timeout: 20_000 }).toBe(1)
  for (const { id, look_until } of await claimLooks(db, 10))
    await endLook(db, { id, look_until }, { at: new Date(), pause: 3600_000, failure: 'Nobody may read the folder.' })
  await said('Southwire folder: Nobody may read the folder.')
  await button('Delete: Southwire folder').press('Enter')
  await page.keyboard.press('Enter')
  await said('Deleted: Southwire folder.')
  await button('Delete: Nordwire').press('Enter')
  await page.keyboard.press('Enter')
  await said('Nordwire has sent 2 files')
  await page.context().close()
})

test('a name, a zone and a section are kept, and readers see them; a refusal leaves what was written', async () => {
  const { page } = await desk.open('/desk/settings', 'administrator')
  await page.getByLabel('Name', { exact: true }).fill('The Harbour Courier')
  await page.getByLabel('Time zone').fill('Atlantis/Capital')
  await page.keyboard.press('Enter')
  await page.locator('.summary').getByText('is no time zone, such as Europe/Oslo').waitFor()
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
  expect(await page.getByLabel('Name', { exact: true }).isEnabled()).toBe(false)
  await go(page, 'Suppliers and doors')
  await page.getByRole('button', { name: 'Look: Nordwire', exact: true }).press('Enter')
  expect(await page.getByLabel('Profile').isEnabled()).toBe(false)
  expect(await page.getByRole('button', { name: /^(Keep|Delete|Change|Pause|Add)/ }).count()).toBe(0)
  await page.context().close()
  const cookie = await desk.room.signIn('editor')
  expect((await desk.room.get('/api/settings', { cookie })).status).toBe(403)
  expect((await desk.room.get('/api/settings')).status).toBe(401)
})

test('what feeds, robots and advertisers get is chosen here, and is out at once', async () => {
  const { page } = await desk.open('/desk/settings', 'administrator')
  const part = page.getByRole('region', { name: 'Feeds, robots and advertisers' })
  await part.getByLabel('Robots of AI').selectOption('may not gather texts for models')
  await part.getByLabel('Lines of /ads.txt').fill('exchange.example, 12345, DIRECT')
  await part.getByLabel('Whom to tell of a weakness').fill('mailto:security@courier.example')
  await part.getByRole('button', { name: 'Keep' }).press('Enter')
  await page.locator('.said').getByText('Kept.').waitFor()
  const words = async (path: string) => (await desk.room.get(path)).text
  expect(await words('/robots.txt')).toContain('User-agent: GPTBot')
  expect(await words('/ads.txt')).toBe('exchange.example, 12345, DIRECT\n')
  expect(await words('/.well-known/security.txt')).toContain('Contact: mailto:security@courier.example')
  // What was not touched is as it was.
  expect(await words('/feed.json')).not.toContain('content_html')
  await part.getByLabel('Lines of /ads.txt').fill('')
  await part.getByLabel('Whom to tell of a weakness').fill('')
  await part.getByRole('button', { name: 'Keep' }).press('Enter')
  await expect.poll(async () => (await desk.room.get('/ads.txt')).status).toBe(404)
  expect((await desk.room.get('/.well-known/security.txt')).status).toBe(404)
  await page.context().close()
})
