/** A long list as the desk holds it: what is loaded of it, what has come since, what is being loaded. No look. */

import { isRefusal } from '../../base/refusal.ts'
import { get } from '../call.ts'

/** A row has a place in the list: what stands before or after it is asked for by that. */
type Placed = { place: string }
type Page<Row> = { rows: Row[]; more: boolean }
type News<Row> = Page<Row> & { also: Row[] }

/** `fresh` are rows that came since and are not shown yet, `end` says that nothing older is there. */
export type Loaded<Row> = {
  rows: readonly Row[]
  fresh: readonly Row[]
  loading: boolean
  end: boolean
  /** Why the last call brought nothing. */
  problem: string | undefined
  signedOut: boolean
}

export const nothingLoaded: Loaded<never> = {
  ...{ rows: [], fresh: [], loading: true, end: false, problem: undefined, signedOut: false },
}

/** Where the list is asked for (`limit`, `before`, `after`, `also` are added to the query), and by what a row is known however it changes. */
export type Listing<Row> = {
  path: string
  query: string
  idOf: (row: Row) => string
  /** Whether what is shown already and has changed stays where it is, and is nothing new. */
  staysPut?: boolean
}

const firstPage = 60
const nextPage = 200

export type LiveList<Row extends Placed> = ReturnType<typeof liveList<Row>>

/** A list of what is wanted; it loads its head at once, and tells whoever has subscribed of every change. */
export const liveList = <Row extends Placed>({ path: at, query, idOf, staysPut = false }: Listing<Row>) => {
  const heard = new Set<() => void>()
  const stopped = new AbortController()
  let state: Loaded<Row> = nothingLoaded
  /** The present state of rows further down is asked for when they are looked at: this is how often something has changed. */
  let generation = 0
  const seenAt = new Map<string, number>()
  let newest: string | undefined

  /** `rows` below `over`, each once, where it stands higher. */
  const merged = (over: readonly Row[], rows: readonly Row[]): Row[] => {
    const ids = new Set(over.map(idOf))
    return [...over, ...rows.filter((row) => !ids.has(idOf(row)))]
  }
  const set = (change: Partial<Loaded<Row>>): void => {
    state = { ...state, ...change }
    for (const tell of heard) tell()
  }
  const ask = async <Answer>(more: string): Promise<Answer | undefined> => {
    const path = `${at}?${[query, more].filter(Boolean).join('&')}`
    const answer = await get<Answer>(path, stopped.signal).catch(() => undefined)
    if (stopped.signal.aborted || answer === undefined) return undefined
    if (!isRefusal(answer)) {
      if (state.problem) set({ problem: undefined, signedOut: false })
      return answer
    }
    set({ problem: answer.sentence, signedOut: answer.refused === 'not-signed-in', loading: false })
    return undefined
  }
  const seen = (rows: readonly Row[]): void => {
    for (const row of rows) seenAt.set(idOf(row), generation)
  }
  const load = async (): Promise<void> => {
    set({ loading: true })
    const page = await ask<Page<Row>>(`limit=${firstPage}`)
    if (!page) return
    seen(page.rows)
    newest = page.rows[0]?.place
    set({ rows: page.rows, fresh: [], loading: false, end: !page.more })
  }
  const more = async (): Promise<void> => {
    const last = state.rows.at(-1)
    if (state.loading || state.end || !last || state.problem) return
    set({ loading: true })
    const page = await ask<Page<Row>>(`before=${last.place}&limit=${nextPage}`)
    if (!page) return
    seen(page.rows)
    set({ rows: merged(state.rows, page.rows), loading: false, end: !page.more })
  }
  const replace = (now: readonly Row[]): void => {
    if (now.length === 0) return
    seen(now)
    const byId = new Map(now.map((row) => [idOf(row), row]))
    set({
      // A row keeps its place until somebody asks for what is new.
      rows: state.rows.map((row) => {
        const other = byId.get(idOf(row))
        return other ? { ...other, place: row.place } : row
      }),
    })
  }
  /** What came since, and how these stand now. `show`: it slides in at once. */
  const refresh = async (ids: readonly string[], show: boolean): Promise<void> => {
    generation += 1
    if (newest === undefined) return state.loading ? undefined : load()
    const also = ids.map((id) => `&also=${id}`).join('')
    const news = await ask<News<Row>>(`after=${newest}&limit=${nextPage}${also}`)
    if (!news) return
    replace(news.also)
    if (news.rows.length === 0) return
    // More than a page came: what lies between is not known, so that the list begins anew from it.
    if (news.more && show) return load()
    seen(news.rows)
    newest = news.rows[0]?.place ?? newest
    if (staysPut && !show) replace(news.rows)
    const here = new Set(staysPut && !show ? state.rows.map(idOf) : [])
    const fresh = merged(
      news.rows.filter((row) => !here.has(idOf(row))),
      state.fresh,
    )
    if (show) set({ rows: merged(fresh, state.rows), fresh: [] })
    else set({ fresh })
  }

  void load()
  return {
    query,
    state: () => state,
    subscribe(tell: () => void) {
      heard.add(tell)
      return () => heard.delete(tell)
    },
    load,
    more,
    refresh,
    /** Asks how those of these stand now that were loaded before something changed. */
    async look(ids: readonly string[]): Promise<void> {
      const old = ids.filter((id) => (seenAt.get(id) ?? 0) < generation)
      if (old.length === 0 || newest === undefined) return
      for (const id of old) seenAt.set(id, generation)
      const news = await ask<News<Row>>(`after=${newest}&limit=1${old.map((id) => `&also=${id}`).join('')}`)
      if (news) replace(news.also)
    },
    /** Puts what is new on top. */
    showFresh(): void {
      if (state.fresh.length >= nextPage) void load()
      else if (state.fresh.length > 0) set({ rows: merged(state.fresh, state.rows), fresh: [] })
    },
    /** Takes one off the list that is wanted in it no longer. */
    without(id: string): void {
      set({
        rows: state.rows.filter((row) => idOf(row) !== id),
        fresh: state.fresh.filter((row) => idOf(row) !== id),
      })
    },
    stop: () => stopped.abort(),
  }
}
