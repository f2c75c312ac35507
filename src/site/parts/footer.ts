/** The foot of every page. */

import {
  archiveAddress,
  correctionsAddress,
  feedAddress,
  latestAddress,
  mostReadAddress,
  savedAddress,
  sectionAddress,
} from '../address.ts'
import { type Html, html } from '../html.ts'
import { type Frame, type Link, ownPageAddress, type Site } from '../view.ts'
import { isShown } from './is-shown.ts'
import { isoDay } from './time.ts'

/** `/about` and `/policies`, which are always there, and the publisher's others. */
const ownPages = ({ pages = [] }: Site): Link[] => {
  const titleOf = (page: string, bare: string) => pages.find((one) => one.page === page)?.title ?? bare
  const others = pages.filter(({ page }) => page !== 'about' && page !== 'policies')
  return [
    { page: 'about', title: titleOf('about', 'About') },
    { page: 'policies', title: titleOf('policies', 'Policies') },
    ...others,
  ].map(({ page, title }) => ({ name: title, address: ownPageAddress(page) }))
}

export const footer = ({ site, now }: Frame): Html =>
  html`<footer class="foot"><p class="name"><a href="/">${site.name}</a></p><ul role="list">${site.sections
    .filter(isShown)
    .map(
      (section) => html`<li><a href="${sectionAddress(section)}">${section.name}</a></li>`,
    )}</ul><ul role="list"><li><a href="${latestAddress}">Latest</a></li><li><a href="${mostReadAddress}">Most read</a></li><li><a href="${archiveAddress()}">Archive</a></li><li><a href="/search">Search the archive</a></li>${ownPages(site).map(({ name, address }) => html`<li><a href="${address}">${name}</a></li>`)}<li><a href="${correctionsAddress}">Corrections</a></li><li><a href="${savedAddress}">Saved stories</a></li><li><a href="${feedAddress}" type="application/rss+xml">RSS feed</a></li><li><a href="#top">Back to the top</a></li></ul><p class="small">© ${isoDay(now, site).slice(0, 4)} <bdi>${site.name}</bdi>. <bdi>No cookies, no trackers.</bdi></p></footer>`
