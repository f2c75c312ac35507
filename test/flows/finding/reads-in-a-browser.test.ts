/** A browser reads: opened at once, through the worker for when there is no network, again, and fetched ahead. */

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../../browser/browser.ts'
import { aStory } from '../../build.ts'
import { openNewsroom, patience, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
let browser: Browser
beforeAll(async () => {
  ;[room, browser] = await Promise.all([openNewsroom(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await room?.close()
})

/** As people's browsers name themselves: this one says that nobody looks at it. */
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36'

test('each story that is opened is read once, with the worker between or without it', async () => {
  const stories: { story: string; address: string }[] = []
  for (const headline of ['First', 'Second', 'Third']) stories.push(await room.publishedOwn(aStory(headline)))
  const [first, second, third] = stories.map(({ address }) => room.origin + address) as [string, string, string]
  const context = await browser.newContext({ userAgent })
  const page = await context.newPage()
  const reads = async () => {
    await room.reads.write()
    const rows = await room.rows<{ story: string; reads: number }>('select story, reads from story_read')
    return stories.map(({ story }) => rows.find((row) => row.story === story)?.reads ?? 0)
  }
  await page.goto(first)
  expect(await reads()).toEqual([1, 0, 0])
  await expect
    .poll(
      () => page.evaluate('navigator.serviceWorker.ready.then(() => Boolean(navigator.serviceWorker.controller))'),
      patience,
    )
    .toBe(true)
  await page.goto(second)
  await page.reload()
  expect(await reads()).toEqual([1, 1, 0])
  // A script that fetches a page, and a frame that a page has fetched ahead, read nothing.
  await page.evaluate(`fetch(${JSON.stringify(third)}).then((answer) => answer.text())`)
  expect(await reads()).toEqual([1, 1, 0])
  await context.close()
})
