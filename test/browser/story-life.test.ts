/** What happens to a story, as an editor has it happen: by keys alone, and on a telephone, in a real browser. */

import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aBody, aStory, aWire } from '../build.ts'
import { done } from '../newsroom.ts'
import { type OpenDesk, openDesk } from './desk.ts'

let desk: OpenDesk
let page: Page
let trouble: string[]

beforeAll(async () => {
  desk = await openDesk()
  await desk.room.rows(
    `update setting set value = jsonb_set(value, '{zone}', '"Europe/Berlin"') where name = 'edition'`,
  )
})
afterAll(() => desk?.close())
afterEach(async () => {
  await page?.context().close()
  expect(trouble).toEqual([])
})

const written = async (headline: string, ...text: string[]): Promise<string> => {
  desk.room.clock.move(60_000)
  return done(await desk.room.verb('save', aStory(headline, ...text))).story
}
const live = async (headline: string, ...text: string[]) => {
  desk.room.clock.move(60_000)
  return desk.room.publishedOwn(aStory(headline, ...text))
}
const open = async (
  story: string,
  {
    panel = 'life',
    as = 'editor',
    width = 1440,
  }: { panel?: string; as?: Parameters<OpenDesk['open']>[1]; width?: number } = {},
) => {
  const opened = await desk.open(`/desk/stories/${story}/${panel}`, as, width)
  page = opened.page
  trouble = opened.trouble
  await state().waitFor()
}
const state = (): Locator => page.locator('.state-line')
const said = (): Locator => page.locator('.said')
const dialog = (): Locator => page.getByRole('dialog')
const focused = (): Promise<string> => page.evaluate('document.activeElement.className || document.activeElement.name')
const get = (path: string) => desk.room.get(path)

test('one key publishes, and the state is told exactly', async () => {
  const story = await written('The ferry is sold')
  await open(story)
  expect(await state().textContent()).toBe('Not published. Writing, revision 1.')
  await page.keyboard.press('Control+Enter')
  await said().getByText('Published: readers see it.').waitFor()
  await state()
    .getByText(/^Live since \d\d:\d\d, revision 1\.$/)
    .waitFor()
  done(await desk.room.verb('save', { story, revision: 1, furniture: { headline: 'The ferry line is sold' } }))
  await state().getByText('You have changes: revision 2 is not published.').waitFor()
  await page.keyboard.press('Control+Enter')
  await state().getByText('revision 2.').waitFor()
  await page.keyboard.press('Control+Enter')
  await said().getByText('Readers see the newest revision already.').waitFor()
})

test('what is missing is said, and the key leads there', async () => {
  const { story } = done(await desk.room.verb('save', { section: 'culture', furniture: { headline: 'Half a story' } }))
  await open(story)
  await page.keyboard.press('Control+Enter')
  await said().getByText('Not published: 2 things are missing. It has no text: write at least one paragraph.').waitFor()
  expect(await focused()).toBe('checks')
  expect(await page.locator('.checks li').allTextContents()).toEqual([
    'It has no text: write at least one paragraph.',
    'It says nobody wrote it: choose a byline.',
  ])
})

test('two keys schedule it, in the site’s zone; it can be taken back', async () => {
  const story = await written('Tomorrow’s story')
  await open(story)
  await page.keyboard.press('Control+Alt+s')
  await dialog().getByText('That is 5 March 2026, 06:00 CET (Europe/Berlin).').waitFor()
  await page.keyboard.press('Enter')
  await state().getByText('Scheduled for 5 Mar, 06:00 CET, revision 1.').waitFor()
  const [row] = await desk.room.rows<{ at: Date }>('select visible_from as at from publication where story = $1', story)
  expect(row?.at.toISOString()).toBe('2026-03-05T05:00:00.000Z')
  await page.getByRole('button', { name: 'Take back' }).click()
  await state().getByText('Not published.').waitFor()
})

