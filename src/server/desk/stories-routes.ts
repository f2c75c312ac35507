/** What the desk's app asks for of stories: the list, one story, its history and texts, where its paragraphs come from, an update of its wire. */

import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { idPattern, type StoryId } from '../../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import { settleStory } from '../../newsroom/drafts/settle-story.ts'
import { provenanceOf } from '../../newsroom/life/provenance.ts'
import { storyHistory, storyText } from '../../newsroom/life/story-history.ts'
import { type StoriesNews, type StoriesPage, type StoryChoices, storyRow } from '../../newsroom/life/story-row.ts'
import { knownStory, storyView } from '../../newsroom/life/story-view.ts'
import { storiesList, storiesNow, storyWriters } from '../../store/desk/stories-list.ts'
import { isPlace } from '../../store/desk/wires-list.ts'
import type { Person } from '../../store/people.ts'
import { bareEdition, readEdition, readSections } from '../../store/settings.ts'
import { allSuppliers } from '../../store/suppliers.ts'
import { storyWantsOf } from '../../story/life/story-wants.ts'
import { refused } from '../api-routes.ts'
import { signedIn } from '../sessions.ts'
import type { Working } from '../working.ts'

const fresh = { 'Cache-Control': 'private, no-store' }
const longestPage = 200

type Signed = { Variables: { person: Person } }

const answer = (context: Context, given: object | Refusal) =>
  isRefusal(given) ? refused(context, given) : context.json(given, 200, fresh)

export const storiesRoutes = (working: Working): Hono<Signed> => {
  const { newsroom } = working
  const { db } = newsroom.database
  /** The story, with what is being written in it as its newest revision: what is looked at is what is there. */
  const settled = async (named: string): Promise<StoryId | Refusal> => {
    const story = await knownStory(db, named)
    if (!isRefusal(story)) await settleStory(newsroom, story)
    return story
  }
  const app = new Hono<Signed>()
  for (const path of ['/api/stories', '/api/stories/*'])
    app.use(
      path,
      async (context, next) => {
        const person = await signedIn(context, working)
        if (!person) return refused(context, refuse('not-signed-in', 'You are signed out. Sign in again: open /desk.'))
        context.set('person', person)
        return next()
      },
      compress(),
    )
  app.get('/api/stories', async (context) =>
    answer(context, await page(working, new URL(context.req.url).searchParams)),
  )
  app.get('/api/stories/choices', async (context) => {
    const [sections, suppliers, people] = await Promise.all([readSections(db), allSuppliers(db), storyWriters(db)])
    const choices: StoryChoices = { sections, suppliers: suppliers.map(({ slug, name }) => ({ slug, name })), people }
    return context.json(choices, 200, fresh)
  })
  app.get('/api/stories/:story', async (context) =>
    answer(
      context,
      await storyView(db, context.req.param('story'), context.get('person'), working.newsroom.clock.now()),
    ),
  )
  app.get('/api/stories/:story/history', async (context) => {
    const story = await settled(context.req.param('story'))
    return answer(context, isRefusal(story) ? story : await storyHistory(db, story, working.newsroom.clock.now()))
  })
  app.get('/api/stories/:story/texts/:which', async (context) => {
    const story = await settled(context.req.param('story'))
    return answer(context, isRefusal(story) ? story : await storyText(db, story, context.req.param('which')))
  })
  app.get('/api/stories/:story/provenance', async (context) => {
    const story = await settled(context.req.param('story'))
    return answer(context, isRefusal(story) ? story : await provenanceOf(db, story))
  })
  return app
}

const page = async ({ newsroom }: Working, query: URLSearchParams): Promise<StoriesPage | StoriesNews | Refusal> => {
  const { db } = newsroom.database
  const limit = Math.min(longestPage, Math.max(1, Number(query.get('limit')) || 100))
  const [before, after] = [query.get('before'), query.get('after')]
  if (![before, after].every((place) => place === null || isPlace(place)))
    return refuse('invalid', 'That is no place in the list. Ask again without «before» and «after».')
  const from = before !== null ? { before } : after !== null ? { after } : undefined
  const also = query.getAll('also').filter((id) => idPattern.test(id))
  const now = newsroom.clock.now()
  const { language } = (await readEdition(db)) ?? bareEdition
  const [rows, others] = await Promise.all([
    storiesList(db, storyWantsOf(query), { from, limit, language, now }),
    storiesNow(db, also.slice(0, longestPage)),
  ])
  const found = { rows: rows.map((row) => storyRow(row, now)), more: rows.length === limit }
  return after === null ? found : { ...found, also: others.map((row) => storyRow(row, now)) }
}
