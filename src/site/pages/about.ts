/** A page of the publisher's own: who makes this publication, and by which rules. */

import { bodyText, firstWords } from '../../story/body.ts'
import { html } from '../html.ts'
import { breadcrumbList, newsMediaOrganization, webPage } from '../linked-data.ts'
import { body } from '../parts/body.ts'
import { sheet } from '../parts/sheet.ts'
import { dayOf } from '../parts/time.ts'
import { type AboutPage, ownPageAddress } from '../view.ts'

export const about = (page: AboutPage): string => {
  const { site, title, changedAt } = page
  const address = ownPageAddress(page.page)
  const first = { name: site.pages?.find((one) => one.page === 'about')?.title ?? 'About', address: '/about' }
  const isBelow = address.startsWith(`${first.address}/`)
  const steps = [{ name: site.name, address: '/' }, ...(isBelow ? [first] : []), { name: title, address }]
  const data = page.page === 'about' ? newsMediaOrganization(site) : webPage(site, { title, address, changedAt })
  return sheet(page, {
    head: {
      title,
      description: firstWords(bodyText(page.body).replace(/\s+/g, ' '), 30),
      address,
      data: [data, breadcrumbList(steps, site)],
    },
    kind: 'list about-page',
    main: html`<header class="heading"><h1 id="headline" tabindex="-1">${title}</h1></header><div class="text">${body(page.body, {}, '')}</div>${
      changedAt && html`<p class="small">As it stands since ${dayOf(changedAt, site)}.</p>`
    }`,
  })
}
