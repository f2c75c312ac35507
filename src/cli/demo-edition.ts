/** The demonstration edition: loaded into an empty database as if its day had just gone by, and a few more wires while it runs. */

import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { minutesSince, shiftDates } from '../../demo/shift.ts'
import { stillClock } from '../base/clock.ts'
import { newId, type PictureId, type StoryId } from '../base/id.ts'
import { isRefusal } from '../base/refusal.ts'
import { slug } from '../base/slug.ts'
import { ingest } from '../intake/ingest.ts'
import type { Intake } from '../intake/keep.ts'
import { keepOriginal } from '../media/original.ts'
import { type Action, inTransaction } from '../newsroom/action.ts'
import { correct } from '../newsroom/correct.ts'
import { publish } from '../newsroom/publish.ts'
import { save } from '../newsroom/save.ts'
import { insertPicture } from '../store/pictures.ts'
import { keepProfile, writeEdition, writeSections } from '../store/settings.ts'
import { storyOfWireUri } from '../store/stories.ts'
import { keepSupplier } from '../store/suppliers.ts'
import { body } from '../story/body.ts'
import { genres } from '../story/form/genre.ts'
import { readWire } from '../wire/read.ts'
import { commandActor } from './open-newsroom.ts'

const folder = fileURLToPath(new URL('../../demo/', import.meta.url))

const file = z.object({
  publication: z.object({
    name: z.string(),
    strapline: z.string(),
    language: z.string(),
    zone: z.string(),
    home: z.object({ country: z.string() }),
    accounts: z.array(z.object({ name: z.string(), address: z.url() })),
  }),
  sections: z.array(z.object({ slug: z.string(), name: z.string() })),
  suppliers: z.array(
    z.object({
      ...{ slug: z.string(), name: z.string(), folder: z.string(), about: z.string() },
      /** Its usual terms, which somebody has read. */
      terms: z.array(z.string()).optional(),
    }),
  ),
  staff: z.array(
    z.object({
      ...{ slug: z.string(), name: z.string(), role: z.string(), about: z.string(), beat: z.string() },
      contacts: z.array(z.object({ name: z.string(), address: z.string() })),
      languages: z.array(z.string()),
    }),
  ),
  own: z.array(
    z.object({
      section: z.string(),
      genre: z.enum(genres).optional(),
      kicker: z.string(),
      by: z.array(z.string()),
      at: z.iso.datetime(),
      located: z.string().default(''),
      topics: z.array(z.string()),
      headline: z.string(),
      standfirst: z.string(),
      picture: z.object({ file: z.string(), alt: z.string(), caption: z.string(), credit: z.string() }).optional(),
      body,
    }),
  ),
  corrections: z.array(
    z.object({
      story: z.string(),
      kind: z.enum(['correction', 'clarification', 'update']),
      at: z.iso.datetime(),
      text: z.string(),
    }),
  ),
})
type EditionFile = z.output<typeof file>

const readEditionFile = async (): Promise<EditionFile> =>
  file.parse(JSON.parse(await readFile(join(folder, 'edition.json'), 'utf8')))

/** Something of the demonstration's day, at its time. */
type Moment = { at: Date; happen: () => Promise<void> }

