/** The list of wires as the desk holds it: what is loaded of it, what has come since, what is being loaded. No look. */

import { isRefusal } from '../../base/refusal.ts'
import type { WireRow, WiresNews, WiresPage } from '../../newsroom/wires/wire-row.ts'
import { queryOf, type Wants } from '../../story/wire-wants.ts'
import { get } from '../call.ts'

/** `fresh` are rows that came since and are not shown yet, `end` says that nothing older is there. */
export type Loaded = {
  rows: readonly WireRow[]
  fresh: readonly WireRow[]
  loading: boolean
  end: boolean
  /** Why the last call brought nothing. */
  problem: string | undefined
  signedOut: boolean
}

const empty: Loaded = { rows: [], fresh: [], loading: true, end: false, problem: undefined, signedOut: false }

const firstPage = 60
const nextPage = 200

/** `rows` below `over`, each chain once, where it stands higher. */
const merged = (over: readonly WireRow[], rows: readonly WireRow[]): WireRow[] => {
  const heads = new Set(over.map(({ head }) => head))
  return [...over, ...rows.filter(({ head }) => !heads.has(head))]
}

export type WireList = ReturnType<typeof wireList>

/** A list of what is wanted; it loads its head at once, and tells whoever has subscribed of every change. */
export const wireList = (wants: Wants) => {
  const query = queryOf(wants).toString()
  const heard = new Set<() => void>()
  const stopped = new AbortController()
  let state = empty
  /** The present state of rows further down is asked for when they are looked at: this is how often something has changed. */
  let generation = 0
  const seenAt = new Map<string, number>()
  let newest: string | undefined

  const set = (change: Partial<Loaded>): void => {
    state = { ...state, ...change }
    for (const tell of heard) tell()
  }
  const ask = async <Answer>(more: string): Promise<Answer | undefined> => {
    const path = `/api/wires?${[query, more].filter(Boolean).join('&')}`
    const answer = await get<Answer>(path, stopped.signal).catch(() => undefined)
    if (stopped.signal.aborted || answer === undefined) return undefined
    if (!isRefusal(answer)) {
      if (state.problem) set({ problem: undefined, signedOut: false })
      return answer
    }
    set({ problem: answer.sentence, signedOut: answer.refused === 'not-signed-in', loading: false })
    return undefined
  }
  const seen = (rows: readonly WireRow[]): void => {
    for (const { head } of rows) seenAt.set(head, generation)
  }
  const load = async (): Promise<void> => {
    set({ loading: true })
    const page = await ask<WiresPage>(`limit=${firstPage}`)
    if (!page) return
    seen(page.rows)
    newest = page.rows[0]?.place
    set({ rows: page.rows, fresh: [], loading: false, end: !page.more })
  }
  const more = async (): Promise<void> => {
    const last = state.rows.at(-1)
    if (state.loading || state.end || !last || state.problem) return
    set({ loading: true })
    const page = await ask<WiresPage>(`before=${last.place}&limit=${nextPage}`)
    if (!page) return
    seen(page.rows)
    set({ rows: merged(state.rows, page.rows), loading: false, end: !page.more })
  }
  const replace = (now: readonly WireRow[]): void => {
    if (now.length === 0) return
    seen(now)
    const byHead = new Map(now.map((row) => [row.head, row]))
    set({
      // A row keeps its place until somebody asks for what is new.
      rows: state.rows.map((row) => {
        const other = byHead.get(row.head)
        return other ? { ...other, place: row.place } : row
      }),
    })
  }
  /** What came since, and how these chains stand now. `show`: it slides in at once. */
  const refresh = async (heads: readonly string[], show: boolean): Promise<void> => {
    generation += 1
    if (newest === undefined) return state.loading ? undefined : load()
    const also = heads.map((head) => `&also=${head}`).join('')
    const news = await ask<WiresNews>(`after=${newest}&limit=${nextPage}${also}`)
    if (!news) return
    replace(news.also)
    if (news.rows.length === 0) return
    // More than a page came: what lies between is not known, so that the list begins anew from it.
    if (news.more && show) return load()
    seen(news.rows)
    newest = news.rows[0]?.place ?? newest
    const fresh = merged(news.rows, state.fresh)
    if (show) set({ rows: merged(fresh, state.rows), fresh: [] })
    else set({ fresh })
  }

  void load()
  return {
    state: () => state,
    subscribe(tell: () => void) {
      heard.add(tell)
      return () => heard.delete(tell)
    },
    load,
    more,
    refresh,
    /** Asks how those of these chains stand now that were loaded before something changed. */
    async look(heads: readonly string[]): Promise<void> {
      const old = heads.filter((head) => (seenAt.get(head) ?? 0) < generation)
      if (old.length === 0 || newest === undefined) return
      for (const head of old) seenAt.set(head, generation)
      const news = await ask<WiresNews>(`after=${newest}&limit=1${old.map((head) => `&also=${head}`).join('')}`)
      if (news) replace(news.also)
    },
    /** Puts what is new on top. */
    showFresh(): void {
      if (state.fresh.length >= nextPage) void load()
      else if (state.fresh.length > 0) set({ rows: merged(state.fresh, state.rows), fresh: [] })
    },
    /** Takes a chain off the list that is wanted in it no longer. */
    without(head: string): void {
      set({
        rows: state.rows.filter((row) => row.head !== head),
        fresh: state.fresh.filter((row) => row.head !== head),
      })
    },
    stop: () => stopped.abort(),
  }
}
