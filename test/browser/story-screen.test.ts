/** The story screen as an editor works with it: by keys, alone and together, in a real browser. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aJpeg } from '../../src/media/picture-samples.ts'
import type { Body } from '../../src/story/body.ts'
import type { Furniture } from '../../src/story/furniture.ts'
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
afterEach(async () => {
  await page?.context().close()
  expect(trouble).toEqual([])
})

const field = (name: string): Locator => page.getByRole('textbox', { name, exact: true })
const text = (): Locator => field('Text')
const tab = (name: string): Locator => page.getByRole('tab', { name: new RegExp(`^${name}`) })
const said = (): Locator => page.locator('main > .said')

/** A story of the newsroom's own with these paragraphs. */
const own = async (...paragraphs: string[]): Promise<string> =>
  done(await desk.room.verb('save', aStory('The old ferry sails again', ...paragraphs))).story

const open = async (story: string, as: Parameters<OpenDesk['open']>[1] = 'editor', width = 1440) => {
  const opened = await desk.open(`/desk/stories/${story}`, as, width)
  page = opened.page
  trouble = opened.trouble
  await text().waitFor()
}

/** Into the text, at its beginning or end. An editor sets the caret anew a moment after it gets the focus: nobody’s keys are that quick. */
const enter = async (at: 'Home' | 'End'): Promise<void> => {
  await text().click()
  const places = '(({ selection, doc }) => [selection.from === 1, selection.to > doc.content.size - 3])'
  const isThere = async (): Promise<boolean> => {
    await page.keyboard.press(`Control+${at}`)
    await page.waitForTimeout(100)
    const [first, last] = await page.evaluate<[boolean, boolean]>(
      `${places}(document.querySelector('.story-text').editor.state)`,
    )
    return at === 'Home' ? first : last
  }
  await expect.poll(isThere, patience).toBe(true)
}

/** What is in an editor, without the names at carets, which stand between letters that join words. */
const lettersOf = async (editor: Locator): Promise<string> =>
  ((await editor.textContent()) ?? '').replace(/\u2060[^\u2060]*\u2060/g, '')

/** Ends when what was written is committed. */
const saved = (of: Page = page): Promise<void> => of.getByText('Saved', { exact: true }).waitFor()

/** What a revision made now would say; `mark` is a word that it must hold before it is believed. */
const kept = async (story: string): Promise<{ body: Body; furniture: Furniture; section: string }> => {
  await saved()
  // Any verb that reads the newest revision makes one of the draft first.
  await desk.room.verb('publish', { story })
  const [row] = await desk.room.rows<{ body: Body; furniture: Furniture; section: string }>(
    'select r.body, r.furniture, s.section from story s join revision r on r.story = s.id and r.number = s.revision where s.id = $1',
    story,
  )
  if (!row) throw new Error(`There is no story ${story}.`)
  return row
}

/** Where the caret is. */
const paste = (kind: 'text/html' | 'text/plain', letters: string): Promise<void> =>
  page.evaluate(`{
    const clipboardData = new DataTransfer()
    clipboardData.setData('${kind}', ${JSON.stringify(letters)})
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }`)

const words = (written: string) => ({ type: 'text', text: written })

