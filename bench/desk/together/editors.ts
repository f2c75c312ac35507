/** Editors that a run works with: the desk's client in this process, or in pages of a real browser. Both may be closed without a word. */

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { type Draft, openDraft } from '../../../src/desk/story/draft/draft.ts'
import type { Journal } from '../../../src/desk/story/draft/owed.ts'
import { memoryJournal, webSocketWith } from '../../../test/flows/desk/draft-client.ts'
import { type Hand, handIn, type Memory } from './hand.ts'

/** A tab in which somebody writes from the moment it is open. */
export type Tab = {
  memory(): Promise<Memory>
  stop(): Promise<void>
  /** Closed in the middle of a word; answers what it remembered then. */
  close(): Promise<Memory>
}

/** A device: whatever tab is opened on it finds what was left. `open` ends when the tab is there, or never. */
export type Device = { open(name: string, seed: number): Promise<Tab>; leave(): Promise<void> }

export type Going = { story: string; port: number; cookie: string }

export const nodeDevice = ({ story, port, cookie }: Going): Device => {
  const journal: Journal = memoryJournal()
  const origin = `http://localhost:${port}`
  const url = `ws://localhost:${port}/api/edit`
  return {
    async open(name, seed) {
      const { Line, cut } = webSocketWith(origin, () => cookie)
      const draft: Draft = openDraft({ story, url, journal, WebSocket: Line })
      await draft.ready
      const hand: Hand = handIn(draft, name, seed)
      return {
        memory: async () => hand.memory(),
        stop: async () => hand.stop(),
        async close() {
          hand.stop()
          // The line goes first: nothing more is sent.
          cut()
          const last = hand.memory()
          await draft.close()
          return last
        },
      }
    },
    leave: async () => undefined,
  }
}

/** The client for a page, as one script. */
const bundled = async (): Promise<string> => {
  const { build } = await import('vite')
  const folder = await mkdtemp(join(tmpdir(), 'dateline-together-'))
  try {
    await build({
      ...{ configFile: false, logLevel: 'error', publicDir: false },
      define: { 'process.env.NODE_ENV': JSON.stringify('production') },
      build: {
        ...{ outDir: folder, minify: false, emptyOutDir: false },
        lib: {
          entry: join(import.meta.dirname, 'page.ts'),
          formats: ['iife'],
          name: 'together',
          fileName: () => 'page.js',
        },
      },
    })
    return await readFile(join(folder, 'page.js'), 'utf8')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

let script: Promise<string> | undefined

/** A context of a browser keeps what its tabs have left, as a profile does. */
export const browserDevice = ({ story, port, cookie }: Going, context: BrowserContext): Device => {
  const origin = `http://localhost:${port}`
  const [name = '', value = ''] = cookie.split('=')
  script ??= bundled()
  return {
    async open(who, seed) {
      const page = await context.newPage()
      await context.addCookies([{ name, value, url: origin }])
      // Any page of the origin will do; while the line is cut there is none.
      while (!(await page.goto(`${origin}/robots.txt`).catch(() => undefined))) await page.waitForTimeout(50)
      await page.evaluate(await (script ?? bundled()))
      await page.evaluate(`together.begin(${JSON.stringify({ story, who, seed })})`)
      return tabIn(page)
    },
    leave: () => context.close(),
  }
}

const tabIn = (page: Page): Tab => ({
  memory: () => page.evaluate<Memory>('together.memory()'),
  stop: () => page.evaluate('together.stop()'),
  async close() {
    const last = await page.evaluate<Memory>('together.end()')
    await page.close()
    return last
  },
})
