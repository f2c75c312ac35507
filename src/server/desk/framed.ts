/** A page of the site as the desk shows it in a frame: made by the readers' own code, for whoever is signed in. */

import type { Context } from 'hono'
import { policyOfFramed } from '../headers.ts'

/** In its frame no script runs: one that is asked for would only be refused aloud. */
export const framed = (context: Context, page: string) =>
  context.html(page.replace(/<script type="module"[^>]*><\/script>/, ''), 200, {
    'Cache-Control': 'private, no-store',
    'Content-Security-Policy': policyOfFramed,
  })
