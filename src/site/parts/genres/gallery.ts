/** The pictures of a gallery: large, each with its place among them, the first at once and the others when they come near. */

import type { Body } from '../../../story/body.ts'
import { type Html, html } from '../../html.ts'
import type { Picture } from '../../view.ts'
import { figure, type Slot } from '../picture.ts'

const slot: Slot = { sizes: '(min-width: 82rem) 58rem, (min-width: 64rem) 70vw, 94vw', upTo: 1900 }

/** Says of each picture which it is: of the lead, where there is one, and of those in the text, as far as they may be shown. */
export const counted = (lead: Picture | undefined, { content }: Body, pictures: Record<string, Picture>) => {
  const places = content.filter((one) => one.type === 'picture' && Object.hasOwn(pictures, one.attrs.picture)).length
  const all = places + (lead ? 1 : 0)
  const count = (at: number): Html | undefined =>
    all < 2 ? undefined : html`<b class="count"><span class="unseen">Picture </span>${at} of ${all}</b> `
  let at = lead ? 1 : 0
  return {
    lead: count(1),
    /** The next in the text. */
    shown(picture: Picture): Html {
      at += 1
      return figure(picture, { ...slot, first: at === 1 }, 'exhibit', undefined, count(at))
    },
  }
}
