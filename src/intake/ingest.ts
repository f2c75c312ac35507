/** Take files in: keep them whole, read them, and handle each item; one that cannot be read waits in quarantine with its reason. */

import { createHash } from 'node:crypto'
import { access } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import { slug } from '../base/slug.ts'
import type { Storage } from '../media/storage.ts'
import { type Actor, inTransaction, isStorable, type Newsroom } from '../newsroom/action.ts'
import type { Tx } from '../store/database.ts'
import { countPublications } from '../store/publications.ts'
import { keepSupplier, type Supplier, supplierNamed } from '../store/settings.ts'
import { keepArrivals, settleArrival } from '../store/wires.ts'
import type { Copy } from '../wire/copy.ts'
import { copyOf } from '../wire/copy-of.ts'
import type { NewsObject, Reading } from '../wire/item.ts'
import { readWire } from '../wire/read.ts'
import { agencyProfile } from './agencies.ts'
import { type Arriving, arrivingFile, filesUnder } from './arriving.ts'
import { type Handled, handleItem } from './handle-item.ts'
import { pictureReader } from './keep-pictures.ts'

export type Intake = { newsroom: Newsroom; storage: Storage }

/** What became of one file, or of one item in it. */
export type Line = Omit<Handled, 'outcome'> & { file: string; outcome: Handled['outcome'] | 'picture' | 'missing' }

export type Manner = {
  /** Name or slug of who sends it; absent, each item says so itself. */
  supplier?: string
  publish: boolean
}

/** How many files are kept in one go before they are read, and how many items are handled side by side. */
const chunk = 64
const lanes = 4

/** How many files change the database so much that it should count anew. */
const many = 200

/** Takes in files and folders; tells what became of each as soon as no reader is given an older answer any more. */
export async function* ingest(intake: Intake, paths: readonly string[], manner: Manner): AsyncGenerator<Line> {
  const { files, missing } = await filesUnder(paths)
  for (const file of missing)
    yield { file, outcome: 'missing', headline: '', note: 'There is no such file or folder, or it may not be read.' }
  const supplier = manner.supplier === undefined ? undefined : await findSupplier(intake, manner.supplier)
  const pictureAt = pictureReader(intake.storage)
  for (let at = 0; at < files.length; at += chunk) {
    const events: string[] = []
    const work: Work = { ...intake, manner, supplier, pictureAt, events }
    const lines = await handleChunk(work, files.slice(at, at + chunk))
    await intake.newsroom.nodes.dropped(events)
    yield* lines
  }
  if (manner.publish && files.length >= many) await countPublications(intake.newsroom.database.db)
}

type Work = Intake & {
  manner: Manner
  supplier: Supplier | undefined
  pictureAt: ReturnType<typeof pictureReader>
  events: string[]
}
type Kept = Arriving & { arrival: string; reading: Reading }

/** Makes the supplier known, with a profile, where it is not. */
const findSupplier = async ({ newsroom }: Intake, name: string): Promise<Supplier> => {
  const { db } = newsroom.database
  const known = await supplierNamed(db, name)
  if (known) return known
  const profile = agencyProfile(name)
  const at = newsroom.clock.now()
  const supplier: Supplier = {
    slug: slug(name),
    name: profile.name,
    profile: profile.slug,
    updates: 'apply',
    publishes: false,
    created_at: at,
  }
  await keepSupplier(db, supplier, profile)
  return (await supplierNamed(db, supplier.slug)) ?? supplier
}

