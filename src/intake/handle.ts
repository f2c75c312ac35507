/** What was kept is read and handled, item by item; one that cannot be read waits in quarantine with its reason. */

import { createHash } from 'node:crypto'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import { inTransaction, isStorable } from '../newsroom/action.ts'
import { changesCopy, copyUnder } from '../newsroom/copy-under.ts'
import { type Paper, readPaper } from '../newsroom/take.ts'
import { settleArrival } from '../store/arrivals.ts'
import type { Tx } from '../store/database.ts'
import { readRules } from '../store/rules.ts'
import type { Supplier } from '../store/suppliers.ts'
import type { Rule } from '../story/routing-rule.ts'
import type { Copy } from '../wire/copy.ts'
import { copyOf } from '../wire/copy-of.ts'
import type { NewsObject, Reading } from '../wire/item.ts'
import { readArrival } from '../wire/read-arrival.ts'
import { besideOrFetched } from './fetch-pictures.ts'
import { type Handled, handleItem } from './handle-item.ts'
import type { Intake, Kept } from './keep.ts'
import { latePicture } from './late-picture.ts'
import { isUsed, type PicturesBeside, picturesBeside } from './pictures-beside.ts'
import { supplierCalled, supplierOf, wireActor } from './supplier-of.ts'

/** What became of one file, or of one item in it. */
export type Line = Omit<Handled, 'outcome'> & { file: string; outcome: Handled['outcome'] | 'picture' | 'missing' }

/** What may happen by itself: whether what may be published is taken and published at once. */
export type Manner = { publish: boolean }

/** How many items are handled side by side. */
const lanes = 4

type Work = Intake &
  Manner & { pictures: PicturesBeside; events: string[]; rules: Rule[]; paper: Paper; suppliers: Map<string, Supplier> }
type Read = { kept: Kept; reading: Reading; copies: Copy[] }

/**
 * Reads and handles files that are kept: files of one item in their order, different items side by side, pictures last. Tells what became of
 * each, in their order, as soon as no reader is given an older answer any more.
 */
export const handle = async (intake: Intake, kept: readonly Kept[], { publish }: Manner): Promise<Line[]> => {
  const { db } = intake.newsroom.database
  const settings = { rules: await readRules(db), paper: await readPaper(db), suppliers: new Map() }
  const work: Work = { ...intake, ...settings, publish, events: [], pictures: picturesBeside(intake, kept) }
  const lines = new Map<Kept, Line[]>()
  for (const one of kept) {
    const line = settledBefore(one)
    if (line) lines.set(one, [line])
  }
  const fresh = kept.filter((one) => !lines.has(one))
  const wires: Read[] = []
  for (const one of fresh) if (one.kind === 'wire') wires.push(await readKept(one))
  await sideBySide(work, wires, lines)
  const named = new Set(wires.flatMap(({ copies }) => copies.flatMap((copy) => copy.pictures.map(({ href }) => href))))
  for (const one of fresh)
    if (one.kind === 'picture') lines.set(one, await pictureLines(work, one, named.has(one.name)))
  await intake.newsroom.nodes.dropped(work.events)
  return kept.flatMap((one) => lines.get(one) ?? [])
}

/** A file that nobody may believe, or that a person has let go of. */
const settledBefore = ({ path, state, doubt }: Kept): Line | undefined => {
  if (doubt) return { file: path, outcome: 'quarantined', headline: '', note: doubt }
  if (state !== 'discarded') return undefined
  return { file: path, outcome: 'same', headline: '', note: 'The desk has discarded this file before.' }
}

const readKept = async (kept: Kept): Promise<Read> => {
  const { bytes, name, size } = kept
  if (bytes) {
    const reading = await readArrival(bytes, name)
    try {
      return { kept, reading, copies: reading.items.map((item) => copyOf(item)) }
    } catch (error) {
      // One file never stops the others; it waits in quarantine, and can be tried again when this is mended.
      const reason = error instanceof Error ? error.message : String(error)
      const problem = `It was read and could not be understood, which is a fault of Dateline's: ${reason}`
      return { kept, reading: { ...reading, items: [], problems: [problem] }, copies: [] }
    }
  }
  const problem = `The file is ${Math.round(size / 2 ** 20)} MB, larger than any wire (20 MB). Ask the supplier what it is.`
  return { kept, reading: { format: 'unknown', items: [], problems: [problem] }, copies: [] }
}

