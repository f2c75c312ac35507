/** Stories and what happens to one hold to the rules of WCAG 2.2 AA that a machine can test, in every state, both schemes, narrow and wide. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { aJpeg } from '../../src/media/picture-samples.ts'
import { aBody, aStory, aWire } from '../build.ts'
import { done } from '../newsroom.ts'
import { expectAccessibleState } from './axe.ts'
import { type OpenDesk, openDesk } from './desk.ts'

let desk: OpenDesk
const stories: Record<'disputed' | 'changed' | 'half' | 'killed', string> = {
  ...{ disputed: '', changed: '', half: '', killed: '' },
}

/** Stories in every state that the screens know. */
beforeAll(async () => {
  desk = await openDesk()
  const { room } = desk
  const wire = aWire({
    headline: 'Pilots vote on a strike at the northern quay, and the ferries wait for the third day in a row',
    text: ['Ten boats left.', 'They meet tomorrow.', 'The quay is old.'],
    pictures: [{ file: 'quay.jpg', caption: 'The quay at noon.', credit: 'Ilse Marr' }],
  })
  const { story } = await room.published(wire, { name: 'quay.jpg', bytes: await aJpeg(420) })
  done(
    await room.verb('save', {
      story,
      revision: 1,
      body: aBody('Nine boats left.', 'They meet tomorrow.', 'The quay is old.'),
    }),
  )
  const next = {
    version: '2',
    at: '2026-03-04T08:30:00Z',
    headline: 'Pilots strike',
    text: ['Twelve boats left.', 'They meet on Friday.'],
  }
  await room.arrive(aWire({ ...wire.told, ...next }))
  const own = async (headline: string) => done(await room.verb('save', aStory(headline))).story
  stories.disputed = story
  stories.changed = await own('The lighthouse keepers retire')
  done(await room.verb('publish', { story: stories.changed }))
  done(await room.verb('correct', { story: stories.changed, text: 'It named the wrong year.' }))
  done(
    await room.verb('save', {
      story: stories.changed,
      revision: 1,
      furniture: { headline: 'The last keepers retire' },
    }),
  )
  stories.half = done(await room.verb('save', { furniture: { headline: 'الميناء يفتح أبوابه' } })).story
  const held = await own('The minister resigns')
  done(await room.verb('embargo', { story: held, until: '2026-03-04T15:00', reason: 'Agreed.' }))
  stories.killed = await own('Gone by noon')
  done(await room.verb('publish', { story: stories.killed }))
  done(await room.verb('kill', { story: stories.killed, reason: 'Wrong.', note: 'It was wrong.' }))
})
afterAll(() => desk?.close())

test.each([1440, 360])('the list and a story’s life, %i pixels wide', { timeout: 90_000 }, async (width) => {
  const { page, trouble } = await desk.open('/desk/stories', 'chief', width)
  await page.locator('[role="option"]').nth(3).waitFor()
  await page.keyboard.press('j')
  await expectAccessibleState(page, 'list')
  await page.goto(`${desk.room.origin}/desk/stories?q=nothing+of+the+kind&state=killed`)
  await page.getByText('No story fits.').waitFor()
  await expectAccessibleState(page, 'nothing fits')
  const at = (story: string, panel: string) => page.goto(`${desk.room.origin}/desk/stories/${story}/${panel}`)
  const dialog = async (keys: string, state: string) => {
    await page.keyboard.press(keys)
    await page.getByRole('dialog').waitFor()
    await expectAccessibleState(page, state)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  await at(stories.changed, 'life')
  await page.getByRole('heading', { name: 'Corrections' }).waitFor()
  await expectAccessibleState(page, 'a live story')
  await dialog('Control+Alt+c', 'correct')
  await dialog('Control+Alt+k', 'kill')
  await at(stories.half, 'life')
  await page.locator('.checks').waitFor()
  await page.keyboard.press('Control+Enter')
  await expectAccessibleState(page, 'what is missing')
  await dialog('Control+Alt+s', 'schedule')
  await at(stories.killed, 'life')
  await page.locator('.receipts li').nth(3).waitFor()
  await expectAccessibleState(page, 'a killed story')
  await at(stories.changed, 'history')
  await page.locator('.difference').waitFor()
  await expectAccessibleState(page, 'history')
  await at(stories.disputed, 'update')
  await page.locator('.conflict').waitFor()
  await expectAccessibleState(page, 'update')
  await at(stories.disputed, 'provenance')
  await page.locator('.messages').first().waitFor()
  await expectAccessibleState(page, 'provenance')
  expect(trouble).toEqual([])
  await page.context().close()
})
