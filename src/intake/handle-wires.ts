/** Wires that were read: what may is handled together in one transaction, and what goes wrong there, or may not, by itself. */

import { createHash } from 'node:crypto'
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts'
import { inTransaction, isStorableJson } from '../newsroom/action.ts'
import { changesCopy, copyUnder } from '../newsroom/rights/copy-under.ts'
import type { Paper } from '../newsroom/take.ts'
import { settleArrival, settleDone } from '../store/arrivals.ts'
import { isDatabaseAway, type Tx } from '../store/database.ts'
import type { Supplier } from '../store/suppliers.ts'
import type { Rule } from '../story/routing-rule.ts'
import type { Copy } from '../wire/copy.ts'
import { copyOf } from '../wire/copy-of.ts'
import type { NewsObject } from '../wire/item.ts'
import { besideOrFetched } from './fetch-pictures.ts'
import type { Line, Manner, Read } from './handle.ts'
import { type ArrivingItem, type Handled, handleItem, handleTogether, isPlain } from './handle-item.ts'
import type { Intake, Kept } from './keep.ts'
import type { PicturesBeside } from './pictures-beside.ts'
import { factsOf, type Routed, route } from './route.ts'
import { supplierCalled, supplierOf, wireActor } from './supplier-of.ts'

/** What files that are handled in one go share. */
export type Work = Intake &
  Manner & { pictures: PicturesBeside; events: string[]; rules: Rule[]; paper: Paper; suppliers: Map<string, Supplier> }

type Lines = Map<Kept, Line[]>

/** How many files are handled side by side. */
const lanes = 4

/** How many items share a transaction. Whoever waits for one of them, as a kill may, waits for all. */
const together = 16

/** Handles the wires: files of one item in their order, different items side by side. */
export const handleWires = async (work: Work, wires: readonly Read[]): Promise<Lines> => {
  const lines: Lines = new Map()
  const groups = [...Map.groupBy(wires, ({ reading, kept }) => reading.items[0]?.uri ?? kept.arrival).values()]
  for (let wave = 0; groups.some((group) => wave < group.length); wave += 1)
    await handleWave(
      work,
      groups.flatMap((group) => group[wave] ?? []),
      lines,
    )
  return lines
}

/** A file of one item that nothing stands against, ready to be handled. */
type Ready = { read: Read; arriving: ArrivingItem }

/** Files of different items. */
const handleWave = async (work: Work, wires: readonly Read[], lines: Lines): Promise<void> => {
  const ready: Ready[] = []
  const alone: Read[] = []
  for (const read of wires) {
    const arriving = wires.length > 1 && (await readyAlone(work, read))
    if (arriving) ready.push({ read, arriving })
    else alone.push(read)
  }
  for (const ofOne of Map.groupBy(ready, (one) => one.arriving.supplier.slug).values())
    for (let at = 0; at < ofOne.length; at += together) {
      const some = ofOne.slice(at, at + together)
      const told = await handledTogether(work, some)
      for (const [index, { read }] of some.entries()) {
        const line = told?.[index]
        if (line) lines.set(read.kept, [line])
        else alone.push(read)
      }
    }
  const lane = async () => {
    for (let read = alone.shift(); read; read = alone.shift()) lines.set(read.kept, await wireLines(work, read))
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/** The one item of a file that can be handled together with others; undefined for all others. */
const readyAlone = async (work: Work, { kept, reading, copies }: Read): Promise<ArrivingItem | undefined> => {
  const [item, ...more] = reading.items
  const [copy] = copies
  if (!item || !copy || more.length > 0) return undefined
  const arriving = await arrivingItem(work, {
    kept,
    item,
    copy,
    beside: work.pictures.beside(kept, reading.files ?? []),
  })
  return isRefusal(arriving) || !isPlain(arriving) ? undefined : arriving
}

/** Undefined where something went wrong with one of them: then nothing was done. */
const handledTogether = async (work: Work, ready: readonly Ready[]): Promise<Line[] | undefined> => {
  const [first] = ready
  if (!first) return []
  try {
    const { outcome, events } = await inTransaction(
      work.newsroom,
      wireActor(first.arriving.supplier),
      async (doing) => {
        const handled = await handleTogether(
          ready.map(({ arriving }) => arriving),
          doing,
        )
        const done = handled.map(({ outcome }, at) => ({
          ...{
            id: ready[at]?.read.kept.arrival ?? '',
            outcome,
            reason: ready[at]?.read.reading.problems.join(' ') || null,
          },
        }))
        await settleDone(doing.tx, done)
        return handled
      },
    )
    if (isRefusal(outcome)) return undefined
    work.events.push(...events)
    return ready.map(({ read: { kept, reading } }, at) => lineOf(kept, outcome[at], reading.problems))
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    // Each is tried by itself, and the one at fault says so in the quarantine.
    return undefined
  }
}

const lineOf = ({ path }: Kept, handled: Handled | undefined, problems: readonly string[]): Line => {
  if (!handled) throw new Error(`Nothing was said of ${path}.`)
  const note = [handled.note, ...problems].filter(Boolean).join('; ')
  return { file: path, ...handled, ...(note ? { note } : {}) }
}

/** Every item of one file by itself, in the file's order. */
export const wireLines = async (work: Work, { kept, reading, copies }: Read): Promise<Line[]> => {
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
      await settleDone(tx, [{ id: kept.arrival, outcome: outcomes, reason: problems.join(' ') || null }])
    }
    const handled = await oneItem(work, { kept, item, copy, beside }, settle)
    if (isRefusal(handled)) lines.push(await quarantined(work, kept, handled.sentence))
    else lines.push(lineOf(kept, handled, problems))
  }
  return lines
}

