/** What the story screen says of search engines, and of which story another is a translation. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { aStory, aWire } from '../build.ts'
import { done, patience } from '../newsroom.ts'
import { expectAccessibleState } from './axe.ts'
import { type OpenDesk, openDesk } from './desk.ts'

const administrator = { name: 'root@courier.example', role: 'administrator' } as const
let desk: OpenDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())

test('below the search preview it says what follows from the contract; a pasted address makes it a translation', async () => {
  const { room } = desk
  const contract = { index: 'own' }
  done(await room.verb('keep-supplier', { supplier: 'Nordwire', contract }, administrator))
  const { story } = await room.published(aWire())
  const first = await room.publishedOwn(aStory('The first of them'))
  const { page, trouble } = await desk.open(`/desk/stories/${story}`)
  await page.getByText('Search engines are asked not to show it: 0 % of its text is ours').waitFor()
  const field = page.getByLabel('Translation of')
  await field.fill('https://courier.example/culture')
  await field.press('Enter')
  await page.getByText('That is no story’s address').waitFor()
  await expectAccessibleState(page, 'a wrong address')
  await field.fill(`${room.origin}${first.address}?x=1`)
  await field.press('Enter')
  await page.getByRole('link', { name: 'Open the first story' }).waitFor()
  expect(await field.inputValue()).toBe(first.story)
  const isKept = async () => {
    done(await room.verb('publish', { story }))
    return (await room.get(first.address)).text.includes('hreflang')
  }
  await expect.poll(isKept, patience).toBe(true)
  expect(trouble).toEqual([])
})
