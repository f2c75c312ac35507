/** What the address says: which preset, which filters. Going back goes back to the filters before. */

import { useSyncExternalStore } from 'react'
import { queryOf, type Wants, wantsOf } from '../../story/wire-wants.ts'

export type Place = {
  /** The preset that was chosen; empty for all wires; undefined where the address says nothing at all. */
  preset: string | undefined
  wants: Wants
}

const changed = 'desk:address'

const subscribe = (tell: () => void): (() => void) => {
  window.addEventListener('popstate', tell)
  window.addEventListener(changed, tell)
  return () => {
    window.removeEventListener('popstate', tell)
    window.removeEventListener(changed, tell)
  }
}

let last: { search: string; place: Place } | undefined

const read = (): Place => {
  const { search } = window.location
  if (last?.search === search) return last.place
  const query = new URLSearchParams(search)
  const place = { preset: search === '' ? undefined : (query.get('preset') ?? ''), wants: wantsOf(query) }
  last = { search, place }
  return place
}

export const usePlace = (): Place => useSyncExternalStore(subscribe, read)

/** Goes to other filters; `quietly` without a step that Back would go back to, as while typing. */
export const goTo = (preset: string, wants: Wants, quietly = false): void => {
  const query = queryOf(wants)
  query.set('preset', preset)
  window.history[quietly ? 'replaceState' : 'pushState'](null, '', `${window.location.pathname}?${query}`)
  window.dispatchEvent(new Event(changed))
}
