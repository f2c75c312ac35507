/** A picture that comes after the wire that names it: the wire's newest version is told again, with its picture. */

import type { WireItemId } from '../base/id.ts'
import { isRefusal } from '../base/refusal.ts'
import type { Original } from '../media/original.ts'
import { type Doing, inTransaction } from '../newsroom/action.ts'
import { copyUnder } from '../newsroom/rights/copy-under.ts'
import { type Paper, readPaper } from '../newsroom/take.ts'
import { type Supplier, supplierNamed } from '../store/suppliers.ts'
import { addVersion, itemsWithout, lockedItem, newestVersion, routedSection } from '../store/wires.ts'
import { marksOf } from '../story/provenance.ts'
import { follow } from './follow.ts'
import type { Manner } from './handle.ts'
import type { Handled } from './handle-item.ts'
import type { Intake, Kept } from './keep.ts'
import { keepPictures, tellLimited } from './keep-pictures.ts'
import { wireActor } from './supplier-of.ts'

type Told = Omit<Handled, 'outcome'>
type Late = Manner & { kept: Kept; file: Original; supplier: Supplier; paper: Paper }

/** Gives the picture to every item that waits for it; undefined where none does. */
export const latePicture = async (
  { newsroom, publish }: Intake & Manner,
  kept: Kept,
  file: Original,
): Promise<{ told: Told; events: string[] } | undefined> => {
  const { db } = newsroom.database
  const supplier = kept.supplier === null ? undefined : await supplierNamed(db, kept.supplier)
  if (!supplier) return undefined
  const events: string[] = []
  let told: Told | undefined
  for (const item of await itemsWithout(db, supplier.slug, kept.name)) {
    const late = { kept, file, supplier, publish, paper: await readPaper(db) }
    const done = await inTransaction(newsroom, wireActor(supplier), (doing) => complete(late, item, doing))
    events.push(...done.events)
    if (done.outcome && !isRefusal(done.outcome)) told = done.outcome
  }
  return told && { told, events }
}

const complete = async (
  { kept, file, supplier, publish, paper }: Late,
  id: WireItemId,
  doing: Doing,
): Promise<Told | undefined> => {
  const { tx, clock } = doing
  const item = await lockedItem(tx, id)
  const version = await newestVersion(tx, id)
  if (!item || item.killed_at || !version?.absent.includes(kept.name)) return undefined
  const copy = copyUnder(version.ninjs, supplier.contract)
  const named = copy.pictures.filter((picture) => picture.href === kept.name)
  const times = { now: clock.now(), since: copy.firstCreated ?? copy.versionCreated, embargo: copy.embargo }
  const { pictures, limited } = await keepPictures(tx, supplier, named, async () => file, times)
  await tellLimited(doing, limited)
  const { id: _, dropped_at: __, ...same } = version
  const complete = { ...version.pictures, ...pictures }
  const added = await addVersion(tx, {
    ...same,
    arrival: kept.arrival,
    pictures: complete,
    absent: version.absent.filter((name) => name !== kept.name),
    received_at: clock.now(),
    terms: copy.terms,
    rules: copy.rules,
    marks: marksOf(copy.body),
  })
  const told = { ...version, id: added, pictures: complete }
  const section = await routedSection(tx, id)
  const followed = await follow({ copy, supplier, paper, item, version: told, made: false, publish, section }, doing)
  return { headline: copy.headline, ...followed }
}
