/** Whoever has written something and not kept it is asked before they leave: to another screen, back, or out of the page. */

import { useEffect } from 'react'
import { guardLeaving } from '../route.ts'
import { say } from '../words/say.ts'

export const useUnsaved = (isChanged: boolean): void => {
  useEffect(() => {
    if (!isChanged) return undefined
    const leaving = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', leaving)
    const end = guardLeaving(() => window.confirm(say('settings.leave')))
    return () => {
      window.removeEventListener('beforeunload', leaving)
      end()
    }
  }, [isChanged])
}
