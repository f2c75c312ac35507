import { writeFileSync } from 'node:fs'
import { test } from 'vitest'
import { openBrowser } from '../browser.ts'
import { demonstration, fromTheRight } from './scenes.ts'

test('x', { timeout: 120000 }, async () => {
  const [scene, rtl, browser] = await Promise.all([demonstration(), fromTheRight(), openBrowser()])
  const page = await browser.newPage()
  await page.setViewportSize({ width: 794, height: 1123 })
  for (const theme of ['broadsheet', 'dispatch'] as const) {
    await scene.dress({ theme })
    await page.goto(scene.origin + scene.at.article)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await page.screenshot({ path: `/tmp/looks/print-${theme}.png`, fullPage: true })
    writeFileSync(`/tmp/looks/print-${theme}.pdf`, await page.pdf({ format: 'A4' }))
  }
  await page.goto(rtl.origin + rtl.at.article)
  await page.screenshot({ path: `/tmp/looks/print-rtl.png`, fullPage: true })
  await browser.close()
  await scene.close()
  await rtl.close()
})
