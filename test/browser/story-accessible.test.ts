/** The story screen holds to the rules of WCAG 2.2 AA that a machine can test, in every state, both schemes, narrow and wide. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { aJpeg } from '../../src/media/picture-samples.ts'
import { aWire } from '../build.ts'
import { done } from '../newsroom.ts'
import { expectAccessibleState } from './axe.ts'
import { type OpenDesk, openDesk } from './desk.ts'

let desk: OpenDesk
let story: string

/** A story with everything in it that a text may have, and notes of the desk. */
beforeAll(async () => {
  desk = await openDesk()
  const { room } = desk
  const wire = aWire({
    headline:
      'Pilots strike at the northern quay, and the ferries wait for the third day in a row, in snow and wind and fog',
    text: [
      'Ten boats left Oslo at  noon, the <b>harbour board</b> of <a href="https://norway.example">Norway</a> said.',
      '<h3>A night at sea</h3>',
      '<blockquote><p>We go on.</p></blockquote>',
      '<ul><li>one</li><li>two</li></ul>',
      '<table><tr><th>Port</th><th>Ships</th></tr><tr><td>Ardvale</td><td>3</td></tr></table>',
    ],
    notes: 'Desk: 555-0100 after six.',
    embargo: '2026-03-04T15:00:00Z',
    pictures: [
      { file: 'quay.jpg', caption: 'The quay at noon.', credit: 'Ilse Marr' },
      { file: 'gull.jpg', caption: 'A gull.', alt: '' },
    ],
  })
  const pictures = [420, 430].map(async (width, at) => ({
    name: at ? 'gull.jpg' : 'quay.jpg',
    bytes: await aJpeg(width),
  }))
  await room.takeIn([await room.lay(wire, ...(await Promise.all(pictures)))], { publish: false })
  const [item] = await room.rows<{ id: string }>('select id from wire_item where uri = $1', wire.uri)
  story = done(await room.verb('take', { wire: item?.id })).story
})
afterAll(() => desk?.close())

test.each([1440, 320])('every state of the story screen, %i pixels wide', { timeout: 90_000 }, async (width) => {
  const { page, trouble } = await desk.open(`/desk/stories/${story}`, 'editor', width)
  const text = page.getByRole('textbox', { name: 'Text', exact: true })
  await text.getByText('A night at sea').waitFor()
  await page.getByText('Saved', { exact: true }).waitFor()
  await expectAccessibleState(page, 'furniture')
  await page.getByRole('combobox', { name: 'Add a topic' }).fill('Ferries')
  await page.locator('.combobox [role="option"]').first().waitFor()
  await expectAccessibleState(page, 'finding a topic')
  await page.keyboard.press('Escape')
  await text.getByText('Ardvale').click()
  await page.getByRole('button', { name: 'Row below' }).waitFor()
  await expectAccessibleState(page, 'in a table')
  await text.getByText('said.').dblclick()
  await page.keyboard.press('Control+Alt+m')
  await page.getByRole('dialog').waitFor()
  await expectAccessibleState(page, 'a note is written')
  await page.keyboard.type('Who?')
  await page.keyboard.press('Enter')
  await text.locator('.noted').first().waitFor()
  await text.getByText('Ten boats').dblclick({ position: { x: 5, y: 5 } })
  await page.keyboard.press('Control+Alt+e')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('Twelve')
  await page.keyboard.press('Enter')
  await text.locator('ins').first().waitFor()
  await page.getByRole('tab', { name: /^Notes/ }).click()
  await expectAccessibleState(page, 'notes')
  await page.getByRole('tab', { name: /^Checks/ }).click()
  await page.getByRole('heading', { name: 'Advice' }).waitFor()
  await expectAccessibleState(page, 'checks')
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await expectAccessibleState(page, 'keys')
  await page.keyboard.press('Escape')
  expect(trouble).toEqual([])
  await page.context().close()
})
