/** The way to older stories. */

import { within } from '../address.ts'
import { type Html, html } from '../html.ts'

export const pagination = (older: string | undefined, words = 'Older stories'): Html | undefined =>
  older === undefined
    ? undefined
    : html`<nav class="pages" aria-label="Pages"><a href="${within(older)}" rel="next">${words}</a></nav>`