/** Keeps all of the chunk first, then reads and handles it: files of one item in their order, different items side by side. */
const handleChunk = async (work: Work, paths: readonly string[]): Promise<Line[]> => {
  const { newsroom, storage, supplier } = work
  const at = newsroom.clock.now()
  const arriving = await Promise.all(paths.map((path) => arrivingFile(path, supplier?.slug ?? null, storage, at)))
  const lines = new Map<string, Line[]>()
  for (const one of arriving) if (one.kind === 'picture') lines.set(one.path, [await pictureLine(work, one)])
  const wires = arriving.filter((one) => one.kind === 'wire')
  const arrivals = await keepAll(newsroom, wires)
  const kept = wires.map((one): Kept => ({ ...one, arrival: arrivals.get(one) ?? '', reading: readingOf(one) }))
  const groups = [...Map.groupBy(kept, (one) => one.reading.items[0]?.uri ?? one.path).values()]
  const lane = async () => {
    for (let group = groups.shift(); group; group = groups.shift()) {
      for (const one of group) lines.set(one.path, await wireLines(work, one))
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return paths.flatMap((path) => lines.get(path) ?? [])
}

/** Keeps files in one transaction, in the order of their contents, so that two who keep the same ones never wait for each other. */
const keepAll = async ({ database }: Newsroom, files: readonly Arriving[]): Promise<Map<Arriving, string>> => {
  const inOrder = files.toSorted((a, b) => (a.kept.hash < b.kept.hash ? -1 : 1))
  const all = inOrder.map((one) => one.kept)
  const ids = await database.db.transaction().execute((tx) => keepArrivals(tx, all))
  return new Map(inOrder.map((one, at) => [one, ids[at] ?? '']))
}

const readingOf = ({ bytes, path, kept }: Arriving): Reading => {
  if (bytes) return readWire(bytes, basename(path))
  const problem = `The file is ${Math.round(kept.size / 2 ** 20)} MB, larger than any wire (20 MB). Ask the supplier what it is.`
  return { format: 'unknown', items: [], problems: [problem] }
}

const pictureLine = async ({ newsroom, pictureAt }: Work, { path, kept }: Arriving): Promise<Line> => {
  const read = await pictureAt(path)
  if (!isRefusal(read))
    return { file: path, outcome: 'picture', headline: `${read.facts.width} × ${read.facts.height}` }
  const { db } = newsroom.database
  const [arrival = ''] = await keepArrivals(db, [kept])
  return quarantined(newsroom, path, arrival, read.sentence)
}

const quarantined = async ({ database }: Newsroom, file: string, arrival: string, reason: string): Promise<Line> => {
  await settleArrival(database.db, arrival, { state: 'quarantined', outcome: 'quarantined', reason })
  return { file, outcome: 'quarantined', headline: '', note: reason }
}

/** Every item of one file, in the file's order. */
const wireLines = async (work: Work, kept: Kept): Promise<Line[]> => {
  const { items, problems } = kept.reading
  const { newsroom } = work
  if (items.length === 0) return [await quarantined(newsroom, kept.path, kept.arrival, problems.join(' '))]
  const lines: Line[] = []
  for (const item of items) {
    // The last item's transaction says what became of the whole file.
    const settle = async (tx: Tx, { outcome }: Handled) => {
      if (item !== items.at(-1) || lines.some((line) => line.outcome === 'quarantined')) return
      const outcomes = [...lines.map((line) => line.outcome), outcome].join(', ')
      await settleArrival(tx, kept.arrival, { state: 'done', outcome: outcomes, reason: problems.join(' ') || null })
    }
    const handled = await oneItem(work, kept, item, settle)
    if (isRefusal(handled)) lines.push(await quarantined(newsroom, kept.path, kept.arrival, handled.sentence))
    else lines.push({ file: kept.path, ...handled, ...noted(handled.note, problems) })
  }
  return lines
}

const noted = (note: string | undefined, problems: readonly string[]): { note?: string } => {
  const all = [note, ...problems].filter(Boolean).join('; ')
  return all ? { note: all } : {}
}

const oneItem = async (
  work: Work,
  kept: Kept,
  item: NewsObject,
  settle: (tx: Tx, handled: Handled) => Promise<void>,
): Promise<Handled | Refusal> => {
  const { newsroom, manner, events, pictureAt } = work
  if (!isStorable(item))
    return refuse(
      'invalid',
      'It has a character that no text holds (a NUL, or half of a pair). Ask the sender for it without.',
    )
  const copy: Copy = copyOf(item)
  const supplier = work.supplier ?? (copy.provider ? await findSupplier(work, copy.provider) : undefined)
  if (!supplier)
    return refuse('invalid', 'It does not say who sends it: name the supplier (--supplier NAME) and take it in again.')
  const hash = createHash('sha256').update(JSON.stringify(item)).digest('hex')
  const folder = dirname(kept.path)
  // Only a file that lies beside the wire is opened, whatever path the wire writes.
  const beside = async (name: string) => {
    const path = join(folder, basename(name))
    const there = await access(path).then(
      () => true,
      () => false,
    )
    return there && !/^[a-z]+:\/\//i.test(name) ? pictureAt(path) : undefined
  }
  const arriving = { item, copy, hash, arrival: kept.arrival, supplier, publish: manner.publish, beside }
  try {
    const actor: Actor = { name: `wire ${supplier.name}`, role: 'administrator' }
    const done = await inTransaction(newsroom, actor, async (doing) => {
      const handled = await handleItem(arriving, doing)
      if (!isRefusal(handled)) await settle(doing.tx, handled)
      return handled
    })
    events.push(...done.events)
    return done.outcome
  } catch (error) {
    // One file never stops the others; what went wrong stands in the quarantine, and the bytes can be tried again.
    return refuse('invalid', `It could not be taken in: ${error instanceof Error ? error.message : String(error)}`)
  }
}
