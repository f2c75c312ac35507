/** Search, feeds, lists, suggestions: they read through the gate, and the gate is asked whether it still answers anything of what was killed. */

import { askedWays, pictureRemainsOf, remainsOf } from '../../store/outputs/kill-remains.ts'
import { type Output, OutputFailure } from './output.ts'

export const gate: Output<undefined> = {
  together: 1,
  async tell([change], _, { reader }) {
    if (!change || change.reach !== 'withdrawn') return 'nothing was withdrawn'
    const { verb, story, pictures } = change
    const [picture] = pictures
    const remains =
      verb === 'kill-picture' && picture
        ? await pictureRemainsOf(reader, picture, story)
        : story === null
          ? []
          : await remainsOf(reader, story)
    if (remains.length > 0) throw new OutputFailure(`The gate still answers it: ${remains.join(', ')}.`)
    return verb === 'kill-picture'
      ? 'asked for the picture, the page that showed it and the lists: none holds it'
      : `asked for ${askedWays}: none holds it`
  },
}
