/** What was kept is read and handled, item by item; one that cannot be read waits in quarantine with its reason. */

import { setImmediate as othersFirst } from 'node:timers/promises'
import { isRefusal } from '../base/refusal.ts'
import { settled } from '../newsroom/action.ts'
import { readPaper } from '../newsroom/take.ts'
import { settleArrival, settleDone } from '../store/arrivals.ts'
import { readRules } from '../store/rules.ts'
import type { Copy } from '../wire/copy.ts'
import { copyOf } from '../wire/copy-of.ts'
import type { Reading } from '../wire/item.ts'
import { readArrival } from '../wire/read-arrival.ts'
import type { Handled } from './handle-item.ts'
import { handleWires, type Work, wireLines } from './handle-wires.ts'
import type { Intake, Kept } from './keep.ts'
import { latePicture } from './late-picture.ts'
import { isUsed, picturesBeside } from './pictures-beside.ts'

/** What became of one file, or of one item in it. */
export type Line = Omit<Handled, 'outcome'> & { file: string; outcome: Handled['outcome'] | 'picture' | 'missing' }

/** What may happen by itself: whether what may be published is taken and published at once. */
export type Manner = { publish: boolean }

/** A wire file that was read; a copy for each of its items. */
export type Read = { kept: Kept; reading: Reading; copies: Copy[] }

/**
 * Reads and handles files that are kept: files of one item in their order, different items side by side, pictures last. Tells what became of
 * each, in their order, as soon as no reader is given an older answer any more. `read` are its wires, where they have been read.
 */
export const handle = async (
  intake: Intake,
  kept: readonly Kept[],
  { publish }: Manner,
  read?: readonly Read[],
): Promise<Line[]> => {
  const { db } = intake.newsroom.database
  const settings = { rules: await readRules(db), paper: await readPaper(db), suppliers: new Map() }
  const work: Work = { ...intake, ...settings, publish, events: [], pictures: picturesBeside(intake, kept) }
  const wires = read ?? (await readWires(kept))
  const lines = await handleWires(work, wires)
  const named = new Set(wires.flatMap(({ copies }) => copies.flatMap((copy) => copy.pictures.map(({ href }) => href))))
  for (const one of kept) {
    if (isSettled(one)) lines.set(one, [settledBefore(one)])
    else if (one.kind === 'picture') lines.set(one, await pictureLines(work, one, named.has(one.name)))
  }
  await settled(intake.newsroom, work.events)
  return kept.flatMap((one) => lines.get(one) ?? [])
}

const settledBefore = ({ path, doubt }: Kept): Line =>
  doubt
    ? { file: path, outcome: 'quarantined', headline: '', note: doubt }
    : { file: path, outcome: 'same', headline: '', note: 'The desk has discarded this file before.' }

/** A picture that a wire names is part of that wire; another one is an item of its own. */
const pictureLines = async (work: Work, kept: Kept, isNamed: boolean): Promise<Line[]> => {
  const { newsroom, pictures } = work
  const { db } = newsroom.database
  const { path, arrival } = kept
  const file = await pictures.kept(kept)
  if (isRefusal(file)) {
    const reason = file.sentence
    await settleArrival(db, arrival, { state: 'quarantined', outcome: 'quarantined', reason })
    return [{ file: path, outcome: 'quarantined', headline: '', note: reason }]
  }
  const line: Line = { file: path, outcome: 'picture', headline: `${file.facts.width} × ${file.facts.height}` }
  const late = isNamed ? undefined : await latePicture(work, kept, file)
  if (late) work.events.push(...late.events)
  if (!late && !isNamed && kept.bytes && !(await isUsed(db, kept))) return wireLines(work, await readKept(kept))
  await settleDone(db, [{ id: arrival, outcome: 'picture', reason: null }])
  return [late ? { ...line, ...late.told } : line]
}

/** Whether somebody has said before what becomes of a file: nobody may believe it, or a person has let go of it. */
const isSettled = ({ state, doubt }: Kept): boolean => doubt !== undefined || state === 'discarded'

/** Reads the wires, in their order; others who have something to do take turns with it. */
export const readWires = async (kept: readonly Kept[]): Promise<Read[]> => {
  const read: Read[] = []
  for (const one of kept) {
    if (one.kind !== 'wire' || isSettled(one)) continue
    read.push(await readKept(one))
    await othersFirst()
  }
  return read
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
