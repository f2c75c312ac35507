/** How fast a story opens on the desk, and how soon a key is on the screen in a long one. */

import type { Page } from 'playwright-core'
import { isRefusal } from '../../src/base/refusal.ts'
import { actions } from '../../src/intake/actions.ts'
import { perform } from '../../src/newsroom/action.ts'
import { type DeskBundle, deskBundle } from '../../src/server/desk/desk-bundle.ts'
import type { Edition } from '../edition.ts'
import { type Row, spread, told } from '../figures.ts'
import { answered, type Desk, openPage, painted } from './page.ts'

const words = 3000

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

/** From the click on a link in the list of stories until the text can be written in; as an editor finds it, once the screen's files were fetched ahead. */
const openings = async (page: Page, { origin, rounds }: Desk, story: string): Promise<number[]> => {
  const took: number[] = []
  for (let round = 0; round < rounds + 1; round += 1) {
    await page.goto(`${origin}/desk/stories`)
    await page.locator('[role="option"]').first().waitFor()
    await answered(page, `performance.getEntriesByType('resource').some(({ name }) => name.includes('/story-screen.'))`)
    await page.waitForTimeout(300)
    const act = `const link = document.createElement('a')
      link.href = '/desk/stories/${story}'
      document.body.append(link)
      link.click()
      link.remove()`
    const text = `document.querySelector('.story-text[contenteditable="true"]')`
    took.push(await painted(page, act, `${text} && ${text}.textContent.length > 1000`))
  }
  // The first reads the draft from the database.
  return took.slice(1)
}

type Typed = { work: number; wait: number }

/** Of each key: how long the page works until its picture is made, and how long it waits meanwhile for the screen's next picture. */
const typing = async (page: Page, keys: number): Promise<Typed[]> => {
  await page.locator('.story-text p').nth(20).click()
  await page.waitForTimeout(1000)
  await page.evaluate(`{
    window.typed = []
    let pressed = 0, written = 0, begun = 0
    const channel = new MessageChannel()
    channel.port1.onmessage = () => {
      const made = performance.now()
      window.typed.push({ work: written - pressed + made - begun, wait: begun - written })
    }
    document.addEventListener('keydown', ({ timeStamp }) => { pressed = timeStamp }, true)
    // The editor's own observer comes before this one: the text has the key.
    new MutationObserver(() => {
      written = performance.now()
      requestAnimationFrame(() => {
        begun = performance.now()
        channel.port2.postMessage(0)
      })
    }).observe(document.querySelector('.story-text'), { characterData: true, subtree: true })
  }`)
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press('abcdefgh '[key % 9] ?? 'x')
    await page.waitForTimeout(40)
  }
  return page.evaluate('window.typed')
}

/** A long story opened, again and again. */
export const measureStory = async (desk: Desk): Promise<Row[]> => {
  const story = await longStory(desk.edition)
  const page = await openPage(desk.context)
  const opened = await openings(page, desk, story)
  await page.close()
  return [
    { what: `a story of ${told(words)} words opens, from click to editable`, figure: spread(opened), aim: '≤ 150 ms' },
    ...storyFileRows(await deskBundle()),
  ]
}

/** Keys in a long story. */
export const measureTyping = async ({ edition, context, origin, quick }: Desk): Promise<Row[]> => {
  const story = await longStory(edition)
  const page = await openPage(context, `${origin}/desk/stories/${story}`)
  const typed = await typing(page, quick ? 60 : 300)
  await page.close()
  return [
    {
      what: `a key in a story of ${told(words)} words, until its picture is made`,
      figure: spread(typed.map(({ work }) => work)),
      beside: 'without the wait for the screen, which shows 60 pictures a second',
      aim: '≤ 16 ms',
    },
    { what: 'the same with that wait', figure: spread(typed.map(({ work, wait }) => work + wait)) },
  ]
}

/** What is fetched when a story is first opened, beside what the first screen has. */
const storyFileRows = ({ files }: DeskBundle): Row[] => {
  const size = (start: RegExp) =>
    [...files].filter(([address]) => start.test(address)).reduce((sum, [, { br }]) => sum + br.length, 0) / 1024
  return [
    { what: 'the story screen’s own JavaScript, brotli', figure: `${told(size(/\/story-screen\./))} KB` },
    { what: 'the reader of pastes, fetched behind it, brotli', figure: `${told(size(/\/pasted-body\./))} KB` },
  ]
}
