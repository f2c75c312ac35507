/** Keep a token of the API: a new one, which is told this once, or another name, other scopes, another end of one that there is. */

import { z } from 'zod'
import { type ApiTokenId, newId } from '../../base/id.ts'
import { type Refusal, refuse } from '../../base/refusal.ts'
import { scopeNames } from '../../base/scope.ts'
import { apiTokenNamed, changeApiToken, newApiToken } from '../../store/outputs/api-tokens.ts'
import { newToken } from '../../store/people/sessions.ts'
import { action } from '../action.ts'

/** By its beginning a token that has strayed into a file is known for what it is. */
export const apiTokenStart = 'dateline_'

export type ApiTokenMade = { token: ApiTokenId; secret?: string }

export const keepApiToken = action({
  verb: 'keep-api-token',
  input: z.strictObject({
    /** Identity or name of one that is there; absent, a new one is made, which needs a name and scopes. */
    token: z.string().trim().min(1).max(100).optional(),
    name: z.string().trim().min(1, 'give it a name: whose it is').max(80).optional(),
    scopes: z
      .array(z.enum(scopeNames))
      .min(1, 'say what it is good for')
      .transform((all) => [...new Set(all)])
      .optional(),
    /** From then on it is good for nothing; null: it has no end. */
    expires: z.iso
      .datetime({ offset: true, error: 'is no time such as 2027-01-31T00:00:00Z' })
      .transform((text) => new Date(text))
      .nullable()
      .optional(),
  }),
  async run({ token: named, name, scopes, expires }, { tx, actor, note }): Promise<ApiTokenMade | Refusal> {
    // A token is asked for by the machine's clock, whatever year the edition is in.
    if (expires && expires.getTime() <= Date.now())
      return refuse('invalid', 'This time is past: the token would be good for nothing. Choose a later one.', 'expires')
    const other = name === undefined ? undefined : await apiTokenNamed(tx, name)
    const before = named === undefined ? undefined : await apiTokenNamed(tx, named)
    if (named !== undefined && !before)
      return refuse('unknown', `There is no token «${named}». «dateline tokens» lists them.`)
    if (other && other.id !== before?.id)
      return refuse('exists', `There is a token «${name}» already. Choose another name.`, 'name')
    const ends = expires === undefined ? {} : { expires: expires?.toISOString() ?? null }
    if (before) {
      await changeApiToken(tx, before.id, {
        ...(name !== undefined && { name }),
        ...(scopes && { scopes }),
        ...(expires !== undefined && { expires_at: expires }),
      })
      await note('keep-api-token', null, { token: before.id, name: name ?? before.name, scopes, ...ends })
      return { token: before.id }
    }
    if (name === undefined) return refuse('incomplete', 'Name the token: whose it is.', 'name')
    if (!scopes) return refuse('incomplete', `Say what it is good for: ${scopeNames.join(', ')}.`, 'scopes')
    const id = newId<ApiTokenId>()
    const secret = `${apiTokenStart}${newToken()}`
    await newApiToken(tx, secret, { id, name, scopes, made_by: actor.name, expires_at: expires ?? null })
    await note('keep-api-token', null, { token: id, name, scopes, ...ends })
    return { token: id, secret }
  },
})
