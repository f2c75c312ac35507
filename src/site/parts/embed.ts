/** What lives elsewhere: a box that says whose it is and a plain link. Nothing of it is loaded before a reader asks for it. */

import { type Body, isSafeLink } from '../../story/body.ts'
import { type Embed, embedOf, isMoving } from '../../story/form/embed.ts'
import { plainRendition } from '../address.ts'
import { type Html, html } from '../html.ts'
import type { Article, Picture } from '../view.ts'
import { captionWords, picture, type Slot } from './picture.ts'

type Attributes = { address: string; title: string }

const hostOf = (address: string): string =>
  URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : ''

/** The link alone: for what no provider that we know shows, and wherever a text goes without the page. */
export const embedLink = ({ address, title }: Attributes): Html | undefined => {
  if (!isSafeLink(address)) return title ? html`<p>${title}</p>` : undefined
  const host = embedOf(address)?.provider ?? hostOf(address)
  return html`<p class="embed"><a href="${address}">${title || host}</a> <span class="host">${title ? host : ''}</span></p>`
}

const name = ({ provider }: Embed, title: string): string => (title ? `${provider}: ${title}` : provider)

/** A film has its own player, which asks for nothing before it is played. */
const player = ({ frame }: Embed, poster: Picture | undefined): Html =>
  html`<video controls preload="none" playsinline src="${frame}"${
    poster && html` poster="${plainRendition(poster, 1300, '16x9').address}"`
  }></video>`

/** The button is shown by the script that makes it work. */
const question = ({ provider, frame }: Embed): Html =>
  html`<div class="ask"><p>${provider} learns of your visit when you load this.</p><button type="button" value="${frame}" hidden>Show it here</button></div>`

/** Whoever made the still that stands there before is named as with every picture. */
const caption = ({ provider, address, form }: Embed, title: string, still?: Picture): Html => {
  const link = title || `${form === 'film' ? 'The film' : 'Open it'} at ${provider}`
  return html`<figcaption dir="auto"><a href="${address}">${link}</a>${title && html` <span class="host">${provider}</span>`}${
    still && html` ${captionWords(still)}`
  }</figcaption>`
}

export const embed = (attributes: Attributes): Html | undefined => {
  const found = embedOf(attributes.address)
  if (!found) return embedLink(attributes)
  const { title } = attributes
  return html`<figure class="embed ${found.form}" aria-label="${name(found, title)}">${
    found.form === 'film' ? player(found, undefined) : question(found)
  }${caption(found, title)}</figure>`
}

/** The first moving picture of a video's text, which leads its page; and the text without it. */
export const leadingFilm = ({
  genre,
  body,
}: Pick<Article, 'genre' | 'body'>): { film: Attributes; rest: Body } | undefined => {
  if (genre !== 'video') return undefined
  const found = body.content.find((one) => one.type === 'embed' && isMoving(one.attrs.address))
  return found?.type === 'embed'
    ? { film: found.attrs, rest: { ...body, content: body.content.filter((one) => one !== found) } }
    : undefined
}

/** In the place of the lead picture, over which it is asked for. */
export const filmFigure = (
  { address, title }: Attributes,
  lead: Picture | undefined,
  slot: Slot,
  said: Html,
): Html | undefined => {
  const found = embedOf(address)
  if (!found) return undefined
  const still = lead && picture(lead, { ...slot, shape: '16x9' }, '')
  return html`<figure class="embed lead-picture ${found.form}${lead ? ' still' : ''}" aria-label="${name(found, title)}"${said}>${
    found.form === 'film' ? player(found, lead) : html`${still}${question(found)}`
  }${caption(found, title, lead)}</figure>`
}
