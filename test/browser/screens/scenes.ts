/** The editions that the screens show: the demonstration's, with what is hard to set beside it, and one that is read from right to left. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Look } from '../../../src/base/look.ts'
import { loadDemoEdition } from '../../../src/cli/demo-edition.ts'
import type { Intake } from '../../../src/intake/keep.ts'
import { correct } from '../../../src/newsroom/correct.ts'
import { kill } from '../../../src/newsroom/kill.ts'
import { publish } from '../../../src/newsroom/publish.ts'
import { save } from '../../../src/newsroom/save.ts'
import { keepOwnPage } from '../../../src/newsroom/settings/keep-own-page.ts'
import { keepProfile, readEdition, replaceSections, writeEdition } from '../../../src/store/settings.ts'
import { storyOfWireUri } from '../../../src/store/stories.ts'
import { done, type Edition, publishGenres } from '../edition.ts'
import { type ServedSite, serveSite, takeIn } from '../site.ts'
import { writeWire } from '../wires.ts'
import { arabicEdition, arabicSections, arabicTopics, arabicWires, layla } from './arabic-edition.ts'

export type Scene = {
  origin: string
  /** Addresses of what the page types show. */
  at: { article: string; bare: string; killed: string; topic: string; place: string; person: string }
  /** The same of a story of every genre. They are published when they are first asked for: until then they stand on no front. */
  genres(): Promise<Edition['genres']>
  /** Dresses every page in this look. */
  dress(look: Look): Promise<void>
  close(): Promise<void>
}

const now = '2026-03-04T11:00:00Z'

const dresser =
  ({ newsroom }: Intake) =>
  async (look: Look): Promise<void> => {
    const { db } = newsroom.database
    const edition = await readEdition(db)
    if (!edition) throw new Error('There is no edition to dress.')
    await writeEdition(db, { ...edition, look })
    // For so long a server goes by what it has read of its settings.
    await new Promise((resolve) => setTimeout(resolve, 1100))
  }

const addressed = async (site: ServedSite, headline: string): Promise<{ story: string; address: string }> => {
  const { rows } = await site.intake.newsroom.database.pool.query<{ story: string; address: string }>(
    'select story, address from publication where headline like $1 order by published_at desc limit 1',
    [`${headline}%`],
  )
  const [row] = rows
  if (!row) throw new Error(`No story is called «${headline}».`)
  return row
}

const killed = (intake: Intake, story: string) => done(intake, kill, { story, reason: 'It named the wrong ship.' })

const rules =
  'We tell what is so, and say where we know it from.\n\n## Who pays\n\n- Readers\n- Nobody else\n\n## Who decides\n\nThe desk decides what stands here, and nobody else does.'

/** The first topic or place that a story names, of this one and the newest of the others. */
const firstLinks =
  (site: ServedSite) =>
  async (kind: 'topic' | 'place', article: string): Promise<string> => {
    const { rows } = await site.intake.newsroom.database.pool.query<{ address: string }>(
      'select address from publication order by dated_at desc limit 20',
    )
    for (const address of [article, ...rows.map((row) => row.address)]) {
      const page = await (await fetch(site.origin + encodeURI(address))).text()
      const found = new RegExp(`/${kind}/[^"]+`).exec(page)?.[0]
      if (found) return found
    }
    throw new Error(`No story names a ${kind}.`)
  }

const sceneOf = async (site: ServedSite, at: Omit<Scene['at'], 'topic' | 'place'>): Promise<Scene> => {
  const first = firstLinks(site)
  const own = { page: 'ethics', title: 'Ethics', words: rules, policies: ['ethicsPolicy'] }
  await done(site.intake, keepOwnPage, own)
  let genres: ReturnType<Scene['genres']> | undefined
  return {
    origin: site.origin,
    at: { ...at, topic: await first('topic', at.article), place: await first('place', at.article) },
    genres() {
      genres ??= publishGenres(site.intake)
      return genres
    },
    dress: dresser(site.intake),
    close: site.close,
  }
}

export const demonstration = async (): Promise<Scene> => {
  const site = await serveSite(now)
  await loadDemoEdition(site.intake)
  const [article, bare, gone] = await Promise.all([
    addressed(site, 'The last sail loft'),
    addressed(site, 'Ask us a harder question'),
    addressed(site, 'Two votes, one harbour'),
  ])
  await killed(site.intake, gone.story)
  return sceneOf(site, { article: article.address, bare: bare.address, killed: gone.address, person: '/by/mara-quill' })
}

export const fromTheRight = async (): Promise<Scene> => {
  const site = await serveSite(now)
  const { database } = site.intake.newsroom
  await writeEdition(database.db, arabicEdition)
  await keepProfile(database.db, layla)
  await database.db.transaction().execute((tx) => replaceSections(tx, arabicSections))
  const folder = await mkdtemp(join(tmpdir(), 'dateline-wires-'))
  try {
    const paths = await Promise.all(arabicWires.map((one, at) => writeWire(folder, now, one, at * 37)))
    await takeIn(site.intake, paths, 'Nordwire')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const storyOf = (name: string) => storyOfWireUri(database.db, `urn:nordwire.example:${name}`)
  for (const name of ['strait', 'more-2', 'more-7', 'more-8']) {
    const story = await storyOf(name)
    await done(site.intake, save, { story, revision: 1, furniture: { topics: arabicTopics } })
    await done(site.intake, publish, { story })
  }
  const text = 'ذكرت نسخة سابقة من هذا الخبر أن الإغلاق استمر عشرة أسابيع.'
  await done(site.intake, correct, { story: await storyOf('strait'), text })
  const [article, bare, gone] = await Promise.all([
    addressed(site, 'المضيق يُفتح'),
    addressed(site, 'البنك المركزي'),
    addressed(site, 'عاصفة متوقعة'),
  ])
  await killed(site.intake, gone.story)
  return sceneOf(site, { article: article.address, bare: bare.address, killed: gone.address, person: '/by/nordwire' })
}
