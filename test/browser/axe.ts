/** What of WCAG 2.2 AA a machine can test, in a page as it stands. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

/** To be evaluated in the page first. */
export const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What the page's own side of `evaluate` finds there. */
declare const document: object
declare const axe: {
  run(
    of: object,
    options: object,
  ): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }>
}

/** What axe says of the page as it stands: rule and element, a line each. */
export const foundByAxe = (page: Page): Promise<string[]> =>
  page.evaluate(async (rules) => {
    const { violations } = await axe.run(document, { runOnly: rules, preload: false, resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`),
    )
  }, tags)
