/** End a token of the API: the next call with it is refused, and the webhooks that were made with it are called no longer. */

import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { apiTokenNamed, endApiToken } from '../../store/outputs/api-tokens.ts'
import { outputsOfToken } from '../../store/outputs/outputs.ts'
import { action } from '../action.ts'
import { removeOutput } from '../outputs/remove-output.ts'

export const endApiTokenVerb = action({
  verb: 'end-api-token',
  input: z.strictObject({ token: z.string().trim().min(1).max(100) }),
  async run({ token: named }, doing) {
    const { tx, note } = doing
    const token = await apiTokenNamed(tx, named)
    if (!token) return refuse('unknown', `There is no token «${named}». «dateline tokens» lists them.`)
    const { id, name } = token
    const hooks = await outputsOfToken(tx, id)
    for (const hook of hooks) await removeOutput(hook, doing)
    await endApiToken(tx, id)
    await note('end-api-token', null, { token: id, name, webhooks: hooks.map((hook) => hook.id) })
    return { token: id, webhooks: hooks.length }
  },
})
