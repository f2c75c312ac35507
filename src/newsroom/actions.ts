/** The verbs of a story by their names. */

import { copy } from './copy.ts'
import { correct } from './correct.ts'
import { decideTerms } from './decide-terms.ts'
import { embargo } from './embargo.ts'
import { keepTerritory } from './keep-territory.ts'
import { kill } from './kill.ts'
import { killPicture } from './kill-picture.ts'
import { publish } from './publish.ts'
import { save } from './save.ts'
import { schedule } from './schedule.ts'
import { take } from './take.ts'
import { unschedule } from './unschedule.ts'
import { update } from './update.ts'

export const storyActions = {
  take,
  copy,
  save,
  publish,
  schedule,
  unschedule,
  embargo,
  update,
  correct,
  kill,
  'kill-picture': killPicture,
  'decide-terms': decideTerms,
  'keep-territory': keepTerritory,
}
