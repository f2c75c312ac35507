/** An invented edition, served: a dozen stories of varied shape, one of them killed, and somebody who may sign in at its desk. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId, type PersonId } from '../../src/base/id.ts'
import { isRefusal } from '../../src/base/refusal.ts'
import type { Intake } from '../../src/intake/keep.ts'
import { type Action, perform } from '../../src/newsroom/action.ts'
import { correct } from '../../src/newsroom/correct.ts'
import { arrangeFront } from '../../src/newsroom/fronts/arrange-front.ts'
import { launchFront } from '../../src/newsroom/fronts/launch-front.ts'
import { kill } from '../../src/newsroom/kill.ts'
import { publish } from '../../src/newsroom/publish.ts'
import { save } from '../../src/newsroom/save.ts'
import { keepOwnPage } from '../../src/newsroom/settings/keep-own-page.ts'
import { addReads } from '../../src/store/outputs/reads.ts'
import { insertPerson, newSignIn } from '../../src/store/people.ts'
import { keepProfile, writeEdition } from '../../src/store/settings.ts'
import { storyOfWireUri } from '../../src/store/stories.ts'
import type { Body } from '../../src/story/body.ts'
import type { UsedPicture } from '../../src/story/furniture.ts'
import { type GenreStory, genreStories } from '../flows/site/genre-stories.ts'
import { type ServedSite, serveSite, takeIn } from './site.ts'
import { type Told, writeWire } from './wires.ts'

const now = '2026-03-04T11:00:00Z'
const picture = (width: number, height: number, what: string): NonNullable<Told['picture']> => ({
  width,
  height,
  alt: `${what}, drawn in three colours`,
  caption: `${what}, seen from the pier on Tuesday before the fog came in and the boats turned back.`,
  credit: 'ILSE MARR/Nordwire',
})

const told: readonly Told[] = [
  {
    name: 'strait',
    headline: 'Strait to reopen after eleven weeks',
    summary: 'Freight passes again from Sunday. Ferries follow within the month.',
    text: [
      'Ministers said freight could pass again from Sunday.',
      'Pilots had asked for a longer trial, and were refused.',
      '<h2>What comes next</h2>',
      '<ul><li>Tugs wait at both ends.</li><li>Ferries sail by day only.</li></ul>',
      '<blockquote><p>We waited. The sea did not.</p></blockquote>',
      '<table><caption>Ships waiting</caption><tr><th>Port</th><th>Ships</th></tr><tr><td>Ardvale</td><td>41</td></tr></table>',
      '<table><tr><th></th><th>Sunday</th></tr><tr><td>Ardvale</td><td>12</td></tr></table>',
      '<table><tr><th></th><th>Monday</th></tr><tr><td>Ardvale</td><td>9</td></tr></table>',
      'A <a href="https://strait.example/plan">plan of the channel</a> hangs in every harbour office.',
    ],
    hoursAgo: 2,
    subject: 'shipping',
    place: 'Norway',
    by: 'By Vera Lind',
    picture: picture(1500, 1000, 'The strait at first light'),
  },
  {
    name: 'alert',
    headline: 'Governor of the central bank resigns',
    text: ['Governor of the central bank resigns.'],
    hoursAgo: 0.2,
    subject: 'economy',
    urgency: 1,
  },
  {
    name: 'arabic',
    headline: 'الميناء يفتح أبوابه أمام السفن من جديد',
    summary: 'تعود السفن إلى الميناء بعد أحد عشر أسبوعا.',
    text: ['قال الوزراء إن الشحن يمكن أن يمر مرة أخرى.', 'وانتظرت السفن أحد عشر أسبوعا.'],
    hoursAgo: 5,
    language: 'ar',
    picture: picture(1300, 900, 'Cranes over the quay'),
  },
  {
    name: 'tower',
    headline: 'A tower of timber rises above the old market',
    text: ['It is the tallest of its kind on this coast.', 'It creaks, its builders say, as it should.'],
    hoursAgo: 7,
    subject: 'architecture',
    picture: picture(900, 1300, 'The tower'),
  },
  {
    name: 'withdrawn',
    headline: 'This one will be withdrawn within the hour',
    text: ['It says what it should not.'],
    hoursAgo: 3,
  },
  ...['football', 'science', 'music', 'economy', 'election', 'shipping', 'weather'].map(
    (subject, at): Told => ({
      name: `more-${at}`,
      headline: `What the ${subject} of the north tells the harbours of the south, part ${at + 1}`,
      text: [`A first look at ${subject}.`, 'Shipping waits for nobody.', 'The rest is patience.'],
      hoursAgo: 4 + at * 5,
      subject,
      ...(at % 2 === 0 && { picture: picture(1300, 860, `A view of ${subject}`) }),
    }),
  ),
]

const line = (text: string) => [{ type: 'text' as const, text }]
const own: Body = {
  type: 'body',
  content: [
    { type: 'paragraph', content: line('She has mended sails for forty years, and has never been to sea.') },
    { type: 'crosshead', content: line('A needle as long as a hand') },
    { type: 'quote', attrs: { cite: 'Tova Brandt' }, content: [{ type: 'paragraph', content: line('It holds.') }] },
    { type: 'embed', attrs: { address: 'https://video.example/loft', title: 'A morning in the loft' } },
    { type: 'paragraph', content: line('The waiting list is three years long.') },
  ],
}

const chief = { name: 'chief@courier.example', role: 'administrator' } as const

/** Has the chief use a verb; what is refused is a mistake in the test. */
export const done = async <Input extends Parameters<typeof perform>[2]['input'], Outcome>(
  { newsroom }: Intake,
  verb: Action<Input, Outcome>,
  given: unknown,
): Promise<Outcome> => {
  const outcome = await perform(newsroom, chief, verb, given)
  if (isRefusal(outcome)) throw new Error(outcome.sentence)
  return outcome as Outcome
}

