/** Webhooks that somebody has called by themselves, with a token of the API: made, listed, deleted. They are outputs like the others, and end with the token. */

import { randomBytes } from 'node:crypto'
import { newId, type OutputId } from '../../base/id.ts'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'
import { type HookEvent, hookEvents } from '../../site/api/answer-forms.ts'
import type { Bearer } from '../../store/outputs/api-tokens.ts'
import { listOutputs, outputNamed, outputsOfToken, writeOutput } from '../../store/outputs/outputs.ts'
import { type Actor, inTransaction, type Newsroom } from '../action.ts'
import { alwaysTold, checkOutput } from './output-kinds.ts'
import { removeOutput } from './remove-output.ts'

/** More of one token than this are no need of anybody's: each is waited for when a story is killed. */
const mostWebhooks = 5

/** Times are ISO 8601. */
export type TokenWebhook = {
  id: OutputId
  address: string
  events: HookEvent[]
  made: string
  waiting: number
  failing?: string
}

/** What a token may do is looked at before: here it is nobody's role that counts. */
const actorOf = ({ name }: Bearer): Actor => ({ name: `token ${name}`, role: 'administrator' })

const eventsIn = ({ events }: Record<string, unknown>): HookEvent[] =>
  hookEvents.filter((event) => alwaysTold.has(event) || (Array.isArray(events) && events.includes(event)))

export const webhooksOf = async ({ database }: Newsroom, bearer: Bearer): Promise<TokenWebhook[]> =>
  (await listOutputs(database.db))
    .filter(({ token }) => token === bearer.id)
    .map(({ id, address, settings, created_at, waiting, failing_since }) => ({
      ...{ id, address, events: eventsIn(settings), made: created_at.toISOString(), waiting },
      ...(failing_since && { failing: failing_since.toISOString() }),
    }))

/** The secret is told this once. */
export const makeWebhook = async (
  newsroom: Newsroom,
  bearer: Bearer,
  { address, events }: { address: string; events: readonly HookEvent[] },
): Promise<(TokenWebhook & { secret: string }) | Refusal> => {
  const settings = checkOutput('webhook', address, { events })
  if (isRefusal(settings)) return settings
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  const { outcome } = await inTransaction(newsroom, actorOf(bearer), async ({ tx, clock, seal, note }) => {
    if ((await outputsOfToken(tx, bearer.id)).length >= mostWebhooks)
      return refuse('exists', `This token has ${mostWebhooks} webhooks already. Delete one first.`)
    const id = newId<OutputId>()
    const sealed = seal.seal(secret, id)
    if (isRefusal(sealed)) return sealed
    const host = URL.parse(address)?.host ?? ''
    const name = `${bearer.name}: ${host} ${id.slice(0, 4)}`
    const made = clock.now()
    const row = { id, kind: 'webhook' as const, name, address, settings, secret: sealed }
    await writeOutput(tx, { ...row, created_at: made, token: bearer.id })
    await note('keep-output', null, { output: id, kind: 'webhook', name, address, settings, token: bearer.id })
    return { id, address, events: eventsIn(settings), made: made.toISOString(), waiting: 0 }
  })
  return isRefusal(outcome) ? outcome : { ...outcome, secret }
}

/** Only its own: of another's it is not even told that it is there. */
export const deleteWebhook = async (newsroom: Newsroom, bearer: Bearer, id: string): Promise<undefined | Refusal> => {
  const { outcome } = await inTransaction(newsroom, actorOf(bearer), async (doing) => {
    const output = await outputNamed(doing.tx, id)
    if (output?.id !== id || output.token !== bearer.id)
      return refuse('unknown', `This token has no webhook «${id}». GET /webhooks lists them.`)
    const letGo = await removeOutput(output, doing)
    const { kind, name, address } = output
    await doing.note('delete-output', null, { output: id, kind, name, address, letGo })
    return {}
  })
  return isRefusal(outcome) ? outcome : undefined
}
