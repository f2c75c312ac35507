/** What the address of the Stories screen says: which stories are wanted. Going back goes back to those before. */

import { useMemo, useSyncExternalStore } from 'react'
import { type StoryWants, storyQueryOf, storyWantsOf } from '../../story/life/story-wants.ts'

const changed = 'desk:address'

const subscribe = (tell: () => void): (() => void) => {
  window.addEventListener('popstate', tell)
  window.addEventListener(changed, tell)
  return () => {
    window.removeEventListener('popstate', tell)
    window.removeEventListener(changed, tell)
  }
}

export const useStoryWants = (): StoryWants => {
  const search = useSyncExternalStore(subscribe, () => window.location.search)
  return useMemo(() => storyWantsOf(new URLSearchParams(search)), [search])
}

/** Wants others; `quietly` without a step that Back would go back to, as while typing. */
export const wantStories = (wants: StoryWants, quietly = false): void => {
  const query = storyQueryOf(wants).toString()
  const address = query ? `${window.location.pathname}?${query}` : window.location.pathname
  window.history[quietly ? 'replaceState' : 'pushState'](null, '', address)
  window.dispatchEvent(new Event(changed))
}
