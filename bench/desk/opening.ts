/** How fast the desk opens: its first screens in a browser, the list of wires; what of it is fetched; how the list scrolls. */

import type { BrowserContext, Page } from 'playwright-core'
import { wiresList } from '../../src/store/desk/wires-list.ts'
import { everything } from '../../src/story/wire-wants.ts'
import { median, type Row, spread, told } from '../figures.ts'
import { answered, type Desk, openPage, painted, perSecond, scrolled } from './page.ts'

type Opened = { usable: number; script: number; look: number }

const screens = [
  { name: 'Now', path: '/desk', is: '.now .parts section' },
  { name: 'Wires', path: '/desk/wires', is: '[role="option"]' },
]

/** From the call for the page until what is meant is painted, and the bytes that came over the line until then. */
const opened = async (context: BrowserContext, address: string, is: string): Promise<Opened> => {
  const page = await openPage(context)
  await page.addInitScript(`new MutationObserver((_, all) => {
    if (!document.querySelector('${is}')) return
    all.disconnect()
    requestAnimationFrame(() => setTimeout(() => {
      const bytes = (kind) => performance.getEntriesByType('resource').filter(({ name }) => new URL(name).pathname.endsWith(kind))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
      window.opened = { usable: performance.now(), script: bytes('.js'), look: bytes('.css') }
    }))
  }).observe(document, { childList: true, subtree: true })`)
  await page.goto(address)
  const found = await answered<Opened>(page, 'window.opened')
  await page.close()
  return found
}

const measureFirst = async ({ context, fresh, origin, rounds, count }: Desk): Promise<Row[]> => {
  const rows: Row[] = []
  for (const { name, path, is } of screens) {
    const cold: Opened[] = []
    const warm: Opened[] = []
    for (let round = 0; round < rounds; round += 1) {
      const other = await fresh()
      cold.push(await opened(other, origin + path, is))
      await other.close()
      warm.push(await opened(context, origin + path, is))
    }
    const kilobytes = (of: 'script' | 'look') => `${told(median(cold.map((one) => one[of])) / 1024)} KB`
    const took = (of: Opened[]) => spread(of.map(({ usable }) => usable))
    rows.push(
      {
        what: `${name}: JavaScript until it is usable, as it comes over the line`,
        figure: kilobytes('script'),
        aim: '≤ 250 KB',
      },
      { what: `${name}: its look`, figure: kilobytes('look') },
      { what: `${name} usable, ${told(count)} wires and stories, nothing cached`, figure: took(cold), aim: '≤ 1.0 s' },
      { what: `${name} usable, opened before`, figure: took(warm), aim: '≤ 1.0 s' },
    )
  }
  return rows
}

/** The list that was there has gone, and another stands. */
export const otherList = `(other ||= !before.isConnected || !document.querySelector('[role="option"]')) && document.querySelector('[role="option"]')`

/** From the choice of other filters until the other list is painted. */
const measureListing = async (page: Page, { rounds, count }: Desk): Promise<Row> => {
  const took: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const act = `const select = [...document.querySelectorAll('select')].at(-1)
      const before = document.querySelector('[role="option"]')
      let other = false
      select.value = '${round % 2 === 0 ? 'all' : 'open'}'
      select.dispatchEvent(new Event('change', { bubbles: true }))`
    took.push(await painted(page, act, otherList))
    await page.waitForTimeout(100)
  }
  return {
    what: `another list of ${told(count)} wires opens, from click to paint`,
    figure: spread(took),
    aim: '≤ 200 ms',
  }
}

const measureScrolling = async (page: Page): Promise<Row[]> => {
  const frames = await scrolled(page, '.list', 10_000, 5)
  return [
    { what: 'scrolling wires, 10,000 pixels a second: frames a second', figure: told(perSecond(frames)), aim: '60' },
    { what: 'a frame of it', figure: spread(frames), aim: '≤ 16.7 ms' },
  ]
}

const measureDatabase = async ({ edition }: Desk): Promise<Row> => {
  const took: number[] = []
  for (let round = 0; round < 50; round += 1) {
    const began = performance.now()
    await wiresList(edition.intake.newsroom.database.db, everything, undefined, 60)
    took.push(performance.now() - began)
  }
  return { what: 'the head of the list out of the database', figure: spread(took) }
}

export const measureOpening = async (desk: Desk): Promise<Row[]> => {
  const rows = await measureFirst(desk)
  const page = await openPage(desk.context, `${desk.origin}/desk/wires`)
  await page.locator('[role="option"]').first().waitFor()
  rows.push(await measureListing(page, desk), await measureDatabase(desk), ...(await measureScrolling(page)))
  await page.close()
  return rows
}
