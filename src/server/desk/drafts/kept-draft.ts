/** One draft that is open on this node: what is written here is committed in batches, what other nodes commit is brought in. */

import { setTimeout as sleep } from 'node:timers/promises'
import * as Y from 'yjs'
import type { Db } from '../../../store/database.ts'
import { addDraftUpdate, type DraftBytes, draftSince, mergeDraftUpdates } from '../../../store/drafts/drafts.ts'

/** For how long what is typed is gathered before it is committed, in milliseconds: a fast typist costs some twenty commits a second at most. */
const gathered = 40
/** After so many updates they are put into the state. */
const mergedAfter = 200
/** How long a commit that failed waits to be tried again, in milliseconds; longer each time. */
const [again, longest] = [100, 3000]

/** What comes from the database is in it already. */
export const fromStore = { source: 'local', skipStoreHooks: true } as const

export type KeptDraft = {
  readonly identity: string
  /** Bytes of the draft, at most. */
  size(): number
  /** Fills the document, which follows the draft from now on. */
  attach(doc: Y.Doc): void
  doc(): Y.Doc | undefined
  /** Takes what somebody has written on this node. */
  wrote(update: Uint8Array, writer: string): void
  /** Ends when all that was written here until now is committed: `true`; or when the draft is no more before it is. */
  kept(): Promise<boolean>
  /** The database says that the draft has this update, or is no more. */
  heard(number: number | undefined): void
  /** Some of what the database said may have gone by unheard. */
  missed(): void
}

export type Keeping = {
  db: Db
  bytes: DraftBytes
  /** Something of this node was committed. */
  committed(): void
  /** The draft is no more. */
  gone(): void
  /** A commit failed; it is tried again. */
  failed(error: unknown): void
}

export const keptDraft = ({ db, bytes, committed, gone, failed }: Keeping): KeptDraft => {
  const { identity, story } = bytes
  const name = { identity, story }
  let first: Uint8Array[] | undefined = [bytes.state, ...bytes.updates]
  let size = first.reduce((sum, { length }) => sum + length, 0)
  let document: Y.Doc | undefined
  let [seen, told, merged] = [bytes.number, bytes.number, bytes.number - bytes.updates.length]
  let pending: Uint8Array[] = []
  let writers = new Set<string>()
  let [wrote, kept] = [0, 0]
  let [running, ended] = [false, false]
  let news = Promise.withResolvers<void>()

  const tell = () => {
    news.resolve()
    news = Promise.withResolvers()
  }
  const end = () => {
    if (ended) return
    ended = true
    tell()
    gone()
  }
  const commit = async () => {
    await sleep(gathered)
    const [batch, by, upTo] = [pending, writers, wrote]
    pending = []
    writers = new Set()
    const number = await addDraftUpdate(db, name, Y.mergeUpdates(batch), [...by]).catch((error: unknown) => {
      pending = [...batch, ...pending]
      writers = new Set([...by, ...writers])
      throw error
    })
    if (number === undefined) return end()
    // Where another node has come between, its updates are fetched, and ours with them.
    if (number === seen + 1) seen = number
    else told = Math.max(told, number)
    kept = upTo
    tell()
    committed()
  }
  const catchUp = async () => {
    const until = told
    const since = await draftSince(db, name, seen)
    if (!since) return end()
    document?.transact(() => {
      for (const update of since.bytes) if (document) Y.applyUpdate(document, update, fromStore)
    }, fromStore)
    size += since.bytes.reduce((sum, { length }) => sum + length, 0)
    seen = since.number
    if (told === until) told = seen
  }
  const mergeSometimes = async () => {
    if (!document || ended || told > seen || seen - merged < mergedAfter) return
    await mergeDraftUpdates(db, name, Y.encodeStateAsUpdate(document), seen)
    merged = seen
  }
  const run = async () => {
    if (running) return
    running = true
    for (let wait = again; !ended && document && (pending.length > 0 || told > seen); ) {
      try {
        await (pending.length > 0 ? commit() : catchUp())
        await mergeSometimes()
        wait = again
      } catch (error) {
        failed(error)
        await sleep(wait)
        wait = Math.min(2 * wait, longest)
      }
    }
    running = false
  }

  return {
    identity,
    size() {
      // Updates weigh more one by one than together.
      if (document && size > 1_000_000) size = Y.encodeStateAsUpdate(document).length
      return size
    },
    attach(doc) {
      const before = first ?? (document ? [Y.encodeStateAsUpdate(document)] : [])
      document = doc
      doc.transact(() => {
        for (const update of before) Y.applyUpdate(doc, update, fromStore)
      }, fromStore)
      first = undefined
      void run()
    },
    doc: () => document,
    wrote(update, writer) {
      if (ended) return
      pending.push(update)
      writers.add(writer)
      size += update.length
      wrote += 1
      void run()
    },
    async kept() {
      const upTo = wrote
      while (!ended && kept < upTo) await news.promise
      return kept >= upTo
    },
    heard(number) {
      if (number === undefined) return end()
      told = Math.max(told, number)
      void run()
    },
    missed() {
      told = Math.max(told, seen + 1)
      void run()
    },
  }
}
