/** An editor's day from six in the morning, by keyboard alone, in a real browser; with `npm run pictures` it takes the pictures of docs/editing.md. */

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { done, patience } from '../../newsroom.ts'
import { type OpenDesk, openDesk } from '../desk.ts'
import { type DayScene, dayScene } from './day-scene.ts'

const isPictured = process.env.DATELINE_PICTURES !== undefined
const pictures = join(import.meta.dirname, '../../../docs/pictures')

let desk: OpenDesk
let day: DayScene
let page: Page
let trouble: string[]
/** Keys that were pressed since the task began; letters of words and the way to a place are none of it. */
let keys = 0

beforeAll(async () => {
  desk = await openDesk({ at: '2026-03-04T06:00:00Z' })
  day = await dayScene(desk.room)
  if (isPictured) await mkdir(pictures, { recursive: true })
  await open('/desk')
}, 120_000)
afterAll(() => desk?.close())
afterEach(() => expect(trouble).toEqual([]))

const open = async (path: string, width = 1440) => {
  await page?.context().close()
  const opened = await desk.open(path, 'chief', width)
  page = opened.page
  trouble = opened.trouble
  await desk.room.rows(`update person set name = 'Anna Harrow' where role = 'chief'`)
  await page.reload()
}

/** Takes a picture of the screen as it is. */
const shoot = async (name: string): Promise<void> => {
  if (!isPictured) return
  // Pictures are there, and nothing fades any more.
  await page.waitForTimeout(900)
  const shot = await page.screenshot()
  await sharp(shot)
    .webp({ quality: 60, effort: 6 })
    .toFile(join(pictures, `${name}.webp`))
}

