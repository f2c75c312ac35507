/** What was written and is not acknowledged yet, kept in the browser (IndexedDB) by person and story: it survives a closed tab and an expired session. */

import type { Journal } from './owed.ts'

const name = 'dateline-drafts'
const store = 'updates'
/** What nobody has come back for is forgotten after so long, in milliseconds. */
const longest = 60 * 24 * 3600_000

type Row = { key?: number; of: string; identity: string; update: Uint8Array<ArrayBuffer>; at: number }

const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

const opened = (): Promise<IDBDatabase> => {
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => {
    const rows = request.result.createObjectStore(store, { keyPath: 'key', autoIncrement: true })
    rows.createIndex('of', 'of')
  }
  return done(request)
}

/** The journal of this person for this story. One that the browser refuses says so by a promise that fails. */
export const browserJournal = (person: string, story: string): Journal => {
  const of = `${person} ${story}`
  let database: Promise<IDBDatabase> | undefined
  const rows = async (mode: IDBTransactionMode): Promise<IDBObjectStore> => {
    database ??= opened()
    return (await database).transaction(store, mode).objectStore(store)
  }
  return {
    async read() {
      const now = Date.now()
      const found: Row[] = await done((await rows('readonly')).index('of').getAll(of))
      const old = found.filter(({ at }) => now - at > longest)
      if (old.length > 0) await this.forget(old.flatMap(({ key }) => key ?? []))
      return found
        .filter((row) => !old.includes(row))
        .map(({ key = 0, identity, update }) => ({ key, identity, update }))
    },
    async add(identity, update) {
      const row: Row = { of, identity, update: new Uint8Array(update), at: Date.now() }
      return Number(await done((await rows('readwrite')).add(row)))
    },
    async forget(keys) {
      const kept = await rows('readwrite')
      await Promise.all(keys.map((key) => done(kept.delete(key))))
    },
  }
}
