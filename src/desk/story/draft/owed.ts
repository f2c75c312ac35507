/** What was written here and is not acknowledged yet: in memory for the mark, in the journal for the next tab. */

import * as Y from 'yjs'

/** One entry of a journal: an update of the draft of this identity. */
export type Entry = { key: number; identity: string; update: Uint8Array }

export type Journal = {
  /** What earlier tabs have left. */
  read(): Promise<Entry[]>
  /** Ends when it is kept. */
  add(identity: string, update: Uint8Array): Promise<number>
  /** Forgets entries that were acknowledged. */
  forget(keys: readonly number[]): Promise<void>
}

export type Owed = {
  /** The number of the newest; whoever acknowledges it has all before it. */
  newest(): number
  any(): boolean
  /** Whether all of it is in the journal. */
  journaled(): boolean
  add(identity: string, update: Uint8Array): void
  /** What earlier tabs have written into the draft of this identity, which is owed from now on; the rest was written into others. */
  recall(identity: string): Promise<{ update: Uint8Array | undefined; others: Entry[] }>
  acknowledged(upTo: number): void
  /** Forgets all of it: what was withdrawn stays on no device. */
  drop(): void
}

/** `changed`: something was kept in the journal, or could not be. */
export const owing = (journal: Journal, changed: () => void): Owed => {
  let owed: { number: number; key?: number }[] = []
  let newest = 0
  const forget = (keys: readonly number[]): void => {
    // What is not forgotten now is sent once more by a later tab, which changes nothing.
    if (keys.length > 0) journal.forget(keys).catch(changed)
  }
  return {
    newest: () => newest,
    any: () => owed.length > 0,
    journaled: () => owed.every(({ key }) => key !== undefined),
    add(identity, update) {
      newest += 1
      const one: (typeof owed)[number] = { number: newest }
      owed.push(one)
      journal.add(identity, update).then((key) => {
        one.key = key
        // It was acknowledged before it was kept.
        if (!owed.includes(one)) forget([key])
        changed()
      }, changed)
    },
    async recall(identity) {
      const entries = await journal.read().catch((): Entry[] => [])
      const mine = entries.filter((entry) => entry.identity === identity)
      for (const { key } of mine) {
        newest += 1
        owed.push({ number: newest, key })
      }
      return {
        update: mine.length > 0 ? Y.mergeUpdates(mine.map(({ update }) => update)) : undefined,
        others: entries.filter((entry) => entry.identity !== identity),
      }
    },
    acknowledged(upTo) {
      forget(owed.flatMap(({ number, key }) => (number <= upTo && key !== undefined ? key : [])))
      owed = owed.filter(({ number }) => number > upTo)
    },
    drop() {
      forget(owed.flatMap(({ key }) => key ?? []))
    },
  }
}

/** The words that updates have written, in the order in which they were; where the document that they belong to is no more. */
export const wordsIn = (updates: readonly Uint8Array[]): string =>
  updates
    .flatMap((update) => Y.decodeUpdate(update).structs)
    .map((struct) => ('content' in struct && struct.content instanceof Y.ContentString ? struct.content.str : ''))
    .join('')