/** A story of every genre, with the pictures that came with the wires. */
export const publishGenres = async (intake: Intake): Promise<Edition['genres']> => {
  const { db } = intake.newsroom.database
  const kept = await db
    .selectFrom('picture')
    .select(['id', 'width', 'height'])
    .orderBy('height')
    .orderBy('id')
    .execute()
  const used = kept.map(
    (one, at): UsedPicture => ({
      ...{ ...one, alt: `The quay, ${at + 1}`, credit: 'ILSE MARR/Nordwire' },
      caption: 'The quay seen from the pier on Tuesday, before the fog came in and the boats turned back.',
    }),
  )
  const at: [string, string][] = []
  for (const [name, input] of Object.entries(genreStories(used))) {
    const { story } = await done(intake, save, input)
    at.push([name, (await done(intake, publish, { story })).address])
  }
  return Object.fromEntries(at) as Edition['genres']
}

export type Edition = ServedSite & {
  /** Addresses by what stands there. */
  at: Record<'pictured' | 'bare' | 'rtl' | 'own' | 'gone', string>
  /** The same of a story of every genre. */
  genres: Record<GenreStory, string>
  /** Signs the chief in, once. */
  signIn(): Promise<string>
}

/** A page of every kind that a reader may meet: its path and the status it answers with. */
export const readerPages = ({ at, genres }: Edition): Record<string, [path: string, status: number]> => ({
  front: ['/', 200],
  section: ['/world', 200],
  topic: ['/topic/sails', 200],
  place: ['/place/norway', 200],
  agency: ['/by/nordwire', 200],
  person: ['/by/mara-quill', 200],
  'article with a picture': [at.pictured, 200],
  'article without one': [at.bare, 200],
  'article from right to left': [at.rtl, 200],
  'article of our own': [at.own, 200],
  ...Object.fromEntries(Object.entries(genres).map(([name, path]) => [name, [path, 200] as [string, number]])),
  corrections: ['/corrections', 200],
  about: ['/about', 200],
  policies: ['/policies', 200],
  'a page of the publisher': ['/about/ethics', 200],
  latest: ['/latest', 200],
  archive: ['/archive', 200],
  'a year of the archive': ['/archive/2026', 200],
  'a month of the archive': ['/archive/2026/03', 200],
  'a day of the archive': ['/archive/2026/03/04', 200],
  'most read': ['/most-read', 200],
  'front with what is most read': ['/culture', 200],
  'search with results': ['/search?q=harbours', 200],
  'search, narrowed': [
    '/search?q=harbour&section=world&topic=norway&language=en&from=2026-03-01&to=2026-03-31&sort=newest',
    200,
  ],
  'search with what cannot be followed': ['/search?q=harbour&section=nowhere&from=2026-02-30', 200],
  'search without results': ['/search?q=zeppelin', 200],
  'search without words': ['/search', 200],
  'saved stories': ['/saved', 200],
  'no connection': ['/offline', 200],
  'the API': ['/api/v1', 200],
  'nothing here': ['/nothing/here', 404],
  'story withdrawn': [at.gone, 410],
  'sign-in': ['/desk/sign-in', 200],
  'sign-in with its token': ['/desk/sign-in?token=abc', 200],
})

