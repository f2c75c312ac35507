/** What a reader is told when a page cannot be made (500) or the site is closed for a moment (503). */

import { html } from '../html.ts'
import { sheet } from '../parts/sheet.ts'
import type { FailurePage } from '../view.ts'

const words: Record<FailurePage['status'], readonly [string, string]> = {
  500: ['This page could not be made', 'The fault is ours, and it has been noted. Try again in a minute.'],
  503: ['Back in a moment', 'The site is being looked after. Try again in a minute.'],
}

export const failure = (page: FailurePage): string => {
  const [title, sentence] = words[page.status]
  return sheet(page, {
    head: { title, description: title, address: undefined },
    kind: 'plain-page',
    main: html`<h1 id="headline" tabindex="-1">${title}</h1><p>${sentence}</p><p><a href="/">Go to the front page</a></p>`,
  })
}
