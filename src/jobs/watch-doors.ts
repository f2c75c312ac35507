/** Doors are looked through by themselves: each at its own pace, by one node at a time, and more seldom while it fails. */

import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { isRefusal } from '../base/refusal.ts'
import type { Intake } from '../intake/keep.ts'
import { emptyMemory, type Memory, type Pulled, pull } from '../intake/pull.ts'
import { checkAddress, checkSettings, kinds } from '../intake/sources/kinds.ts'
import { type Door, DoorFailure, type OpenSource, type Reach } from '../intake/sources/source.ts'
import { claimLooks, endLook, type Look, type LookEnd, leaveLook, renewLook } from '../store/doors.ts'
import type { Seal } from '../store/sealed.ts'
import { type Repeating, repeat } from './repeat.ts'
import { toldTo } from './told.ts'

export type WatchingDoors = {
  intake: Intake
  reach: Reach
  seal: Seal
  log: Logger
  /** Milliseconds between two questions which doors are due. */
  tick?: number
}

/** How many doors are looked through side by side. */
const lanes = 12

/** How often a look's lease is renewed, and how long a look may take at most, in milliseconds. */
const renewEvery = 2000
const longestLook = 15 * 60_000

/** The pauses while a door fails, in milliseconds, and the longest that its supplier may ask for. */
const firstPause = 30_000
const longestPause = 5 * 60_000
const longestAsked = 24 * 3600_000

/** How soon a file that may still grow is looked at again, in milliseconds; each time in a row twice as late. */
const soon = 2000

type Watching = Required<Omit<WatchingDoors, 'tick'>> & {
  stopping: AbortSignal
  memories: Map<string, Memory & { soon: number }>
}

/** Watches until it is stopped; then every look is ended, and what it has not kept is fetched at the next one. */
export const watchDoors = ({ tick = 1000, ...given }: WatchingDoors): Repeating => {
  const stop = new AbortController()
  const watching: Watching = { ...given, stopping: stop.signal, memories: new Map() }
  const { log, intake } = given
  const looks = new Set<Promise<void>>()
  const begin = (look: Look) => {
    const running = lookThrough(watching, look)
      .catch((error) =>
        log.error({ err: error, door: look.name }, 'How a look ended could not be written; another one is made.'),
      )
      .finally(() => looks.delete(running))
    looks.add(running)
  }
  const takeDue = async () => {
    if (looks.size >= lanes) return
    const due = await claimLooks(intake.newsroom.database.db, lanes - looks.size)
    due.forEach(begin)
  }
  const repeating = repeat(tick, takeDue, (error) =>
    log.error({ err: error }, 'Which doors are due could not be asked; it is tried again.'),
  )
  return {
    async stop() {
      stop.abort()
      await repeating.stop()
      await Promise.all(looks)
    },
  }
}

/** One look, from its lease to what is written of it. */
const lookThrough = async (watching: Watching, look: Look): Promise<void> => {
  const { intake, stopping } = watching
  const { db } = intake.newsroom.database
  const ending = new AbortController()
  const signal = AbortSignal.any([stopping, ending.signal, AbortSignal.timeout(longestLook)])
  const held = { id: look.id, look_until: look.look_until }
  const renewing = keepLease(watching, held, ending)
  try {
    const outcome = await oneLook(watching, look, signal)
    await renewing.stop()
    if (stopping.aborted) await leaveLook(db, held)
    else await endLook(db, held, outcome)
  } finally {
    await renewing.stop()
  }
}

/** Keeps the door to this node; where it was changed, paused or deleted, the look ends. */
const keepLease = (
  { intake, log }: Watching,
  held: Pick<Look, 'id' | 'look_until'>,
  ending: AbortController,
): Repeating => {
  const { db } = intake.newsroom.database
  const stop = new AbortController()
  const renew = async () => {
    const until = await renewLook(db, held)
    if (until) held.look_until = until
    else ending.abort()
  }
  const renewing = (async () => {
    while (!stop.signal.aborted && !ending.signal.aborted) {
      await sleep(renewEvery, undefined, { signal: stop.signal, ref: false }).catch(() => undefined)
      if (stop.signal.aborted) return
      await renew().catch((error) => log.warn({ err: error }, 'A look could not be renewed; it is tried again.'))
    }
  })()
  return {
    async stop() {
      stop.abort()
      await renewing
    },
  }
}

