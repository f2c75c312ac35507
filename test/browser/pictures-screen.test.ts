/** The Pictures screen as an editor works with it: by keys alone, live, in a real browser; and whether everybody can use it. */

import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { drawing } from '../../src/media/picture-samples.ts'
import { aStory, aWire } from '../build.ts'
import { done, patience } from '../newsroom.ts'
import { expectAccessibleState } from './axe.ts'
import { type OpenDesk, openDesk } from './desk.ts'

let desk: OpenDesk
let page: Page
let trouble: string[]

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())
/** Nothing of an earlier test is in the list. */
beforeEach(async () => {
  await desk.room.rows(`update picture set killed_at = now() where killed_at is null`)
})
afterEach(async () => {
  await page?.context().close()
  expect(trouble).toEqual([])
})

let made = 0
const aFile = async (name: string, width = 900, height = 600) => {
  made += 1
  return {
    name,
    mimeType: 'image/jpeg',
    buffer: await drawing(width, height + made)
      .jpeg()
      .toBuffer(),
  }
}
/** Pictures of an agency in this order. */
const come = async (...captions: string[]): Promise<void> => {
  for (const caption of captions) {
    desk.room.clock.move(1000)
    const { name, buffer } = await aFile(`p${made}.jpg`)
    const wire = aWire({ pictures: [{ file: name, caption, credit: 'Ilse Marr' }] })
    await desk.room.takeIn([await desk.room.lay(wire, { name, bytes: buffer })], { publish: false })
  }
}
/** A picture of this caption, in a story that is published. */
const published = async (caption: string): Promise<{ id: string; address: string }> => {
  await come(caption)
  const [row] = await desk.room.rows<{ id: string; width: number; height: number }>(
    'select id, width, height from picture where caption = $1 and killed_at is null',
    caption,
  )
  if (!row) throw new Error(`There is no picture «${caption}».`)
  const lead = { ...row, alt: 'A quay', caption, credit: 'Ilse Marr' }
  const { furniture, ...story } = aStory(`Story of ${caption}`)
  const { address } = await desk.room.publishedOwn({ ...story, furniture: { ...furniture, lead } })
  return { id: row.id, address }
}

const open = async (path = '/desk/pictures', as: Parameters<OpenDesk['open']>[1] = 'editor', width = 1440) => {
  const opened = await desk.open(path, as, width)
  page = opened.page
  trouble = opened.trouble
  await page.getByRole('heading', { name: 'Pictures', level: 1 }).waitFor()
  await page.getByText('Live', { exact: true }).waitFor()
}
const tiles = (): Locator => page.locator('.library [role="option"]')
const captions = (): Promise<string[]> => tiles().locator('.caption').allTextContents()
const marked = (): Promise<string | null> =>
  page.locator('[role="option"][aria-selected="true"] .caption').textContent()
const pane = (): Locator => page.getByRole('article')
const said = (): Locator => page.locator('.said')
const focusedRole = () => page.evaluate('document.activeElement.getAttribute("role") ?? document.activeElement.tagName')

