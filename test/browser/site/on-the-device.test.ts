/** What a reader's own device does with the site: times that turn, sharing, stories saved for later, a page without a network; and what of it a kill takes away. */

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRefusal } from '../../../src/base/refusal.ts'
import { perform } from '../../../src/newsroom/action.ts'
import { kill } from '../../../src/newsroom/kill.ts'
import { keepEdition } from '../../../src/newsroom/settings/keep-edition.ts'
import { patience } from '../../newsroom.ts'
import { expectAccessibleState, sideways } from '../axe.ts'
import { openBrowser } from '../browser.ts'
import { type Edition, serveEdition } from '../edition.ts'

let edition: Edition
let browser: Browser
let line: Awaited<ReturnType<typeof lineTo>>

/** The way to the site, which can be cut: for workers too. */
const lineTo = async (origin: string) => {
  const sockets = new Set<Socket>()
  let isCut = false
  const server = createServer((reader) => {
    if (isCut) return void reader.destroy()
    const site = connect(Number(new URL(origin).port), '127.0.0.1')
    for (const [one, other] of [
      [reader, site],
      [site, reader],
    ] as const) {
      sockets.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  }).listen(0)
  await once(server, 'listening')
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true
      for (const one of sockets) one.destroy()
    },
    mend() {
      isCut = false
    },
    async close() {
      for (const one of sockets) one.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

beforeAll(async () => {
  ;[edition, browser] = await Promise.all([serveEdition(), openBrowser()])
  line = await lineTo(edition.origin)
})
afterAll(async () => {
  await browser?.close()
  await line?.close()
  await edition?.close()
})

const chief = { name: 'chief@courier.example', role: 'administrator' } as const
const killed = async (address: string): Promise<void> => {
  const outcome = await perform(edition.intake.newsroom, chief, kill, { story: address.slice(-12), reason: 'Wrong.' })
  if (isRefusal(outcome)) throw new Error(outcome.sentence)
}

/** A reader's browser. Nothing on its console is a fault of ours. */
const reader = async (more: Parameters<Browser['newContext']>[0] = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...more })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  const go = (path: string) => page.goto(line.origin + path)
  return { context, page, faults, go }
}

const saveButton = (page: Page) => page.getByRole('button', { name: 'Save for later' })
const shelved = (page: Page) => page.locator('#saved').getByRole('heading', { level: 2 }).allTextContents()
const onDevice = (page: Page): Promise<string> => page.evaluate('JSON.stringify(localStorage)')
const requests = (context: BrowserContext): string[] => {
  const all: string[] = []
  context.on('request', (request) => all.push(`${request.method()} ${new URL(request.url()).pathname}`))
  return all
}

test('times turn into ages and go on turning, not while nobody looks; in full for whoever points at one', async () => {
  const { context, page, faults, go } = await reader()
  await page.clock.install({ time: new Date() })
  await go('/')
  const time = page.locator('.card', { hasText: 'Governor of the central bank resigns' }).locator('time').first()
  const minutes = async () => Number(/^(\d+) minutes ago$/.exec((await time.textContent()) ?? '')?.[1])
  const first = await minutes()
  expect(first).toBeGreaterThanOrEqual(12)
  expect(await time.getAttribute('title')).toMatch(/^March 4, 2026 at 11:48/)
  await page.clock.fastForward(2 * 60_000)
  expect(await minutes()).toBe(first + 2)
  // The day of the edition stays a day.
  expect(await page.locator('.edition time').textContent()).toBe('2026-03-04')

  const hide = (hidden: boolean) =>
    page.evaluate(
      `Object.defineProperty(document, 'hidden', { value: ${hidden}, configurable: true }); document.dispatchEvent(new Event('visibilitychange'))`,
    )
  await hide(true)
  await page.clock.fastForward(5 * 60_000)
  expect(await minutes()).toBe(first + 2)
  await hide(false)
  expect(await minutes()).toBe(first + 7)
  await page.clock.fastForward(9 * 24 * 3_600_000)
  expect(await time.textContent()).toBe('March 4, 2026')

  // Under the name of its day an hour is no age.
  await page.clock.setFixedTime(new Date())
  const plain = await browser.newContext({ javaScriptEnabled: false })
  const hours = async (of: BrowserContext) => {
    const latest = await of.newPage()
    await latest.goto(`${line.origin}/latest`)
    return latest.locator('.timed time').allTextContents()
  }
  expect(await hours(context)).toEqual(await hours(plain))
  await plain.close()

  await go(edition.at.pictured)
  const published = page.locator('.when time').first()
  await expect.poll(() => published.textContent(), patience).toMatch(/^\d+ hours? ago$|^\d+ minutes? ago$|^now$/)
  expect(await page.locator('.correction time').textContent()).toBe('March 4, 2026')
  // By the machine's clock, which is set wrong, it has not come yet.
  await page.clock.setFixedTime(new Date(Date.now() - 3_600_000))
  await page.reload()
  expect(await published.textContent()).toMatch(/^March 4, 2026 at /)
  expect(faults).toEqual([])
  await context.close()
})

