/** The screens of people as they are worked with: passkeys of a real browser, signing in again in place, inviting, the audit; and axe of each. */

import type { CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newSignIn } from '../../src/store/people.ts'
import { aStory, aWire } from '../build.ts'
import { callsTo } from '../flows/desk/calls.ts'
import { codeOf } from '../flows/desk/people-subjects.ts'
import { done } from '../newsroom.ts'
import { expectAccessibleState } from './axe.ts'
import { type OpenDesk, openDesk } from './desk.ts'

let desk: OpenDesk
let calls: ReturnType<typeof callsTo>
let page: Page
let trouble: string[] = []

beforeAll(async () => {
  desk = await openDesk()
  calls = callsTo(desk.room)
})
afterAll(() => desk?.close())
afterEach(async () => {
  await page?.context().close()
  await desk.room.rows('delete from sign_in_try')
  expect(trouble).toEqual([])
})

/** A page without a session. */
const openOutside = async (path: string, options: { javaScriptEnabled?: boolean; width?: number } = {}) => {
  const { width = 1440, ...rest } = options
  const context = await desk.browser.newContext({ viewport: { width, height: 900 }, ...rest })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  trouble = []
  page.on('pageerror', (error) => trouble.push(error.message))
  await page.goto(desk.room.origin + path)
}
const open = async (path: string, as: Parameters<OpenDesk['open']>[1] = 'editor', width = 1440) => {
  const opened = await desk.open(path, as, width)
  page = opened.page
  trouble = opened.trouble
}
/** An authenticator in the browser that has a finger on it. */
const withFinger = async (): Promise<CDPSession> => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  return cdp
}
const said = () => page.locator('.said')
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name })

test('a first sign-in leads to where a passkey is set up, and by it one signs in from then on', async () => {
  const { id } = await calls.somebody('editor')
  const token = await newSignIn(desk.room.database.db, id)
  await openOutside(`/desk/sign-in?token=${token}`)
  await withFinger()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('You came by a one-time address.').waitFor()
  expect(page.url()).toBe(`${desk.room.origin}/desk/you`)
  await page.getByLabel('What the new one is to be called').fill('My laptop')
  await page.keyboard.press('Enter')
  await said().getByText('Kept: My laptop.').waitFor()
  await page.getByText('Not used yet').waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.goto(`${desk.room.origin}/desk/sign-in`)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL('**/desk')
  await page.goto(`${desk.room.origin}/desk/you`)
  await page.getByText(/Last used/).waitFor()
  await page.getByRole('button', { name: 'Remove My laptop' }).click()
  await said().getByText('Removed: My laptop.').waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.goto(`${desk.room.origin}/desk/sign-in`)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByRole('alert').getByText('This passkey is not known here').waitFor()
})

test('a password is set with a telephone by keys alone, and signs in without script', async () => {
  const { mail, cookie } = await calls.somebody('editor')
  await openOutside('/')
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url: desk.room.origin }])
  await page.goto(`${desk.room.origin}/desk/you`)
  await page.getByRole('button', { name: 'Set a password …' }).focus()
  await page.keyboard.press('Enter')
  await dialog('Password').locator('img').waitFor()
  const secret = ((await dialog('Password').locator('code').textContent()) ?? '').replaceAll(' ', '')
  await page.keyboard.type('seven gulls over the mole')
  await page.getByLabel('The six digits that the app shows now').focus()
  await page.keyboard.type('000000')
  await page.keyboard.press('Enter')
  await dialog('Password').getByRole('alert').getByText('not the code').waitFor()
  await page.getByLabel('The six digits that the app shows now').fill(codeOf(secret, Date.now() - 30_000))
  await page.keyboard.press('Enter')
  const codes = await dialog('Recovery codes').getByRole('textbox').inputValue()
  expect(codes.split('\n')).toHaveLength(10)
  await page.keyboard.press('Escape')
  await page.getByText('10 recovery codes are left.').waitFor()
  await page.context().close()
  await openOutside('/desk/sign-in', { javaScriptEnabled: false })
  await page.getByLabel('Mail').fill(mail)
  await page.getByLabel('Password').fill('seven gulls over the mole')
  await page.getByLabel('Code').fill(codeOf(secret))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/desk')
})

test('an expired session is signed in again in place: what was asked for is done, and nothing on the screen is lost', async () => {
  const person = await calls.withPassword('editor')
  const wire = aWire({ headline: 'A storm is expected by the evening' })
  await desk.room.takeIn([await desk.room.lay(wire)], { publish: false })
  await openOutside('/')
  const [name = '', value = ''] = person.cookie.split('=')
  await page.context().addCookies([{ name, value, url: desk.room.origin }])
  await page.goto(`${desk.room.origin}/desk/wires`)
  await page.locator('[role="option"]').first().waitFor()
  await page.keyboard.press('j')
  await page.route('**/api/live', (route) => route.abort())
  await desk.room.rows('delete from session where person = $1', person.id)
  await page.keyboard.press('t')
  await dialog('Sign in again').waitFor()
  const field = (label: string | RegExp) => dialog('Sign in again').getByLabel(label)
  expect(await field('Mail').inputValue()).toBe(person.mail)
  await field('Password').fill('eight gulls over the mole')
  await field(/Code of your telephone/).fill(codeOf(person.secret))
  await page.keyboard.press('Enter')
  await dialog('Sign in again').getByRole('alert').getByText('That does not fit.').waitFor()
  await field('Password').fill(person.password)
  await page.keyboard.press('Enter')
  await said().getByText('Taken: A storm is expected by the evening').waitFor()
  expect(await dialog('Sign in again').count()).toBe(0)
  expect(await page.locator('[role="option"][aria-selected="true"]').count()).toBe(1)
})