const press = async (key: string): Promise<void> => {
  keys += 1
  await page.keyboard.press(key)
}
/** Keys on the way to where a task is done. */
const walk = async (...all: string[]): Promise<void> => {
  for (const key of all) await page.keyboard.press(key)
}
const go = async (letter: string): Promise<void> => {
  await walk('Escape', 'g', letter)
}
const task = async (most: number, does: () => Promise<void>): Promise<void> => {
  keys = 0
  await does()
  expect(keys).toBeLessThanOrEqual(most)
}
/** Goes on with a key until the place has the focus. */
const tabTo = async (place: Locator, key = 'Tab'): Promise<void> => {
  await place.waitFor()
  for (let step = 0; step < 90; step += 1) {
    if (await place.evaluate((one) => one === one.ownerDocument.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never came to ${place}.`)
}
const rows = (): Locator => page.locator('[role="option"]')
const markedRow = (): Locator => page.locator('[role="option"][aria-selected="true"]').first()
/** Down the list to the row with these words. */
const down = async (words: string): Promise<void> => {
  await rows().filter({ hasText: words }).first().waitFor()
  for (let step = 0; step < 60; step += 1) {
    if ((await markedRow().count()) > 0 && (await markedRow().textContent())?.includes(words)) return
    await page.keyboard.press('j')
  }
  throw new Error(`«${words}» is not in the list.`)
}
const said = (): Locator => page.locator('main > .said')
const part = (name: string): Locator => page.getByRole('region', { name: new RegExp(`^${name}`) })
const saved = (): Promise<void> => page.getByText('Saved', { exact: true }).waitFor()
const at = (path: string) => desk.room.get(path)

/** Opens a story by its headline: one query. */
const find = async (words: string, name: string): Promise<void> => {
  await go('s')
  await page.getByRole('heading', { name: 'Stories', level: 1 }).waitFor()
  await walk('/', 'Control+a')
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  const headline = page.getByRole('textbox', { name: 'Headline', exact: true })
  await expect.poll(() => headline.inputValue(), patience).toContain(name)
}

test('06:00: one look at Now tells what is live, due and held, and what ends tonight', async () => {
  await part('Live').getByText('European shares').waitFor()
  await part('Rights that end').getByText('The quays of Port Lorne at dusk').waitFor()
  await part('Due').getByText('Merrow to freeze ferry fares').waitFor()
  await shoot('06-00-now')
})

test('the wires come by themselves; j and k read them, and a kind of noise is hidden', async () => {
  await go('w')
  await page.locator('.live.on').waitFor()
  await rows().first().waitFor()
  await day.arrive('agora', 'sea-road.jpg', 'capes-stage-4.json')
  await day.arrive('pacific', 'rocket.jpg', 'rocket.json')
  await rows().filter({ hasText: 'Kestrel rocket' }).waitFor(patience)
  await down('Anton keeps Capes lead')
  await walk('k')
  await down('Kestrel rocket')
  await walk('Enter')
  await page
    .getByRole('article')
    .getByRole('heading', { level: 2 })
    .or(page.getByRole('article').getByRole('heading', { level: 1 }))
    .first()
    .waitFor()
  await shoot('06-05-wires')
  await walk('Escape')
  await down('Anton keeps Capes lead')
  await walk('Enter')
  await tabTo(page.getByRole('button', { name: /^Hide.*Sport/ }).first())
  await task(1, () => press('Enter'))
  await expect.poll(() => rows().filter({ hasText: 'Anton keeps Capes' }).count(), patience).toBe(0)
})

test('06:20: one key takes a wire, with its picture and terms', async () => {
  await walk('Escape')
  await down('Kestrel rocket')
  await task(1, () => press('t'))
  await said().getByText('Taken: Kestrel rocket').waitFor()
  await rows().filter({ hasText: 'Kestrel rocket' }).getByText('Taken by Anna Harrow').waitFor()
  await shoot('06-20-taken')
})

test('06:22: one key shows what changed since the last version', async () => {
  await down('Saint Brannan counts the cost')
  await task(1, () => press('d'))
  await page.locator('.pane ins').first().waitFor()
  await shoot('06-22-changed')
})

test('06:30: a colleague is asked beside the words', async () => {
  await find('Kestrel', 'Kestrel rocket')
  const text = page.getByRole('textbox', { name: 'Text', exact: true })
  await tabTo(text, 'F6')
  await walk('Control+Home')
  await page.waitForTimeout(100)
  for (let letter = 0; letter < 12; letter += 1) await page.keyboard.press('Shift+ArrowRight')
  await task(2, async () => {
    await press('Control+Alt+m')
    await page.keyboard.type('@mara is the third attempt right?')
    await press('Enter')
  })
  await text.locator('.noted').first().waitFor()
  await tabTo(page.getByRole('tab', { name: /^Furniture/ }), 'F6')
  await walk('ArrowRight', 'ArrowRight')
  await page.getByRole('list', { name: 'Notes and suggestions' }).getByText('third attempt').waitFor()
  await shoot('06-30-note')
  await walk('ArrowLeft', 'ArrowLeft')
})

test('06:35: another picture is two keys away: the wire’s own stand first', async () => {
  await tabTo(page.getByRole('button', { name: /^(Choose|Another)/ }).first())
  await task(2, async () => {
    await press('Enter')
    await page.getByRole('dialog').locator('[role="option"]').first().waitFor()
    await shoot('06-35-choose')
    await press('Enter')
  })
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('06:38: what readers cannot see is described; 06:40: suggested topics are accepted', async () => {
  const alt = page.getByRole('textbox', { name: 'Alternative text' }).first()
  await tabTo(alt)
  await walk('Control+a')
  await page.keyboard.type('A rocket on a column of fire above a low coast')
  const before = await page.locator('.topics .chip, .chips button').count()
  if ((await page.getByRole('button', { name: /^Accept / }).count()) > 0) {
    await task(1, () => press('Control+Alt+t'))
    await expect.poll(() => page.locator('.topics .chip, .chips button').count()).not.toBe(before)
  }
  await saved()
  await shoot('06-40-furniture')
})

test('06:41: one key publishes, and readers have it', async () => {
  const story = page.url().slice(-12)
  await task(1, () => press('Control+Enter'))
  await said().getByText('Published: readers see it.').waitFor()
  const answer = await at(await day.address(story))
  expect([answer.status, answer.holds('A rocket on a column of fire')]).toEqual([200, true])
  await shoot('06-41-published')
})

test('06:42: one key puts it on top of its section', async () => {
  await go('f')
  await rows().filter({ hasText: 'Kestrel rocket' }).first().waitFor()
  await down('Kestrel rocket')
  await task(1, () => press('t'))
  await said()
    .getByText(/^Readers see it on top of/)
    .waitFor()
  await page.frameLocator('iframe').getByText('Kestrel rocket').first().waitFor()
  // All of the page is seen, and not its first line alone.
  await expect
    .poll(async () => (await page.locator('iframe').boundingBox())?.height ?? 0, patience)
    .toBeGreaterThan(900)
  await shoot('06-42-front')
  const section = await at('/tech-science')
  expect(/<h[23][^>]*>.*?<\/h[23]>/s.exec(section.text)?.[0]).toContain('Kestrel rocket')
})

test('07:30: the wire goes on, and one key accepts what it changes', async () => {
  const story = await day.story('Saint Brannan counts the cost')
  const [row] = await desk.room.rows<{ revision: number; lead: object }>(
    `select number as revision, furniture -> 'lead' as lead from revision where story = $1 order by number desc limit 1`,
    story,
  )
  const lead = { ...row?.lead, alt: 'Waves break over a rock with a lighthouse at night' }
  const furniture = { lead, standfirst: 'The eye has passed. What is left of the quays is counted by lamplight.' }
  done(await desk.room.verb('save', { story, revision: row?.revision, furniture }))
  done(await desk.room.verb('publish', { story }))
  done(await desk.room.verb('update', { story, policy: 'propose' }))
  await find('Saint Brannan counts', 'Saint Brannan counts')
  await day.arrive('meridian', 'perrin-lighthouse.jpg', 'perrin-lead-4.xml')
  await page.getByRole('button', { name: 'Accept' }).waitFor(patience)
  await shoot('07-30-update')
  await task(1, () => press('Control+Alt+u'))
  await said().getByText('The update is in the text.').waitFor()
  const answer = await at(await day.address(story))
  expect([answer.status, answer.holds('counted by lamplight')]).toEqual([200, true])
})

test('a wire kill has been carried out when it is seen, and one key says so', async () => {
  const story = await day.story('Rovers captain Jonas Teal')
  const address = await day.address(story)
  await go('n')
  await part('Alarms').getByText('Ferry with 210').waitFor()
  expect((await at(address)).status).toBe(200)
  await day.arrive('agora', 'teal-injury-kill.json')
  await part('Alarms').getByText('Jonas Teal').first().waitFor(patience)
  expect((await at(address)).status).toBe(410)
  await shoot('09-00-wire-kill')
  await task(1, () => press('a'))
  await said().getByText('Acknowledged.').waitFor()
})

test('10:00: an embargoed report waits for its time by itself', async () => {
  const story = await day.story('Merrow to freeze ferry fares')
  const address = await day.address(story)
  await find('freeze ferry fares', 'Merrow to freeze ferry fares')
  await page
    .locator('.state-line')
    .getByText(/^Held until/)
    .waitFor()
  await shoot('10-00-embargo')
  expect((await at(address)).status).toBe(404)
  desk.room.clock.move(7 * 3600_000)
  desk.room.cache.forget()
  expect((await at(address)).status).toBe(200)
})

test('13:00: two keys and the words correct a story', async () => {
  const story = await day.story('First relief ship')
  await find('drops anchor', 'First relief ship')
  await saved()
  await task(2, async () => {
    await press('Control+Alt+c')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('An earlier version of this story gave the ship another home port.')
    await shoot('13-00-correct')
    await press('Enter')
  })
  await said().getByText('Readers are told.').waitFor()
  expect((await at(await day.address(story))).holds('gave the ship another home port')).toBe(true)
})

test('15:00: an old story is one query away', async () => {
  await go('s')
  await page.getByRole('heading', { name: 'Stories', level: 1 }).waitFor()
  await task(1, async () => {
    await press('/')
    await page.keyboard.type('smoke levy')
  })
  await expect
    .poll(() => rows().locator('.headline').allTextContents(), patience)
    .toContain('Two votes, one harbour: what the smoke levy really changes')
  await shoot('15-00-found')
  await walk('Escape')
})

test('17:00: two keys schedule a story, in the site’s zone', async () => {
  const story = await day.story('The night the pilots read the log')
  await find('pilots read the log', 'The night the pilots')
  await saved()
  await task(2, async () => {
    await press('Control+Alt+s')
    await page.getByRole('dialog').getByText('That is').waitFor()
    await shoot('17-00-schedule')
    await press('Enter')
  })
  await page
    .locator('.state-line')
    .getByText(/^Scheduled for/)
    .waitFor()
  const address = await day.address(story)
  expect((await at(address)).status).toBe(404)
  desk.room.clock.move(24 * 3600_000)
  desk.room.cache.forget()
  expect((await at(address)).status).toBe(200)
})

test('19:00: what may be shown until tonight alone has left the pages by itself', async () => {
  await expect
    .poll(
      async () =>
        (await at(await day.address(await day.story('Quays of Port Lorne')))).holds('The quays of Port Lorne at dusk'),
      patience,
    )
    .toBe(false)
})

test('two keys kill a story, and every output’s receipt is seen', async () => {
  const story = await day.story('Two votes, one harbour')
  await find('what the smoke levy really changes', 'Two votes, one harbour')
  await saved()
  await task(2, async () => {
    await press('Control+Alt+k')
    await page.getByRole('dialog').waitFor()
    await shoot('any-kill')
    await press('Enter')
  })
  await page.locator('.state-line').getByText('Killed at').waitFor()
  await expect.poll(async () => (await at(await day.address(story))).status, patience).toBe(410)
})

test.runIf(isPictured)('the same in the dark, and on a telephone', { timeout: 60_000 }, async () => {
  await open('/desk/wires')
  await page.emulateMedia({ colorScheme: 'dark' })
  await down('Saint Brannan')
  await walk('Enter')
  await shoot('dark-wires')
  await open('/desk/front')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.frameLocator('iframe').getByText('Kestrel rocket').first().waitFor()
  await shoot('dark-front')
  await open('/desk', 360)
  await part('Alarms').waitFor()
  await shoot('phone-now')
  await open(`/desk/stories/${await day.story('Kestrel rocket')}/life`, 360)
  await page.locator('.state-line').waitFor()
  await shoot('phone-story')
})
