/** An edition made by chance, and what is known of it without asking it: which words are whose, and between which instants readers may see them. */

import type { stillClock } from '../src/base/clock.ts'
import { newId, type PictureId } from '../src/base/id.ts'
import { isRefusal } from '../src/base/refusal.ts'
import { actions } from '../src/intake/actions.ts'
import type { Storage } from '../src/media/storage.ts'
import { type Actor, type Newsroom, perform } from '../src/newsroom/action.ts'
import type { Verb } from '../src/newsroom/permissions.ts'
import { keepApiToken } from '../src/newsroom/settings/keep-api-token.ts'
import { insertPicture } from '../src/store/pictures.ts'
import { keepProfile } from '../src/store/settings.ts'
import type { Instants } from '../src/story/status.ts'
import { aBody, aPerson } from './build.ts'

export type Tools = { newsroom: Newsroom; storage: Storage; clock: ReturnType<typeof stillClock>; jpeg: Uint8Array }

export type KnownPicture = { id: PictureId; width: number; height: number; embargo: number; killed: boolean }
/** A story as it is known. Instants are milliseconds; 0 stands for none. */
export type Known = {
  id: string
  address: string
  section: string
  /** Words that are nobody else's, by the field they stand in. */
  words: Record<string, string>
  /** Words that no reader may ever see: notes, what is in the making, why it was killed. */
  never: string[]
  /** What its page says when it was killed and had been seen. */
  note: string
  picture: KnownPicture | undefined
  isPublished: boolean
  visibleFrom: number
  schedule: number
  embargo: number
  expires: number
  killed: number
}

export type Chance = { below(limit: number): number; is(share: number): boolean; of<One>(list: readonly One[]): One }

/** The same chances for the same seed (Mulberry32). */
export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    is: (share) => next() < share,
    of: (list) => {
      const one = list[below(list.length)]
      if (one === undefined) throw new Error('Nothing to choose from.')
      return one
    },
  }
}

export const sections = ['world', 'politics', 'business', 'tech-science', 'sport', 'culture']
const fields = [
  ...[
    'headline',
    'kicker',
    'standfirst',
    'body',
    'located',
    'copyright',
    'caption',
    'alt',
    'credit',
    'topic',
    'place',
    'profile',
  ],
  ...['spelling', 'correction'],
]
const chief: Actor = { name: 'chief@courier.example', role: 'chief' }

/** `tokens` are good for reading through the API; several, for each may ask so and so often. */
export type RandomEdition = { stories: Known[]; pictures: KnownPicture[]; tokens: string[]; act(): Promise<void> }