test('a time that the clocks leap over is refused with the next one, and of one that they show twice the later can be chosen', async () => {
  const story = await written('In the night of the change')
  await open(story)
  await page.keyboard.press('Control+Alt+s')
  const field = dialog().locator('input[type="datetime-local"]')
  await field.fill('2026-03-29T02:30')
  await dialog().getByText('The next time that there is, is 2026-03-29T03:00.').waitFor()
  await field.fill('2026-10-25T02:30')
  await dialog().getByLabel('(UTC+01:00)').check()
  await field.focus()
  await page.keyboard.press('Enter')
  await state().getByText('Scheduled for 25 Oct, 02:30').waitFor()
  const [row] = await desk.room.rows<{ at: Date }>('select visible_from as at from publication where story = $1', story)
  expect(row?.at.toISOString()).toBe('2026-10-25T01:30:00.000Z')
})

test('an embargo is seen by everybody, moved and lifted by a chief', async () => {
  const story = await written('The minister resigns')
  await open(story, { as: 'chief' })
  await page.getByRole('button', { name: 'Embargo …' }).click()
  await dialog().locator('input[type="datetime-local"]').fill('2026-03-04T18:00')
  await page.keyboard.press('Enter')
  await state().getByText('Embargoed until 4 Mar, 18:00 CET.').waitFor()
  await page.keyboard.press('Control+Enter')
  await said().getByText('Published, and held: readers see it from 4 March 2026, 18:00 CET').waitFor()
  await state().getByText('Held until 4 Mar, 18:00 CET').waitFor()
  await page.getByRole('button', { name: 'Lift the embargo …' }).click()
  await page.keyboard.type('The ministry has said so itself.')
  await page.keyboard.press('Enter')
  await state().getByText('Live since').waitFor()
  await page.context().close()
  const held = await written('Another one')
  done(await desk.room.verb('embargo', { story: held, until: '2026-03-04T18:00', reason: 'Agreed.' }))
  await open(held)
  await state().getByText('Embargoed until 4 Mar, 18:00 CET.').waitFor()
  expect(await page.getByRole('button', { name: 'Move the embargo …' }).count()).toBe(0)
})

test('two keys and the words correct it: readers are told, the kind is chosen already', async () => {
  const { story, address } = await live('The bridge of 1931', 'It was built in 1913.')
  done(await desk.room.verb('save', { story, revision: 1, body: aBody('It was built in 1931.') }))
  await open(story)
  await page.keyboard.press('Control+Alt+c')
  await page.keyboard.type('An earlier version named the wrong year.')
  await page.keyboard.press('Enter')
  await said().getByText('Readers are told.').waitFor()
  await page.getByRole('heading', { name: 'Corrections' }).waitFor()
  const answer = await get(address)
  expect([answer.holds('An earlier version named the wrong year.'), answer.holds('built in 1931')]).toEqual([
    true,
    true,
  ])
  await state().getByText('revision 2.').waitFor()
})

test('two keys kill it; every output’s receipt comes by itself, and one that does not acknowledge is named with its reason', async () => {
  const { story, address } = await live('It says what it should not')
  done(
    await desk.room.verb(
      'keep-output',
      {
        kind: 'webhook',
        name: 'Partner',
        address: 'http://127.0.0.1:9/dateline',
        secret: 'a secret that is long enough',
      },
      { name: 'root@courier.example', role: 'administrator' },
    ),
  )
  await open(story)
  await page.keyboard.press('Control+Alt+k')
  await dialog().getByText('It says what it should not').waitFor()
  await page.keyboard.press('Enter')
  await state().getByText('Killed at').waitFor()
  await expect.poll(async () => (await get(address)).status).toBe(410)
  const receipts = page.locator('.receipts li')
  await page.locator('.receipts .failed').getByText('Partner').waitFor()
  await page.getByText('1 of 5 outputs has not acknowledged yet. It is told again.').waitFor()
  expect(await receipts.locator('.outcome').allTextContents()).toEqual([
    ...Array.from({ length: 4 }, () => 'acknowledged'),
    'failed',
  ])
  const [line] = await desk.room.rows<{ detail: { reason: string } }>(
    `select detail from audit where verb = 'kill' and story = $1`,
    story,
  )
  expect(line?.detail.reason).toBe('Withdrawn by the desk')
  // What the last output says is shown without a reload.
  await desk.room.rows(
    'update delivery set done_at = now(), failing_since = null, failure = null where done_at is null',
  )
  await page.getByText('All 5 outputs have acknowledged.').waitFor()
  await desk.room.rows('delete from output')
  await page.context().close()
  await open(story, { as: 'chief' })
  await page.getByRole('button', { name: 'Revive …' }).click()
  await page.keyboard.type('Another story was meant.')
  await page.keyboard.press('Enter')
  await state().getByText('Live since').waitFor()
  expect((await get(address)).status).toBe(200)
})

