/** What a reader may do with a story: send it on, or keep it for later. Without script it goes by mail; `script/tools.js` makes buttons of it. */

import { absolute } from '../address.ts'
import { type Html, html } from '../html.ts'
import type { Article, Site } from '../view.ts'

/** A mail that only wants its addressee (RFC 6068). */
const mailOf = ({ headline, address }: Article, site: Site): string =>
  `mailto:?subject=${encodeURIComponent(headline)}&body=${encodeURIComponent(absolute(site, address))}`

export const tools = (article: Article, site: Site): Html =>
  html`<p class="tools"><a href="${mailOf(article, site)}">Share by mail</a></p>`
