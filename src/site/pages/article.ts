/** The page of one story. */

import { sectionAddress, within } from '../address.ts'
import { cardAddress } from '../headline-card.ts'
import { type Html, html } from '../html.ts'
import { spokenWithin } from '../language.ts'
import { articleDescription, breadcrumbs, newsArticle } from '../linked-data.ts'
import { body } from '../parts/body.ts'
import { byline } from '../parts/byline.ts'
import { isLong } from '../parts/card.ts'
import { corrections } from '../parts/corrections.ts'
import { filmFigure, leadingFilm } from '../parts/embed.ts'
import { anchorsOf, contents } from '../parts/genres/contents.ts'
import { counted } from '../parts/genres/gallery.ts'
import { genreLabel } from '../parts/genres/label.ts'
import { verdict } from '../parts/genres/verdict.ts'
import { voice } from '../parts/genres/voice.ts'
import { figure, isTall, type Slot } from '../parts/picture.ts'
import { profileBox } from '../parts/profile-box.ts'
import { related } from '../parts/related.ts'
import { sheet } from '../parts/sheet.ts'
import { topics } from '../parts/topics.ts'
import { languagesOf } from '../parts/translations.ts'
import type { Article, ArticlePage, Site } from '../view.ts'

const wide: Slot = { sizes: '(min-width: 82rem) 58rem, (min-width: 64rem) 70vw, 94vw', upTo: 1900, first: true }
const tall: Slot = { sizes: '(min-width: 40rem) 30rem, 94vw', upTo: 1000, first: true }

const opening = (article: Article, site: Site): Html => {
  const { genre, review } = article
  const label = genreLabel(genre)
  return html`<header class="opening"><p class="eyebrow"><a href="${sectionAddress(article.section)}">${article.section.name}</a>${
    label && html` ${label}`
  }${article.kicker && html` <span class="kicker">${article.kicker}</span>`}</p>${
    genre === 'opinion' && voice(article.by)
  }<h1 id="headline" tabindex="-1"${spokenWithin(article.language, site)}${isLong(article.headline) && html` class="long"`}>${article.headline}</h1>${
    article.standfirst && html`<p class="standfirst"${spokenWithin(article.language, site)}>${article.standfirst}</p>`
  }${review && verdict(review)}</header>`
}

/** What leads: the film of a video, else the lead picture. The rest of the text follows it, as its genre is read. */
const piece = (article: Article, site: Site): Html => {
  const { genre, lead, pictures } = article
  const said = spokenWithin(article.language, site)
  const leading = leadingFilm(article)
  const text = leading?.rest ?? article.body
  const gallery = genre === 'gallery' ? counted(lead, text, pictures) : undefined
  const anchors = genre === 'explainer' ? anchorsOf(text) : undefined
  const picture = lead && figure(lead, isTall(lead) ? tall : wide, 'lead-picture', said, gallery?.lead)
  return html`${leading ? filmFigure(leading.film, lead, wide, said) : picture}${corrections(article.corrections, site)}<div class="text"${said}>${
    anchors && contents(anchors)
  }${body(text, pictures, article.located, { ...(anchors && { anchors }), ...(gallery && { shown: gallery.shown }) })}</div>`
}

/** Of many authors, those of whom there is something to tell: the others are named above. */
const boxed = ({ by }: Article) => (by.length > 4 ? by.filter(({ about }) => about) : by)

export const article = (page: ArticlePage): string => {
  const { site, article: told } = page
  // The whole of it lies on its language's side; of its words, those that are the site's ("Published") keep the site's language.
  const side = told.direction !== site.direction && html` dir="${told.direction}"`
  const main = html`<article${side} data-address="${site.origin}${within(told.address)}"${told.genre !== 'news' && html` class="of-${told.genre}"`}>${opening(told, site)}${byline(told, site)}${piece(told, site)}<div class="after">${topics(told)}${boxed(told).map(profileBox)}${
    told.copyright && html`<p class="small" dir="auto">${told.copyright}</p>`
  }</div></article>${related(page.related, page)}`
  return sheet(page, {
    head: {
      title: told.searchTitle || told.headline,
      socialTitle: told.socialTitle || told.headline,
      description: articleDescription(told),
      address: told.address,
      unindexed: told.unindexed,
      canonical: told.canonical,
      languages: languagesOf(told),
      isEmbeddable: true,
      picture: told.lead,
      card: site.drawsCards ? cardAddress(told, site) : undefined,
      article: told,
      data: [newsArticle(told, site), breadcrumbs(told, site)],
    },
    masthead: { section: told.section.slug },
    kind: 'story',
    main,
  })
}
