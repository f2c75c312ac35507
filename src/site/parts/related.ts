/** What a reader may read next. */

import { type Html, html } from '../html.ts'
import type { Card, Frame } from '../view.ts'
import { columns } from './columns.ts'

export const related = (of: readonly Card[], frame: Frame): Html | undefined =>
  of.length === 0
    ? undefined
    : html`<section class="related" aria-labelledby="related"><h2 id="related" dir="auto">You may also like:</h2>${columns(of, { level: 3, section: true }, frame)}</section>`
