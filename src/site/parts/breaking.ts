/** The breaking banner over every page: a few words and the story that they lead to. */

import { within } from '../address.ts'
import { type Html, html } from '../html.ts'
import { spoken } from '../language.ts'
import type { Frame } from '../view.ts'

export const breaking = ({ banner, site }: Frame): Html | undefined =>
  banner &&
  html`<aside class="breaking" aria-label="Breaking news"><p><span>Breaking</span> <a href="${within(banner.address)}"${spoken(banner.language, site)}>${banner.text}</a></p></aside>`
