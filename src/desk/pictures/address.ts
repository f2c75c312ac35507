/** What the address says of the library: which filters, and which picture is open. Going back goes back to those before. */

import { useSyncExternalStore } from 'react'
import { type LibraryWants, libraryQueryOf, libraryWantsOf } from '../../story/library-wants.ts'

export type LibraryPlace = { wants: LibraryWants; picture: string | undefined }

const changed = 'desk:library'

const subscribe = (tell: () => void): (() => void) => {
  window.addEventListener('popstate', tell)
  window.addEventListener(changed, tell)
  return () => {
    window.removeEventListener('popstate', tell)
    window.removeEventListener(changed, tell)
  }
}

let last: { search: string; place: LibraryPlace } | undefined

const read = (): LibraryPlace => {
  const { search } = window.location
  if (last?.search === search) return last.place
  const query = new URLSearchParams(search)
  const place = { wants: libraryWantsOf(query), picture: query.get('picture') ?? undefined }
  last = { search, place }
  return place
}

export const useLibraryPlace = (): LibraryPlace => useSyncExternalStore(subscribe, read)

/** Goes there; `quietly` without a step that Back would go back to, as while typing. */
export const goToLibrary = ({ wants, picture }: LibraryPlace, quietly = false): void => {
  const query = libraryQueryOf(wants)
  if (picture) query.set('picture', picture)
  const address = query.size > 0 ? `${window.location.pathname}?${query}` : window.location.pathname
  const state = quietly ? window.history.state : { opened: picture !== undefined }
  window.history[quietly ? 'replaceState' : 'pushState'](state, '', address)
  window.dispatchEvent(new Event(changed))
}

/** Closes the picture: the step that opened it is taken back where there was one. */
export const closePicture = (wants: LibraryWants): void => {
  if (window.history.state?.opened) window.history.back()
  else goToLibrary({ wants, picture: undefined }, true)
}
