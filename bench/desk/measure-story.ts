/** How fast a story opens on the desk, and how soon a key is on the screen in a long one. */

import type { BrowserContext, Page } from 'playwright-core'
import { isRefusal } from '../../src/base/refusal.ts'
import { actions } from '../../src/intake/actions.ts'
import { perform } from '../../src/newsroom/action.ts'
import type { DeskBundle } from '../../src/server/desk/desk-bundle.ts'
import type { Edition } from '../edition.ts'
import { type Row, spread, told } from '../figures.ts'

const words = 3000
const rounds = 20
const keys = 150

/** A story of so many words, of the newsroom's own. */
const longStory = async ({ intake }: Edition): Promise<string> => {
  const paragraph =
    'The harbour board said on Tuesday that ten more boats would leave the northern quay before noon, if the wind allowed. '
  const each = paragraph.trim().split(' ').length * 3
  const content = Array.from({ length: Math.ceil(words / each) }, () => ({
    ...{ type: 'paragraph', content: [{ type: 'text', text: paragraph.repeat(3).trim() }] },
  }))
  const saved = await perform(intake.newsroom, { name: 'bench', role: 'administrator' }, actions.save, {
    furniture: { headline: 'A long story of the harbour' },
    body: { type: 'body', content },
  })
  if (isRefusal(saved)) throw new Error(saved.sentence)
  return (saved as { story: string }).story
}

/** From the click on a link in the list of stories until the text can be written in. */
const openings = async (page: Page, origin: string, story: string): Promise<number[]> => {
  const took: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await page.goto(`${origin}/desk/stories`)
    await page.locator('[role="option"]').first().waitFor()
    await page.waitForTimeout(500)
    took.push(
      await page.evaluate<number>(`new Promise((resolve) => {
        const link = document.createElement('a')
        link.href = '/desk/stories/${story}'
        document.body.append(link)
        const began = performance.now()
        new MutationObserver((_, all) => {
          const text = document.querySelector('.story-text[contenteditable="true"]')
          if (!text || text.textContent.length < 1000) return
          all.disconnect()
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
        }).observe(document, { childList: true, subtree: true, attributes: true })
        link.click()
        link.remove()
      })`),
    )
  }
  // The first fetches the screen's files.
  return took.slice(1)
}

/** Of each key: how long the page works at it, and how long until the next picture of the screen. */
const typing = async (page: Page): Promise<{ work: number[]; paint: number[] }> => {
  await page.locator('.story-text p').nth(20).click()
  await page.waitForTimeout(1000)
  await page.evaluate(`{
    window.work = []
    window.paint = []
    let began = 0
    const channel = new MessageChannel()
    channel.port1.onmessage = () => window.paint.push(performance.now() - began)
    document.addEventListener('keydown', (event) => {
      began = event.timeStamp
      requestAnimationFrame(() => channel.port2.postMessage(0))
    }, true)
    new MutationObserver(() => setTimeout(() => window.work.push(performance.now() - began)))
      .observe(document.querySelector('.story-text'), { characterData: true, subtree: true })
  }`)
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press('abcdefgh '[key % 9] ?? 'x')
    await page.waitForTimeout(40)
  }
  return page.evaluate('({ work: window.work, paint: window.paint })')
}

export const measureStory = async (edition: Edition, context: BrowserContext, origin: string): Promise<Row[]> => {
  const story = await longStory(edition)
  const page = await context.newPage()
  const opened = await openings(page, origin, story)
  const { work, paint } = await typing(page)
  await page.close()
  return [
    { what: `a story of ${told(words)} words opens, from click to editable`, figure: spread(opened), aim: '≤ 150 ms' },
    { what: 'a key in it, from the event to the next picture', figure: spread(paint), aim: '≤ 16 ms' },
    { what: 'of that, until the text has it', figure: spread(work) },
  ]
}

/** What is fetched when a story is first opened, beside what the first screen has. */
export const storyFileRows = ({ files }: DeskBundle): Row[] => {
  const size = (start: RegExp) =>
    [...files].filter(([address]) => start.test(address)).reduce((sum, [, { br }]) => sum + br.length, 0) / 1024
  return [
    { what: 'the story screen’s own JavaScript, brotli', figure: `${told(size(/\/story-screen\./))} KB` },
    { what: 'the reader of pastes, fetched behind it, brotli', figure: `${told(size(/\/pasted-body\./))} KB` },
  ]
}