test('an administrator invites, limits, lets in anew and deactivates', async () => {
  await open('/desk/people', 'administrator')
  await page.getByRole('button', { name: 'Invite …' }).click()
  await dialog('Invite …').getByLabel('Mail').fill('nora@courier.example')
  await dialog('Invite …').getByLabel('Name', { exact: true }).fill('Nora Vell')
  await dialog('Invite …').getByLabel('Role').selectOption('editor')
  await dialog('Invite …').getByLabel('in some sections').check()
  await page.keyboard.press('Enter')
  await dialog('Invite …').getByRole('alert').waitFor()
  // The server’s refusal stands in the browser’s console too.
  trouble.length = 0
  await dialog('Invite …').getByLabel('Sport').check()
  await page.keyboard.press('Enter')
  const address = await dialog('One-time address for Nora Vell').getByRole('textbox').inputValue()
  expect(address).toMatch(new RegExp(`^${desk.room.origin}/desk/sign-in\\?token=`))
  await page.keyboard.press('Escape')
  await page.getByText('nora@courier.example · editor, in sport alone').waitFor()
  const row = page.getByRole('listitem').filter({ hasText: 'Nora Vell' })
  await row.getByRole('button', { name: /^Change/ }).click()
  await dialog('Change Nora Vell').getByLabel('everywhere').check()
  await page.keyboard.press('Enter')
  await said().getByText('Kept: Nora Vell.').waitFor()
  await row.getByRole('button', { name: /^Deactivate/ }).click()
  await dialog('Deactivate Nora Vell?').getByRole('button', { name: 'Deactivate …' }).click()
  await said().getByText('Deactivated: Nora Vell is out.').waitFor()
  await row.getByRole('button', { name: /^Bring back/ }).click()
  await said().getByText('Brought back: Nora Vell.').waitFor()
  expect(await page.evaluate('document.activeElement === document.body')).toBe(false)
})

test('the audit says who did what and why, links the story, and is searched', async () => {
  const { story } = done(await desk.room.verb('save', aStory('The lighthouse is dark')))
  done(await desk.room.verb('publish', { story }))
  done(await desk.room.verb('kill', { story, reason: 'The keeper denies all of it.' }))
  await desk.room.rows(
    `insert into audit (verb, actor, story, detail, at) select 'save', 'chief@courier.example', $1, '{}', timestamptz '2026-03-01' + n * interval '1 second' from generate_series(1, 400) n`,
    story,
  )
  await open('/desk/audit', 'chief')
  const line = page.locator('.audit-line').filter({ hasText: 'The keeper denies' })
  await line.getByRole('link', { name: 'The lighthouse is dark' }).waitFor()
  expect(await line.textContent()).toContain('chief@courier.example killed The lighthouse is dark')
  expect(await line.getByRole('link').getAttribute('href')).toBe(`/desk/stories/${story}`)
  expect(await page.locator('.audit-line').count()).toBeLessThan(60)
  await page.locator('.audit-lines').focus()
  await page.keyboard.press('End')
  await expect
    .poll(async () => {
      await page.keyboard.press('End')
      return Number(await page.locator('.audit-line').last().getAttribute('aria-posinset'))
    })
    .toBeGreaterThan(300)
  await page.keyboard.press('/')
  await page.keyboard.type('keeper denies')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('.audit-line').count()).toBe(1)
  expect(new URL(page.url()).searchParams.get('q')).toBe('keeper denies')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'As a table (CSV)' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('audit.csv')
  await page.getByLabel('What').selectOption('publish')
  await page.getByText('Nothing fits.').waitFor()
  await page.goBack()
  await expect.poll(() => page.locator('.audit-line').count()).toBe(1)
})

test('who may not see people and the audit is not shown them, and told why', async () => {
  await open('/desk/audit', 'editor')
  await page.getByText('This is not for your role to see.').waitFor()
  expect(
    await page
      .getByRole('navigation')
      .getByRole('link', { name: /People|Audit/ })
      .count(),
  ).toBe(0)
  trouble = []
})

const expectAccessible = (state: string) => expectAccessibleState(page, state)

test.each([1440, 360, 320])('every state holds to WCAG 2.2 AA, %i pixels wide', { timeout: 60_000 }, async (width) => {
  await openOutside('/desk/sign-in', { width })
  await page.getByRole('button', { name: 'Use a passkey' }).waitFor()
  await expectAccessible('sign in')
  await page.context().close()
  await open('/desk/you', 'administrator', width)
  await page.getByText('Where you are signed in').waitFor()
  await expectAccessible('you')
  await page.getByRole('button', { name: 'Set a password …' }).click()
  await dialog('Password').locator('img').waitFor()
  await expectAccessible('password')
  await page.keyboard.press('Escape')
  await page.goto(`${desk.room.origin}/desk/people`)
  await page.getByRole('button', { name: 'Invite …' }).click()
  await page.getByLabel('in some sections').check()
  await expectAccessible('invite')
  await page.keyboard.press('Escape')
  await expectAccessible('people')
  await page
    .getByRole('button', { name: /^One-time address/ })
    .first()
    .click()
  await dialog(/One-time address/).waitFor()
  await expectAccessible('address')
  await page.goto(`${desk.room.origin}/desk/audit`)
  await page.locator('.audit-line').first().waitFor()
  await expectAccessible('audit')
  await page.context().clearCookies()
  await page.getByLabel('What').selectOption('kill')
  await dialog('Sign in again').waitFor()
  await expectAccessible('sign in again')
  trouble = []
})