test('signs at a line’s beginning make crosshead, quote and list; marks and a link go by keys', async () => {
  const story = await own('First.')
  await open(story)
  await enter('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('## A night at sea')
  await page.keyboard.press('Enter')
  await page.keyboard.type('It was ')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('dark')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- one')
  await page.keyboard.press('Enter')
  await page.keyboard.type('two')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('> We go on.')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('See the board.')
  for (let at = 0; at < 'board.'.length; at += 1) await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Control+k')
  await page.getByLabel('Address').fill('javascript:alert(1)')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('That is no address of a link').waitFor()
  await page.getByLabel('Address').fill('harbour.example/board?utm_source=x')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Text')
  const { body } = await kept(story)
  expect(body.content).toEqual([
    { type: 'paragraph', content: [words('First.')] },
    { type: 'crosshead', content: [words('A night at sea')] },
    {
      type: 'paragraph',
      content: [words('It was '), { ...words('dark'), marks: [{ type: 'strong' }] }, words('.')],
    },
    {
      ...{ type: 'list', attrs: { ordered: false } },
      content: ['one', 'two'].map((one) => ({ type: 'item', content: [words(one)] })),
    },
    { type: 'quote', content: [{ type: 'paragraph', content: [words('We go on.')] }] },
    {
      type: 'paragraph',
      content: [
        words('See the '),
        { ...words('board.'), marks: [{ type: 'link', attrs: { href: 'https://harbour.example/board' } }] },
      ],
    },
  ])
})

test('undo takes back one’s own words and not a colleague’s, whose caret has a name', async () => {
  const story = await own('The ferry sails.')
  await open(story)
  const other = await desk.open(`/desk/stories/${story}`, 'reporter')
  const theirs = other.page.getByRole('textbox', { name: 'Text', exact: true })
  await theirs.click()
  await other.page.keyboard.press('Control+End')
  await other.page.keyboard.type(' At noon.')
  await expect.poll(() => lettersOf(text()), patience).toContain('The ferry sails. At noon.')
  await text().locator('.caret', { hasText: 'reporter' }).waitFor()
  await page.getByText('Here too: reporter').waitFor()
  await enter('Home')
  await page.keyboard.type('Slowly: ')
  await expect.poll(() => lettersOf(theirs), patience).toContain('Slowly: The ferry')
  await page.keyboard.press('Control+z')
  await expect.poll(() => lettersOf(theirs), patience).toMatch(/^The ferry sails\. At noon\./)
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => lettersOf(theirs), patience).toContain('Slowly: The ferry')
  expect(other.trouble).toEqual([])
  await other.page.context().close()
})

test('what is pasted from Word comes in clean, at the caret', async () => {
  const story = await own('Before.')
  await open(story)
  await enter('End')
  await page.keyboard.press('Enter')
  const html = readFileSync(join(import.meta.dirname, '../pastes/word-lists.html'), 'utf8')
  await paste('text/html', html)
  await text().getByText('one of them in Ardvale').waitFor()
  const { body } = await kept(story)
  expect(body.content.map(({ type }) => type)).toEqual([
    ...['paragraph', 'crosshead', 'paragraph', 'list', 'paragraph', 'list'],
  ])
})

