/** What the desk's measures do in a page: wait for a picture of the screen, and never for ever. */

import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Edition } from '../edition.ts'
import type { Child } from '../process.ts'

/** What every part of the measure is given. `fresh`: a browser that has never been here, signed in. */
export type Desk = {
  edition: Edition
  site: Child
  origin: string
  browser: Browser
  context: BrowserContext
  fresh(): Promise<BrowserContext>
  /** How many wires, stories and pictures there are of each, and how often each thing is done. */
  count: number
  rounds: number
  quick: boolean
}

/** After so long a step has failed, in milliseconds: nothing is waited for longer. */
const patience = 20_000

/** Ends with the work, or fails once it takes too long: what is asked of a page itself has no end of its own. */
export const within = async <Result>(what: string, work: Promise<Result>, longest = patience): Promise<Result> => {
  const over = Promise.withResolvers<never>()
  const timer = setTimeout(() => over.reject(new Error(`${what}: not there after ${longest / 1000} s.`)), longest)
  try {
    return await Promise.race([work, over.promise])
  } finally {
    clearTimeout(timer)
  }
}

export const openPage = async (context: BrowserContext, address?: string): Promise<Page> => {
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  if (address) await page.goto(address)
  return page
}

/** Waits until a script of the page answers something, and hands that out. Its own policy forbids the page what Playwright would wait with. */
export const answered = async <Answer>(page: Page, script: string): Promise<Answer> => {
  for (const end = performance.now() + patience; performance.now() < end; await page.waitForTimeout(20)) {
    const answer = await page.evaluate<Answer | undefined>(script)
    if (answer) return answer
  }
  throw new Error(`${script}: not there after ${patience / 1000} s.`)
}

/** Does `act` in the page and answers how long it takes until `until` is true there and painted, in milliseconds. Both are script. */
export const painted = (page: Page, act: string, until: string): Promise<number> =>
  within(
    until,
    page.evaluate<number>(`new Promise((resolve) => {
      const began = performance.now()
      const seen = () => {
        if (!(${until})) return false
        all.disconnect()
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
        return true
      }
      const all = new MutationObserver(seen)
      all.observe(document, { childList: true, subtree: true, attributes: true })
      ${act}
      seen()
    })`),
  )

/** How long each picture of the screen took while a list was scrolled at so many pixels a second. */
export const scrolled = (page: Page, list: string, speed: number, seconds: number): Promise<number[]> =>
  within(
    `${list} scrolled`,
    page.evaluate<number[]>(`new Promise((resolve) => {
      const list = document.querySelector('${list}')
      const frames = []
      const began = performance.now()
      let last = began
      const step = (now) => {
        frames.push(now - last)
        list.scrollTop += (now - last) * ${speed / 1000}
        last = now
        if (now - began < ${seconds * 1000}) requestAnimationFrame(step)
        else resolve(frames.slice(1))
      }
      requestAnimationFrame(step)
    })`),
    seconds * 1000 + patience,
  )

export const perSecond = (frames: readonly number[]): number =>
  frames.length / (frames.reduce((sum, one) => sum + one, 0) / 1000)
