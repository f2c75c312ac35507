/** How fast the desk's picture library opens, filters, searches and scrolls at its size; rows of `npm run bench:desk`. */

import type { BrowserContext, Page } from 'playwright-core'
import { isRefusal } from '../../src/base/refusal.ts'
import { keepOriginal } from '../../src/media/original.ts'
import { aJpeg } from '../../src/media/picture-samples.ts'
import { libraryList } from '../../src/store/pictures/library.ts'
import { everyPicture, type LibraryWants } from '../../src/story/library-wants.ts'
import { seedPictures } from '../../test/browser/many-pictures.ts'
import type { Edition } from '../edition.ts'
import { type Row, spread, told } from '../figures.ts'

const rounds = 15

/** From the click on its name in the line of screens, the desk being open, until pictures are painted. */
const measureOpening = async (page: Page, origin: string): Promise<number[]> => {
  const took: number[] = []
  await page.goto(`${origin}/desk/wires`)
  for (let round = 0; round < rounds; round += 1) {
    await page.getByRole('heading', { name: 'Wires', level: 1 }).waitFor()
    await page.waitForTimeout(300)
    took.push(
      await page.evaluate(`new Promise((resolve) => {
      const began = performance.now()
      new MutationObserver((_, all) => {
        if (!document.querySelector('.library [role="option"]')) return
        all.disconnect()
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
      }).observe(document, { childList: true, subtree: true })
      document.querySelector('nav a[href="/desk/pictures"]').click()
    })`),
    )
    await page.getByRole('link', { name: 'Wires', exact: true }).click()
  }
  // The first one fetches the screen itself.
  return took.slice(1)
}

const measureScrolling = async (page: Page): Promise<Row[]> => {
  const frames = await page.evaluate<number[]>(`new Promise((resolve) => {
    const list = document.querySelector('.grid')
    const frames = []
    const began = performance.now()
    let last = began
    const step = (now) => {
      frames.push(now - last)
      list.scrollTop += (now - last) * 4
      last = now
      if (now - began < 4000) requestAnimationFrame(step)
      else resolve(frames.slice(1))
    }
    requestAnimationFrame(step)
  })`)
  const second = frames.length / (frames.reduce((sum, one) => sum + one, 0) / 1000)
  return [{ what: 'scrolling pictures, frames a second', figure: told(second), aim: '60' }]
}

const looks: Record<string, Partial<LibraryWants>> = {
  'its head': {},
  'a rare word': { words: 'berth 77777' },
  'a word that every second has': { words: 'harbour' },
  'a supplier’s': { of: 'baltika' },
  'rights that end within a week': { rights: 'ends' },
  'the withheld': { rights: 'withheld' },
  'tall ones, of which there are none': { shape: 'tall' },
}

const measureDatabase = async ({ intake }: Edition): Promise<Row[]> => {
  const { database, clock } = intake.newsroom
  const rows: Row[] = []
  for (const [what, wants] of Object.entries(looks)) {
    const took: number[] = []
    for (let round = 0; round < 30; round += 1) {
      const began = performance.now()
      await libraryList(database.db, { ...everyPicture, ...wants }, { now: clock.now(), limit: 60 })
      took.push(performance.now() - began)
    }
    rows.push({ what: `pictures out of the database: ${what}`, figure: spread(took) })
  }
  return rows
}

export const measureLibrary = async (
  edition: Edition,
  context: BrowserContext,
  origin: string,
  count: number,
): Promise<Row[]> => {
  const original = await keepOriginal(edition.intake.storage, await aJpeg(900, 600))
  if (isRefusal(original)) throw new Error(original.sentence)
  await seedPictures(edition.intake.newsroom, count, new Date(Date.now() - 60_000).toISOString(), original.hash)
  const page = await context.newPage()
  const opened = await measureOpening(page, origin)
  await page.goto(`${origin}/desk/pictures`)
  await page.locator('.library [role="option"]').first().waitFor()
  return [
    {
      what: `the library of ${told(count)} pictures opens, from click to paint`,
      figure: spread(opened),
      aim: '≤ 200 ms',
    },
    ...(await measureScrolling(page)),
    ...(await measureDatabase(edition)),
  ]
}
