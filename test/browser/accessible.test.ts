/** Every kind of page holds to the rules of WCAG 2.2 AA that a machine can test: in both themes and schemes, on either side, narrow and wide. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schemes, type Theme, themes } from '../../src/base/look.ts'
import { failure } from '../../src/site/pages/failure.ts'
import { front } from '../../src/site/pages/front.ts'
import { aFrame } from '../../src/site/sample.ts'
import { stylesheetOf } from '../../src/site/theme/stylesheet.ts'
import { axeScript, foundByAxe, rulesOfLooks, sideways } from './axe.ts'
import { openBrowser } from './browser.ts'
import { type Edition, readerPages, serveEdition } from './edition.ts'
import { hardPages } from './screens/hard-pages.ts'

type Element = {
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  addEventListener(name: string, does: (event: unknown) => void): void
  after(other: Element): void
  remove(): void
}
/** What the page's own side of `evaluate` finds there. */
declare const document: {
  documentElement: { dir: string }
  querySelector(selector: string): Element | null
  createElement(name: string): Element
}

let edition: Edition
let browser: Browser

beforeAll(async () => {
  ;[edition, browser] = await Promise.all([serveEdition(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await edition?.close()
})

/** One h1, the first heading in main, and no level left out on the way down. */
const expectHeadings = async (page: Page): Promise<void> => {
  const levels = await page
    .locator('h1, h2, h3, h4, h5, h6')
    .evaluateAll((all) => all.map((one) => Number(one.tagName[1])))
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([])
  expect(
    await page
      .locator('main :is(h1, h2, h3, h4, h5, h6)')
      .first()
      .evaluate((one) => one.tagName),
  ).toBe('H1')
}

/** Every theme in every scheme and on either side: once each, four of them wide and four narrow. */
const manners = ([1440, 360] as const).flatMap((width, at) =>
  themes.flatMap((theme, of) =>
    schemes.map((scheme, by) => ({ width, theme, scheme, side: (at + of + by) % 2 === 0 ? 'ltr' : 'rtl' })),
  ),
)

/** Dresses the page as it stands in another theme, and turns it. Pages of the desk have their own sheet, and keep it. */
const dress = async (page: Page, theme: Theme, side: string): Promise<void> => {
  await page.evaluate(
    async ({ address, side }) => {
      document.documentElement.dir = side
      const old = document.querySelector('link[rel="stylesheet"][href^="/assets/"]:not([href$="sign-in.css"])')
      if (!old || old.getAttribute('href') === address) return
      const sheet = document.createElement('link')
      const loaded = new Promise((resolve) => sheet.addEventListener('load', resolve))
      sheet.setAttribute('rel', 'stylesheet')
      sheet.setAttribute('href', address)
      old.after(sheet)
      await loaded
      old.remove()
    },
    { address: stylesheetOf({ theme }).address, side },
  )
}

/** Looks at the page in every manner, and at 320 pixels, which is a window of 1280 at 400 %. */
const expectAccessible = async (page: Page): Promise<void> => {
  await expectHeadings(page)
  await page.evaluate(axeScript)
  const found: string[] = []
  let seen = 0
  for (const { width, theme, scheme, side } of manners) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: scheme })
    await dress(page, theme, side)
    const manner = `${theme}, ${width}, ${scheme}, ${side}`
    // What is no matter of looks is asked once at each width.
    const rules = width === seen ? rulesOfLooks : undefined
    seen = width
    found.push(...(await foundByAxe(page, rules)).map((one) => `${manner}: ${one}`))
    if ((await sideways(page)) !== 0) found.push(`${manner}: it goes sideways`)
  }
  expect(found).toEqual([])
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await sideways(page), 'sideways at 320').toBe(0)
}

test('what breaks the rules is found', async () => {
  const page = await browser.newPage()
  await page.goto(edition.origin)
  await page.evaluate(axeScript)
  await page
    .locator('main p')
    .first()
    .evaluate((line) => {
      line.insertAdjacentHTML('afterend', '<img src="/x.jpg" width="2000" height="2">')
      ;(line as unknown as { style: { color: string } }).style.color = '#bbb'
    })
  expect((await foundByAxe(page)).map((one) => one.split(' ')[0])).toEqual(['color-contrast', 'image-alt'])
  expect((await foundByAxe(page, rulesOfLooks)).map((one) => one.split(' ')[0])).toEqual(['color-contrast'])
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await sideways(page)).toBeGreaterThan(0)
  await page.close()
})

test('every page that a reader meets', { timeout: 180_000 }, async () => {
  const context = await browser.newContext()
  const pages = Object.entries(readerPages(edition))
  const look = async () => {
    const page = await context.newPage()
    for (let next = pages.shift(); next; next = pages.shift()) {
      const [name, [path, status]] = next
      const answer = await page.goto(edition.origin + path)
      expect(answer?.status(), name).toBe(status)
      await expectAccessible(page).catch((error: Error) => {
        throw new Error(`${name}: ${error.message}`)
      })
    }
  }
  await Promise.all([look(), look()])
})

test.each([
  ['a front on which nothing is published yet', front({ ...aFrame(), containers: [] })],
  ['a page that could not be made', failure({ ...aFrame(), status: 500 })],
])('%s', async (_, body) => {
  const page = await browser.newPage()
  await page.route('**/rare', (route) => route.fulfill({ body, contentType: 'text/html' }))
  await page.goto(`${edition.origin}/rare`)
  await expectAccessible(page)
  await page.close()
})

test('what is hard to set goes sideways nowhere, on either side and in both themes', async () => {
  const page = await browser.newPage()
  const found: string[] = []
  let body = ''
  await page.route('**/rare', (route) => route.fulfill({ body, contentType: 'text/html' }))
  for (const [name, html] of Object.entries(hardPages())) {
    body = html
    await page.goto(`${edition.origin}/rare`)
    for (const [at, width] of [320, 768, 1024, 1440].entries()) {
      await page.setViewportSize({ width, height: 700 })
      await dress(page, themes[at % 2] ?? 'broadsheet', at < 2 ? 'ltr' : 'rtl')
      if ((await sideways(page)) !== 0) found.push(`${name} at ${width}`)
    }
  }
  expect(found).toEqual([])
  await page.close()
})

test('the desk, and what it says after a verb', async () => {
  const page = await browser.newPage()
  await page.goto(edition.origin + (await edition.signIn()))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/desk/you')
  await page.goto(`${edition.origin}/desk?said=Done:%20publish.`)
  await page.getByText('Done: publish.').waitFor()
})