test('one button shares: the system’s sheet, else the address to paste, else a mail', async () => {
  const { context, page, faults, go } = await reader()
  const address = line.origin + edition.at.pictured
  const headline = 'Strait to reopen after eleven weeks'
  // What the system does is told instead of done.
  await context.addInitScript(`
    window.told = []
    const tell = (how, fails) => async (what) => {
      told.push([how, what])
      if (fails) throw new DOMException('', fails)
    }
    const [sheet, paper] = (sessionStorage.share ?? ' ').split(' ')
    navigation.addEventListener('navigate', ({ destination: { url } }) => told.push(['goes', url]))
    if (sheet) Object.defineProperty(navigator, 'share', { value: tell('sheet', sheet === 'yes' ? '' : sheet) })
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: tell('clipboard', paper) } })
  `)
  await go(edition.at.pictured)
  const share = async (how: string) => {
    await page.evaluate(`sessionStorage.share = '${how}'`)
    await page.reload()
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    const told = () => page.evaluate<unknown[]>('told')
    await expect.poll(async () => (await told()).length, patience).toBeGreaterThan(0)
    return told()
  }
  const status = page.locator('.tools [role=status]')
  expect(await share('yes')).toEqual([['sheet', { title: headline, url: address }]])
  // Whoever closes the sheet is offered nothing else.
  expect(await share('AbortError')).toHaveLength(1)
  expect(await status.textContent()).toBe('')
  await share('NotAllowedError')
  await status.getByText('The address is copied.').waitFor()
  expect(await share('')).toEqual([['clipboard', address]])
  await status.getByText('The address is copied.').waitFor()
  await expectAccessibleState(page, 'shared')
  await share(' NotAllowedError')
  await expect
    .poll(() => page.evaluate<unknown[]>('told.at(-1)'), patience)
    .toEqual(['goes', expect.stringMatching(/^mailto:\?subject=Strait%20to%20reopen/)])
  expect(faults).toEqual([])
  await context.close()
})

test('a story is saved on this device and nowhere else, listed while it is there, and goes with its kill', async () => {
  const { context, page, faults, go } = await reader()
  const asked = requests(context)
  const paths = [edition.at.pictured, edition.at.bare, edition.at.own]
  for (const path of paths) {
    await go(path)
    expect(await saveButton(page).getAttribute('aria-pressed')).toBe('false')
    await saveButton(page).click()
    await page.getByText('Saved on this device').waitFor()
    expect(await saveButton(page).getAttribute('aria-pressed')).toBe('true')
  }
  await expectAccessibleState(page, 'an article that is saved')
  const [newest, ...others] = JSON.parse(JSON.parse(await onDevice(page)).saved)
  expect(newest).toEqual({
    address: edition.at.own,
    headline: 'The last sail loft has a three-year waiting list',
    language: 'en',
    at: expect.stringMatching(/^2026-03-04T/),
  })
  expect(others.map(({ picture }: { picture?: string }) => picture)).toEqual([
    undefined,
    expect.stringMatching(/^\/media\/\w+\/480\.jpg$/),
  ])

  asked.length = 0
  await page.locator('.tools').getByRole('link', { name: 'Saved stories' }).click()
  await page.getByText('3 stories are saved on this device.').waitFor()
  expect(await shelved(page)).toEqual([
    'The last sail loft has a three-year waiting list',
    'Governor of the central bank resigns',
    'Strait to reopen after eleven weeks',
  ])
  expect(asked.filter((one) => one.startsWith('HEAD')).sort()).toEqual(paths.map((path) => `HEAD ${path}`).sort())
  expect(asked.filter((one) => !/^(GET|HEAD) /.test(one))).toEqual([])
  expect(await page.locator('#saved img').count()).toBe(1)
  await expectAccessibleState(page, 'saved stories')
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await sideways(page)).toBe(0)

  // Nobody answers for one: it stays, and is not shown.
  await page.route(`**${edition.at.own}`, (route) => route.fulfill({ status: 503 }))
  await killed(edition.at.bare)
  await page.reload()
  await page.getByText('1 story is saved on this device. 1 story is no longer available, and saved no more.').waitFor()
  await page.getByText('1 story could not be asked about').waitFor()
  expect(await shelved(page)).toEqual(['Strait to reopen after eleven weeks'])
  expect(await onDevice(page)).not.toContain('Governor')
  expect(await onDevice(page)).toContain('sail loft')

  await page.unroute(`**${edition.at.own}`)
  await page.reload()
  await page.getByRole('button', { name: 'Take away: The last sail loft' }).click()
  await page.getByText('Taken away.').waitFor()
  expect(await page.evaluate('document.activeElement.ariaLabel')).toMatch(/^Take away: Strait/)
  await page.getByRole('button', { name: 'Take all away' }).click()
  await page.getByText('Nothing is saved here now.').waitFor()
  expect(await page.evaluate('document.activeElement.id')).toBe('headline')
  expect([await onDevice(page), await shelved(page)]).toEqual(['{}', []])
  await page.reload()
  await page.getByText('Nothing is saved here yet.').waitFor()

  // Whatever stands there of somebody else's breaks nothing.
  for (const strange of ['5', '[null]', '[{"address":"javascript:alert(1)"},{"address":"//evil.example/"}]']) {
    await page.evaluate(`localStorage.saved = ${JSON.stringify(strange)}`)
    await page.reload()
    await page.getByText('Nothing is saved here yet.').waitFor()
  }
  await go(edition.at.own)
  await page.evaluate(`localStorage.removeItem('saved')`)
  await saveButton(page).click()
  await saveButton(page).click()
  await page.getByText('Saved no more').waitFor()
  expect(await onDevice(page)).toBe('{}')
  expect([faults, await context.cookies()]).toEqual([[], []])
  await context.close()
})

