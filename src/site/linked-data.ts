/** What a page is, in the words of schema.org, for machines that index news. */

import { bodyText, openingWords } from '../story/body.ts'
import type { Shape } from '../story/framing.ts'
import { author } from './about/linked-profile.ts'
import { absolute, correctionsAddress, outside, plainRendition, sectionAddress } from './address.ts'
import { iconAddress } from './feeds/manifest.ts'
import { articleTypes, linkedGenre } from './parts/genres/linked-genre.ts'
import { isoTime } from './parts/time.ts'
import type { Article, Correction, Link, Picture, Site, Translation } from './view.ts'

const schema = 'https://schema.org'

/** Who publishes, and by which rules: those that the publication has told, and where it tells of what it puts right. */
export const publisher = (site: Site) => ({
  '@type': 'NewsMediaOrganization',
  name: site.name,
  url: absolute(site, '/'),
  logo: { '@type': 'ImageObject', url: absolute(site, iconAddress(512)), width: 512, height: 512 },
  correctionsPolicy: absolute(site, correctionsAddress),
  ...Object.fromEntries(
    Object.entries(site.policies ?? {}).flatMap(([name, address]) => {
      const told = outside(address)
      return told ? [[name, told]] : []
    }),
  ),
})

/** The shapes from which a search engine may choose, as it asks for them (Google, Article structured data), and the whole. */
const imageShapes = ['16x9', '4x3', '1x1', undefined] as const

export const image = (picture: Picture, shape: Shape | undefined, site: Site) => {
  const { address, width, height } = plainRendition(picture, 1900, shape)
  return {
    '@type': 'ImageObject',
    url: absolute(site, address),
    width,
    height,
    ...(picture.caption && { caption: picture.caption }),
    ...(picture.credit && { creditText: picture.credit }),
  }
}

const imagesOf = (picture: Picture, site: Site) => imageShapes.map((shape) => image(picture, shape, site))

/** https://schema.org/correction: told in the structured data as well as beside the story. */
const correction = (one: Correction, site: Site) => ({
  '@type': 'CorrectionComment',
  text: one.text,
  datePublished: isoTime(one.at, site),
})

/** The sentence under a headline wherever only one fits: the standfirst, or the text's first words. */
export const articleDescription = (article: Article): string =>
  article.standfirst || openingWords(bodyText(article.body), 30)

/** Which works it was translated into, or which it was translated from. */
const translationsOf = ({ translations = [] }: Article, site: Site): object => {
  const work = ({ headline, language, address }: Translation) => ({
    '@type': 'NewsArticle',
    headline,
    inLanguage: language,
    url: absolute(site, address),
  })
  const first = translations.find((one) => one.first)
  if (!first) return {}
  return first.here
    ? { workTranslation: translations.filter((one) => !one.here).map(work) }
    : { translationOfWork: work(first) }
}

export const newsArticle = (article: Article, site: Site): object => ({
  '@context': schema,
  '@type': articleTypes[article.genre],
  headline: article.headline,
  description: articleDescription(article),
  mainEntityOfPage: absolute(site, article.address),
  url: absolute(site, article.address),
  datePublished: isoTime(article.publishedAt, site),
  ...(article.updatedAt && { dateModified: isoTime(article.updatedAt, site) }),
  author: article.by.map((profile) => author(profile, site)),
  publisher: publisher(site),
  ...(article.lead && { image: imagesOf(article.lead, site) }),
  articleSection: article.section.name,
  ...(article.topics.length > 0 && { keywords: article.topics.map((topic) => topic.name) }),
  ...(article.located && { dateline: article.located }),
  inLanguage: article.language,
  wordCount: article.words,
  isAccessibleForFree: true,
  ...translationsOf(article, site),
  ...(article.copyright && { copyrightNotice: article.copyright }),
  ...(article.corrections.length > 0 && { correction: article.corrections.map((one) => correction(one, site)) }),
  ...linkedGenre(article, articleDescription(article), site, (one) => image(one, undefined, site)),
})

/** The way to a page, which is the last of the steps. */
export const breadcrumbList = (steps: readonly Link[], site: Site): object => ({
  '@context': schema,
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(({ name, address }, at) => ({
    '@type': 'ListItem',
    position: at + 1,
    name,
    item: absolute(site, address),
  })),
})

/** Front › section › story. */
export const breadcrumbs = (article: Article, site: Site): object =>
  breadcrumbList(
    [
      { name: site.name, address: '/' },
      { name: article.section.name, address: sectionAddress(article.section) },
      { name: article.headline, address: article.address },
    ],
    site,
  )

/** The front: the site, its search, and who publishes it. */
export const webSite = (site: Site): object => ({
  '@context': schema,
  '@type': 'WebSite',
  name: site.name,
  url: absolute(site, '/'),
  inLanguage: site.language,
  publisher: publisher(site),
  potentialAction: {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${absolute(site, '/search')}?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  },
})

/** A page of the publisher's own. */
export const webPage = (
  site: Site,
  { title, address, changedAt }: { title: string; address: string; changedAt: Date | undefined },
): object => ({
  '@context': schema,
  '@type': 'WebPage',
  name: title,
  url: absolute(site, address),
  inLanguage: site.language,
  ...(changedAt && { dateModified: isoTime(changedAt, site) }),
  publisher: publisher(site),
})

/** How readers reach the newsroom. */
const contactPoint = (contact: string) => ({
  '@type': 'ContactPoint',
  contactType: 'newsroom',
  ...(contact.startsWith('mailto:') ? { email: contact.slice('mailto:'.length) } : { url: contact }),
})

export const newsMediaOrganization = (site: Site): object => ({
  '@context': schema,
  ...publisher(site),
  ...(site.strapline && { slogan: site.strapline }),
  ...(site.contact && outside(site.contact) && { contactPoint: contactPoint(site.contact) }),
  ...(site.accounts.length > 0 && { sameAs: site.accounts.flatMap((account) => outside(account.address) ?? []) }),
})
