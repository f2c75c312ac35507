/** How many keys and clicks each of an editor's tasks costs, and how soon those of the lists are seen. */

import type { Page } from 'playwright-core'
import { isRefusal } from '../../src/base/refusal.ts'
import { actions } from '../../src/intake/actions.ts'
import { perform } from '../../src/newsroom/action.ts'
import type { Verb } from '../../src/newsroom/permissions.ts'
import { aStory } from '../../test/build.ts'
import type { Edition } from '../edition.ts'
import { type Row, spread, told } from '../figures.ts'
import { measureTyping } from './measure-story.ts'
import { type Desk, openPage, painted } from './page.ts'

const editor = { name: 'bench@courier.example', role: 'administrator' } as const

type Done = { story: string; address: string; revision: number }

/** Does a verb that must succeed. */
const does = async ({ intake }: Edition, verb: Verb, input: object): Promise<Done> => {
  const outcome = await perform(intake.newsroom, editor, actions[verb], input)
  if (isRefusal(outcome)) throw new Error(`${verb}: ${outcome.sentence}`)
  return outcome as unknown as Done
}

/** A page that counts what is pressed and clicked; the words that somebody has to write are no keys of the desk's. */
const counting = (page: Page) => {
  let count = 0
  return {
    async press(key: string): Promise<void> {
      count += 1
      await page.keyboard.press(key)
    },
    write: (words: string) => page.keyboard.type(words),
    count: () => count,
  }
}

type Hand = ReturnType<typeof counting>
type Task = {
  what: string
  aim: number
  /** Makes the story, and answers where the task begins. */
  begins: () => Promise<string>
  /** What stands there when it can begin, and what is done until then. */
  ready?: string
  marks?: (page: Page) => Promise<void>
  /** Does it; ends when what was wanted is seen. */
  goes: (hand: Hand, page: Page) => Promise<void>
}

const seen = (page: Page, words: string | RegExp): Promise<void> => page.getByText(words).first().waitFor()
const lifeOf = ({ story }: Pick<Done, 'story'>): string => `/desk/stories/${story}/life`

const option = '[role="option"]'
const takenHere = '[aria-selected="true"] .taken'

/** Marks a row of the wires that nobody has taken. */
const markUntaken = async (page: Page): Promise<void> => {
  for (let row = 0; row < 50; row += 1) {
    await page.keyboard.press('j')
    await page.locator('[aria-selected="true"]').waitFor()
    if ((await page.locator(takenHere).count()) === 0) return
  }
  throw new Error('All wires at the head of the list are taken.')
}

const tasksOf = (edition: Edition): Task[] => {
  const profile = { slug: 'mara-quill', name: 'Mara Quill', kind: 'person', role: '', about: '' }
  const written = async (headline: string) => {
    await edition.intake.newsroom.database.pool.query(
      'insert into profile (slug, name, kind, role, about) values ($1, $2, $3, $4, $5) on conflict do nothing',
      Object.values(profile),
    )
    return does(edition, 'save', aStory(headline, 'Ten boats left.', 'They meet tomorrow.'))
  }
  const live = async (headline: string) => does(edition, 'publish', { story: (await written(headline)).story })
  return [
    {
      ...{ what: 'take', aim: 1, begins: async () => '/desk/wires', ready: option, marks: markUntaken },
      async goes(hand, page) {
        await hand.press('t')
        await page.locator(takenHere).waitFor()
      },
    },
    {
      ...{ what: 'publish', aim: 1, begins: async () => lifeOf(await written('To be published')) },
      async goes(hand, page) {
        await hand.press('Control+Enter')
        await seen(page, /^Live since/)
      },
    },
    {
      ...{ what: 'accept a wire’s update', aim: 1, begins: () => updated(edition) },
      async goes(hand, page) {
        await hand.press('Control+Alt+u')
        await seen(page, 'The update is in the text.')
      },
    },
    {
      ...{ what: 'kill', aim: 2, begins: async () => lifeOf(await live('To be killed')) },
      async goes(hand, page) {
        await hand.press('Control+Alt+k')
        await page.getByRole('dialog').waitFor()
        await hand.press('Enter')
        await seen(page, /^Killed at/)
      },
    },
    {
      ...{ what: 'correct, besides its words', aim: 2, begins: async () => lifeOf(await live('To be corrected')) },
      async goes(hand, page) {
        await hand.press('Control+Alt+c')
        await page.getByRole('dialog').waitFor()
        await hand.write('An earlier version named the wrong year.')
        await hand.press('Enter')
        await seen(page, 'Readers are told.')
      },
    },
    {
      ...{ what: 'schedule', aim: 2, begins: async () => lifeOf(await written('To be scheduled')) },
      async goes(hand, page) {
        await hand.press('Control+Alt+s')
        await page.getByRole('dialog').waitFor()
        await hand.press('Enter')
        await seen(page, /^Scheduled for/)
      },
    },
    {
      ...{
        what: 'put at the top of its section',
        aim: 1,
        begins: async () => '/desk/front',
        ready: '#front-stories [role="option"]',
      },
      marks: (page) => page.keyboard.press('j'),
      async goes(hand, page) {
        await hand.press('t')
        // The newest may be one that readers see later.
        await seen(page, /^(Readers see it on|On) top of/)
      },
    },
  ]
}

