/** Every verb by its name: what `POST /api/<verb>` offers. */

import type { z } from 'zod'
import type { Action } from './action.ts'
import { correct } from './correct.ts'
import { kill } from './kill.ts'
import type { Verb } from './permissions.ts'
import { publish } from './publish.ts'
import { save } from './save.ts'
import { take } from './take.ts'
import { update } from './update.ts'

export const actions: Record<Verb, Action<z.ZodType, unknown>> = {
  take,
  save,
  publish,
  update,
  correct,
  kill,
} as Record<Verb, Action<z.ZodType, unknown>>
