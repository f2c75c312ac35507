/** The line over which the server says what has changed, one for the whole desk. Nothing is asked for while nothing happens. */

import type { DeskNews } from '../newsroom/wires/desk-start.ts'
import { whenSignedIn } from './sign-in-again.tsx'

export type LiveState = 'wait' | 'on' | 'off'

/** How long a line that the server refused waits before it is tried again, in milliseconds. The browser mends one that only broke. */
const again = 60_000

/** `changed`: what it is about may be another, and which of it where that is known; `told`: how the line stands. */
type Changed = (which?: readonly string[]) => void
type Listener = { about: DeskNews; changed: Changed; told: (state: LiveState) => void }

const listeners = new Set<Listener>()
let source: EventSource | undefined
let pause: ReturnType<typeof setTimeout> | undefined
let state: LiveState = 'wait'
let before = false

const tellAll = (next: LiveState): void => {
  state = next
  for (const { told } of listeners) told(next)
}
const changedAll = (): void => {
  for (const { changed } of listeners) changed()
}

const open = (): void => {
  const opened = new EventSource('/api/live')
  source = opened
  opened.onopen = () => {
    tellAll('on')
    if (before) changedAll()
    before = true
  }
  const hear = (about: DeskNews) =>
    opened.addEventListener(about, ({ data }: MessageEvent<string>) => {
      const which = data ? data.split(' ') : undefined
      for (const one of listeners) if (one.about === about) one.changed(which)
    })
  hear('wires')
  hear('stories')
  hear('pictures')
  hear('now')
  hear('alarms')
  hear('doors')
  opened.onerror = () => {
    tellAll('off')
    if (opened.readyState !== EventSource.CLOSED) return
    // The server has refused it: what it says to the next question tells why.
    changedAll()
    pause = setTimeout(open, again)
  }
}
// A line that was refused waits no longer once somebody has signed in.
whenSignedIn(() => {
  if (source?.readyState !== EventSource.CLOSED) return
  clearTimeout(pause)
  open()
})

const close = (): void => {
  clearTimeout(pause)
  source?.close()
  source = undefined
  state = 'wait'
  before = false
}

/** Calls `changed` whenever what it is about may be another: when the server says so, and when a line that was cut is back. */
export const listen = (about: DeskNews, changed: Changed, told: (state: LiveState) => void): (() => void) => {
  const listener: Listener = { about, changed, told }
  listeners.add(listener)
  if (listeners.size === 1) open()
  told(state)
  return () => {
    if (listeners.delete(listener) && listeners.size === 0) close()
  }
}
