/** How fast the desk's list of stories opens and finds, in a real browser; and how fast a long one of them opens. */

import type { Page } from 'playwright-core'
import { storiesList } from '../../src/store/desk/stories-list.ts'
import { type Row, spread, told } from '../figures.ts'
import { measureStory } from './measure-story.ts'
import { otherList } from './opening.ts'
import { type Desk, openPage, painted } from './page.ts'

/** One query: from the last letter until the story that was looked for is the only row. */
const measureFinding = async (page: Page, { origin, count, rounds }: Desk): Promise<Row[]> => {
  const took: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    await page.goto(`${origin}/desk/stories`)
    await page.locator('[role="option"]').nth(5).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.insertText(`ledger ${count - round * 7}`)
    const began = performance.now()
    await page.locator('[role="option"]').nth(1).waitFor({ state: 'hidden' })
    await page
      .locator('[role="option"] .headline')
      .getByText(`ledger ${count - round * 7} `)
      .waitFor()
    took.push(performance.now() - began)
  }
  return [
    { what: 'queries until an old story is found', figure: '1', aim: '1' },
    {
      what: `one of ${told(count)} stories found, from the last letter`,
      figure: spread(took),
      beside: '250 ms of it are the pause',
    },
  ]
}

/** From the choice of another filter until the other list is painted. */
const measureList = async (page: Page, { origin, rounds, count }: Desk): Promise<Row> => {
  await page.goto(`${origin}/desk/stories`)
  await page.locator('[role="option"]').first().waitFor()
  const took: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const act = `const select = document.querySelector('.choose select')
      const before = document.querySelector('[role="option"]')
      let other = false
      select.value = '${['live', 'ready', 'killed', 'update', ''][round % 5]}'
      select.dispatchEvent(new Event('change', { bubbles: true }))`
    took.push(await painted(page, act, otherList))
    await page.waitForTimeout(100)
  }
  return {
    what: `the list of ${told(count)} stories opens, from click to paint`,
    figure: spread(took),
    aim: '≤ 200 ms',
  }
}

const measureDatabase = async ({ edition: { intake }, rounds }: Desk): Promise<Row[]> => {
  const { db } = intake.newsroom.database
  const asked = {
    'its head': {},
    'live ones': { state: 'live' },
    'held ones': { state: 'held' },
    'words that many have': { words: 'tide cargo' },
  } as const
  const rows: Row[] = []
  for (const [what, wants] of Object.entries(asked)) {
    const took: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now()
      await storiesList(db, { words: '', ...wants }, { limit: 60, language: 'en', now: intake.newsroom.clock.now() })
      took.push(performance.now() - began)
    }
    rows.push({ what: `the list of stories out of the database, ${what}`, figure: spread(took) })
  }
  return rows
}

export const measureStories = async (desk: Desk): Promise<Row[]> => {
  const page = await openPage(desk.context)
  const rows = [...(await measureFinding(page, desk)), await measureList(page, desk), ...(await measureDatabase(desk))]
  await page.close()
  return [...(await measureStory(desk)), ...rows]
}