test('on a telephone a story is read, published and killed', async () => {
  const story = await written('From the train', 'It was written on the way.')
  await open(story, { width: 360 })
  await page.getByText('It was written on the way.').waitFor()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await state().getByText('Live since').waitFor()
  await page.getByRole('button', { name: 'Kill …' }).click()
  await page.getByLabel('What readers are told in its place').fill('It was not true.')
  await page.getByRole('button', { name: 'Kill it now' }).click()
  await page.getByText('All 4 outputs have acknowledged.').waitFor()
  await page.getByText('It was not true.').waitFor()
})

test('who may not is shown no button, is told why by the chord, and is refused by the server all the same', async () => {
  const { story } = await live('Not a reporter’s to kill')
  await open(story, { as: 'reporter' })
  expect(await page.getByRole('button', { name: /Kill|Correct|Publish/ }).count()).toBe(0)
  await page.keyboard.press('Control+Alt+k')
  await said().getByText('As reporter you may not use «kill».').waitFor()
  const status = await page.evaluate(
    `fetch('/api/kill', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"story":"${story}","reason":"x"}' }).then((answer) => answer.status)`,
  )
  expect(status).toBe(403)
  trouble = trouble.filter((one) => !one.includes('403'))
})

test('promise 12: who changed what is seen, every published revision can be seen again, compared and brought back', async () => {
  const { story, address } = await live('The first headline', 'The first paragraph.', 'A second one.')
  done(
    await desk.room.verb('save', {
      story,
      revision: 1,
      furniture: { headline: 'The second headline' },
      body: aBody('The first paragraph, written anew.', 'A second one.'),
    }),
  )
  done(await desk.room.verb('publish', { story }))
  done(await desk.room.verb('save', { story, revision: 2, body: aBody('Something else altogether.') }))
  await open(story)
  await page.keyboard.press('Control+Alt+h')
  const lines = page.locator('.revisions button')
  await lines.nth(2).waitFor()
  expect(await lines.filter({ hasText: 'Readers from' }).count()).toBe(2)
  await expect.poll(() => page.locator('.compared ins').allTextContents()).toEqual(['new: Something else altogether.'])
  await page.keyboard.press('j')
  await page.locator('.furniture').getByText('first').waitFor()
  expect(await page.locator('.furniture del, .furniture ins').allTextContents()).toEqual(['gone: first', 'new: second'])
  expect(await page.locator('.compared p ins').allTextContents()).toEqual(['new: , written anew'])
  await page.getByLabel('Compared with').selectOption('3')
  await expect.poll(() => page.locator('.compared del').first().textContent()).toContain('Something else')
  await page.goto(`${desk.room.origin}/desk/stories/${story}/history`)
  await lines.nth(2).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.getByRole('heading', { name: 'Revision 1' }).waitFor()
  await page.keyboard.press('b')
  await said().getByText('Revision 1 is back, as the newest one.').waitFor()
  await lines.first().getByText('Brings back revision 1').waitFor()
  await page.locator('.audit').getByText('restored: 1').waitFor()
  expect((await get(address)).holds('The second headline')).toBe(true)
  await page.keyboard.press('Control+Enter')
  await state().getByText('revision 4.').waitFor()
  const seen = await get(address)
  expect([seen.holds('The first paragraph.'), seen.holds('written anew')]).toEqual([true, false])
})

/** A wire whose story the desk has edited and published, and its next version. */
const goesOn = async (own: string[], next: Partial<Parameters<typeof aWire>[0]>) => {
  desk.room.clock.move(60_000)
  const wire = aWire({
    headline: 'Fire at the quay',
    text: ['Ten boats burnt.', 'Nobody was hurt.', 'The quay is closed.'],
  })
  const { story, address } = await desk.room.published(wire)
  done(await desk.room.verb('save', { story, revision: 1, body: aBody(...own) }))
  done(await desk.room.verb('publish', { story }))
  return {
    story,
    address,
    arrive: () => desk.room.arrive(aWire({ ...wire.told, version: '2', at: '2026-03-04T08:30:00Z', ...next })),
  }
}