test('a browser that keeps nothing says so', async () => {
  const { context, page, faults, go } = await reader()
  await context.addInitScript(
    `Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('', 'SecurityError') } })`,
  )
  await go(edition.at.own)
  await saveButton(page).click()
  await page.getByText('This browser keeps nothing.').waitFor()
  expect(await saveButton(page).getAttribute('aria-pressed')).toBe('false')
  expect(faults).toEqual([])
  await context.close()
})

test('without a network there is a page that says so, and no story; with one again the story comes; the worker can be taken away', async () => {
  const { context, page, faults, go } = await reader()
  await go(edition.at.pictured)
  await saveButton(page).click()
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  const kept = () =>
    page.evaluate<string[]>(
      `caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((one) => one.keys()))))
        .then((all) => all.flat().map(({ url }) => new URL(url).pathname.replace(/\\.\\w{12}\\./, '.')))`,
    )
  expect((await kept()).sort()).toEqual(['/assets/broadsheet.css', '/assets/readers.js', '/offline'])
  await page.evaluate('navigator.serviceWorker.controller !== null')
  await go(edition.at.own)
  await go('/')

  line.cut()
  for (const path of [edition.at.pictured, '/', '/saved', '/offline']) {
    await go(path)
    await page.getByRole('heading', { level: 1, name: 'This device is not connected' }).waitFor()
  }
  await go(edition.at.pictured)
  await page.getByText('What you have saved is still on this device').waitFor()
  expect(await page.content()).not.toContain('Strait to reopen')
  // It has its styles, which nobody could fetch now.
  expect(await page.evaluate(`getComputedStyle(document.querySelector('.skip')).position`)).toBe('absolute')
  await expectAccessibleState(page, 'no connection')

  line.mend()
  await page.evaluate(`dispatchEvent(new Event('online'))`)
  await page.getByRole('heading', { level: 1, name: 'Strait to reopen after eleven weeks' }).waitFor()
  // The desk and what is no page are none of its business.
  expect((await go('/desk/sign-in'))?.fromServiceWorker()).toBe(false)
  await go(edition.at.own)
  await killed(edition.at.own)
  expect((await page.reload())?.status()).toBe(410)
  line.cut()
  await go(edition.at.own)
  await page.getByRole('heading', { level: 1, name: 'This device is not connected' }).waitFor()
  line.mend()

  const outcome = await perform(edition.intake.newsroom, chief, keepEdition, { offlinePage: false })
  expect(isRefusal(outcome)).toBe(false)
  // A browser looks for another worker after it has gone to a page.
  await go('/')
  const workers = () => page.evaluate<number>('navigator.serviceWorker.getRegistrations().then((all) => all.length)')
  await expect.poll(async () => [await workers(), await kept()], patience).toEqual([0, []])
  expect(faults).toEqual([])
  await context.close()
})

test('without script a story goes by mail, and the page of saved stories says what it is', async () => {
  const { context, page, go } = await reader({ javaScriptEnabled: false })
  await go(edition.at.pictured)
  const mail = new URL((await page.getByRole('link', { name: 'Share by mail' }).getAttribute('href')) ?? '')
  expect([mail.protocol, mail.searchParams.get('subject'), mail.searchParams.get('body')]).toEqual([
    'mailto:',
    'Strait to reopen after eleven weeks',
    edition.origin + edition.at.pictured,
  ])
  expect(await page.locator('.tools button').count()).toBe(0)
  await page.getByRole('link', { name: 'Saved stories' }).click()
  await page.getByText('this browser runs none').waitFor()
  expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex')
  await context.close()
})
