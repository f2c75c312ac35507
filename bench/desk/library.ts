/** How fast the desk's picture library opens, filters, searches and scrolls at its size; rows of `npm run bench:desk`. */

import type { Page } from 'playwright-core'
import { isRefusal } from '../../src/base/refusal.ts'
import { keepOriginal } from '../../src/media/original.ts'
import { aJpeg } from '../../src/media/picture-samples.ts'
import { libraryList } from '../../src/store/pictures/library.ts'
import { everyPicture, type LibraryWants } from '../../src/story/library-wants.ts'
import { seedPictures } from '../../test/browser/many/many-pictures.ts'
import { type Row, spread, told } from '../figures.ts'
import { type Desk, openPage, painted, perSecond, scrolled } from './page.ts'

/** From the click on its name in the line of screens, the desk being open, until pictures are painted. */
const measureOpening = async (page: Page, { origin, rounds }: Desk): Promise<number[]> => {
  const took: number[] = []
  await page.goto(`${origin}/desk/wires`)
  for (let round = 0; round < rounds + 1; round += 1) {
    await page.getByRole('heading', { name: 'Wires', level: 1 }).waitFor()
    await page.waitForTimeout(300)
    const act = `document.querySelector('nav a[href="/desk/pictures"]').click()`
    took.push(await painted(page, act, `document.querySelector('.library [role="option"]')`))
    await page.getByRole('link', { name: 'Wires', exact: true }).click()
  }
  // The first one fetches the screen itself.
  return took.slice(1)
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

const measureDatabase = async ({ edition: { intake } }: Desk): Promise<Row[]> => {
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

/** Seeds so many pictures, and measures. */
export const measureLibrary = async (desk: Desk): Promise<Row[]> => {
  const { intake } = desk.edition
  const original = await keepOriginal(intake.storage, await aJpeg(900, 600))
  if (isRefusal(original)) throw new Error(original.sentence)
  await seedPictures(intake.newsroom, desk.count, new Date(Date.now() - 60_000).toISOString(), original.hash)
  const page = await openPage(desk.context)
  const opened = await measureOpening(page, desk)
  await page.goto(`${desk.origin}/desk/pictures`)
  await page.locator('.library [role="option"]').first().waitFor()
  const frames = await scrolled(page, '.grid', 4000, 4)
  await page.close()
  return [
    {
      what: `the library of ${told(desk.count)} pictures opens, from click to paint`,
      figure: spread(opened),
      aim: '≤ 200 ms',
    },
    { what: 'scrolling pictures, 4,000 pixels a second: frames a second', figure: told(perSecond(frames)), aim: '60' },
    { what: 'a frame of it', figure: spread(frames), aim: '≤ 16.7 ms' },
    ...(await measureDatabase(desk)),
  ]
}