test('promise 10: what the desk did stays, all else follows the agency; what both changed is shown side by side and decided', async () => {
  const { story, address, arrive } = await goesOn(
    ['Nine boats burnt, we counted.', 'Nobody was hurt.', 'The quay is closed.'],
    {
      headline: 'Blaze at the quay',
      text: ['Twelve boats burnt.', 'Nobody was hurt.', 'The quay is closed until Friday.'],
    },
  )
  await open(story)
  await arrive()
  await page.getByText('Nordwire has sent version 2: it waits for you.').waitFor()
  // Nothing of it is chosen for the desk: the key leads to where it is.
  await page.keyboard.press('Control+Alt+u')
  await page.getByText('One place was changed by desk and agency alike.').waitFor()
  expect(await page.locator('.conflict .side p').allTextContents()).toEqual([
    'Ten boats burnt.',
    'Nine boats burnt, we counted.',
    'Twelve boats burnt.',
  ])
  expect(await page.locator('.merged ins').allTextContents()).toEqual(['new:  until Friday'])
  expect(await page.locator('.merged .own').textContent()).toContain('Nine boats burnt, we counted.')
  await page.keyboard.press('Control+Alt+u')
  await said().getByText('Choose first what shall stand at one place.').waitFor()
  expect(await focused()).toBe('choices.1')
  await page.keyboard.press('1')
  await page.keyboard.press('Control+Alt+u')
  await said().getByText('The update is in the text.').waitFor()
  const seen = await get(address)
  for (const words of ['Nine boats burnt, we counted.', 'The quay is closed until Friday.', 'Fire at the quay'])
    expect([words, seen.holds(words)]).toEqual([words, true])
  expect(seen.holds('Blaze at the quay')).toBe(false)
})

test('where nothing conflicts one key accepts the update from the story itself', async () => {
  const { story, address, arrive } = await goesOn(
    ['Ten boats burnt.', 'Nobody was hurt, says the mayor.', 'The quay is closed.'],
    {
      text: ['Twelve boats burnt.', 'Nobody was hurt.', 'The quay is closed.'],
    },
  )
  done(await desk.room.verb('update', { story, policy: 'propose' }))
  await arrive()
  await open(story)
  await page.getByRole('button', { name: 'Accept' }).waitFor()
  await page.keyboard.press('Control+Alt+u')
  await said().getByText('The update is in the text.').waitFor()
  const seen = await get(address)
  expect([seen.holds('Twelve boats burnt.'), seen.holds('says the mayor')]).toEqual([true, true])
})

test('an update can be refused, a headline taken over, and later versions left to a policy', async () => {
  const { story, arrive } = await goesOn(
    ['Ten boats burnt.', 'Nobody was hurt, says the mayor.', 'The quay is closed.'],
    {
      headline: 'Blaze at the quay',
    },
  )
  await arrive()
  await open(story, { panel: 'update' })
  await page.getByLabel('Take Blaze at the quay').check()
  await page.getByRole('button', { name: 'Accept the update' }).click()
  await page.getByRole('heading', { name: 'Blaze at the quay', level: 1 }).waitFor()
  await page.getByLabel('Later versions of this wire:').selectOption('ignore')
  await said().getByText('From now on: ignore them.').waitFor()
  const other = await goesOn(['Nine boats burnt.', 'Nobody was hurt.', 'The quay is closed.'], {
    text: ['Twelve boats burnt.'],
  })
  await other.arrive()
  await page.goto(`${desk.room.origin}/desk/stories/${other.story}/update`)
  await page.getByRole('button', { name: 'Refuse this version' }).click()
  await said().getByText('Refused: the text stays as it is.').waitFor()
})

test('who said what is told paragraph by paragraph', async () => {
  const { story } = await goesOn(
    ['Ten boats burnt.', 'Nobody was hurt, says the mayor of the town.', 'The quay is closed.'],
    {},
  )
  await open(story, { panel: 'provenance' })
  const notes = page.locator('.provenance ol .note')
  await notes.first().waitFor()
  const [first, second] = await notes.allTextContents()
  expect(first).toMatch(/^Nordwire, version 1, which came/)
  expect(second).toMatch(/^Written in revision 2 by chief@courier\.example/)
})
