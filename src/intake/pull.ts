/** One look through a door: what lies behind it is listed, fetched, kept, said to be taken, and handled. */

import { forgetTaken, forgetUnlisted, keepTaken, marksTaken } from '../store/doors.ts'
import { supplierNamed } from '../store/suppliers.ts'
import { handle, type Line } from './handle.ts'
import { type Incoming, type Intake, incoming, keepFiles } from './keep.ts'
import {
  type Door,
  DoorFailure,
  type Fetched,
  FileFailure,
  type OpenSource,
  type Reach,
  type Remote,
  type Source,
} from './sources/source.ts'

/** What a process remembers of a door between two looks, and may lose. */
export type Memory = {
  /** What may still have been growing at the last look: keys and marks. */
  growing: Map<string, string>
  /** What has been told of files that cannot be had, so that it is told once. */
  told: Map<string, string>
  /** When what is no longer listed was last forgotten, by the clock of the process. */
  sweptAt: number
}

export const emptyMemory = (): Memory => ({ growing: new Map(), told: new Map(), sweptAt: performance.now() })

export type Pulling = {
  intake: Intake
  door: Door
  open: OpenSource
  reach: Reach
  memory: Memory
  /** Ends the look at once: what is kept stays, the rest is fetched at the next one. */
  signal: AbortSignal
  told: (line: Line) => void
  /** Told once of each file that could not be fetched or acknowledged. */
  problem: (sentence: string) => void
  /** Milliseconds after which the look ends between two portions; there are others, and this door's next one goes on. */
  longest?: number
}

export type Pulled = {
  /** How many were fetched and kept. */
  taken: number
  /** How many are left because they may still be growing. */
  growing: number
  /** Whether the look ended before all was seen. */
  isCut: boolean
  problems: readonly string[]
  state: Record<string, unknown>
}

/** How much is fetched before it is kept: as many files, or as many bytes. */
const mostFiles = 64
const mostBytes = 16 * 2 ** 20

/** How many times in a row the other side may fail before the look is given up. */
const mostFailures = 3

/** How many files that it does not let be put away are tried in one look. */
const mostRefusals = 20

/** How long a file must have been unchanged to be taken at first sight, in milliseconds. */
const restTime = 60_000

const hour = 3600_000

/** A look that is under way. */
type Looking = Pulling & {
  source: Source
  until: number
  growing: Map<string, string>
  listed: string[]
  problems: string[]
  /** What the other side has failed at since it last did what was asked. */
  failures: unknown[]
  refusals: number
  taken: number
}

/** Looks once. Throws a `DoorFailure` where the look ended early; what was kept before stays kept. */
export const pull = async (pulling: Pulling): Promise<Pulled> => {
  const { open, door, reach, signal, memory, longest = 5 * 60_000 } = pulling
  const source = await open(door, reach, signal)
  const fresh = { growing: new Map(), listed: [], problems: [], failures: [], refusals: 0, taken: 0 }
  const looking: Looking = { ...pulling, ...fresh, source, until: performance.now() + longest }
  try {
    let isCut = false
    for await (const portion of source.list()) {
      isCut = !(await takePortion(looking, portion))
      if (isCut) break
    }
    giveUp(looking, 1)
    if (!isCut) await settle(looking)
    const { taken, growing, problems } = looking
    return { taken, growing: growing.size, isCut, problems, state: source.state?.() ?? door.state }
  } finally {
    for (const [key, mark] of looking.growing) memory.growing.set(key, mark)
    // Nothing more is wanted of the other side.
    await source.close().catch(() => undefined)
  }
}

/** Ends the look where as many failures as that have come in a row, or it is to end. */
const giveUp = ({ failures, signal }: Looking, at: number): void => {
  signal.throwIfAborted()
  if (failures.length >= at) throw failures.at(-1)
}

/** What is to be done after everything has been listed. */
const settle = async ({ memory, growing, listed, door, intake }: Looking): Promise<void> => {
  memory.growing = growing
  const known = new Set(listed)
  for (const key of memory.told.keys()) if (!known.has(key)) memory.told.delete(key)
  if (performance.now() < memory.sweptAt + hour) return
  memory.sweptAt = performance.now()
  const { database, clock } = intake.newsroom
  await forgetUnlisted(database.db, door.id, listed, new Date(clock.now().getTime() - 24 * hour))
}

