/** Where a reader finds what they have saved: the list is in their browser (`script/shelf.js`), and nothing of it ever comes here. */

import { html } from '../html.ts'
import { sheet } from '../parts/sheet.ts'
import type { Frame } from '../view.ts'

export const saved = (page: Frame): string =>
  sheet(page, {
    head: { title: 'Saved stories', description: 'Stories that you have saved on this device.', address: undefined },
    kind: 'list saved-page',
    main: html`<header class="heading"><h1 id="headline" tabindex="-1">Saved stories</h1><p class="about">What you save is listed by your browser, on this device alone. When this page opens it looks whether each story is still there, as a click on it would; one that was withdrawn goes from here too.</p></header><div id="saved"><p role="status">Saving a story takes a script, and this browser runs none. A bookmark does the same.</p><ul class="rows" role="list"></ul><template><li class="card row"><div class="shot"><img alt="" width="480" height="320" loading="lazy" decoding="async"></div><h2><a href="/" dir="auto"></a></h2><p class="meta"><time></time></p></li></template></div>`,
  })
