/** What stands at the address of a story that was withdrawn, or whose term is over (410). */

import { html } from '../html.ts'
import { sheet } from '../parts/sheet.ts'
import type { GonePage } from '../view.ts'

/** Neutral: nothing of the story is left here, not even its headline. */
export const gone = (page: GonePage): string => {
  const what = page.killed ? 'has been withdrawn' : 'is no longer available'
  return sheet(page, {
    head: {
      title: page.killed ? 'Story withdrawn' : 'Story no longer available',
      description: `This story ${what}.`,
      address: undefined,
    },
    kind: 'plain-page',
    main: html`<h1 id="headline" tabindex="-1">This story ${what}</h1><p>${
      page.reason || (page.killed ? 'It is no longer available here.' : 'We may show it no longer.')
    }</p><p><a href="/">Go to the front page</a></p>`,
  })
}
