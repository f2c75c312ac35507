/** The page of 13 July 2023 that this product must be able to make, where its wires lie beside the checkout. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { outOfOrder } from '../../src/site/reader.ts'
import { openBrowser } from './browser.ts'
import { type ServedSite, serveSite, takeIn } from './site.ts'

declare const document: { body: { innerText: string } }

type Wire = {
  headlines: { value: string }[]
  bodies: { value: string }[]
  associations?: { descriptions?: { value: string }[]; headlines?: { value: string }[] }[]
}

const folder = join(import.meta.dirname, '../../../shared/seed/wires')
const there = existsSync(folder)
const wires = there
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name): Wire => JSON.parse(readFileSync(join(folder, name), 'utf8')))
  : []
const headlines = wires.map((wire) => wire.headlines[0]?.value ?? '')

if (!there) console.log('Skipped: the wires of the page of 2023 are not beside the checkout (../shared/seed).')

describe.skipIf(!there)('the page of 2023', () => {
  let site: ServedSite
  let browser: Browser
  let page: Page
  let text: string

  beforeAll(async () => {
    ;[site, browser] = await Promise.all([serveSite('2023-07-13T11:00:00Z'), openBrowser()])
    await takeIn(site.intake, [folder], 'AFP')
    page = await browser.newPage()
    await page.goto(site.origin)
    await page
      .getByRole('link', { name: headlines[0] ?? '' })
      .first()
      .click()
    await page.waitForURL('**/world/**')
    text = (await page.evaluate(() => document.body.innerText)).replace(/\s+/g, ' ')
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  const picture = wires[0]?.associations?.[0]
  const caption = (picture?.descriptions ?? picture?.headlines)?.[0]?.value ?? ''
  const paragraphs = [...(wires[0]?.bodies[0]?.value ?? '').matchAll(/<p>([^<]+)<\/p>/g)].flatMap(
    (found) => found[1] ?? [],
  )
  const signOff = paragraphs.at(-1) ?? ''
  const told = paragraphs.slice(0, -1)

  test('says what it must, in its order', () => {
    expect(told).toHaveLength(13)
    expect(
      outOfOrder(text, [
        'date 2023-07-13',
        'Connect with us',
        'Hi, what are you looking for?',
        'World',
        headlines[0] ?? '',
        'AFP',
        'Published',
        `${caption} - Copyright RUSSIAN FOREIGN MINISTRY / HANDOUT/AFP Handout`,
        ...told,
        'In this article: China, Diplomacy, Russia',
        'AFP',
        'Written By',
        'With 2,400 staff representing 100 different nationalities, AFP covers the world',
        'You may also like:',
      ]),
    ).toEqual([])
  })

  test('has 13 paragraphs, and not the sign-off', async () => {
    expect(await page.locator('article .text > p:not(.located)').count()).toBe(13)
    expect(signOff).toMatch(/^burs-/)
    expect(await page.content()).not.toContain('burs-jfx')
  })

  test('prints the caption once, and shows the picture', async () => {
    expect(await page.locator('figcaption').allInnerTexts()).toHaveLength(1)
    expect(text.split(`${caption} -`)).toHaveLength(2)
    const image = page.locator('article img')
    expect(await image.count()).toBe(1)
    await expect
      .poll(() => image.evaluate((one) => (one as unknown as { naturalWidth: number }).naturalWidth))
      .toBeGreaterThan(0)
    expect(await image.getAttribute('alt')).not.toBe(caption)
  })

  test('leads on to the four others, each with its section and its age', async () => {
    const cards = await page.locator('.related li').allInnerTexts()
    expect(cards).toHaveLength(4)
    const sections = ['Tech & Science', 'World', 'Business', 'World']
    for (const [at, headline] of headlines.slice(1).entries()) {
      const card = cards.find((one) => one.includes(headline)) ?? ''
      expect(card).toContain(sections[at])
      expect(card).toMatch(/\d+ hours ago/)
    }
  })

  test('every link of it leads to a page', async () => {
    const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    for (const link of new Set(links)) expect((await fetch(site.origin + link)).status, String(link)).toBe(200)
  })
})