/** Looks, and says what is to be written of it. */
const oneLook = async (watching: Watching, look: Look, signal: AbortSignal): Promise<LookEnd> => {
  const { intake, log } = watching
  const at = () => intake.newsroom.clock.now()
  const memory = memoryOf(watching, look)
  const who = { supplier: look.supplier, door: look.name }
  let every = firstPause
  try {
    const prepared = prepare(watching, look)
    every = prepared.every * 1000
    const { door, open } = prepared
    const { reach } = watching
    const problem = (sentence: string) =>
      log.warn({ ...who, problem: sentence }, 'A file could not be taken through a door.')
    const pulled = await pull({ intake, door, open, reach, memory, signal, told: toldTo(log), problem })
    if (look.failing_since) log.info(who, 'A door works again.')
    return { at: at(), state: pulled.state, note: noteOf(pulled), pause: pauseAfter(pulled, memory, every) }
  } catch (error) {
    const failure = sentenceOf(error, signal)
    if (failure !== look.failure && !signal.aborted)
      log.warn({ ...who, failure, ...faultOf(error) }, 'A look through a door failed.')
    const notBefore = error instanceof DoorFailure ? error.notBefore : undefined
    return { at: at(), failure, pause: pauseWhileFailing(look, at(), every, notBefore) }
  }
}

const memoryOf = ({ memories }: Watching, { id }: Look): Memory & { soon: number } => {
  const known = memories.get(id) ?? { ...emptyMemory(), soon }
  memories.set(id, known)
  return known
}

/** What the source of a door gets, or a `DoorFailure` where what is set is no longer right. */
const prepare = ({ seal }: Watching, look: Look): { door: Door; open: OpenSource; every: number } => {
  const { id, supplier, kind, address, state, secret: sealed } = look
  const wrong = checkAddress(kind, address)
  if (wrong) throw new DoorFailure(wrong.sentence)
  const checked = checkSettings(kind, look.settings)
  if (isRefusal(checked)) throw new DoorFailure(checked.sentence)
  const secret = sealed === null ? undefined : seal.open(sealed, id)
  if (isRefusal(secret)) throw new DoorFailure(secret.sentence)
  const open = kinds[kind]?.open
  if (!open) throw new DoorFailure(`A door of the kind «${kind}» is not looked through.`)
  return {
    door: { id, supplier, kind, address, settings: checked.settings, secret, state },
    open,
    every: checked.every,
  }
}

const noteOf = ({ problems }: Pulled): string | null => {
  const [first] = problems
  if (first === undefined) return null
  return problems.length === 1 ? first : `${problems.length} files could not be taken. ${first}`
}

/** Sooner where something is about to come: a file that may be whole by then, or what a long look has not come to. */
const pauseAfter = ({ growing, isCut }: Pulled, memory: { soon: number }, every: number): number => {
  if (isCut) return 0
  const next = growing > 0 ? Math.min(memory.soon, every) : every
  memory.soon = growing > 0 ? Math.min(memory.soon * 2, every) : soon
  return next
}

/** Half as long again as it has been failing already, so that the pauses grow; not all doors of one supplier at the same moment. */
const pauseWhileFailing = ({ failing_since }: Look, at: Date, every: number, notBefore: Date | undefined): number => {
  const failing = failing_since ? at.getTime() - failing_since.getTime() : 0
  const pause = Math.min(longestPause, Math.max(Math.min(every, firstPause), failing / 2))
  const asked = notBefore ? Math.min(longestAsked, notBefore.getTime() - Date.now()) : 0
  return Math.max(pause * (0.8 + Math.random() * 0.4), asked)
}

const sentenceOf = (error: unknown, signal: AbortSignal): string => {
  if (signal.aborted && signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError')
    return `The look took longer than ${longestLook / 60_000} minutes and was ended; what came is kept. If it stays so, ask the supplier why its machine is slow.`
  if (error instanceof DoorFailure) return error.message
  return `A fault of this program ended the look (${error instanceof Error ? error.message : error}); the log says more. It is tried again.`
}

const faultOf = (error: unknown): { err?: unknown } => (error instanceof DoorFailure ? {} : { err: error })