test('a table is written cell by cell, and no key makes it ragged', async () => {
  const story = await own('Before.')
  await open(story)
  await text().click()
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  for (const cell of ['Port', 'Ships', 'Crew', 'Ardvale', '3', '40']) {
    await page.keyboard.type(cell)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Shift+Tab')
  await page.getByRole('button', { name: 'Delete column' }).click()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+ArrowUp')
  await page.keyboard.press('Backspace')
  const { body } = await kept(story)
  const table = body.content.find(({ type }) => type === 'table')
  const rows = table?.type === 'table' ? table.content.map(({ content }) => content.length) : []
  expect(rows).toEqual([2, 2, 2])
})

test('furniture is written beside the text: byline by typing, section, titles with their previews, the address it will get', async () => {
  const story = await own()
  await open(story)
  await page.getByText('print 25 of 100').waitFor()
  await field('Headline').fill('The harbour board asks for twelve more ships, and for money to pay those who sail them')
  await page.getByText('search 86 of 60').waitFor()
  expect(await page.locator('.lengths .too-long').allTextContents()).toEqual(['search 86 of 60'])
  await page.keyboard.press('Enter')
  await field('Standfirst').fill('A sentence about it.')
  await page.getByRole('button', { name: 'Without Mara Quill' }).click()
  await page.getByRole('combobox', { name: 'Add a byline' }).fill('qui')
  await page.getByRole('option', { name: /Mara Quill/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Without Mara Quill' }).waitFor()
  await page.getByLabel('Section', { exact: true }).selectOption('business')
  await page.getByText(`/business/the-harbour-board-asks-for-twelve-more-ships`).first().waitFor()
  await field('Title for search engines').fill('Harbour board wants ships')
  await page.locator('.search-preview').getByText('Harbour board wants ships').waitFor()
  const { furniture, section } = await kept(story)
  expect(furniture).toMatchObject({
    headline: 'The harbour board asks for twelve more ships, and for money to pay those who sail them',
    ...{ standfirst: 'A sentence about it.', by: ['mara-quill'], searchTitle: 'Harbour board wants ships' },
  })
  expect(section).toBe('business')
})

test('a genre is chosen beside the section; a review says what it judges, and a video is stopped until it shows one', async () => {
  const story = await own('She listens to the water.')
  await open(story)
  await page.getByLabel('Genre').selectOption('Review')
  await page.getByRole('textbox', { name: 'What is reviewed' }).fill('The Long Tide')
  await page.getByLabel('Kind').selectOption('Film')
  await page.getByLabel('Rating').selectOption('3.5 out of 5')
  await expectAccessibleState(page, 'a review')
  const { furniture } = await kept(story)
  expect(furniture).toMatchObject({ genre: 'review', review: { of: 'The Long Tide', kind: 'film', rating: 3.5 } })
  await page.getByLabel('Genre').selectOption('Video')
  await page.getByRole('textbox', { name: 'What is reviewed' }).waitFor({ state: 'detached' })
  await tab('Checks').click()
  await page.getByRole('button', { name: /A video shows one/ }).click()
  await expect.poll(() => page.evaluate('document.activeElement.id'), patience).toBe('field-genre')
})

test('an address of a provider pasted on a line of its own is shown there; among words it is a link', async () => {
  const story = await own('First.')
  await open(story)
  await enter('End')
  await page.keyboard.type(' See ')
  await paste('text/plain', 'https://youtu.be/dQw4w9WgXcQ')
  await text().getByRole('link', { name: /watch/ }).waitFor()
  await page.keyboard.press('Enter')
  await paste('text/plain', 'https://youtu.be/aaaaaaaaaaa?si=x')
  await text().getByText('YouTube: loaded when a reader asks for it').waitFor()
  await page.keyboard.type('Then it goes on.')
  // One that is selected is given its title by the same tool.
  await text().getByText('YouTube: loaded when a reader asks for it').click()
  await page.getByRole('button', { name: 'Embed …' }).click()
  await page.getByLabel('Title, as readers will see it').fill('The lock')
  await page.keyboard.press('Enter')
  await text().getByText('The lock').waitFor()
  const { body } = await kept(story)
  const address = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'
  expect(body.content).toEqual([
    {
      type: 'paragraph',
      content: [words('First. See '), { ...words(address), marks: [{ type: 'link', attrs: { href: address } }] }],
    },
    { type: 'embed', attrs: { address: 'https://www.youtube.com/watch?v=aaaaaaaaaaa', title: 'The lock' } },
    { type: 'paragraph', content: [words('Then it goes on.')] },
  ])
})

test('topics that the text suggests are accepted with one key, and new ones are made by typing', async () => {
  const story = await own(
    'The ferry from Oslo to Bergen is late again, and Norway waits. Norway is patient, said Oslo.',
  )
  await open(story)
  await page.getByRole('button', { name: 'Accept Norway' }).waitFor()
  await text().click()
  await page.keyboard.press('Control+Alt+t')
  await page.getByRole('button', { name: 'Without Norway' }).waitFor()
  await page.getByRole('combobox', { name: 'Add a topic' }).fill('Ferries')
  await page.getByRole('option', { name: /Ferries/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Without Ferries' }).waitFor()
  const { furniture } = await kept(story)
  expect(furniture.topics.map(({ slug }) => slug)).toEqual(['norway', 'ferries'])
})

test('a note to a colleague and a suggestion, by keyboard alone; no reader and no revision ever has either', async () => {
  const story = await own('Ten boats left at noon.', 'Nobody spoke of wages.')
  await open(story)
  await enter('Home')
  for (let at = 0; at < 'Ten'.length; at += 1) await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Control+Alt+m')
  await page.keyboard.type('@reporter who has counted QZX?')
  await page.keyboard.press('Enter')
  await text().locator('.noted', { hasText: 'Ten' }).waitFor()
  await page.keyboard.press('Control+Alt+e')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Twelve QZX')
  await page.keyboard.press('Enter')
  await text().locator('ins', { hasText: 'Twelve QZX' }).waitFor()
  await tab('Notes').click()
  expect(await page.getByRole('list', { name: 'Notes and suggestions' }).textContent()).toContain(
    'who has counted QZX?',
  )
  const before = await kept(story)
  expect(JSON.stringify(before)).not.toContain('QZX')
  expect(JSON.stringify(before)).toContain('Ten boats')
  const [{ address } = { address: '' }] = await desk.room.rows<{ address: string }>(
    'select address from publication where story = $1',
    story,
  )
  const answer = await desk.room.get(address)
  expect([answer.holds('Ten boats'), answer.holds('QZX')]).toEqual([true, false])
  const other = await desk.open(`/desk/stories/${story}`, 'reporter')
  await other.page.getByRole('tab', { name: /^Notes/ }).click()
  await other.page.getByRole('button', { name: 'Answer' }).click()
  await other.page.keyboard.type('The harbour master.')
  await other.page.keyboard.press('Enter')
  await other.page.getByRole('button', { name: 'Resolve' }).click()
  await saved(other.page)
  await other.page.context().close()
  await page.getByText('1 resolved').click()
  await page.getByText('The harbour master.').waitFor()
  await page.getByRole('button', { name: 'Open again' }).click()
  await enter('Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+Alt+y')
  await expect.poll(() => text().locator('ins').count()).toBe(0)
  expect(await text().textContent()).toContain('Twelve QZX boats left at noon.')
  const after = await kept(story)
  expect(JSON.stringify(after.body)).toContain('Twelve QZX boats')
})

test('a finding leads to its place with one key: the field, or the words in the text', async () => {
  const story = await own('One  two.', 'Fine words.')
  await open(story)
  await page.getByRole('button', { name: 'Without Mara Quill' }).click()
  await page.locator('.count.stops').waitFor()
  await page.keyboard.press('Control+Alt+f')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Add a byline')
  await tab('Checks').click()
  await page.getByRole('button', { name: /^Two spaces/ }).press('Enter')
  await page.keyboard.type('Really: ')
  await expect.poll(() => text().locator('p').first().textContent()).toBe('Really: One  two.')
  const refused = await desk.room.verb('publish', { story })
  expect(refused).toMatchObject({ refused: 'incomplete', sentence: 'It says nobody wrote it: choose a byline.' })
})

test('a wire’s picture without alternative text stops whoever has edited the story, until it is described or decorative', async () => {
  const wire = aWire({
    pictures: [{ file: 'quay.jpg', caption: 'The quay at noon.', alt: '' }],
    notes: 'Desk: 555-0100.',
  })
  const folder = await desk.room.lay(wire, { name: 'quay.jpg', bytes: await aJpeg(420) })
  await desk.room.takeIn([folder], { publish: false })
  const [item] = await desk.room.rows<{ id: string }>('select id from wire_item where uri = $1', wire.uri)
  const { story } = done(await desk.room.verb('take', { wire: item?.id }))
  await open(story)
  await page.getByText('Desk: 555-0100.').waitFor()
  await field('Headline').fill('The quay is full')
  await saved()
  expect(await desk.room.verb('publish', { story })).toMatchObject({ refused: 'incomplete' })
  await tab('Checks').click()
  await page.getByRole('button', { name: /no alternative text/ }).press('Enter')
  await page.keyboard.type('Twelve boats at a quay')
  const { furniture } = await kept(story)
  expect(furniture.lead).toMatchObject({ alt: 'Twelve boats at a quay', caption: 'The quay at noon.' })
  const [live] = await desk.room.rows('select 1 from publication where story = $1', story)
  expect(live).toBeDefined()
})

test('a new story begins at its address, in the section that comes first', async () => {
  const opened = await desk.open('/desk/stories/new')
  page = opened.page
  trouble = opened.trouble
  await field('Headline').fill('A storm is coming')
  await saved()
  expect(page.url()).toMatch(/\/desk\/stories\/[0-9a-z]{12}$/)
  const [{ count } = { count: '' }] = await desk.room.rows<{ count: string }>(
    `select count(*) from story where id = $1`,
    page.url().slice(-12),
  )
  expect(count).toBe('1')
})

test('F6 goes through the parts of the screen, and a dialog gives the focus back to the text', async () => {
  await open(await own('Words.'))
  await text().click()
  await page.keyboard.press('F6')
  await expect.poll(() => page.evaluate('document.activeElement.getAttribute("role")')).toBe('tab')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => tab('Checks').getAttribute('aria-selected')).toBe('true')
  await page.keyboard.press('Shift+F6')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Text')
  await page.keyboard.press('Control+Alt+m')
  await said().getByText('Select a passage first.').waitFor()
})

test('on a telephone the furniture is below the text, and nothing is wider than the screen', async () => {
  await open(await own('Words.'), 'editor', 360)
  await text().click()
  await page.keyboard.type('More ')
  await saved()
  const [above, below] = await Promise.all([text().boundingBox(), tab('Furniture').boundingBox()])
  expect((above?.y ?? 0) < (below?.y ?? 0)).toBe(true)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
})
