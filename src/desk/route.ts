/** Which screen is shown: the path of the address. Links inside the desk change it without loading the page anew. */

import { useSyncExternalStore } from 'react'

const changed = 'desk:route'

const subscribe = (tell: () => void): (() => void) => {
  window.addEventListener('popstate', tell)
  window.addEventListener(changed, tell)
  return () => {
    window.removeEventListener('popstate', tell)
    window.removeEventListener(changed, tell)
  }
}

export const usePath = (): string => useSyncExternalStore(subscribe, () => window.location.pathname)

/** Asks whether what was written and not kept may be lost, and the address where it stands. */
let guard: { mayLeave: () => boolean; address: string } | undefined

/** From here on whoever goes elsewhere in the desk is asked first; until it is ended. */
export const guardLeaving = (mayLeave: () => boolean): (() => void) => {
  const own = { mayLeave, address: window.location.href }
  guard = own
  return () => {
    if (guard === own) guard = undefined
  }
}

export const mayLeave = (): boolean => !guard || guard.mayLeave()

// Back and Forward have gone already: whoever stays is brought back before a screen hears of it.
window.addEventListener('popstate', (event) => {
  if (mayLeave()) return
  event.stopImmediatePropagation()
  window.history.pushState(null, '', guard?.address)
})

/** Goes to another place of the desk: a path, with a query where the screen has one. */
export const go = (address: string): void => {
  if (!mayLeave()) return
  window.history.pushState(null, '', address)
  window.dispatchEvent(new Event(changed))
}

/** The same in place of where one is: Back does not lead here. */
export const replace = (address: string): void => {
  window.history.replaceState(null, '', address)
  window.dispatchEvent(new Event(changed))
}

/** What the desk's server answers itself, and so is loaded as a page. */
const isPage = (path: string): boolean => /^\/desk\/(sign-in|sign-out)$/.test(path)

/** Follows links to other screens here; a new tab, a download and another site stay the browser's. */
export const followLinks = (): void => {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    if (!link || event.defaultPrevented || !isPlain || link.target || link.hasAttribute('download')) return
    const to = new URL(link.href)
    if (to.origin !== window.location.origin || !/^\/desk(\/|$)/.test(to.pathname) || isPage(to.pathname)) return
    // A part of the page that is open.
    if (to.hash && to.pathname === window.location.pathname && to.search === window.location.search) return
    event.preventDefault()
    go(to.pathname + to.search + to.hash)
  })
}
