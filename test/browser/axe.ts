/** What of WCAG 2.2 AA a machine can test, in a page as it stands. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** To be evaluated in the page first. */
export const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What the page's own side of `evaluate` finds there. */
declare const document: { documentElement: { scrollWidth: number; clientWidth: number } }
declare const axe: {
  run(
    of: object,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }>
}

/** The rules that a style sheet alone may break. */
export const rulesOfLooks = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']

/** What axe says of the page as it stands: rule and element, a line each. `only` names rules where not all are asked. */
export const foundByAxe = (page: Page, only?: readonly string[]): Promise<string[]> =>
  page.evaluate(async (rules) => {
    const { violations } = await axe.run(document, { runOnly: rules, preload: false, resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`),
    )
  }, only ?? tags)

/** Everybody can use the screen as it stands, in either scheme, and nothing goes sideways. `state` is what the screen shows, in the words of whoever reads that it is not so. */
export const expectAccessibleState = async (page: Page, state: string): Promise<void> => {
  await page.evaluate(axeScript)
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    found.push(...(await foundByAxe(page)).map((one) => `${state}, ${colorScheme}: ${one}`))
  }
  expect(found).toEqual([])
  expect(await sideways(page), state).toBe(0)
}

/** By how many pixels the page is wider than its window. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
