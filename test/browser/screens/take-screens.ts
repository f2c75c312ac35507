/** `npm run screens`: a screen of every kind of page at three widths, in the light, in the dark and from right to left, into docs/screens. `-- -t front` takes that one alone. */

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Theme, themes } from '../../../src/base/look.ts'
import { openBrowser } from '../browser.ts'
import { type PageType, pageTypes } from './page-types.ts'
import { demonstration, fromTheRight, type Scene } from './scenes.ts'

const folder = process.env.DATELINE_SCREENS ?? join(import.meta.dirname, '../../../docs/screens')
/** The widths of windows, and how wide their screens are kept. */
const widths = { 360: 270, 768: 460, 1440: 720 } as const
/** What stands below is more of the same. */
const highest = 1800

/** What the page's own side of `evaluate` finds there. */
declare const document: { images: Iterable<{ loading: string; complete: boolean }> }

let browser: Browser
let scenes: Record<'ltr' | 'rtl', Scene>

beforeAll(async () => {
  const [ltr, rtl, opened] = await Promise.all([demonstration(), fromTheRight(), openBrowser()])
  scenes = { ltr, rtl }
  browser = opened
})
afterAll(async () => {
  await browser?.close()
  await scenes?.ltr.close()
  await scenes?.rtl.close()
})

const take = async (page: Page, width: keyof typeof widths, file: string): Promise<void> => {
  await page.setViewportSize({ width, height: 900 })
  // Pictures come when they are near: all of them are.
  await page.evaluate(() => {
    for (const image of document.images) image.loading = 'eager'
  })
  await page.waitForLoadState('networkidle')
  await expect.poll(() => page.evaluate(() => [...document.images].every((image) => image.complete))).toBe(true)
  const shot = await page.screenshot({ fullPage: true })
  const { height = 0 } = await sharp(shot).metadata()
  await sharp(shot)
    .extract({ left: 0, top: 0, width, height: Math.min(height, highest) })
    .resize({ width: widths[width] })
    .webp({ quality: 32, effort: 6 })
    .toFile(file)
}

const takeAll = async ({ name, path }: PageType, theme: Theme): Promise<void> => {
  const into = join(folder, name)
  await mkdir(into, { recursive: true })
  const page = await browser.newPage()
  for (const [side, scene] of Object.entries(scenes)) {
    const answer = await page.goto(scene.origin + (await path(scene)))
    expect(answer?.status()).toBeLessThan(500)
    for (const scheme of side === 'ltr' ? (['light', 'dark'] as const) : (['light'] as const)) {
      await page.emulateMedia({ colorScheme: scheme })
      for (const width of [360, 768, 1440] as const) {
        const words = [theme === 'broadsheet' ? '' : theme, width, side === 'rtl' ? 'rtl' : scheme]
        await take(page, width, join(into, `${words.filter(Boolean).join('-')}.webp`))
      }
    }
  }
  await page.close()
}

const everyLook = pageTypes.filter((type) => type.everyLook)
const taken = [
  ...themes.flatMap((theme) => everyLook.map((type) => ({ theme, type }))),
  ...pageTypes.filter((type) => !type.everyLook).map((type) => ({ theme: 'broadsheet' as const, type })),
]
let worn: Theme | undefined
test.each(taken.map(({ theme, type }) => ({ name: type.name, theme, type })))(
  '$name in $theme',
  async ({ theme, type }) => {
    if (worn !== theme) await Promise.all(Object.values(scenes).map((scene) => scene.dress({ theme })))
    worn = theme
    await takeAll(type, theme)
  },
)
