/** The page of a section, a topic, a place or an author: a heading and its stories, newest first. */

import { profilePage } from '../about/linked-profile-page.ts'
import { type Html, html } from '../html.ts'
import { breadcrumbList } from '../linked-data.ts'
import { cards } from '../parts/card.ts'
import { columns, columnsHeld } from '../parts/columns.ts'
import { containers } from '../parts/container.ts'
import { pagination } from '../parts/pagination.ts'
import { profileFacts } from '../parts/profile-facts.ts'
import { sheet } from '../parts/sheet.ts'
import type { Card, ListPage, PlaceFacts } from '../view.ts'

const labels: Record<ListPage['kind'], string> = { section: '', topic: 'Topic', place: 'Place', profile: 'Stories by' }

/** "City in Norway"; what nobody knows more of is a place and no more. */
const placeWords = ({ kind, country }: PlaceFacts): string => {
  const words = { country: 'Country', city: 'City', province: 'Province', region: 'Part of the world' }[kind]
  return country ? `${words} in ${country}` : words
}

const heading = (page: ListPage): Html =>
  html`<header class="heading">${labels[page.kind] && html`<p class="label">${labels[page.kind]}</p>`}<h1 id="headline" tabindex="-1">${page.name}</h1>${
    page.place && html`<p class="role">${placeWords(page.place)}</p>`
  }${page.kind === 'place' && html`<p class="about">Stories from ${page.name} and about it, newest first.</p>`}${
    page.profile && profileFacts(page.profile)
  }</header>`

/** A section opens like a front, with its first story's picture large, and goes on with what else is new; topics and authors are plain lists. */
const stories = (page: ListPage): Html => {
  const { kind, cards: shown, containers: above = [] } = page
  if (shown.length + above.reduce((sum, { cards: held }) => sum + held.length, 0) === 0)
    return html`<p class="notice">Nothing published here yet.</p>`
  const row = { kind: 'row', level: 2, section: kind !== 'section', first: false } as const
  if (kind !== 'section') return html`${cards(shown, row, page, 'rows')}`
  // What leads without a title of its own stands under the page's.
  const [first, ...others] = above
  const isOpened = first?.kind === 'lead' && first.title === ''
  const { opening, left } = isOpened ? opened(page, first.cards) : { opening: containers(above, page), left: [] }
  return html`${opening}${isOpened && containers(others, page, first.cards.length === 0)}${cards([...left, ...shown], row, page, 'rows')}`
}

/** The first story with a picture large, others beside it; `left` has no room there. */
const opened = (page: ListPage, shown: readonly Card[]): { opening: Html; left: readonly Card[] } => {
  const lead = shown.slice(0, 4).find((card) => card.picture) ?? shown[0]
  const others = shown.filter((card) => card !== lead)
  const beside = columnsHeld(others.slice(0, 6))
  return {
    opening: html`${lead && cards([lead], { kind: 'lead', level: 2, section: false, first: true }, page, 'leads wide')}${columns(beside, { level: 2, section: false }, page)}`,
    left: others.filter((card) => !beside.includes(card)),
  }
}

const description = ({ kind, name, profile, place, site }: ListPage): string => {
  if (kind !== 'place') return profile?.about || `${name}: the latest from ${site.name}`
  return `News from ${name}${place?.country ? `, ${place.country},` : ''} and about it, by ${site.name}`
}

/** Front › what the list is of. */
const way = ({ site, name, address }: ListPage): object =>
  breadcrumbList(
    [
      { name: site.name, address: '/' },
      { name, address: address.split('?')[0] ?? address },
    ],
    site,
  )

export const list = (page: ListPage): string =>
  sheet(page, {
    head: {
      title: page.name,
      description: description(page),
      address: page.address,
      feeds: page.address.split('?')[0],
      picture: page.profile?.portrait ?? (page.containers?.[0]?.cards[0] ?? page.cards[0])?.picture,
      data: [...(page.profile ? [profilePage(page.profile, page.site)] : []), way(page)],
    },
    masthead: { section: page.kind === 'section' ? page.address.slice(1).split(/[/?]/)[0] : undefined },
    kind: `list ${page.kind}`,
    main: html`${heading(page)}${stories(page)}${pagination(page.older)}`,
  })
