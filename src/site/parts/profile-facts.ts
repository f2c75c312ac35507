/** What readers are told of whoever a list of stories is by: what they do and cover, where they are reached, their feed. */

import { feedOf, outside, profileAddress } from '../address.ts'
import { type Html, html } from '../html.ts'
import { languageName } from '../language.ts'
import type { Link, Picture, Profile } from '../view.ts'
import { picture } from './picture.ts'

/** «vera@courier.example» for its `mailto:`, «social.example/@vera» for its page. */
const said = (address: string): string =>
  address.replace(/^(?:mailto:|tel:|https?:\/\/(?:www\.)?)/i, '').replace(/\/$/, '')

const contact = ({ name, address }: Link): Html | undefined => {
  const leads = outside(address)
  return leads === undefined
    ? undefined
    : html`<li>${name}: <a href="${leads}" rel="me" dir="ltr">${said(leads)}</a></li>`
}

/** Beside the name it says nothing more to who does not see it. */
const portraitOf = (portrait: Picture): Html =>
  html`<figure class="portrait">${picture(portrait, { sizes: '10rem', upTo: 480, shape: '1x1', first: true }, '')}${
    portrait.credit && html`<figcaption class="small" dir="auto">Copyright ${portrait.credit}</figcaption>`
  }</figure>`

export const profileFacts = (profile: Profile): Html => {
  const { role, beat, about, contacts = [], languages = [], portrait } = profile
  return html`${role && html`<p class="role">${role}</p>`}${
    portrait && portraitOf(portrait)
  }${beat && html`<p class="beat" dir="auto">Covers: ${beat}</p>`}${about && html`<p class="about" dir="auto">${about}</p>`}${
    languages.length > 0 &&
    html`<p class="small">Languages: ${languages.map((tag) => languageName(tag, 'en')).join(', ')}</p>`
  }<ul class="contacts small" role="list">${contacts.map(contact)}<li><a href="${feedOf(profileAddress(profile), 'xml')}" type="application/rss+xml">Feed of these stories</a></li></ul>`
}
