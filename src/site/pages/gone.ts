/** What stands at the address of a story that was withdrawn (410). */

import { html } from '../html.ts'
import { sheet } from '../parts/sheet.ts'
import type { GonePage } from '../view.ts'

/** Neutral: nothing of the story is left here, not even its headline. */
export const gone = (page: GonePage): string =>
  sheet(page, {
    head: { title: 'Story withdrawn', description: 'This story has been withdrawn.', address: undefined },
    kind: 'plain-page',
    main: html`<h1 id="headline" tabindex="-1">This story has been withdrawn</h1><p>${
      page.reason || 'It is no longer available here.'
    }</p><p><a href="/">Go to the front page</a></p>`,
  })