const sideBySide = async (work: Work, wires: readonly Read[], lines: Map<Kept, Line[]>): Promise<void> => {
  const groups = [...Map.groupBy(wires, ({ reading, kept }) => reading.items[0]?.uri ?? kept.arrival).values()]
  const lane = async () => {
    for (let group = groups.shift(); group; group = groups.shift())
      for (const read of group) lines.set(read.kept, await wireLines(work, read))
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/** A picture that a wire names is part of that wire; another one is an item of its own. */
const pictureLines = async (work: Work, kept: Kept, isNamed: boolean): Promise<Line[]> => {
  const { newsroom, pictures } = work
  const { db } = newsroom.database
  const file = await pictures.kept(kept)
  if (isRefusal(file)) return [await quarantined(work, kept, file.sentence)]
  const settled = { state: 'done', outcome: 'picture', reason: null } as const
  const line: Line = { file: kept.path, outcome: 'picture', headline: `${file.facts.width} × ${file.facts.height}` }
  const late = isNamed ? undefined : await latePicture(work, kept, file)
  if (late) work.events.push(...late.events)
  if (!late && !isNamed && kept.bytes && !(await isUsed(db, kept))) return wireLines(work, await readKept(kept))
  await settleArrival(db, kept.arrival, settled)
  return [late ? { ...line, ...late.told } : line]
}

const quarantined = async ({ newsroom }: Work, { path, arrival }: Kept, reason: string): Promise<Line> => {
  await settleArrival(newsroom.database.db, arrival, { state: 'quarantined', outcome: 'quarantined', reason })
  return { file: path, outcome: 'quarantined', headline: '', note: reason }
}

/** Every item of one file, in the file's order. */
const wireLines = async (work: Work, { kept, reading, copies }: Read): Promise<Line[]> => {
  const { items, problems, files = [] } = reading
  if (items.length === 0) return [await quarantined(work, kept, problems.join(' '))]
  const lines: Line[] = []
  const beside = work.pictures.beside(kept, files)
  for (const [at, item] of items.entries()) {
    const copy = copies[at] ?? copyOf(item)
    // The last item's transaction says what became of the whole file.
    const settle = async (tx: Tx, { outcome }: Handled) => {
      if (at < items.length - 1 || lines.some((line) => line.outcome === 'quarantined')) return
      const outcomes = [...lines.map((line) => line.outcome), outcome].join(', ')
      await settleArrival(tx, kept.arrival, { state: 'done', outcome: outcomes, reason: problems.join(' ') || null })
    }
    const handled = await oneItem(work, { kept, item, copy, beside, settle })
    if (isRefusal(handled)) lines.push(await quarantined(work, kept, handled.sentence))
    else lines.push({ file: kept.path, ...handled, ...noted(handled.note, problems) })
  }
  return lines
}

const noted = (note: string | undefined, problems: readonly string[]): { note?: string } => {
  const all = [note, ...problems].filter(Boolean).join('; ')
  return all ? { note: all } : {}
}

type OneItem = {
  kept: Kept
  item: NewsObject
  copy: Copy
  beside: ReturnType<PicturesBeside['beside']>
  settle: (tx: Tx, handled: Handled) => Promise<void>
}

const oneItem = async (work: Work, { kept, item, copy: said, ...one }: OneItem): Promise<Handled | Refusal> => {
  const { newsroom, rules, paper, publish, events } = work
  if (!isStorable(item))
    return refuse(
      'invalid',
      'It has a character that no text holds (a NUL, or half of a pair). Ask the sender for it without.',
    )
  const supplier = await senderOf(work, kept, said)
  if (!supplier)
    return refuse('invalid', 'It does not say who sends it: name the supplier (--supplier NAME) and take it in again.')
  const copy = changesCopy(supplier.contract) ? copyUnder(item, supplier.contract) : said
  const hash = createHash('sha256').update(JSON.stringify(item)).digest('hex')
  const beside = await besideOrFetched(work, { copy, hash, supplier, beside: one.beside })
  const arriving = { item, copy, hash, arrival: kept.arrival, supplier, rules, paper, publish, beside }
  try {
    const done = await inTransaction(newsroom, wireActor(supplier), async (doing) => {
      const handled = await handleItem(arriving, doing)
      if (!isRefusal(handled)) await one.settle(doing.tx, handled)
      return handled
    })
    events.push(...done.events)
    return done.outcome
  } catch (error) {
    // One file never stops the others; what went wrong stands in the quarantine, and the bytes can be tried again.
    return refuse('invalid', `It could not be taken in: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Who sent it: the one through whose door it came, else whom it names itself. Each is looked up once for all the files. */
const senderOf = async (
  { newsroom, suppliers }: Work,
  { supplier }: Kept,
  { provider }: Copy,
): Promise<Supplier | undefined> => {
  const name = supplier ?? provider
  if (!name) return undefined
  const known = suppliers.get(name)
  if (known) return known
  const found = supplier === null ? await supplierOf(newsroom, name) : await supplierCalled(newsroom, name)
  if (found) suppliers.set(name, found)
  return found
}
