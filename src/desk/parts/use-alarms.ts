/** How many alarms are open: what the page brought along, and asked for again only when the server says that one was raised or ended. */

import { useSyncExternalStore } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import { get } from '../call.ts'
import { listen } from '../live.ts'
import { start } from '../start.ts'

let count = start.alarms
const told = new Set<() => void>()
let stop: (() => void) | undefined

const refresh = async (): Promise<void> => {
  const answer = await get<{ count: number }>('/api/now/alarms')
  // Whoever is signed out is told so by what they do next.
  if (isRefusal(answer) || answer.count === count) return
  count = answer.count
  for (const tell of told) tell()
}

const subscribe = (tell: () => void): (() => void) => {
  told.add(tell)
  stop ??= listen(
    'alarms',
    () => void refresh(),
    () => undefined,
  )
  return () => {
    told.delete(tell)
    if (told.size > 0) return
    stop?.()
    stop = undefined
  }
}

export const useAlarms = (): number => useSyncExternalStore(subscribe, () => count)
