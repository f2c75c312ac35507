/** The desk in a real browser: a newsroom of its own, and somebody who is signed in. */

import type { Browser, Page } from 'playwright-core'
import { deskBundle } from '../../src/server/desk/desk-bundle.ts'
import type { Role } from '../../src/store/schema.ts'
import { openNewsroom, type TestNewsroom } from '../newsroom.ts'
import { openBrowser } from './browser.ts'

export type OpenDesk = {
  room: TestNewsroom
  browser: Browser
  /** A page at `path`, signed in as this role. What goes wrong in the page is in `trouble`. */
  open(path: string, as?: Role, width?: number): Promise<{ page: Page; trouble: string[] }>
  close(): Promise<void>
}

/** `at`: when it is there, ISO 8601. */
export const openDesk = async ({ at }: { at?: string } = {}): Promise<OpenDesk> => {
  // Built once: no page waits for it.
  const [room, browser] = await Promise.all([openNewsroom(at === undefined ? {} : { at }), openBrowser(), deskBundle()])
  return {
    room,
    browser,
    async open(path, as = 'editor', width = 1440) {
      const [name = '', value = ''] = (await room.signIn(as)).split('=')
      const context = await browser.newContext({ viewport: { width, height: 900 } })
      await context.addCookies([{ name, value, url: room.origin }])
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      const trouble: string[] = []
      page.on('pageerror', (error) => trouble.push(error.message))
      page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()))
      await page.goto(room.origin + path)
      return { page, trouble }
    },
    async close() {
      await browser.close()
      await room.close()
    },
  }
}
