/** `g` and then a letter goes to a screen, from anywhere on the desk. */

import { useEffect } from 'react'
import { isFree, lettersAreKeys } from './keys.ts'
import { go } from './route.ts'
import { ownScreens } from './screens.ts'

/** How long the letter may wait for, in milliseconds. */
const patience = 1500

/** Heard before the screen's own keys: the letter after `g` is not theirs. */
export const useGoing = (): void => {
  useEffect(() => {
    let since = Number.NEGATIVE_INFINITY
    const pressed = (event: KeyboardEvent) => {
      if (!lettersAreKeys() || !isFree(event)) return
      const isSecond = event.timeStamp - since < patience
      since = event.key === 'g' && !isSecond ? event.timeStamp : Number.NEGATIVE_INFINITY
      const to = isSecond ? ownScreens.find(({ letter }) => letter === event.key)?.address : undefined
      if (event.key !== 'g' && to === undefined) return
      event.preventDefault()
      event.stopPropagation()
      if (to) go(to)
    }
    document.addEventListener('keydown', pressed, true)
    return () => document.removeEventListener('keydown', pressed, true)
  }, [])
}
