/** Promise 9 through the story screen: what the save mark calls saved is in the database, whatever is cut, closed, signed out or killed, and all end with the same text. */

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Locator, Page, WebSocketRoute } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { StoryId } from '../../../src/base/id.ts'
import { deskBundle } from '../../../src/server/desk/desk-bundle.ts'
import { draftBytes } from '../../../src/store/drafts/drafts.ts'
import { bodyText } from '../../../src/story/body.ts'
import { bodyOf } from '../../../src/story/draft/body-of.ts'
import { aStory } from '../../build.ts'
import { callsTo } from '../../flows/desk/calls.ts'
import { codeOf } from '../../flows/desk/people-subjects.ts'
import { done, patience } from '../../newsroom.ts'
import { type OpenDesk, openDesk } from '../desk.ts'

let desk: OpenDesk
let server: ChildProcess | undefined
let origin: string
let story: string

/** A port that nobody listens at. */
const freePort = async (): Promise<number> => {
  const one = createServer().listen(0)
  await once(one, 'listening')
  const { port } = one.address() as AddressInfo
  one.close()
  await once(one, 'close')
  return port
}

/** The server as a process of its own, on the newsroom's database. */
const begin = async (): Promise<ChildProcess> => {
  const child = fork(
    join(import.meta.dirname, '../../../src/cli/dateline.ts'),
    ['start', '--port', new URL(origin).port],
    {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { ...process.env, DATABASE_URL: desk.room.url, DATELINE_DATA: desk.room.folder },
    },
  )
  const answers = () =>
    fetch(`${origin}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  await expect.poll(answers, { timeout: 20_000, interval: 50 }).toBe(true)
  return child
}
const kill = async (): Promise<void> => {
  if (!server || server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGKILL')
  await ended
}

beforeAll(async () => {
  desk = await openDesk()
  await deskBundle()
  origin = `http://localhost:${await freePort()}`
  story = done(await desk.room.verb('save', aStory('The night of the storm', 'It began at noon.'))).story
}, 120_000)
afterAll(async () => {
  await kill()
  await desk?.close()
})

type Writer = { page: Page; cut(): Promise<void>; mend(): void; tab(): Promise<Page> }

/** A browser of somebody with this cookie, whose line to the draft can be cut. */
const writer = async (cookie: string): Promise<Writer> => {
  const context = await desk.browser.newContext({ viewport: { width: 1280, height: 800 } })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: origin }])
  let isCut = false
  const lines = new Set<WebSocketRoute>()
  await context.routeWebSocket(/\/api\/edit/, (line) => {
    if (isCut) return void line.close()
    line.connectToServer()
    lines.add(line)
  })
  const tab = async () => {
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(`${origin}/desk/stories/${story}`)
    await textOf(page).waitFor()
    return page
  }
  const self: Writer = {
    page: await tab(),
    async tab() {
      self.page = await tab()
      return self.page
    },
    async cut() {
      isCut = true
      for (const line of lines) await line.close()
      lines.clear()
    },
    mend() {
      isCut = false
    },
  }
  return self
}

const textOf = (page: Page): Locator => page.getByRole('textbox', { name: 'Text', exact: true })
const mark = ({ page }: Writer): Locator => page.locator('.save-mark')
const saved = (of: Writer) => expect.poll(() => mark(of).textContent(), patience).toMatch(/^Saved/)
const signIn = async ({ page }: Writer, password: string, code: string): Promise<void> => {
  const dialog = page.getByRole('dialog', { name: 'Sign in again' })
  await dialog.getByLabel('Password').fill(password)
  await dialog.getByLabel(/Code of your telephone/).fill(code)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
}
/** What is in an editor, without the names at carets. */
const letters = async ({ page }: Writer): Promise<string> =>
  ((await textOf(page).textContent()) ?? '').replace(/\u2060[^\u2060]*\u2060/g, '')
/** Writes at the end of the text. */
const write = async ({ page }: Writer, words: string): Promise<void> => {
  await textOf(page).click()
  await page.keyboard.press('Control+End')
  // An editor sets the caret anew a moment after it gets the focus: nobody’s keys are that quick.
  await page.waitForTimeout(100)
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
}
/** The text of the draft as it lies in the database. */
const kept = async (): Promise<string> => {
  const bytes = await draftBytes(desk.room.database.db, story as StoryId)
  if (!bytes) throw new Error('There is no draft.')
  const doc = new Y.Doc()
  for (const update of [bytes.state, ...bytes.updates]) Y.applyUpdate(doc, update)
  return bodyText(bodyOf(doc))
}

test('cut, closed, signed out, killed: no word that was called saved is lost, and both end with the same text', {
  timeout: 60_000,
}, async () => {
  server = await begin()
  const person = await callsTo(desk.room).withPassword('editor')
  const ada = await writer(person.cookie)
  const ben = await writer(await desk.room.signIn('editor'))

  // The network is cut for one, who goes on; the mark says so, and the other does not see it.
  await ada.cut()
  await write(ada, ' ALPHA')
  await mark(ada).getByText('kept on this device').waitFor()
  await write(ben, ' BETA')
  await saved(ben)
  const before = await kept()
  expect([before.includes('BETA'), before.includes('ALPHA')]).toEqual([true, false])

  // The tab is closed with words that nobody has acknowledged, and opened again.
  await ada.page.close()
  ada.mend()
  await ada.tab()
  await saved(ada)
  await expect.poll(() => letters(ben), patience).toContain('ALPHA')
  expect(await kept()).toContain('ALPHA')

  // The session is over while somebody writes, who signs in again where they are.
  await desk.room.rows('delete from session where person = $1', person.id)
  await mark(ada).getByText('You are signed out').waitFor()
  await write(ada, ' GAMMA')
  await mark(ada).getByText('what you wrote is kept on this device').waitFor()
  expect(await kept()).not.toContain('GAMMA')
  // Not by the mouse: on a busy machine something else may have asked meanwhile, and its dialog is before the button.
  await mark(ada).getByRole('button', { name: 'Sign in again' }).dispatchEvent('click')
  await signIn(ada, person.password, codeOf(person.secret))
  await saved(ada)
  expect(await kept()).toContain('GAMMA')

  // It is something else that asks them to sign in: the draft goes on all the same.
  await desk.room.rows('delete from session where person = $1', person.id)
  await mark(ada).getByText('You are signed out').waitFor()
  await ada.page.getByRole('combobox', { name: 'Add a topic' }).fill('Storm')
  await signIn(ada, person.password, person.recoveryCodes[0] ?? '')
  await saved(ada)

  // The server is killed in the middle of words.
  await write(ben, ' DELTA')
  await saved(ben)
  await textOf(ada.page).pressSequentially(' EPSILON')
  await kill()
  expect(await kept()).toContain('DELTA')
  await textOf(ben.page).pressSequentially(' ZETA')
  await mark(ben).getByText('kept on this device').waitFor()
  server = await begin()
  await Promise.all([saved(ada), saved(ben)])
  await expect.poll(() => letters(ada), patience).toContain('ZETA')
  await expect.poll(() => letters(ben), patience).toContain('EPSILON')
  expect(await letters(ada)).toBe(await letters(ben))
  const after = await kept()
  for (const word of ['ALPHA', 'BETA', 'GAMMA', 'DELTA', 'EPSILON', 'ZETA']) expect(after).toContain(word)
  expect(after.replaceAll('\n', '')).toBe((await letters(ada)).replaceAll('\n', ''))
})
