/** `GET /api/live`: a line to each open desk, over which it hears what has changed: `wires`, `stories`, `pictures`, `now`, `alarms`, `fronts`, `doors` (Server-Sent Events). Nothing is polled. */

import { type DeskNews, type Ear, hearDesk } from '../../store/desk/hear-desk.ts'
import { securityHeaders } from '../headers.ts'

/** So many commits as come within this time, in milliseconds, are told at once. */
const pause = 250
/** How often a sign of life goes over each line, so that nobody between takes it for dead. */
const heartbeat = 25_000
/** Of more than so many nobody is told which they were. */
const mostNamed = 100
/** How long a line lasts; the browser opens the next by itself, and says anew who it is. */
const longest = 60 * 60_000

export type Live = {
  /** A line for whoever is signed in; `ended` is called once when it is closed, by whichever side. */
  open(ended?: () => void): Response
  /** Ends every line. */
  close(): Promise<void>
}

type Line = { tell(text: string): void; end(): void }

/** One ear for all desks of this process, open for as long as there are any. */
export const liveLines = (url: string): Live => {
  const lines = new Set<Line>()
  let ear: Ear | undefined
  /** What has changed since it was told last, and which of it. */
  const changes = new Map<DeskNews, Set<string>>()
  let waiting: NodeJS.Timeout | undefined
  let beat: NodeJS.Timeout | undefined
  let number = 0

  const tellAll = (text: string): void => {
    for (const line of lines) line.tell(text)
  }
  const changed = (news: DeskNews, which: string): void => {
    changes.set(news, (changes.get(news) ?? new Set()).add(which))
    waiting ??= setTimeout(() => {
      waiting = undefined
      for (const [one, names] of changes) {
        number += 1
        const named = names.has('') || names.size > mostNamed ? '' : [...names].join(' ')
        tellAll(`event: ${one}\nid: ${number}\ndata: ${named}\n\n`)
      }
      changes.clear()
    }, pause)
  }
  const listen = (): void => {
    ear ??= hearDesk(url, changed)
    beat ??= setInterval(() => tellAll(': alive\n\n'), heartbeat).unref()
  }
  const stop = async (): Promise<void> => {
    clearTimeout(waiting)
    clearInterval(beat)
    waiting = undefined
    beat = undefined
    const last = ear
    ear = undefined
    await last?.close()
  }
  const lineTo = (controller: ReadableStreamDefaultController<Uint8Array>, ended: () => void): Line => {
    const letters = new TextEncoder()
    const tooOld = setTimeout(() => line.end(), longest).unref()
    const line: Line = {
      tell: (text) => controller.enqueue(letters.encode(text)),
      end() {
        clearTimeout(tooOld)
        if (!lines.delete(line)) return
        ended()
        try {
          controller.close()
        } catch {
          // The browser has closed it already.
        }
        if (lines.size === 0) void stop()
      },
    }
    return line
  }

  return {
    open(ended = () => undefined) {
      let line: Line | undefined
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          line = lineTo(controller, ended)
          lines.add(line)
          // A browser whose line breaks comes back after two seconds.
          line.tell('retry: 2000\nevent: open\ndata: \n\n')
          listen()
        },
        cancel: () => line?.end(),
      })
      return new Response(stream, {
        headers: {
          ...securityHeaders,
          'Content-Type': 'text/event-stream; charset=utf-8',
          'Cache-Control': 'no-store',
          'X-Accel-Buffering': 'no',
        },
      })
    },
    async close() {
      for (const line of [...lines]) line.end()
      await stop()
    },
  }
}
