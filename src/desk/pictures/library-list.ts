/** The library's list as the desk holds it: what is loaded of it, what has come since, what is being loaded. No look. */

import { useEffect, useState, useSyncExternalStore } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import type { LibraryPage, LibraryRow } from '../../newsroom/pictures/library-row.ts'
import { type LibraryWants, libraryQueryOf, libraryWantsOf } from '../../story/library-wants.ts'
import { get } from '../call.ts'

/** `fresh` are pictures that came since and are not shown yet, `end` says that nothing older is there. */
export type LoadedLibrary = {
  rows: readonly LibraryRow[]
  fresh: number
  loading: boolean
  end: boolean
  problem: string | undefined
  signedOut: boolean
}

const empty: LoadedLibrary = { rows: [], fresh: 0, loading: true, end: false, problem: undefined, signedOut: false }

const firstPage = 60
const nextPage = 200

/** By place: instant and identity, the newest first. */
const isOlder = (row: LibraryRow, than: LibraryRow): boolean => {
  const [at = '', id = ''] = row.place.split('_')
  const [thanAt = '', thanId = ''] = than.place.split('_')
  return Number(at) === Number(thanAt) ? id < thanId : Number(at) < Number(thanAt)
}

export type LibraryList = ReturnType<typeof libraryList>

/** A list of what is wanted; it loads its head at once, and tells whoever has subscribed of every change. */
export const libraryList = (wants: LibraryWants) => {
  const query = libraryQueryOf(wants).toString()
  const heard = new Set<() => void>()
  const stopped = new AbortController()
  let state = empty

  const set = (change: Partial<LoadedLibrary>): void => {
    state = { ...state, ...change }
    for (const tell of heard) tell()
  }
  const ask = async (more: string): Promise<LibraryPage | undefined> => {
    const path = `/api/pictures?${[query, more].filter(Boolean).join('&')}`
    const answer = await get<LibraryPage>(path, stopped.signal).catch(() => undefined)
    if (stopped.signal.aborted || answer === undefined) return undefined
    if (!isRefusal(answer)) {
      if (state.problem) set({ problem: undefined, signedOut: false })
      return answer
    }
    set({ problem: answer.sentence, signedOut: answer.refused === 'not-signed-in', loading: false })
    return undefined
  }
  const load = async (): Promise<void> => {
    set({ loading: true })
    const page = await ask(`limit=${firstPage}`)
    if (page) set({ rows: page.rows, fresh: 0, loading: false, end: !page.more })
  }
  void load()
  return {
    state: () => state,
    subscribe(tell: () => void) {
      heard.add(tell)
      return () => heard.delete(tell)
    },
    load,
    async more(): Promise<void> {
      const last = state.rows.at(-1)
      if (state.loading || state.end || !last || state.problem) return
      set({ loading: true })
      const page = await ask(`before=${last.place}&limit=${nextPage}`)
      if (!page) return
      const known = new Set(state.rows.map(({ id }) => id))
      set({ rows: [...state.rows, ...page.rows.filter(({ id }) => !known.has(id))], loading: false, end: !page.more })
    },
    /** How the newest stand now; those that came since slide in where `show` says so, and else wait to be asked for. */
    async refresh(show: boolean): Promise<void> {
      const page = await ask(`limit=${Math.min(nextPage, Math.max(firstPage, state.rows.length))}`)
      if (!page) return
      const last = page.rows.at(-1)
      const older = page.more && last ? state.rows.filter((row) => isOlder(row, last)) : []
      const known = new Set(state.rows.map(({ id }) => id))
      const held = show ? [] : page.rows.filter((row) => !known.has(row.id) && isNewest(row, state.rows))
      const rows = [...page.rows.filter((row) => !held.includes(row)), ...older]
      set({ rows, fresh: held.length, loading: false, end: older.length > 0 ? state.end : !page.more })
    },
    stop: () => stopped.abort(),
  }
}

const isNewest = (row: LibraryRow, rows: readonly LibraryRow[]): boolean =>
  rows[0] !== undefined && isOlder(rows[0], row)

const silent = () => () => undefined
const none = () => empty

export const useLibrary = (wants: LibraryWants): { list: LibraryList | undefined; loaded: LoadedLibrary } => {
  const [list, setList] = useState<LibraryList>()
  const query = libraryQueryOf(wants).toString()
  useEffect(() => {
    const made = libraryList(libraryWantsOf(new URLSearchParams(query)))
    setList(made)
    return () => made.stop()
  }, [query])
  return { list, loaded: useSyncExternalStore(list?.subscribe ?? silent, list?.state ?? none) }
}