/** A story of a wire that the desk has edited, and for which the next version waits. */
const updated = async (edition: Edition): Promise<string> => {
  const { pool } = edition.intake.newsroom.database
  const { rows } = await pool.query<{ item: string; version: string }>(
    `select i.id as item, v.id as version from wire_item i join wire_version v on v.item = i.id
     where i.uri like 'urn:many:%5' and i.follows is null and not i.alert and not exists (select from story s where s.wire_item = i.id)
       and not exists (select from wire_item f where f.follows = i.id) order by i.id, v.id limit 1`,
  )
  const [first] = rows
  if (!first) throw new Error('No wire has several versions.')
  const { story } = await does(edition, 'take', { wire: first.item })
  await does(edition, 'update', { story, policy: 'propose' })
  // It was taken as its first version was all that had come.
  const newest = await pool.query<{ id: string }>('select max(id) as id from wire_version where item = $1', [
    first.item,
  ])
  await pool.query('update story set wire_version = $2, wire_waiting = $3 where id = $1', [
    story,
    first.version,
    newest.rows[0]?.id,
  ])
  await pool.query('update revision set wire_version = $2 where story = $1', [story, first.version])
  return lifeOf({ story })
}

const measureTasks = async (page: Page, { origin, edition }: Desk): Promise<Row[]> => {
  const rows: Row[] = []
  for (const { what, aim, begins, goes, ready = '.state-line', marks } of tasksOf(edition)) {
    await page.goto(origin + (await begins()))
    await page.locator(ready).first().waitFor()
    await marks?.(page)
    const hand = counting(page)
    await goes(hand, page)
    rows.push({ what: `keys and clicks: ${what}`, figure: told(hand.count()), aim: String(aim) })
  }
  return rows
}

/** From a key in the list of wires until what it does is painted. */
const measureWireKeys = async (page: Page, { origin, rounds }: Desk): Promise<Row[]> => {
  const took: number[] = []
  const moved: number[] = []
  const key = (letter: string): string =>
    `document.dispatchEvent(new KeyboardEvent('keydown', { key: '${letter}', bubbles: true }))`
  await page.goto(`${origin}/desk/wires`)
  await page.locator(option).nth(5).waitFor()
  await page.keyboard.press('Home')
  for (let round = 0; round < rounds; round += 1) {
    const before = await page.locator('[aria-selected="true"]').getAttribute('id')
    moved.push(await painted(page, key('j'), `document.querySelector('[aria-selected="true"]')?.id !== '${before}'`))
    if ((await page.locator(takenHere).count()) > 0) continue
    took.push(await painted(page, key('t'), `document.querySelector('${takenHere}')`))
  }
  return [
    { what: 'j, from key to mark', figure: spread(moved) },
    { what: 't, from key to «taken by»', figure: spread(took) },
  ]
}

export const measureKeys = async (desk: Desk): Promise<Row[]> => {
  const page = await openPage(desk.context)
  const rows = [...(await measureTasks(page, desk)), ...(await measureWireKeys(page, desk))]
  await page.close()
  return [...rows, ...(await measureTyping(desk))]
}
