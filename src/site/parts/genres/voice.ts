/** Whose opinion it is: name and portrait over the headline, before anything is said. */

import { profileAddress } from '../../address.ts'
import { type Html, html, joined } from '../../html.ts'
import type { Profile } from '../../view.ts'
import { picture } from '../picture.ts'

/** Beside the name a portrait says nothing that the name does not. */
const portrait = ({ portrait: shown }: Profile): Html | undefined =>
  shown && picture(shown, { sizes: '6rem', upTo: 320, shape: '1x1', first: true }, '')

export const voice = (by: readonly Profile[]): Html => {
  const [only, ...others] = by
  const names = by.map((one) => html`<a href="${profileAddress(one)}" rel="author">${one.name}</a>`)
  const role = others.length === 0 && only?.role
  const credits = [...new Set(by.flatMap(({ portrait: shown }) => shown?.credit || []))]
  return html`<div class="voice">${by.map(portrait)}<p class="by">${joined(names, ', ')}${
    role && html` <span class="role">${role}</span>`
  }${credits.length > 0 && html` <span class="role">Portrait: Copyright ${credits.join(', ')}</span>`}</p></div>`
}
