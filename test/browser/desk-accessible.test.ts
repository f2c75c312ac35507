/** The desk's app holds to the rules of WCAG 2.2 AA that a machine can test, in every state, both schemes, narrow and wide. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { aJpeg } from '../../src/media/picture-samples.ts'
import { aWire } from '../build.ts'
import { done } from '../newsroom.ts'
import { expectAccessibleState } from './axe.ts'
import { type OpenDesk, openDesk } from './desk.ts'

let desk: OpenDesk

/** A list with everything in it that a row may show. */
beforeAll(async () => {
  desk = await openDesk()
  const { room } = desk
  const bring = async (...files: Parameters<typeof room.lay>) => {
    room.clock.move(60_000)
    await room.takeIn([await room.lay(...files)], { publish: false })
  }
  const strike = aWire({
    headline: 'Pilots strike at the northern quay, and the ferries wait for the third day in a row',
    text: [
      'Ten boats left at noon.',
      '<table><caption>Ships</caption><tr><th>Port</th></tr><tr><td>Ardvale</td></tr></table>',
    ],
    subjects: ['Labour', 'Shipping'],
    urgency: 2,
    notes: 'Desk: 555-0100 after six.',
    embargo: '2026-03-04T15:00:00Z',
    pictures: [{ file: 'quay.jpg', caption: 'The quay at noon.', credit: 'Ilse Marr' }],
  })
  await bring(strike, { name: 'quay.jpg', bytes: await aJpeg(420) })
  await bring(aWire({ ...strike.told, version: '2', at: '2026-03-04T08:30:00Z', text: ['Twelve boats left at noon.'] }))
  const [taken, killed, spiked] = [
    aWire(),
    aWire({ urgency: 1 }),
    aWire({ headline: 'الميناء يفتح أبوابه أمام السفن من جديد' }),
  ]
  await bring(taken)
  await bring(killed)
  await bring(spiked)
  await bring(aWire({ ...killed.told, version: '2', status: 'canceled', at: '2026-03-04T08:40:00Z' }))
  const idOf = async (uri: string) =>
    (await room.rows<{ id: string }>('select id from wire_item where uri = $1', uri))[0]?.id
  done(await room.verb('take', { wire: await idOf(taken.uri) }))
  done(await room.verb('spike', { wire: await idOf(spiked.uri) }))
})
afterAll(() => desk?.close())

test.each([1440, 360, 320])('every state of the Wires screen, %i pixels wide', { timeout: 60_000 }, async (width) => {
  const { page, trouble } = await desk.open('/desk/wires?show=all', 'editor', width)
  const article = page.getByRole('article')
  await page.locator('[role="option"]').nth(3).waitFor()
  await expectAccessibleState(page, 'list')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await article.getByText('Twelve boats left at noon.').waitFor()
  await expectAccessibleState(page, 'reading')
  await page.keyboard.press('d')
  await article.locator('.difference').waitFor()
  await expectAccessibleState(page, 'what changed')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await expectAccessibleState(page, 'keys')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Keep this view …' }).click()
  await page.getByRole('dialog').waitFor()
  await expectAccessibleState(page, 'preset')
  await page.keyboard.press('Escape')
  await page.goto(`${desk.room.origin}/desk/wires?label=topic:Labour&label=topic:Shipping&hide=place:Oslo&q=nothing`)
  await page.getByText('No wire fits.').waitFor()
  await page.getByText('1 kind hidden').click()
  await expectAccessibleState(page, 'nothing fits')
  expect(trouble).toEqual([])
  await page.context().close()
})
