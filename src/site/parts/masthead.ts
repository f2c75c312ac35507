/** The head of every page: the edition's date, accounts, name, search and sections. */

import { feedAddress, outside, sectionAddress } from '../address.ts'
import { type Html, html } from '../html.ts'
import type { Frame, Link } from '../view.ts'
import { isShown } from './is-shown.ts'
import { isoDay, weekday } from './time.ts'

export type MastheadManner = {
  /** The front prints the name large. */
  large?: boolean
  /** Slug of the section that this page is in. */
  section?: string | undefined
  /** What was searched for. */
  query?: string
  /** Without the day: on a page that is kept. */
  undated?: boolean
}

const account = (link: Link): Html | undefined => {
  const address = outside(link.address)
  return address === undefined ? undefined : html`<li><a href="${address}" rel="me">${link.name}</a></li>`
}

const connect = ({ site }: Frame): Html =>
  html`<div class="connect"><p id="connect">Connect with us</p> <ul role="list" aria-labelledby="connect">${site.accounts.map(account)}<li><a href="${feedAddress}" type="application/rss+xml">RSS feed</a></li></ul></div>`

const search = (query = ''): Html =>
  html`<form id="find" class="search" action="/search" role="search"><label for="search" dir="auto">Hi, what are you looking for?</label> <span><input id="search" type="search" name="q" value="${query}" list="suggestions" autocomplete="off" enterkeyhint="search"><datalist id="suggestions"></datalist> <button>Search</button></span></form>`

const sections = ({ site }: Frame, current: string | undefined): Html | undefined =>
  !site.sections.some(isShown)
    ? undefined
    : html`<nav class="sections" aria-label="Sections"><ul role="list">${site.sections
        .filter(isShown)
        .map(
          (section) =>
            html`<li><a href="${sectionAddress(section)}"${section.slug === current && html` aria-current="true"`}>${section.name}</a></li>`,
        )}</ul></nav>`

export const masthead = (frame: Frame, manner: MastheadManner): Html => {
  const { site, now } = frame
  const today = isoDay(now, site)
  return html`<header class="masthead${manner.large ? ' large' : ''}"><div class="ears">${!manner.undated && html`<p class="edition" dir="auto">${weekday(now, site)} edition, date <time datetime="${today}">${today}</time></p>`}${connect(frame)}</div><div class="plate"><p class="name"><a href="/">${site.name}</a></p>${site.strapline && html`<p class="strapline">${site.strapline}</p>`}</div><div class="bar">${sections(frame, manner.section)}${search(manner.query)}</div></header>`
}
