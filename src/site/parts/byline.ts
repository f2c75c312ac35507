/** Who wrote a story, when it was published, and what may be done with it. */

import { profileAddress } from '../address.ts'
import { type Html, html, joined } from '../html.ts'
import type { Article, Site } from '../view.ts'
import { moment } from './time.ts'
import { tools } from './tools.ts'
import { translations } from './translations.ts'

/** More than these are set small. */
const fewAuthors = 6

const names = (article: Article): Html =>
  joined(
    article.by.map((profile) => html`<a href="${profileAddress(profile)}" rel="author"><bdi>${profile.name}</bdi></a>`),
    ', ',
  )

/** An opinion names its author over its headline. */
export const byline = (article: Article, site: Site): Html =>
  html`<div class="byline">${article.genre !== 'opinion' && article.by.length > 0 && html`<p class="by${article.by.length > fewAuthors && ' many'}">${names(article)}</p>`}<p class="when" dir="auto">Published ${moment(article.publishedAt, site)}</p>${
    article.updatedAt && html`<p class="when" dir="auto">Updated ${moment(article.updatedAt, site)}</p>`
  }${translations(article.translations)}${tools(article, site)}</div>`
