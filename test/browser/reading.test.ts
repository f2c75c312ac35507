/** Readers of every kind: without script, without styles, with the keyboard alone; and what the pages ask of their browsers. */

import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { type Edition, readerPages, serveEdition } from './edition.ts'

type Element = { id: string; textContent: string; getBoundingClientRect(): { top: number; bottom: number } }
/** What the page's own side of `evaluate` finds there. */
declare const document: { activeElement: Element; body: { innerText: string; scrollHeight: number } }
declare const window: {
  shifted: number
  innerHeight: number
  scrollTo(x: number, y: number): void
  getComputedStyle(
    of: Element,
    part?: string,
  ): {
    outlineStyle: string
    outlineWidth: string
    textAlign: string
    content: string
    backgroundColor: string
  }
}
declare const PerformanceObserver: new (
  hear: (list: { getEntries(): { value: number }[] }) => void,
) => { observe(of: object): void }

let edition: Edition
let browser: Browser

beforeAll(async () => {
  ;[edition, browser] = await Promise.all([serveEdition(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await edition?.close()
})

const words = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText)

/** What a page says on its console, and whom else it asks. */
const overheard = (context: BrowserContext): { said: string[]; elsewhere: string[] } => {
  const said: string[] = []
  const elsewhere: string[] = []
  context.on('console', (message) => said.push(`${message.type()}: ${message.text()}`))
  context.on('weberror', (error) => said.push(error.error().message))
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${edition.origin}/`) && !url.startsWith('data:')) elsewhere.push(url)
  })
  return { said, elsewhere }
}

test('no page sets a cookie, asks anybody else, or breaks its own security policy', async () => {
  const context = await browser.newContext()
  const { said, elsewhere } = overheard(context)
  const page = await context.newPage()
  for (const [path] of Object.values(readerPages(edition))) {
    await page.goto(edition.origin + path)
    const scripts = await page
      .locator('script:not([type="application/ld+json"])')
      .evaluateAll((all) => all.map((one) => one.getAttribute('src') ?? one.textContent))
    expect(
      scripts.filter((one) => !one.startsWith('/assets/readers.')),
      path,
    ).toEqual(path === '/desk/sign-in' ? ['/assets/sign-in.js'] : [])
  }
  expect(elsewhere).toEqual([])
  expect(said.filter((line) => !/status of (404|410)/.test(line))).toEqual([])
  expect(await context.cookies()).toEqual([])
  expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0)
  await context.close()
})

test('every picture loads in a modern format, keeps its room, and moves nothing', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addInitScript(() => {
    window.shifted = 0
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) window.shifted += value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const page = await context.newPage()
  for (const path of ['/', '/world', edition.at.pictured, edition.at.rtl, '/search?q=harbours']) {
    await page.goto(edition.origin + path)
    const images = await page.locator('img').all()
    expect(images.length, path).toBeGreaterThan(0)
    for (const image of images) {
      expect(await image.getAttribute('width')).toMatch(/^\d+$/)
      expect(await image.getAttribute('height')).toMatch(/^\d+$/)
      await image.scrollIntoViewIfNeeded()
      await expect
        .poll(() => image.evaluate((one) => (one as unknown as { naturalWidth: number }).naturalWidth))
        .toBeGreaterThan(0)
      const shown = await image.evaluate((one) => (one as unknown as { currentSrc: string }).currentSrc)
      expect(shown).toMatch(/\.avif$/)
    }
    expect(await page.evaluate(() => window.shifted), `layout shift of ${path}`).toBeLessThanOrEqual(0.002)
  }
  await context.close()
})

test('a browser that knows no AVIF is given WebP, and one that knows neither JPEG', async () => {
  const page = await browser.newPage()
  await page.goto(edition.origin + edition.at.pictured)
  const sources = await page.locator('figure source').evaluateAll((all) => all.map((one) => one.getAttribute('type')))
  expect(sources).toEqual(['image/avif', 'image/webp', 'image/jpeg'])
  await page.close()
  for (const [format, type] of [
    ['webp', 'image/webp'],
    ['jpg', 'image/jpeg'],
  ]) {
    const [picture] = /\/media\/\w+\//.exec(await (await fetch(edition.origin + edition.at.pictured)).text()) ?? []
    const answer = await fetch(`${edition.origin}${picture}320.${format}`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
  }
})

test('without script the site is whole: fronts lead to stories, stories to topics, the search finds', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(edition.origin)
  await page.getByRole('link', { name: 'Strait to reopen after eleven weeks' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Strait to reopen after eleven weeks' }).waitFor()
  await page.getByRole('link', { name: 'Norway' }).click()
  await page.getByRole('heading', { level: 1, name: 'Norway' }).waitFor()
  await page.getByRole('combobox').fill('sail loft')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('heading', { level: 1, name: 'sail loft' }).waitFor()
  expect(await page.getByRole('link', { name: 'The last sail loft' }).count()).toBe(1)
  await page.goto(edition.origin + edition.genres.embeds)
  expect(await page.getByRole('button').allTextContents()).toEqual(['Search'])
  await page.getByRole('link', { name: 'Ships by week' }).waitFor()
  await context.close()
})

test('what lives elsewhere is loaded when a reader asks for it, in its place, and the focus goes there', async () => {
  const context = await browser.newContext()
  const { said, elsewhere } = overheard(context)
  await context.route('https://*/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>x</title><button>Play</button>' }),
  )
  const page = await context.newPage()
  await page.goto(edition.origin + edition.genres.embeds)
  const box = page.getByRole('figure', { name: 'X: The harbour board' })
  await box.getByText('X learns of your visit when you load this.').waitFor()
  expect(elsewhere).toEqual([])
  await box.getByRole('button', { name: 'Show it here' }).press('Enter')
  await box.frameLocator('iframe').getByRole('button', { name: 'Play' }).waitFor()
  expect(elsewhere).toEqual(['https://platform.twitter.com/embed/Tweet.html?dnt=true&id=1234567890123'])
  const frame = box.locator('iframe')
  const stated = ['title', 'referrerpolicy', 'loading'].map((name) => frame.getAttribute(name))
  expect(await Promise.all(stated)).toEqual(['X: The harbour board', 'strict-origin', 'lazy'])
  expect((await frame.getAttribute('sandbox'))?.split(' ')).not.toContain('allow-top-navigation')
  expect(await page.evaluate('document.activeElement.tagName')).toBe('IFRAME')
  expect(await box.getByRole('link', { name: 'The harbour board' }).getAttribute('href')).toContain('https://x.com/')
  await page.goto(edition.origin + edition.genres.video)
  await page.getByRole('button', { name: 'Show it here' }).click()
  await page.getByRole('figure', { name: 'YouTube: A morning among the ropes' }).locator('iframe').waitFor()
  expect(await page.locator('figure.lead-picture img').count()).toBe(0)
  expect(said).toEqual([])
  // A page without embeds may show no frame, whoever should put one there.
  await page.goto(edition.origin + edition.genres.analysis)
  await page.evaluate(
    'document.body.append(Object.assign(document.createElement("iframe"), { src: "https://www.youtube-nocookie.com/" }))',
  )
  await expect.poll(() => said.join()).toContain('Content Security Policy')
  await context.close()
})

test('while a reader types, the search suggests what is there', async () => {
  const page = await browser.newPage()
  await page.goto(edition.origin)
  await page.getByLabel('Hi, what are you looking for?').pressSequentially('norw')
  await page.locator('#suggestions option[value="Norway"]').waitFor({ state: 'attached' })
  await page.close()
})

test('without styles a story reads from top to bottom', async () => {
  const page = await browser.newPage()
  await page.route('**/*.css', (route) => route.abort())
  await page.goto(edition.origin + edition.at.pictured)
  const text = await words(page)
  const order = [
    'Skip to the content',
    'The Harbour Courier',
    'Search',
    'Strait to reopen',
    'Freight passes again',
    'Vera Lind',
    'Published',
    'seen from the pier',
    'ten weeks',
    'Ministers said',
    'Tugs wait',
    'The sea did not',
    'Ardvale',
    'In this article',
    'You may also like',
    'Back to the top',
  ]
  expect(
    order.map((one) => text.indexOf(one)).filter((at, index, all) => at < 0 || at < (all[index - 1] ?? 0)),
  ).toEqual([])
  await page.close()
})

/** Where the focus is, whether it stands within the window and whether a ring is drawn around it or around its card. */
const focus = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    const rings = [undefined, '::after'].map((part) => window.getComputedStyle(at, part))
    const { top, bottom } = at.getBoundingClientRect()
    return {
      id: at.id,
      words: at.textContent.trim(),
      ring: rings.some((ring) => ring.outlineStyle !== 'none' && Number.parseFloat(ring.outlineWidth) >= 2),
      within: bottom > 0 && top < window.innerHeight,
    }
  })

test('by keyboard: past the masthead at once, and the focus is always seen', async () => {
  const page = await browser.newPage({ viewport: { width: 1024, height: 700 } })
  await page.goto(edition.origin + edition.at.pictured)
  await page.keyboard.press('Tab')
  expect(await focus(page)).toMatchObject({ words: 'Skip to the content', ring: true, within: true })
  const box = await page.locator('.skip').boundingBox()
  expect(box?.width).toBeGreaterThan(100)
  await page.keyboard.press('Enter')
  expect(await focus(page)).toMatchObject({ id: 'headline' })
  for (const path of ['/', edition.at.pictured]) {
    await page.goto(edition.origin + path)
    const stops = await page.locator('a[href], button, input, [tabindex="0"]').count()
    for (let stop = 0; stop < stops; stop += 1) {
      await page.keyboard.press('Tab')
      expect(await focus(page), `${path}, stop ${stop}`).toMatchObject({ ring: true, within: true })
    }
  }
  await page.close()
})

test('by keyboard: a search, from the field to the story', async () => {
  const page = await browser.newPage()
  await page.goto(edition.origin)
  while ((await focus(page)).id !== 'search') await page.keyboard.press('Tab')
  await page.keyboard.type('strait')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/search?q=strait')
  while (!(await focus(page)).words.startsWith('Strait to reopen')) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(encodeURI(edition.origin + edition.at.pictured))
  await page.close()
})

test('a story from right to left stands on its own side, its furniture in the language of the site', async () => {
  const page = await browser.newPage()
  await page.goto(edition.origin + edition.at.rtl)
  expect(await page.locator('article').getAttribute('dir')).toBe('rtl')
  const spoken = page.locator('article [lang="ar"]')
  expect(await spoken.evaluateAll((all) => all.map((one) => one.tagName))).toEqual(['H1', 'P', 'FIGURE', 'DIV'])
  const side = await page
    .locator('.when')
    .first()
    .evaluate((one) => window.getComputedStyle(one as unknown as Element).textAlign)
  expect(side).toBe('right')
  await page.goto(edition.origin)
  const headline = page.locator('main a[lang="ar"]').first()
  expect(await headline.getAttribute('dir')).toBe('rtl')
  await page.close()
})

test('on paper a story is itself: its words, its credits and its address, and no way to anywhere', async () => {
  const page = await browser.newPage()
  await page.goto(edition.origin + edition.at.pictured)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  for (const shown of ['.name >> nth=0', 'h1', '.byline', 'figcaption', '.text', '.correction'])
    expect(await page.locator(shown).first().isVisible(), shown).toBe(true)
  for (const hidden of ['.skip', '.connect', '.sections', '.search', '.topics', '.related', '.foot ul'])
    expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false)
  const after = await page
    .locator('article')
    .evaluate((one) => window.getComputedStyle(one as unknown as Element, '::after').content)
  expect(after).toBe(`"${edition.origin}${edition.at.pictured}"`)
  const paper = await page
    .locator('html')
    .evaluate((one) => window.getComputedStyle(one as unknown as Element).backgroundColor)
  expect(paper).toBe('rgb(255, 255, 255)')
  await page.close()
})

test('where the system chooses the colours, what has the focus is ringed in its own', async () => {
  const page = await browser.newPage()
  await page.goto(edition.origin)
  await page.emulateMedia({ forcedColors: 'active' })
  for (const _ of [1, 2, 3]) await page.keyboard.press('Tab')
  expect(await focus(page)).toMatchObject({ ring: true, within: true })
  await page.close()
})
