/** An editor of drafts without a browser: the desk's own client over real WebSockets, with a journal that outlives it as a browser's does. */

import { expect } from 'vitest'
import * as Y from 'yjs'
import { type Draft, openDraft } from '../../../src/desk/story/draft/draft.ts'
import type { Entry, Journal } from '../../../src/desk/story/draft/owed.ts'
import type { Role } from '../../../src/store/schema.ts'
import { bodyText } from '../../../src/story/body.ts'
import { bodyFragment, bodyOf } from '../../../src/story/draft/body-of.ts'
import { patience, type TestNewsroom } from '../../newsroom.ts'

/** A journal in memory: whoever opens it again finds what was left. */
export const memoryJournal = (): Journal & { entries: Map<number, Entry> } => {
  const entries = new Map<number, Entry>()
  let last = 0
  return {
    entries,
    read: async () => [...entries.values()],
    async add(identity, update) {
      last += 1
      entries.set(last, { key: last, identity, update })
      return last
    },
    async forget(keys) {
      for (const key of keys) entries.delete(key)
    },
  }
}

/** Node's WebSocket with what a browser sends by itself. `cut` breaks its line as a network does, and keeps it so until it is mended. */
export const webSocketWith = (origin: string, cookie: () => string) => {
  const open = new Set<WebSocket>()
  let isCut = false
  class Line extends WebSocket {
    constructor(url: string) {
      const headers = { origin, cookie: cookie() }
      super(isCut ? 'ws://127.0.0.1:9/' : url, { headers } as never)
      open.add(this)
      this.addEventListener('close', () => open.delete(this))
    }
  }
  return {
    Line,
    cut() {
      isCut = true
      for (const one of open) one.close()
    },
    mend() {
      isCut = false
    },
  }
}

/** The same over a network that keeps back, until it is released, that the server has ended a line: but for the first. */
export const heldRefusals = (origin: string, cookie: () => string) => {
  const { Line: Plain } = webSocketWith(origin, cookie)
  const released = Promise.withResolvers<void>()
  let held = 0
  class Line extends Plain {
    override dispatchEvent(event: Event): boolean {
      if (!(event instanceof CloseEvent) || event.code !== 4401) return super.dispatchEvent(event)
      held += 1
      if (held === 1) return super.dispatchEvent(event)
      void released.promise.then(() => super.dispatchEvent(event))
      return true
    }
  }
  return {
    Line,
    come: (count: number) => expect.poll(() => held, patience).toBe(count),
    release: () => released.resolve(),
  }
}

export type Editor = Draft & {
  /** Writes at the end of a paragraph of the text, from 0; makes it where there is none. */
  type(words: string, paragraph?: number): void
  text(): string
  isSaved(): Promise<void>
  cut(): void
  mend(): void
  /** Goes as a browser that is killed: it says nothing, and nothing more happens to it. */
  vanish(): void
}

export const openEditor = async (
  origin: string,
  story: string,
  cookie: string | (() => string),
  journal: Journal = memoryJournal(),
  { Line, mail }: { Line?: new (url: string) => WebSocket; mail?: string } = {},
): Promise<Editor> => {
  const line = webSocketWith(origin, typeof cookie === 'string' ? () => cookie : cookie)
  const url = `${origin.replace(/^http/, 'ws')}/api/edit`
  const draft = openDraft({ story, url, journal, WebSocket: Line ?? line.Line, ...(mail !== undefined && { mail }) })
  await draft.ready
  return {
    ...draft,
    type(words, paragraph = 0) {
      draft.doc.transact(() => {
        const body = bodyFragment(draft.doc)
        while (body.length <= paragraph) body.push([new Y.XmlElement('paragraph')])
        const node = body.get(paragraph)
        if (!(node instanceof Y.XmlElement)) return
        const last = node.get(node.length - 1)
        if (last instanceof Y.XmlText) last.insert(last.length, words)
        else node.push([new Y.XmlText(words)])
      })
    },
    text: () => bodyText(bodyOf(draft.doc)),
    isSaved: () => expect.poll(() => draft.mark().is, patience).toBe('saved'),
    cut: () => line.cut(),
    mend: () => line.mend(),
    vanish() {
      line.cut()
      void draft.close()
    },
  }
}

/** Editors of a test's newsroom, and the end of all of them. `as`: a role, a cookie, or where the cookie is looked up. */
export const draftWriters = (room: () => TestNewsroom) => {
  const open: Editor[] = []
  return {
    async enter(
      story: string,
      as: string | (() => string) = 'editor',
      journal?: Journal,
      more?: Parameters<typeof openEditor>[4],
    ): Promise<Editor> {
      const cookie = typeof as === 'string' && !as.includes('=') ? await room().signIn(as as Role) : as
      const editor = await openEditor(room().origin, story, cookie, journal, more)
      open.push(editor)
      return editor
    },
    async leave(): Promise<void> {
      for (const editor of open) await editor.close()
    },
  }
}
