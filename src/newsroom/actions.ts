/** The verbs of a story by their names. */

import { correct } from './correct.ts'
import { decideTerms } from './decide-terms.ts'
import { keepTerritory } from './keep-territory.ts'
import { kill } from './kill.ts'
import { killPicture } from './kill-picture.ts'
import { publish } from './publish.ts'
import { save } from './save.ts'
import { take } from './take.ts'
import { update } from './update.ts'

export const storyActions = {
  take,
  save,
  publish,
  update,
  correct,
  kill,
  'kill-picture': killPicture,
  'decide-terms': decideTerms,
  'keep-territory': keepTerritory,
}
