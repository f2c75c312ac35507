/** What the story screen asks for beside its draft: choices, profiles, topics that are suggested, where the story stands. */

import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { idPattern, type StoryId } from '../../base/id.ts'
import { refuse } from '../../base/refusal.ts'
import { namesIn, topicsSuggested } from '../../discovery/topics-suggested.ts'
import { settleStory } from '../../newsroom/drafts/settle-story.ts'
import {
  indexingOf,
  type ProfileFound,
  type StoryChoices,
  type StoryFacts,
  type TopicsSuggested,
} from '../../newsroom/drafts/story-choices.ts'
import { rightsOfPicture } from '../../newsroom/rights/weigh-rights.ts'
import {
  agencySlugs,
  agreedIndexing,
  colleagues,
  profilesBySlug,
  profilesNamed,
  termsOfPictures,
  topicsAmong,
  topicsBeginning,
  whereabouts,
} from '../../store/desk/story-choices.ts'
import { bareEdition, readEdition, readSections } from '../../store/settings.ts'
import { body } from '../../story/body.ts'
import { furniture } from '../../story/furniture.ts'
import { creditsDue } from '../../story/rights.ts'
import { refused } from '../api-routes.ts'
import { signedIn } from '../sessions.ts'
import type { Working } from '../working.ts'

const fresh = { 'Cache-Control': 'private, no-store' }
const found = 8

/** A text of which topics are wanted. */
const about = z.strictObject({
  ...furniture.pick({ headline: true, standfirst: true, language: true, slugline: true, located: true }).shape,
  body,
})

export const storyRoutes = (working: Working): Hono => {
  const { db } = working.newsroom.database
  const app = new Hono()
  app.use('/api/story/*', async (context: Context, next) => {
    if (await signedIn(context, working)) return next()
    return refused(context, refuse('not-signed-in', 'You are signed out. Sign in again: open /desk.'))
  })
  app.get('/api/story/choices', async (context) => {
    const [sections, people, edition] = await Promise.all([readSections(db), colleagues(db), readEdition(db)])
    const choices: StoryChoices = {
      sections,
      colleagues: people.map(({ name, mail, role }) => ({ name: name || mail, role })),
      site: { name: (edition ?? bareEdition).name, origin: working.origin },
    }
    return context.json(choices, 200, fresh)
  })
  app.get('/api/story/profiles', async (context) => {
    const query = new URL(context.req.url).searchParams
    const words = (query.get('q') ?? '').trim().slice(0, 80)
    const profiles: ProfileFound[] = words
      ? await profilesNamed(db, words, found)
      : await profilesBySlug(db, query.getAll('slug').slice(0, 20))
    return context.json(profiles, 200, fresh)
  })
  app.get('/api/story/topics', async (context) => {
    const words = (new URL(context.req.url).searchParams.get('q') ?? '').trim().slice(0, 80)
    return context.json(words ? await topicsBeginning(db, words, found) : [], 200, fresh)
  })
  app.post('/api/story/topics', async (context) => {
    const given = about.safeParse(await context.req.json().catch(() => undefined))
    if (!given.success) return refused(context, refuse('invalid', 'That is no text of which topics could be found.'))
    const names = namesIn(given.data)
    const known = await topicsAmong(db, names)
    const inOrder = known.toSorted((a, b) => names.indexOf(a.slug) - names.indexOf(b.slug))
    const source = { ...given.data, subjects: [], places: [], keywords: [] }
    const answer: TopicsSuggested = { topics: topicsSuggested(source, inOrder) }
    return context.json(answer, 200, fresh)
  })
  app.get('/api/story/facts/:story', async (context) => {
    const id = context.req.param('story')
    // Who looks wants to know of what was written just now.
    if (idPattern.test(id)) await settleStory(working.newsroom, id as StoryId)
    const place = idPattern.test(id) ? await whereabouts(db, id as StoryId) : undefined
    if (!place) return refused(context, refuse('unknown', `There is no story ${id}.`))
    const [terms, agreed, agencies] = await Promise.all([
      termsOfPictures(db, place.pictures),
      agreedIndexing(db, place.id),
      agencySlugs(db),
    ])
    const facts: StoryFacts = {
      ...{ story: place.id, section: place.section, address: place.address ?? undefined },
      credits: Object.fromEntries(terms.map((one) => [one.id, creditsDue(rightsOfPicture(one).rights)])),
      ...(agreed && { indexing: indexingOf(agreed) }),
      agencies,
    }
    return context.json(facts, 200, fresh)
  })
  return app
}