export const randomEdition = async (tools: Tools, seed: number): Promise<RandomEdition> => {
  const { newsroom, storage, clock, jpeg } = tools
  const { database } = newsroom
  const chance = chanceOf(seed)
  const begun = clock.now().getTime()
  const soon = () => begun + 4000 + chance.below(50_000)

  const verb = async (name: Verb, input: unknown): Promise<{ story: string; address: string }> => {
    const outcome = await perform(newsroom, chief, actions[name], input)
    if (isRefusal(outcome)) throw new Error(`Seed ${seed}: ${name} was refused: ${outcome.sentence}`)
    return outcome as { story: string; address: string }
  }

  await keepProfile(database.db, aPerson())
  const { hash } = await storage.put(jpeg)
  const pictures: KnownPicture[] = []
  for (let at = 0; at < 4; at++) {
    const picture = {
      id: newId<PictureId>(),
      width: 400,
      height: 300,
      embargo: chance.is(0.3) ? soon() : 0,
      killed: false,
    }
    pictures.push(picture)
    await insertPicture(database.db, {
      ...{ id: picture.id, width: 400, height: 300, supplier: null, hash, mime: 'image/jpeg', alt: '', caption: '' },
      ...{
        credit: '',
        copyright: '',
        terms: [],
        created_at: clock.now(),
        killed_at: null,
        credentials: false,
        rules: [],
        since: null,
      },
      embargoed_until: picture.embargo ? new Date(picture.embargo) : null,
    })
  }

  /** When readers see it from, as far as its holds are known. */
  const fromOf = (story: Known): number =>
    Math.max(clock.now().getTime(), story.embargo, story.schedule, story.picture?.embargo ?? 0)

  const make = async (at: number): Promise<Known> => {
    const words = Object.fromEntries(fields.map((field) => [field, `${field}q${seed}q${at}q`]))
    const never = [`notesq${seed}q${at}q`, `sluglineq${seed}q${at}q`]
    const picture = chance.is(0.7) ? chance.of(pictures) : undefined
    const embargo = chance.is(0.35) ? soon() : 0
    const section = chance.of(sections)
    const person = { ...aPerson(words.profile), slug: words.profile ?? '' }
    await keepProfile(database.db, person)
    const used = picture && {
      ...{ id: picture.id, width: picture.width, height: picture.height },
      ...{ alt: words.alt, caption: words.caption, credit: words.credit },
    }
    const inText = used && chance.is(0.4)
    const furniture = {
      ...{ headline: `A story of ${words.headline}`, kicker: words.kicker, standfirst: `Of ${words.standfirst}.` },
      ...{ by: [person.slug, 'mara-quill'], located: words.located, copyright: words.copyright, slugline: never[1] },
      language: chance.of(['en', 'de', 'fr', 'ar', 'nb']),
      // A topic and a place of its own, one that all have, and one that each spells in its own way.
      topics: [
        { slug: words.topic, name: words.topic },
        { slug: words.place, name: words.place, kind: 'place' },
        { slug: 'harbour', name: 'Harbour' },
        { slug: 'strait', name: words.spelling },
      ],
      lead: used && !inText ? used : null,
      pictures: used && inText ? { [used.id]: used } : {},
      notes: [never[0]],
      embargo: embargo ? { until: new Date(embargo).toISOString() } : null,
    }
    const body = aBody(`The text says ${words.body} at length.`, 'And goes on.')
    if (used && inText) body.content.push({ type: 'picture', attrs: { picture: used.id } })
    const { story } = await verb('save', { section, furniture, body })
    const known: Known = {
      ...{ id: story, address: '', section, words, never, note: '', picture, isPublished: false, visibleFrom: 0 },
      ...{ schedule: 0, embargo, expires: 0, killed: 0 },
    }
    if (!picture) for (const field of ['caption', 'alt', 'credit']) delete words[field]
    await publish(known)
    return known
  }

  const publish = async (story: Known) => {
    const scheduled = chance.is(0.35) ? wholeSeconds(Math.max(soon(), fromOf(story))) : 0
    if (scheduled > clock.now().getTime()) {
      story.schedule = scheduled
      story.address = (await verb('schedule', { story: story.id, at: secondsOf(scheduled) })).address
    } else story.address = (await verb('publish', { story: story.id })).address
    story.isPublished = true
    story.visibleFrom = fromOf(story)
    if (!chance.is(0.3)) return
    story.expires = Math.max(story.visibleFrom, clock.now().getTime()) + 2000 + chance.below(30_000)
    const until = new Date(story.expires).toISOString()
    await verb('decide-terms', { story: story.id, decision: 'allow', until, note: 'By agreement.' })
  }

  const isSeen = (story: Known) => story.isPublished && story.visibleFrom <= clock.now().getTime()

  /** One thing that the desk does, to a story by chance. */
  const act = async (): Promise<void> => {
    const story = chance.of(stories)
    if (story.killed) return
    const now = clock.now().getTime()
    const mark = `${seed}q${now}q`
    const isLive = isSeen(story) && !(story.expires && story.expires <= now)
    switch (chance.below(5)) {
      case 0: {
        story.note = `killnoteq${mark}`
        story.never.push(`killreasonq${mark}`)
        await verb('kill', { story: story.id, reason: `killreasonq${mark}`, note: story.note })
        story.killed = now
        return
      }
      case 1: {
        const picture = chance.of(pictures)
        if (picture.killed) return
        await verb('kill-picture', { picture: picture.id, reason: `killreasonq${mark}` })
        picture.killed = true
        for (const one of stories)
          if (one.picture === picture)
            for (const field of ['caption', 'alt', 'credit']) {
              one.never.push(one.words[field] ?? '')
              delete one.words[field]
            }
        return
      }
      case 2: {
        if (!isLive) return
        await verb('correct', { story: story.id, text: `It was ${story.words.correction}.` })
        return
      }
      case 3: {
        if (isSeen(story) || !story.isPublished) return
        story.embargo = now + 2000 + chance.below(20_000)
        await verb('embargo', {
          story: story.id,
          until: new Date(story.embargo).toISOString().slice(0, 19).concat('Z'),
          reason: `killreasonq${mark}`,
        })
        story.embargo = Math.floor(story.embargo / 1000) * 1000
        story.visibleFrom = fromOf(story)
        return
      }
      default: {
        // What is in the making is for nobody.
        const [row] = (await database.pool.query('select revision from story where id = $1', [story.id])).rows
        story.never.push(`draftq${mark}`)
        await verb('save', { story: story.id, revision: row.revision, furniture: { kicker: `draftq${mark}` } })
      }
    }
  }

  const stories: Known[] = []
  for (let at = 0; at < 7; at++) stories.push(await make(at))
  return { stories, pictures, tokens: await readTokens(newsroom, 12), act }
}

const readTokens = async (newsroom: Newsroom, count: number): Promise<string[]> => {
  const tokens: string[] = []
  for (let at = 0; at < count; at += 1) {
    const given = { name: `Token ${newId()}`, scopes: ['items:read', 'search:read'] }
    const made = await perform(newsroom, { ...chief, role: 'administrator' }, keepApiToken, given)
    if (isRefusal(made)) throw new Error(made.sentence)
    tokens.push(made.secret ?? '')
  }
  return tokens
}

/** `schedule` takes whole seconds, and none before an embargo's end. */
const wholeSeconds = (at: number): number => Math.ceil(at / 1000) * 1000

const secondsOf = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`

export const instantsOf = (story: Known): Instants | undefined =>
  story.isPublished
    ? {
        visibleFrom: new Date(story.visibleFrom),
        expiresAt: story.expires ? new Date(story.expires) : null,
        killedAt: story.killed ? new Date(story.killed) : null,
      }
    : undefined