test('arrows move in both directions, Enter opens, Escape comes back: the focus is never lost', async () => {
  await come(...Array.from({ length: 9 }, (_, at) => `Picture ${at}`))
  await open()
  await tiles().nth(8).waitFor()
  expect((await captions())[0]).toBe('Picture 8')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  expect(await marked()).toBe('Picture 7')
  const columns = await page.locator('.tiles').first().locator('.tile').count()
  await page.keyboard.press('ArrowDown')
  expect(await marked()).toBe(`Picture ${7 - columns}`)
  await page.keyboard.press('ArrowUp')
  expect(await marked()).toBe('Picture 7')
  await page.keyboard.press('Enter')
  await pane().getByRole('heading', { name: 'Where it is used' }).waitFor()
  await expect.poll(focusedRole, patience).toBe('ARTICLE')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('article', { name: 'Picture 6' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(focusedRole, patience).toBe('listbox')
  expect(await pane().count()).toBe(0)
  expect(await marked()).toBe('Picture 6')
})

test('search, filters and Back; a word that fits nothing is said', async () => {
  await come('A ferry at dawn', 'The lighthouse')
  await open()
  await tiles().nth(1).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('ferry marr')
  await expect.poll(captions, patience).toEqual(['A ferry at dawn'])
  await page.getByRole('searchbox').fill('nothing of the kind')
  await page.getByText('No picture fits.').waitFor()
  await page.getByRole('searchbox').fill('')
  await expect.poll(captions, patience).toHaveLength(2)
  await page.getByLabel('Rights', { exact: true }).selectOption('withheld')
  await page.getByText('No picture fits.').waitFor()
  await page.goBack()
  await expect.poll(captions, patience).toHaveLength(2)
})

test('several pictures are brought at once, one of them is none; what came slides in live for a colleague', async () => {
  await open()
  const field = page.locator('input[type="file"]').first()
  // The key opens the system's own chooser, which this test does without: it takes as long as the system likes.
  await page.evaluate(
    `document.querySelector('input[type=file]').addEventListener('click', (event) => {
      event.preventDefault()
      window.chosen = true
    })`,
  )
  const other = await desk.open('/desk/pictures', 'photo')
  await other.page.getByText('Live', { exact: true }).waitFor()
  await page.keyboard.press('a')
  const bad = { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('These are notes.') }
  await expect.poll(() => page.evaluate('window.chosen'), patience).toBe(true)
  await field.setInputFiles([await aFile('quay.jpg'), bad, await aFile('mole.jpg')])
  const list = page.getByRole('region', { name: 'Pictures on their way' })
  await list.getByText('This is no picture but a text.').waitFor()
  await expect.poll(() => list.getByText('kept', { exact: true }).count(), patience).toBe(2)
  await expect.poll(() => tiles().count(), patience).toBe(2)
  await expect.poll(() => other.page.locator('.library [role="option"]').count(), patience).toBe(2)
  expect(other.trouble).toEqual([])
  await other.page.context().close()
  // The browser writes each answer that is a refusal into its console.
  trouble = []
})

test('a picture is pasted and dropped', async () => {
  await open()
  const brought = async (name: string, event: string) => {
    const { buffer } = await aFile(name)
    await page.evaluate(
      `(() => {
        const bytes = Uint8Array.from(atob('${buffer.toString('base64')}'), (one) => one.charCodeAt(0))
        const data = new DataTransfer()
        data.items.add(new File([bytes], '${name}', { type: 'image/jpeg' }))
        const target = document.querySelector('.library .inside')
        if ('${event}' === 'paste') document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }))
        else target.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
      })()`,
    )
  }
  await brought('pasted.jpg', 'paste')
  await expect.poll(() => tiles().count(), patience).toBe(1)
  await brought('dropped.jpg', 'drop')
  await expect.poll(() => tiles().count(), patience).toBe(2)
})

test('words are kept; a decorative picture has no alternative text', async () => {
  await come('The old caption')
  await open()
  await tiles().first().waitFor()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await pane().getByRole('textbox', { name: 'Caption' }).fill('The new caption')
  await pane().getByRole('textbox', { name: 'Alternative text' }).fill('A white ferry')
  await pane().getByRole('textbox', { name: 'Credit' }).press('Enter')
  await said().getByText('The words are kept.').waitFor()
  await expect.poll(captions, patience).toEqual(['The new caption'])
  await pane()
    .getByRole('checkbox', { name: /^Decorative/ })
    .check()
  await pane().getByRole('button', { name: 'Keep the words' }).click()
  await expect
    .poll(() => desk.room.rows('select caption, alt, decorative from picture where killed_at is null'))
    .toEqual([{ caption: 'The new caption', alt: '', decorative: true }])
})

/** Whether the middle of a rendition is of the drawing's left half. */
const isLeft = async (path: string): Promise<boolean> => {
  const { bytes, status } = await desk.room.get(path)
  expect(status).toBe(200)
  const { width = 0, height = 0 } = await sharp(bytes).metadata()
  const at = { left: Math.floor(width / 2), top: Math.floor(height / 2), width: 1, height: 1 }
  const pixel = await sharp(bytes).extract(at).raw().toBuffer()
  return (pixel[0] ?? 0) > (pixel[2] ?? 0)
}

test('the focal point is set by keys alone, every crop follows it, and so do readers', async () => {
  const { address } = await published('Framed')
  await open()
  await tiles().first().waitFor()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await pane().waitFor()
  await page.keyboard.press('f')
  const board = page.getByRole('button', { name: /^Focal point: 50 % across, 30 % down/ })
  await board.waitFor()
  const preview = page.locator('.crop.of-1x1 img')
  const before = await preview.evaluate(
    (image: { style: { insetInlineStart: string } }) => image.style.insetInlineStart,
  )
  for (let at = 0; at < 9; at += 1) await page.keyboard.press('Shift+ArrowLeft')
  await page.getByRole('button', { name: /^Focal point: 5 % across/ }).waitFor()
  expect(
    await preview.evaluate((image: { style: { insetInlineStart: string } }) => image.style.insetInlineStart),
  ).not.toBe(before)
  await page.getByRole('button', { name: 'Crop 3:4' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Crop 3:4: 0 % across/ }).focus()
  for (let at = 0; at < 12; at += 1) await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('-')
  await page.getByRole('button', { name: 'Let 3:4 follow the focal point' }).waitFor()
  await page.getByRole('button', { name: 'Keep the framing' }).focus()
  await page.keyboard.press('Enter')
  await said().getByText('The framing is kept').waitFor()
  await expect.poll(focusedRole, patience).toBe('ARTICLE')
  const [square = ''] = /\/media\/[0-9a-z]{12}\/1x1-1\/\d+\.jpg/.exec((await desk.room.get(address)).text) ?? []
  expect(await isLeft(square)).toBe(true)
  expect(await isLeft(square.replace('1x1-1', '3x4-1').replace(/\d+\.jpg/, '160.jpg'))).toBe(false)
})

test('a picture is replaced everywhere and then killed, by keys alone, each after a question', async () => {
  const { id, address } = await published('The wrong quay')
  await come('The right quay')
  await desk.room.rows(`update picture set alt = 'A quay' where caption = 'The right quay'`)
  await open()
  await tiles().nth(1).waitFor()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  expect(await marked()).toBe('The wrong quay')
  await page.keyboard.press('Enter')
  await pane().getByRole('link', { name: 'Story of The wrong quay' }).waitFor()
  await pane()
    .getByRole('button', { name: /^Replace everywhere/ })
    .press('Enter')
  await page.getByRole('dialog', { name: 'Which picture takes its place?' }).waitFor()
  await page.locator('dialog [role="option"]').nth(1).waitFor()
  await page.keyboard.press('Enter')
  const question = page.getByRole('dialog', { name: 'Replace it everywhere?' })
  await question.getByLabel(/^Why/).fill('It was another quay.')
  await page.keyboard.press('Enter')
  await said().getByText('Replaced in 1 story.').waitFor()
  expect((await desk.room.get(address)).holds(id)).toBe(false)
  await pane().getByText('No story uses it.').waitFor()
  await pane().getByRole('button', { name: /^Kill/ }).press('Enter')
  await page
    .getByRole('dialog', { name: 'Kill this picture?' })
    .getByLabel(/^Why/)
    .fill('The photographer took it back.')
  await page.keyboard.press('Enter')
  await said().getByText('Killed.').waitFor()
  await expect.poll(captions, patience).toEqual(['The right quay'])
  const told = await desk.room.rows<{ verb: string }>(
    `select verb from audit where detail ->> 'picture' = $1 and verb ~ 'picture$' order by id`,
    id,
  )
  expect(told.map(({ verb }) => verb)).toEqual(['replace-picture', 'kill-picture'])
})

test('rights are decided with a reason', async () => {
  await come('Whose is it?')
  await open()
  await tiles().first().waitFor()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await pane().getByText('It may be shown here.').waitFor()
  await pane().getByRole('button', { name: 'Allow …' }).press('Enter')
  await page.getByLabel(/^Shown until/).fill('2026-03-08')
  await page.getByRole('dialog').getByLabel(/^Why/).fill('Agreed by telephone.')
  await page.keyboard.press('Enter')
  await pane().getByText('Until 8 Mar, 23:59 UTC.').waitFor()
  await pane().getByRole('button', { name: 'Deny …' }).press('Enter')
  await page.getByRole('dialog').getByLabel(/^Why/).fill('Not ours to show.')
  await page.keyboard.press('Enter')
  await said().getByText('Decided.').waitFor()
  await pane().getByText('Decided: Not ours to show.').waitFor()
  await tiles().getByText('Withheld').waitFor()
})

test('who may not is told why, and so is a person whose button is forced', async () => {
  await come('Not for reporters')
  await open('/desk/pictures', 'reporter')
  await tiles().first().waitFor()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const button = pane().getByRole('button', { name: /^Kill/ })
  expect(await button.getAttribute('aria-disabled')).toBe('true')
  await button.press('Enter')
  await page.getByRole('dialog').getByLabel(/^Why/).fill('I want to.')
  await page.keyboard.press('Enter')
  await said().getByText('As reporter you may not use «kill-picture».').waitFor()
  const forced = await page.evaluate(
    `fetch('/api/kill-picture', { method: 'POST', body: '{}' }).then(({ status }) => status)`,
  )
  expect(forced).toBe(403)
  trouble = []
})

test('an idle library asks for nothing', async () => {
  await come('Idle')
  await open()
  await tiles().first().waitFor()
  await page.waitForTimeout(1500)
  let asked = 0
  page.on('request', () => {
    asked += 1
  })
  await page.waitForTimeout(2500)
  expect(asked).toBe(0)
})

const expectAccessible = (state: string) => expectAccessibleState(page, state)

test.each([1440, 360])('every state of the Pictures screen, %i pixels wide', { timeout: 90_000 }, async (width) => {
  await come('First', 'Second', 'Third')
  const { id } = await published('In use')
  done(
    await desk.room.verb('decide-terms', {
      picture: id,
      decision: 'allow',
      until: '2026-03-20T09:00:00Z',
      note: 'x',
    }),
  )
  const [first] = await desk.room.rows<{ id: string }>(
    `select id from picture where caption = 'First' and killed_at is null`,
  )
  done(await desk.room.verb('decide-terms', { picture: first?.id, decision: 'deny', note: 'x' }))
  await open('/desk/pictures', 'editor', width)
  await tiles().nth(3).waitFor()
  await expectAccessible('list')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await pane().getByText('Story of In use').waitFor()
  await expectAccessible('picture')
  await page.keyboard.press('f')
  await page.getByRole('dialog').waitFor()
  await expectAccessible('framing')
  await page.getByRole('button', { name: 'Crop 1:1' }).click()
  await expectAccessible('own crop')
  await page.keyboard.press('Escape')
  await pane().getByRole('button', { name: /^Kill/ }).click()
  await expectAccessible('question')
  await page.keyboard.press('Escape')
  await pane()
    .getByRole('button', { name: /^Replace everywhere/ })
    .click()
  await page.locator('dialog [role="option"]').first().waitFor()
  await expectAccessible('chooser')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await expectAccessible('keys')
})
