/** Every verb by its name, those of stories and those of what arrives: what `POST /api/<verb>` offers. */

import type { z } from 'zod'
import type { Action } from '../newsroom/action.ts'
import {
  frontActions,
  nowActions,
  outputActions,
  peopleActions,
  pictureActions,
  storyActions,
  tokenActions,
  wireActions,
} from '../newsroom/actions.ts'
import type { Verb } from '../newsroom/permissions.ts'
import { deleteDoorVerb } from './verbs/delete-door.ts'
import { deleteSupplierVerb } from './verbs/delete-supplier.ts'
import { discard } from './verbs/discard.ts'
import { keepDoor } from './verbs/keep-door.ts'
import { keepRules } from './verbs/keep-rules.ts'
import { keepSupplierVerb } from './verbs/keep-supplier.ts'
import { retry } from './verbs/retry.ts'

const all = {
  ...storyActions,
  ...pictureActions,
  ...outputActions,
  ...tokenActions,
  ...wireActions,
  ...peopleActions,
  ...nowActions,
  ...frontActions,
  retry,
  discard,
  'keep-rules': keepRules,
  'keep-supplier': keepSupplierVerb,
  'delete-supplier': deleteSupplierVerb,
  'keep-door': keepDoor,
  'delete-door': deleteDoorVerb,
} satisfies Record<Verb, unknown>

// Each checks its own input: whoever looks one up by name knows nothing of it.
export const actions = all as unknown as Record<Verb, Action<z.ZodType, unknown>>
