/** What search engines ask of the structured data that pages bring (schema.org; Google: Article, Breadcrumb, Organization), as forms that are kept here. */

import { z } from 'zod'

const address = z.url({ protocol: /^https?$/ })
const time = z.iso.datetime({ offset: true })
const words = z.string().min(1)
const context = z.literal('https://schema.org')

const picture = z.strictObject({
  '@type': z.literal('ImageObject'),
  url: address,
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  caption: words.optional(),
  creditText: words.optional(),
})

const publisher = {
  '@type': z.literal('NewsMediaOrganization'),
  name: words,
  url: address,
  logo: picture,
  correctionsPolicy: address,
  publishingPrinciples: address.optional(),
  ethicsPolicy: address.optional(),
  ownershipFundingInfo: address.optional(),
}

export const organizationForm = z.strictObject({
  '@context': context,
  ...publisher,
  slogan: words.optional(),
  contactPoint: z
    .strictObject({
      ...{ '@type': z.literal('ContactPoint'), contactType: words },
      ...{ email: z.email().optional(), url: address.optional() },
    })
    .optional(),
  sameAs: z.array(address).min(1).optional(),
})

const author = {
  '@type': z.enum(['Person', 'Organization']),
  name: words,
  url: address,
  jobTitle: words.optional(),
  knowsAbout: z.array(words).min(1).optional(),
  sameAs: z.array(address).min(1).optional(),
}

const work = z.strictObject({
  '@type': z.literal('NewsArticle'),
  ...{ headline: words, inLanguage: words, url: address },
})

/** Google: Profile page structured data. */
export const profilePageForm = z.strictObject({
  '@context': context,
  '@type': z.literal('ProfilePage'),
  url: address,
  mainEntity: z.strictObject({
    ...author,
    description: words.optional(),
    image: picture.optional(),
    email: z.email().optional(),
    knowsLanguage: z.array(words).min(1).optional(),
    worksFor: z.strictObject(publisher).optional(),
  }),
})

const article = {
  '@context': context,
  headline: words,
  description: z.string(),
  mainEntityOfPage: address,
  url: address,
  datePublished: time,
  dateModified: time.optional(),
  author: z.array(z.strictObject(author)),
  publisher: z.strictObject(publisher),
  image: z.array(picture).length(4).optional(),
  articleSection: words,
  keywords: z.array(words).min(1).optional(),
  dateline: words.optional(),
  inLanguage: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/),
  wordCount: z.number().int().positive(),
  isAccessibleForFree: z.literal(true),
  translationOfWork: work.optional(),
  workTranslation: z.array(work).min(1).optional(),
  copyrightNotice: words.optional(),
  correction: z
    .array(z.strictObject({ '@type': z.literal('CorrectionComment'), text: words, datePublished: time }))
    .min(1)
    .optional(),
}

const film = z
  .strictObject({
    '@type': z.literal('VideoObject'),
    name: words,
    description: words,
    thumbnailUrl: address.optional(),
    uploadDate: time,
    embedUrl: address.optional(),
    contentUrl: address.optional(),
  })
  // Google, Video structured data: one of both.
  .refine(({ embedUrl, contentUrl }) => (embedUrl === undefined) !== (contentUrl === undefined))

/** News, a video and what explains or interprets: of schema.org's NewsArticle and its subtypes. */
export const newsArticleForm = z.strictObject({
  ...article,
  '@type': z.enum(['NewsArticle', 'AnalysisNewsArticle', 'OpinionNewsArticle', 'BackgroundNewsArticle']),
  video: film.optional(),
})

export const reviewForm = z.strictObject({
  ...article,
  '@type': z.literal('ReviewNewsArticle'),
  itemReviewed: z
    .strictObject({
      '@type': z.enum(
        'Book Movie TVSeries MusicRecording TheaterEvent ExhibitionEvent VideoGame Restaurant Product Thing'.split(' '),
      ),
      name: words,
    })
    .optional(),
  reviewRating: z
    .strictObject({
      '@type': z.literal('Rating'),
      ratingValue: z.number().min(0).max(5).multipleOf(0.5),
      bestRating: z.literal(5),
      worstRating: z.literal(0),
    })
    .optional(),
})

export const galleryForm = z.strictObject({
  ...article,
  '@type': z.literal('NewsArticle'),
  mainEntityOfPage: z.strictObject({ '@type': z.literal('ImageGallery'), '@id': address }),
  associatedMedia: z.array(picture).min(1),
})

export const webPageForm = z.strictObject({
  '@context': context,
  '@type': z.literal('WebPage'),
  name: words,
  url: address,
  inLanguage: words,
  dateModified: time.optional(),
  publisher: z.strictObject(publisher),
})

export const breadcrumbsForm = z.strictObject({
  '@context': context,
  '@type': z.literal('BreadcrumbList'),
  itemListElement: z
    .array(
      z.strictObject({
        '@type': z.literal('ListItem'),
        position: z.number().int().positive(),
        name: words,
        item: address,
      }),
    )
    .min(2)
    .refine((steps) => steps.every(({ position }, at) => position === at + 1)),
})

export const webSiteForm = z.strictObject({
  '@context': context,
  '@type': z.literal('WebSite'),
  name: words,
  url: address,
  inLanguage: words,
  publisher: z.strictObject(publisher),
  potentialAction: z.strictObject({
    '@type': z.literal('SearchAction'),
    target: z.strictObject({
      '@type': z.literal('EntryPoint'),
      urlTemplate: z.string().endsWith('{search_term_string}'),
    }),
    'query-input': words,
  }),
})
