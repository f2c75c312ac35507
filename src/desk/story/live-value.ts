/** A value outside of React that components may watch: a key in the text wakes nobody who does not show what it changed. */

import { useSyncExternalStore } from 'react'

export type LiveValue<Value> = {
  get(): Value
  set(value: Value): void
  subscribe(tell: () => void): () => void
}

/** `same` says of two values that nobody need be told. */
export const liveValue = <Value>(first: Value, same: (a: Value, b: Value) => boolean = Object.is): LiveValue<Value> => {
  const heard = new Set<() => void>()
  let value = first
  return {
    get: () => value,
    set(next) {
      if (same(value, next)) return
      value = next
      for (const tell of heard) tell()
    },
    subscribe(tell) {
      heard.add(tell)
      return () => heard.delete(tell)
    },
  }
}

export const useLive = <Value>({ subscribe, get }: LiveValue<Value>): Value => useSyncExternalStore(subscribe, get)

/** Compares what is plain data by what is in it. */
export const sameData = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Calls `does` once nothing has asked for it for `pause` milliseconds, and the browser has time. */
export const whenIdle = (does: () => void, pause: number): { ask(): void; stop(): void } => {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let idle = 0
  const later = () => {
    // Safari has no idle time; there it is done at once.
    if (typeof requestIdleCallback === 'function') idle = requestIdleCallback(does, { timeout: 1000 })
    else does()
  }
  const stop = () => {
    clearTimeout(waiting)
    if (idle && typeof cancelIdleCallback === 'function') cancelIdleCallback(idle)
  }
  return {
    ask() {
      stop()
      waiting = setTimeout(later, pause)
    },
    stop,
  }
}
