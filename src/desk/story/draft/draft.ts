/** The living draft of a story in the browser: its document, who else is there, and a save mark that tells the truth. */

import { HocuspocusProvider } from '@hocuspocus/provider'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { isRefusal, type Refusal, refuse } from '../../../base/refusal.ts'
import { Line } from './line.ts'
import { type Known, type Mark, markOf, sameMark } from './mark.ts'
import { type Entry, type Journal, owing, wordsIn } from './owed.ts'

/** For how long keys are gathered before they are sent, and how long an answer may take before the mark says that there is none, in milliseconds. */
const gathered = 40
const patience = 5000

export type DraftOptions = {
  story: string
  /** Where the server is: `ws://…/api/edit`. */
  url: string
  journal: Journal
  /** The mail of whoever writes: in another name the server opens no line. */
  mail?: string
  /** Another WebSocket than the browser's. */
  WebSocket?: unknown
}

export type Draft = {
  readonly story: string
  readonly doc: Y.Doc
  /** `setLocalStateField('cursor', …)`; the server puts `user` ({ person, name, color }) on it. */
  readonly awareness: Awareness
  /** Ends when the document is there for the first time. */
  readonly ready: Promise<void>
  mark(): Mark
  /** Calls `changed` whenever the mark is another; the answer ends that. */
  onMark(changed: () => void): () => void
  /** Ends when all that was written until now is committed: `true`; or when the mark says that it cannot be now. A verb that reads the story waits for it. */
  saved(): Promise<boolean>
  /** Sends what is gathered, and tries a line that is away now: the page is being left, or the network is back. */
  hurry(): void
  /** Somebody has signed in again, or may have in another window: asks once, and goes on if the server says so. */
  signedIn(): void
  /** Words that were written on this device into a draft that is no more, and were never saved: to be looked at, then let go. */
  leftOver(): string
  letGo(): Promise<void>
  close(): Promise<void>
}

/** What the server says (`server/desk/drafts/draft-room.ts`). */
type Told = { kept?: number; again?: number; draft?: string; closed?: Refusal }

