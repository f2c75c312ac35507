/** What an editor costs who looks and does nothing: requests of each open screen, and statements of the server to its database. */

import { setTimeout as sleep } from 'node:timers/promises'
import { isRefusal } from '../../src/base/refusal.ts'
import { actions } from '../../src/intake/actions.ts'
import { perform } from '../../src/newsroom/action.ts'
import { aStory } from '../../test/build.ts'
import { type Row, told } from '../figures.ts'
import { type Desk, openPage } from './page.ts'

/** Statements of the server since it was last asked, by their text. */
type Statements = Record<string, number>

const newStory = async ({ edition }: Desk): Promise<string> => {
  const saved = await perform(
    edition.intake.newsroom,
    { name: 'bench', role: 'administrator' },
    actions.save,
    aStory('Looked at', 'Ten boats left.'),
  )
  if (isRefusal(saved)) throw new Error(saved.sentence)
  return (saved as { story: string }).story
}

export const measureIdle = async (desk: Desk): Promise<Row[]> => {
  const { context, origin, site, quick } = desk
  const seconds = quick ? 20 : 60
  const statements = () => site.ask<Statements>({ statements: true })
  // What the server does by itself: whatever else is asked is on account of who looks.
  await sleep(3000)
  await statements()
  await sleep(seconds * 500)
  const byItself = await statements()
  const screens = [
    { name: 'Now', path: '/desk', is: '.now .parts section' },
    { name: 'Wires', path: '/desk/wires', is: '[role="option"]' },
    { name: 'a story', path: `/desk/stories/${await newStory(desk)}`, is: '.story-text[contenteditable="true"]' },
  ]
  const open = []
  for (const { name, path, is } of screens) {
    const page = await openPage(context, origin + path)
    await page.locator(is).first().waitFor()
    const count = { requests: 0 }
    page.on('request', () => {
      count.requests += 1
    })
    open.push({ name, page, count })
  }
  // Until what each fetches behind its first picture is there.
  await sleep(5000)
  await statements()
  for (const { count } of open) count.requests = 0
  await sleep(seconds * 1000)
  const meanwhile = await statements()
  const others = Object.entries(meanwhile).filter(([text]) => byItself[text] === undefined)
  for (const { page } of open) await page.close()
  if (others.length > 0) console.error(`Statements of those who only look:\n${others.map(([text]) => text).join('\n')}`)
  const times = (of: Statements) => Object.values(of).reduce((sum, one) => sum + one, 0)
  return [
    ...open.map(({ name, count }) => ({
      what: `idle for ${seconds} s, ${name}: requests a minute`,
      figure: told((count.requests * 60) / seconds),
      aim: '≤ 1',
    })),
    {
      what: `idle for ${seconds} s, all three: statements to the database`,
      figure: told(others.reduce((sum, [, count]) => sum + count, 0)),
      beside: `besides those that the server asks by itself, ${told((times(byItself) * 2 * 60) / seconds)} a minute with nobody there`,
      aim: '0',
    },
  ]
}