/** What readers read most, and a front that shows it. */
const readByMany = async (intake: Intake): Promise<void> => {
  const { database } = intake.newsroom
  const { rows } = await database.pool.query<{ story: string }>(
    'select story from publication where killed_at is null order by dated_at desc, story limit 10',
  )
  await addReads(database, new Date(now), new Map(rows.map(({ story }, place) => [story, 100 - place])))
  const container = { id: 'read', version: 1, kind: 'most-read', title: 'Most read', size: 10, rule: null, places: [] }
  await done(intake, arrangeFront, { front: '/culture', step: { do: 'add', container, before: null } })
  await done(intake, launchFront, { front: '/culture' })
}

export const serveEdition = async (): Promise<Edition> => {
  const site = await serveSite(now)
  const { intake } = site
  const { db } = intake.newsroom.database
  await writeEdition(db, {
    name: 'The Harbour Courier',
    strapline: 'News from the coast',
    language: 'en',
    direction: 'ltr',
    zone: 'Europe/Oslo',
    accounts: [{ name: 'Mastodon', address: 'https://social.example/@courier' }],
  })
  const folder = await mkdtemp(join(tmpdir(), 'dateline-wires-'))
  try {
    const paths = await Promise.all(told.map((one, at) => writeWire(folder, now, one, at * 40)))
    await takeIn(intake, paths, 'Nordwire')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  await keepProfile(db, {
    slug: 'mara-quill',
    name: 'Mara Quill',
    kind: 'person',
    role: 'Harbour correspondent',
    about: 'Mara Quill writes about the people who work where the town meets the water.',
    beat: 'Ports, shipping, the weather',
    contacts: [
      { name: 'Mail', address: 'mailto:mara@courier.example' },
      { name: 'Mastodon', address: `https://social.example/@${'mara'.repeat(12)}` },
    ],
    languages: ['en', 'nb-NO'],
    portrait: (await db.selectFrom('picture').select('id').orderBy('id').executeTakeFirstOrThrow()).id,
  })
  const words = `We tell what is so.\n\n## Who pays\n\n- Readers\n- Nobody else\n\n<table><tr><th>Year</th><th>Owner</th></tr><tr><td>1903</td><td>${'Harbour'.repeat(12)}</td></tr></table>`
  await done(intake, keepOwnPage, { page: 'ethics', title: 'Ethics', words, policies: ['ethicsPolicy'] })
  const { story } = await done(intake, save, {
    section: 'culture',
    furniture: {
      headline: 'The last sail loft has a three-year waiting list',
      kicker: 'The long read',
      topics: [{ slug: 'sails', name: 'Sails' }],
      by: ['mara-quill'],
    },
    body: own,
  })
  const loft = await done(intake, publish, { story })
  const genres = await publishGenres(intake)
  const storyOf = (name: string) => storyOfWireUri(db, `urn:nordwire.example:${name}`)
  const addressOf = async (name: string) => (await done(intake, publish, { story: await storyOf(name) })).address
  await readByMany(intake)
  const at = {
    pictured: await addressOf('strait'),
    bare: await addressOf('alert'),
    rtl: await addressOf('arabic'),
    gone: await addressOf('withdrawn'),
    own: loft.address,
  }
  const text = 'An earlier version of this story gave the strait ten weeks.'
  await done(intake, correct, { story: await storyOf('strait'), text })
  await done(intake, kill, { story: await storyOf('withdrawn'), reason: 'It says what it should not.' })
  const id = newId<PersonId>()
  await insertPerson(db, { id, mail: chief.name, name: 'The chief', role: chief.role, created_at: new Date() })
  return { ...site, at, genres, signIn: async () => `/desk/sign-in?token=${await newSignIn(db, id)}` }
}
