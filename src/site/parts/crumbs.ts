/** The way to a page from the top of what it lies in: for readers above its title, for machines as BreadcrumbList. */

import { within } from '../address.ts'
import { type Html, html } from '../html.ts'
import type { Link } from '../view.ts'

/** The last of them is the page itself. */
export const crumbs = (steps: readonly Link[]): Html =>
  html`<nav class="crumbs" aria-label="Breadcrumb"><ol role="list">${steps.map(({ name, address }, at) =>
    at < steps.length - 1
      ? html`<li><a href="${within(address)}">${name}</a></li>`
      : html`<li aria-current="page">${name}</li>`,
  )}</ol></nav>`