/** Takes what is new of a portion. False where the look's time is over before all of it was. */
const takePortion = async (looking: Looking, portion: readonly Remote[]): Promise<boolean> => {
  const { door, intake, source, memory, growing, listed } = looking
  looking.signal.throwIfAborted()
  const keys = portion.map(({ key }) => key)
  const marks = await marksTaken(intake.newsroom.database.db, door.id, keys)
  listed.push(...keys)
  const waiting: Remote[] = []
  for (const remote of portion) {
    // Somebody died before it was acknowledged, or it stays where it lies.
    if (marks.get(remote.key) === remote.mark) await acknowledge(looking, remote)
    else if (hasRested(remote, memory)) waiting.push(remote)
    else growing.set(remote.key, remote.mark)
  }
  giveUp(looking, mostFailures)
  while (waiting.length > 0) {
    if (performance.now() > looking.until) return false
    const batch = waiting.splice(0, mostFiles)
    const got = await fetchSome(looking, batch, source.lanes ?? 1)
    waiting.unshift(...batch.slice(got.tried))
    if (got.fetched.length > 0) await take(looking, got.fetched)
    giveUp(looking, mostFailures)
  }
  return true
}

const hasRested = ({ key, mark, mayGrow }: Remote, { growing }: Memory): boolean => {
  if (!mayGrow || growing.get(key) === mark) return true
  return mayGrow.changedAt !== undefined && mayGrow.changedAt.getTime() < Date.now() - restTime
}

type Got = { remote: Remote; files: readonly Fetched[] }

/** Fetches until it is enough for one go. `tried`: how many of the batch, from its start. */
const fetchSome = async (
  looking: Looking,
  batch: readonly Remote[],
  lanes: number,
): Promise<{ fetched: Got[]; tried: number }> => {
  const { source, signal, failures } = looking
  const got = new Map<Remote, readonly Fetched[]>()
  let tried = 0
  let bytes = 0
  const lane = async () => {
    while (bytes < mostBytes && failures.length < mostFailures && !signal.aborted) {
      const remote = batch[tried]
      if (!remote) return
      tried += 1
      try {
        const files = await source.fetch(remote)
        for (const file of files) bytes += file.bytes.length
        got.set(remote, files)
        failures.length = 0
      } catch (error) {
        failed(looking, remote, error)
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  signal.throwIfAborted()
  return { tried, fetched: batch.flatMap((remote) => ({ remote, files: got.get(remote) })).filter(isGot) }
}

const isGot = (one: { remote: Remote; files: readonly Fetched[] | undefined }): one is Got => one.files !== undefined

/** A file that cannot be had never stops the others. */
const failed = (
  { memory, problem, problems, failures, signal }: Looking,
  { key, name }: Remote,
  error: unknown,
): void => {
  if (signal.aborted) return
  if (!(error instanceof FileFailure)) failures.push(error)
  const sentence =
    error instanceof DoorFailure
      ? error.message
      : `«${name}» could not be fetched: ${error instanceof Error ? error.message : error}`
  problems.push(sentence)
  if (memory.told.get(key) === sentence) return
  memory.told.set(key, sentence)
  problem(sentence)
}

/** Keeps what was fetched, says so to the other side, and only then has it read. */
const take = async (looking: Looking, fetched: readonly Got[]): Promise<void> => {
  const { intake, door, told } = looking
  const { database, clock } = intake.newsroom
  const files = fetched.flatMap(({ files }) => files.map((file) => incomingOf(file)))
  const remotes = fetched.map(({ remote }) => remote)
  const from = { supplier: door.supplier, door: door.id }
  const kept = await keepFiles(intake, from, files, (tx) => keepTaken(tx, door.id, remotes, clock.now())).catch(isFull)
  looking.taken += remotes.length
  for (const remote of remotes) await acknowledge(looking, remote)
  const publish = (await supplierNamed(database.db, door.supplier))?.publishes ?? false
  for (const line of await handle(intake, kept, { publish })) told(line)
}

/** Its path is its name alone: what is called like a file of this machine is none. */
const incomingOf = ({ name, bytes, doubt }: Fetched): Incoming => ({
  ...incoming(name, bytes),
  ...(doubt === undefined ? {} : { doubt }),
})

const isFull = (error: unknown): never => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  // 53100: PostgreSQL's disk is full.
  if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== '53100') throw error
  throw new DoorFailure(
    'The disk of this machine is full: what was fetched could not be kept. It still lies with the supplier and is fetched again as soon as there is room.',
  )
}

/** Tells the other side that it is taken; where that fails, it is told again at the next look. */
const acknowledge = async (looking: Looking, remote: Remote): Promise<void> => {
  const { source, failures, intake, door, signal } = looking
  if (signal.aborted || failures.length >= mostFailures || looking.refusals >= mostRefusals) return
  let isGone = false
  try {
    await source.taken(remote, () => {
      isGone = true
    })
    if (isGone) await forgetTaken(intake.newsroom.database.db, door.id, [remote.key])
  } catch (error) {
    if (error instanceof FileFailure) looking.refusals += 1
    failed(looking, remote, error)
  }
}