/** Loads the demonstration edition. Its day is moved so that it ends now; everything happens at its own hour of it. */
export const loadDemoEdition = async (intake: Intake): Promise<void> => {
  const edition = await readEditionFile()
  const { db } = intake.newsroom.database
  const now = intake.newsroom.clock.now()
  const shift = minutesSince(now)
  const clock = stillClock(now)
  const day: Intake = { ...intake, newsroom: { ...intake.newsroom, clock } }
  const { home, ...publication } = edition.publication
  await writeSections(db, edition.sections)
  await writeEdition(db, { ...publication, home: home.country, direction: 'ltr' })
  for (const one of edition.suppliers) {
    const profile = { slug: one.slug, name: one.name, kind: 'agency' as const, role: 'News agency', about: one.about }
    await keepSupplier(
      db,
      {
        ...{ slug: one.slug, name: one.name, profile: one.slug, updates: 'apply', publishes: true },
        ...{ contract: one.terms ? { terms: one.terms } : {}, rhythm: {}, created_at: now },
      },
      profile,
    )
  }
  for (const person of edition.staff) await keepProfile(db, { ...person, kind: 'person' })
  const work = await mkdtemp(join(tmpdir(), 'dateline-demo-'))
  try {
    const moved = (at: string | Date) => new Date(new Date(at).getTime() + shift * 60_000)
    const moments: Moment[] = [
      ...(await wireMoments(day, edition, work, shift)),
      ...edition.own.map((own) => ({ at: moved(own.at), happen: () => runOwn(day, own) })),
      ...edition.corrections.map((one) => ({ at: moved(one.at), happen: () => runCorrection(day, one, shift) })),
    ]
    for (const { at, happen } of moments.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
      clock.move(at < now ? at : now)
      await happen()
    }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** A wire is taken in two minutes after its agency made it, as on any day. */
const delay = 2 * 60_000

const wireMoments = async (
  intake: Intake,
  { suppliers }: EditionFile,
  work: string,
  shift: number,
): Promise<Moment[]> => {
  const moments: Moment[] = []
  for (const supplier of suppliers) {
    const target = join(work, supplier.slug)
    for (const path of await shiftedFiles(join(folder, supplier.folder), target, shift)) {
      const [item] = readWire(await readFile(path), basename(path)).items
      if (!item) continue
      const at = new Date(new Date(item.versionCreated ?? item.firstCreated ?? 0).getTime() + delay)
      moments.push({ at, happen: () => takeIn(intake, path, supplier.slug) })
    }
  }
  return moments
}

/** Writes the files of a folder, their dates moved; answers the wires among them, pictures lie beside. */
const shiftedFiles = async (from: string, to: string, shift: number): Promise<string[]> => {
  await mkdir(to, { recursive: true })
  const wires: string[] = []
  for (const name of (await readdir(from)).sort()) {
    if (/\.jpe?g$/i.test(name)) await copyFile(join(from, name), join(to, name))
    else {
      await writeFile(join(to, name), shiftDates(await readFile(join(from, name)), shift))
      wires.push(join(to, name))
    }
  }
  return wires
}

const takeIn = async (intake: Intake, path: string, supplier: string): Promise<void> => {
  for await (const line of ingest(intake, [path], { supplier, publish: true })) {
    if (line.outcome === 'quarantined')
      throw new Error(`The demonstration's ${basename(path)} was not read: ${line.note}`)
  }
}

/** Does a verb for the demonstration; a refusal is a mistake in its files. */
const doVerb = async <Input extends z.ZodType, Outcome>(
  { newsroom }: Intake,
  verb: Action<Input, Outcome>,
  given: unknown,
): Promise<Outcome> => {
  const { outcome } = await inTransaction(newsroom, commandActor, (doing) => verb.run(verb.input.parse(given), doing))
  if (isRefusal(outcome)) throw new Error(`The demonstration could not ${verb.verb}: ${outcome.sentence}`)
  return outcome as Outcome
}

const runOwn = async (intake: Intake, own: EditionFile['own'][number]): Promise<void> => {
  const { section, picture, topics, at: _, body: text, genre, ...furniture } = own
  const lead = picture ? await ownPicture(intake, picture) : null
  const named = topics.map((name) => ({ slug: slug(name), name }))
  const { story } = await doVerb(intake, save, {
    section,
    furniture: { ...furniture, ...(genre && { genre }), lead, topics: named },
    body: text,
  })
  await doVerb(intake, publish, { story })
}

const ownPicture = async (
  { newsroom, storage }: Intake,
  { file: name, alt, caption, credit }: NonNullable<EditionFile['own'][number]['picture']>,
) => {
  const kept = await keepOriginal(storage, await readFile(join(folder, 'own', name)))
  if (isRefusal(kept)) throw new Error(`The demonstration's ${name} is no picture: ${kept.sentence}`)
  const { width, height, mime } = kept.facts
  const used = { id: newId<PictureId>(), width, height, alt, caption, credit }
  const row = {
    ...used,
    supplier: null,
    hash: kept.hash,
    mime,
    copyright: '',
    terms: [],
    rules: [],
    since: null,
    killed_at: null,
    credentials: kept.facts.hasCredentials ?? false,
    embargoed_until: null,
  }
  await insertPicture(newsroom.database.db, { ...row, created_at: newsroom.clock.now() })
  return used
}

const runCorrection = async (
  intake: Intake,
  { story: uri, kind, text }: EditionFile['corrections'][number],
  shift: number,
): Promise<void> => {
  const moved = Buffer.from(shiftDates(Buffer.from(uri), shift)).toString()
  const story: StoryId | undefined = await storyOfWireUri(intake.newsroom.database.db, moved)
  if (!story) throw new Error(`The demonstration corrects ${uri}, which no story was taken from.`)
  await doVerb(intake, correct, { story, kind, text })
}

const schedule = z.array(z.object({ after: z.number().positive(), supplier: z.string(), files: z.array(z.string()) }))

/** While the demonstration runs, more wires «arrive»: they are written into the inbox, and whoever watches it does the rest. */
export const startDemoArrivals = async (data: string, now: Date): Promise<{ stop(): void }> => {
  const planned = schedule.parse(JSON.parse(await readFile(join(folder, 'arrivals', 'schedule.json'), 'utf8')))
  const shift = minutesSince(now)
  const stopping = new AbortController()
  for (const { after, supplier, files } of planned) {
    void sleep(after * 1000, undefined, { signal: stopping.signal, ref: false })
      .then(() => arrive(join(folder, 'arrivals', supplier), join(data, 'inbox', supplier), files, shift))
      .catch((error: Error) => {
        if (error.name !== 'AbortError') throw error
      })
  }
  return { stop: () => stopping.abort() }
}

const arrive = async (from: string, inbox: string, files: readonly string[], shift: number): Promise<void> => {
  await mkdir(inbox, { recursive: true })
  for (const name of files) {
    const bytes = await readFile(join(from, name))
    const part = join(inbox, `${name}.part`)
    await writeFile(part, /\.jpe?g$/i.test(name) ? bytes : shiftDates(bytes, shift))
    await rename(part, join(inbox, name))
  }
}
