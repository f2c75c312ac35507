/** The line over which the server says that wires have changed. Nothing is asked for while nothing happens. */

export type LiveState = 'wait' | 'on' | 'off'

/** How long a line that the server refused waits before it is tried again, in milliseconds. The browser mends one that only broke. */
const again = 60_000

/** Calls `changed` whenever the list may be another: when the server says so, and when a line that was cut is back. */
export const listen = (changed: () => void, told: (state: LiveState) => void): (() => void) => {
  let source: EventSource | undefined
  let pause: ReturnType<typeof setTimeout> | undefined
  let before = false
  const open = () => {
    const opened = new EventSource('/api/live')
    source = opened
    opened.onopen = () => {
      told('on')
      if (before) changed()
      before = true
    }
    opened.addEventListener('wires', changed)
    opened.onerror = () => {
      told('off')
      if (opened.readyState !== EventSource.CLOSED) return
      // The server has refused it: what it says to the next question tells why.
      changed()
      pause = setTimeout(open, again)
    }
  }
  told('wait')
  open()
  return () => {
    clearTimeout(pause)
    source?.close()
  }
}
