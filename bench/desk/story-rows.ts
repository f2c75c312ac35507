/** The desk's stories, in a real browser: how many keys and clicks each task costs, and how fast the list of a hundred thousand opens and finds. */

import type { BrowserContext, Page } from 'playwright-core'
import { isRefusal } from '../../src/base/refusal.ts'
import { actions } from '../../src/intake/actions.ts'
import { perform } from '../../src/newsroom/action.ts'
import type { Verb } from '../../src/newsroom/permissions.ts'
import { storiesList } from '../../src/store/desk/stories-list.ts'
import { seedStories } from '../../test/browser/many-stories.ts'
import { aStory } from '../../test/build.ts'
import type { Edition } from '../edition.ts'
import { type Row, spread, told } from '../figures.ts'

const rounds = 15
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
  /** Does it; ends when what was wanted is seen. */
  goes: (hand: Hand, page: Page) => Promise<void>
}

const seen = (page: Page, words: string | RegExp): Promise<void> => page.getByText(words).first().waitFor()
const lifeOf = ({ story }: Pick<Done, 'story'>): string => `/desk/stories/${story}/life`

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

const measureKeys = async (page: Page, origin: string, edition: Edition): Promise<Row[]> => {
  const rows: Row[] = []
  for (const { what, aim, begins, goes } of tasksOf(edition)) {
    await page.goto(origin + (await begins()))
    await page.locator('.state-line').waitFor()
    const hand = counting(page)
    await goes(hand, page)
    rows.push({ what: `keys and clicks: ${what}`, figure: told(hand.count()), aim: String(aim) })
  }
  return rows
}

/** One query: from the last letter until the story that was looked for is the only row. */
const measureFinding = async (page: Page, origin: string, count: number): Promise<Row[]> => {
  const took: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    await page.goto(`${origin}/desk/stories`)
    await page.locator('[role="option"]').nth(5).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.insertText(`ledger ${count - round * 7}`)
    const began = performance.now()
    await page.locator('[role="option"]').nth(1).waitFor({ state: 'hidden' })
    await page
      .locator('[role="option"] .headline')
      .getByText(`ledger ${count - round * 7} `)
      .waitFor()
    took.push(performance.now() - began)
  }
  return [
    { what: 'queries until an old story is found', figure: '1', aim: '1' },
    {
      what: `one of ${told(count)} stories found, from the last letter (250 ms of it are the pause)`,
      figure: spread(took),
    },
  ]
}

/** From the choice of another filter until the other list is painted. */
const measureOpening = async (page: Page, origin: string): Promise<Row> => {
  await page.goto(`${origin}/desk/stories`)
  await page.locator('[role="option"]').first().waitFor()
  const took: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    took.push(
      await page.evaluate(`new Promise((resolve) => {
        const select = document.querySelector('.choose select')
        const list = document.querySelector('.rows')
        const began = performance.now()
        new MutationObserver((_, all) => {
          if (!document.querySelector('[role="option"]')) return
          all.disconnect()
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
        }).observe(list, { childList: true, subtree: true })
        select.value = '${['live', 'ready', 'killed', 'update', ''][round % 5]}'
        select.dispatchEvent(new Event('change', { bubbles: true }))
      })`),
    )
    await page.waitForTimeout(100)
  }
  return { what: 'the list of stories opens, from click to paint', figure: spread(took), aim: '≤ 200 ms' }
}

const measureDatabase = async ({ intake }: Edition): Promise<Row[]> => {
  const { db } = intake.newsroom.database
  const asked = {
    'its head': {},
    'live ones': { state: 'live' },
    'held ones': { state: 'held' },
    'words that many have': { words: 'tide cargo' },
  } as const
  const rows: Row[] = []
  for (const [what, wants] of Object.entries(asked)) {
    const took: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now()
      await storiesList(db, { words: '', ...wants }, { limit: 60, language: 'en', now: intake.newsroom.clock.now() })
      took.push(performance.now() - began)
    }
    rows.push({ what: `the list of stories out of the database, ${what}`, figure: spread(took) })
  }
  return rows
}

/** Seeds `count` stories, and measures. */
export const storyRows = async (
  context: BrowserContext,
  origin: string,
  edition: Edition,
  count: number,
): Promise<Row[]> => {
  await seedStories(edition.intake.newsroom, count, new Date(Date.now() - 3600_000).toISOString())
  const page = await context.newPage()
  const rows = [
    ...(await measureKeys(page, origin, edition)),
    ...(await measureFinding(page, origin, count)),
    await measureOpening(page, origin),
    ...(await measureDatabase(edition)),
  ]
  await page.close()
  return rows
}