export const openDraft = ({ story, url, journal, mail = '', WebSocket: polyfill }: DraftOptions): Draft => {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const line = new Line(() => rests || known.closed !== undefined, {
    ...{ url, delay: 200, minDelay: 200, factor: 1.6, maxDelay: 5000, jitter: true, autoConnect: false },
    ...(polyfill !== undefined && { WebSocketPolyfill: polyfill }),
  })
  let identity = ''
  const provider = new HocuspocusProvider({
    ...{ websocketProvider: line, name: story, document: doc, awareness, flushDelay: gathered },
    token: () => `${identity} ${mail}`.trimEnd(),
  })
  const known: Known = {
    ...{ isSynced: false, wasSynced: false, mayWrite: true, signedOut: false },
    ...{ closed: undefined, owes: false, since: undefined, journaled: true },
  }
  const ready = Promise.withResolvers<void>()
  const listeners = new Set<() => void>()
  const owed = owing(journal, () => know({}))
  let mark = markOf(known)
  let sending: ReturnType<typeof setTimeout> | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined
  let recalled: Promise<void> | undefined
  let waits = false
  /** Whether the line stays away until somebody signs in, and whether it was opened to ask if they have. */
  let rests = false
  let asks = false
  let others: Entry[] = []

  const know = (change: Partial<Known>): void => {
    Object.assign(known, change, { owes: owed.any(), journaled: owed.journaled() })
    const now = markOf(known)
    if (sameMark(now, mark)) return
    mark = now
    for (const listener of listeners) listener()
  }
  /** An answer that does not come is said, and then asked for over another line. */
  const wait = () =>
    setTimeout(() => {
      know({ since: new Date() })
      waiting = setTimeout(() => line.webSocket?.close(), 2 * patience)
    }, patience)
  const clocks = () => [...Y.decodeStateVector(Y.encodeStateVector(doc))]
  /** Says what stands behind everything that was sent so far. `all`: of everybody, after a line was opened. */
  const sendMark = (all: boolean): void => {
    clearTimeout(sending)
    sending = undefined
    if (!known.isSynced || !owed.any()) return
    // What stands on words of somebody else that have not come yet cannot be sent, and so is not saved.
    waits = doc.store.pendingStructs !== null || doc.store.pendingDs !== null
    if (waits) {
      waiting ??= wait()
      return
    }
    provider.flushPendingUpdates()
    const whose = all ? clocks() : clocks().filter(([client]) => client === doc.clientID)
    provider.sendStateless(JSON.stringify({ mark: owed.newest(), clocks: whose }))
    waiting ??= wait()
  }
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    // They have come: a new line brings to the server what had to wait here.
    if (waits && doc.store.pendingStructs === null && doc.store.pendingDs === null) line.webSocket?.close()
    if (origin === provider || origin === journal || !known.mayWrite || known.closed) return
    owed.add(identity, update)
    sending ??= setTimeout(() => sendMark(false), gathered)
    know({})
  })
  const acknowledged = (upTo: number): void => {
    owed.acknowledged(upTo)
    clearTimeout(waiting)
    waiting = owed.any() ? wait() : undefined
    know({ since: known.isSynced ? undefined : known.since })
  }
  /** Brings in what earlier tabs have written and nobody has acknowledged. */
  const recall = async (): Promise<void> => {
    const left = await owed.recall(identity)
    others = left.others
    if (left.update) Y.applyUpdate(doc, left.update, journal)
    know({ wasSynced: true })
    sendMark(true)
    ready.resolve()
  }
  const begin = (): void => {
    if (!known.isSynced || identity === '') return
    if (!recalled) recalled = recall()
    else sendMark(true)
  }
  const close = (why: Refusal): void => {
    line.disconnect()
    know({ closed: why })
    ready.resolve()
    // What was withdrawn stays on no device; what the draft cannot take would be sent again by every tab.
    if (why.refused === 'killed' || why.refused === 'too-large') owed.drop()
  }
  /** A refusal is about the session under which its line was opened. In the meantime there may be another one, so that a new line is asked before the mark says it. */
  const signedOut = (): void => {
    rests = asks
    asks = true
    line.anew()
    if (rests) know({ signedOut: true, isSynced: false })
  }
  const refused = (reason: string): Refusal | undefined => {
    const why = refusalIn(reason)
    if (why?.refused === 'not-signed-in') signedOut()
    else if (why) close(why)
    return why
  }
  provider.on('synced', () => {
    asks = false
    const mayWrite = provider.authorizedScope !== 'readonly'
    know({ isSynced: true, signedOut: false, mayWrite, since: undefined })
    begin()
  })
  provider.on('stateless', ({ payload }: { payload: string }) => {
    const told = JSON.parse(payload) as Told
    if (told.draft !== undefined) {
      identity = told.draft
      begin()
    }
    if (told.kept !== undefined) acknowledged(told.kept)
    if (told.again !== undefined) setTimeout(() => line.webSocket?.close(), 500)
    if (told.closed) close(told.closed)
  })
  provider.on('authenticationFailed', ({ reason }: { reason: string }) => {
    // Where the server could not say why, it is asked again.
    if (!refused(reason)) line.webSocket?.close()
  })
  // Where the server ends the draft alone, it says why.
  provider.on('close', ({ event }: { event: { reason: string } }) => refused(event.reason))
  line.on('close', ({ event }: { event: { code: number; reason: string } }) => {
    clearTimeout(waiting)
    waiting = undefined
    know({ isSynced: false, since: known.since ?? new Date() })
    if (event.code === 1009)
      close(
        refuse(
          'too-large',
          'What was written or pasted at once is too long to be sent. Copy it, open the story again, and paste less.',
        ),
      )
    if (event.code === 4401) signedOut()
  })
  provider.attach()
  void line.connect()
  return {
    ...{ story, doc, awareness, ready: ready.promise },
    mark: () => mark,
    onMark(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    saved: () =>
      new Promise((resolve) => {
        sendMark(false)
        const look = () => {
          if (mark.is === 'saving' || mark.is === 'opening') return
          listeners.delete(look)
          resolve(mark.is === 'saved' || mark.is === 'reading')
        }
        listeners.add(look)
        look()
      }),
    hurry() {
      sendMark(false)
      if (!known.isSynced) void line.connect()
    },
    signedIn() {
      // A line that is being opened was asked for under the session before: its answer is of no use.
      if (known.isSynced || known.closed) return
      rests = false
      asks = true
      line.anew()
    },
    leftOver: () => wordsIn(others.map(({ update }) => update)),
    letGo: () => journal.forget(others.splice(0).map(({ key }) => key)),
    async close() {
      sendMark(false)
      clearTimeout(waiting)
      provider.destroy()
      line.destroy()
      doc.destroy()
      listeners.clear()
    },
  }
}

const refusalIn = (reason: string): Refusal | undefined => {
  try {
    const said: unknown = JSON.parse(reason)
    return isRefusal(said) ? said : undefined
  } catch {
    return undefined
  }
}
