/** The front page: its containers in order, what leads first. */

import { type Html, html } from '../html.ts'
import { newsMediaOrganization, webSite } from '../linked-data.ts'
import { containers } from '../parts/container.ts'
import { sheet } from '../parts/sheet.ts'
import type { FrontPage } from '../view.ts'

const empty: Html = html`<div class="notice"><h2>Nothing published yet</h2><p>The first story appears here in the moment in which the desk publishes it, or a wire file is taken in with <code>npx dateline ingest FILE --publish</code>.</p></div>`

export const front = (page: FrontPage): string => {
  const { site } = page
  const stories = page.containers.flatMap(({ cards }) => cards)
  const main = html`<h1 id="headline" tabindex="-1" class="unseen">${site.name}: front page</h1>${
    stories.length === 0 ? empty : containers(page.containers, page)
  }`
  return sheet(page, {
    head: {
      title: '',
      description: site.strapline || `News from ${site.name}`,
      address: '/',
      picture: stories.find((card) => card.picture)?.picture,
      data: [webSite(site), newsMediaOrganization(site)],
    },
    masthead: { large: true },
    kind: 'front',
    main,
  })
}
