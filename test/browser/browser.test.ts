/** Tests that the browser of the tests is one. */

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openBrowser } from './browser.ts'

test('it shows a page of this machine, with a font, and reaches nobody else', async () => {
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html')
    answer.end('<!doctype html><title>Here</title><b>WWWW</b> <i>llll</i><script>document.title += " and now"</script>')
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(`http://localhost:${port}/`)
    expect(await page.title()).toBe('Here and now')
    const widths = await Promise.all(
      ['b', 'i'].map(async (name) => (await page.locator(name).boundingBox())?.width ?? 0),
    )
    expect(widths[0]).toBeGreaterThan(2 * (widths[1] ?? 0))
    expect((await page.screenshot()).length).toBeGreaterThan(1000)
    await expect(page.goto('http://example.com/')).rejects.toThrow(/ERR_NAME_NOT_RESOLVED/)
    await expect(page.goto('http://192.0.2.1/')).rejects.toThrow(/ERR_NAME_NOT_RESOLVED/)
  } finally {
    await browser.close()
    server.close()
  }
})
