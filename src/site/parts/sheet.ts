/** The sheet that every page is printed on: head, skip link, masthead, main, footer. */

import { type Head, head } from '../head.ts'
import { type Html, html } from '../html.ts'
import { workerAddress } from '../script/service-worker.ts'
import type { Frame } from '../view.ts'
import { breaking } from './breaking.ts'
import { footer } from './footer.ts'
import { type MastheadManner, masthead } from './masthead.ts'

export type Sheet = {
  head: Omit<Head, 'site'>
  masthead?: MastheadManner
  /** Class of the main element, by what the page is. */
  kind: string
  main: Html
}

/** Whole page. `main` holds the page's only h1, with the id `headline` and `tabindex="-1"`: the skip link's target. */
export const sheet = (frame: Frame, of: Sheet): string => {
  const { site } = frame
  const facts = html` data-zone="${site.zone}"${site.clockAhead && html` data-ahead="${site.clockAhead}"`}${site.offlinePage !== false && html` data-worker="${workerAddress}"`}`
  return html`<!doctype html><html lang="${site.language}" dir="${site.direction}"${facts}>${head({ site, ...of.head })}<body id="top"><a class="skip" href="#headline">Skip to the content</a>${breaking(frame)}${masthead(frame, of.masthead ?? {})}<main class="${of.kind}">${of.main}</main>${footer(frame)}</body></html>`
    .text
}
