/** What was put right, said beside the story. */

import { type Html, html } from '../html.ts'
import type { Correction, Site } from '../view.ts'
import { dayOf } from './time.ts'

/** What each kind is called where readers see it. */
export const correctionTitles: Record<Correction['kind'], string> = {
  correction: 'Correction',
  clarification: 'Clarification',
  update: 'Update',
}

export const corrections = (of: readonly Correction[], site: Site): Html | undefined =>
  of.length === 0
    ? undefined
    : html`<aside class="corrections" id="corrections" aria-label="Corrections to this story">${of.map(
        (one) =>
          html`<div class="correction"><p class="label">${correctionTitles[one.kind]}, ${dayOf(one.at, site)}</p><p dir="auto">${one.text}</p></div>`,
      )}</aside>`
