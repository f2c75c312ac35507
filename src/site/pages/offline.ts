/** What stands in a page's place where there is no network. It is kept on the device, and so it has nothing that may be another tomorrow: no story, no banner, no date. */

import { savedAddress } from '../address.ts'
import { html } from '../html.ts'
import { sheet } from '../parts/sheet.ts'
import type { Frame } from '../view.ts'

export const offline = ({ site, now }: Frame): string =>
  sheet(
    { site, now },
    {
      head: { title: 'No connection', description: 'This device is not connected.', address: undefined },
      masthead: { undated: true },
      kind: 'plain-page',
      main: html`<h1 id="headline" tabindex="-1">This device is not connected</h1><p>The page that you asked for comes as soon as there is a network again. <a href="">Try again</a></p><p id="saved-here" hidden>What you have saved is still <a href="${savedAddress}">on this device</a>. It is shown once we can be asked whether any of it was withdrawn.</p>`,
    },
  )