const quarantined = async ({ newsroom }: Work, { path, arrival }: Kept, reason: string): Promise<Line> => {
  await settleArrival(newsroom.database.db, arrival, { state: 'quarantined', outcome: 'quarantined', reason })
  return { file: path, outcome: 'quarantined', headline: '', note: reason }
}

type OneItem = { kept: Kept; item: NewsObject; copy: Copy; beside: ReturnType<PicturesBeside['beside']> }

const oneItem = async (
  work: Work,
  one: OneItem,
  settle: (tx: Tx, handled: Handled) => Promise<void>,
): Promise<Handled | Refusal> => {
  const arriving = await arrivingItem(work, one)
  if (isRefusal(arriving)) return arriving
  try {
    const done = await inTransaction(work.newsroom, wireActor(arriving.supplier), async (doing) => {
      const handled = await handleItem(arriving, doing)
      if (!isRefusal(handled)) await settle(doing.tx, handled)
      return handled
    })
    work.events.push(...done.events)
    return done.outcome
  } catch (error) {
    // It waits, and is taken up when the database is back.
    if (isDatabaseAway(error)) throw error
    // One file never stops the others; what went wrong stands in the quarantine, and the bytes can be tried again.
    return refuse('invalid', `It could not be taken in: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** All that handling asks of an item, or why it cannot be handled. */
const arrivingItem = async (
  work: Work,
  { kept, item, copy: said, ...one }: OneItem,
): Promise<ArrivingItem | Refusal> => {
  const json = JSON.stringify(item)
  if (!isStorableJson(json))
    return refuse(
      'invalid',
      'It has a character that no text holds (a NUL, or half of a pair). Ask the sender for it without.',
    )
  const supplier = await senderOf(work, kept, said)
  if (!supplier)
    return refuse('invalid', 'It does not say who sends it: name the supplier (--supplier NAME) and take it in again.')
  const copy = changesCopy(supplier.contract) ? copyUnder(item, supplier.contract) : said
  const hash = createHash('sha256').update(json).digest('hex')
  const beside = await besideOrFetched(work, { copy, hash, supplier, beside: one.beside })
  const { paper, publish } = work
  const routed = routedBy(work, item, copy, supplier)
  return { item, copy, hash, arrival: kept.arrival, supplier, routed, paper, publish, beside }
}

const routedBy = ({ rules, paper, newsroom }: Work, item: NewsObject, copy: Copy, { slug }: Supplier): Routed =>
  rules.length === 0
    ? { steps: [] }
    : route(rules, factsOf(item, copy, { supplier: slug, now: newsroom.clock.now(), zone: paper.edition.zone }))

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
