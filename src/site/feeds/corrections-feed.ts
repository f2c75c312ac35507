/** What was put right, as RSS 2.0: an item a correction. */

import { absolute, correctionsAddress, correctionsFeedAddress } from '../address.ts'
import { correctionTitles } from '../parts/corrections.ts'
import type { CorrectionsPage, Site, ToldCorrection } from '../view.ts'
import { rssChannel, rssDate } from './rss.ts'
import { xmlText } from './xml.ts'

/** The guid is the story's identity and the correction's number, so that no reader is told of one twice. */
const item = ({ id, kind, at, text, story }: ToldCorrection, site: Site): string =>
  [
    '<item>',
    `<title>${xmlText(`${correctionTitles[kind]}: ${story.headline}`)}</title>`,
    `<link>${xmlText(`${absolute(site, story.address)}#corrections`)}</link>`,
    `<guid isPermaLink="false">${xmlText(`${story.id}-correction-${id}`)}</guid>`,
    `<pubDate>${rssDate(at)}</pubDate>`,
    `<category>${xmlText(correctionTitles[kind])}</category>`,
    `<description>${xmlText(text)}</description>`,
    '</item>',
  ].join('')

export const correctionsFeed = ({ site, corrections }: CorrectionsPage): string =>
  rssChannel({
    site,
    title: `${site.name}: corrections`,
    description: `What ${site.name} got wrong, and put right.`,
    address: correctionsFeedAddress,
    page: correctionsAddress,
    built: corrections[0]?.at,
    items: corrections.map((one) => item(one, site)),
  })
