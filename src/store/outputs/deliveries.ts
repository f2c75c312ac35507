/** Deliveries: what each output has still to be told of a change. Written with the change, so that a process that dies loses none. */

import { sql } from 'kysely'
import type { PictureId, StoryId } from '../../base/id.ts'
import type { Db, Tx } from '../database.ts'
import { appendReceipts } from './receipts.ts'

/** Outputs that are always there, and when each is told: the nodes first, the looks through the gate and from outside last. */
export const builtInOutputs = { nodes: 1, renditions: 2, gate: 3, outside: 3 } as const
export type BuiltInOutput = keyof typeof builtInOutputs

/** What a change does to what readers see. */
export type Reach = 'changed' | 'withdrawn' | 'returned'

/** A change as outputs are told it. */
export type Change = {
  event: string
  verb: string
  reach: Reach
  story: StoryId | null
  /** Where it stands or stood; null where no reader has ever been given it, for then its address is nobody's business. */
  address: string | null
  /** The picture that was killed, or all that the story shows. */
  pictures: PictureId[]
  /** ISO 8601, by the newsroom's clock. */
  at: string
  /** What readers are told in a killed story's place. */
  note: string | null
}

export type Delivery = {
  id: string
  event: string
  output: string
  step: number
  change: Change
  proved: boolean
  tried: number
  failure: string | null
}

/** For how long whoever makes a change has it to tell by itself, and whoever claims a delivery has it, in seconds. */
const firstClaim = 5
const laterClaim = 20

/** The step of what is told by the jobs alone, many changes in one call, and how long it is gathered for that, in seconds. */
export const gatheredStep = 4
const gatheredFor = 60

/** Writes what every output is to be told of an event, in the event's transaction. */
export const writeDeliveries = async (
  tx: Tx,
  change: Pick<Change, 'event' | 'verb' | 'reach' | 'story'> & {
    picture: PictureId | null
    at: Date
    /** What webhooks call it; absent, they are not told. */
    hook: string | undefined
  },
): Promise<void> => {
  const { event, verb, reach, story, picture, at, hook = null } = change
  const proved = reach !== 'changed'
  const names = proved ? Object.keys(builtInOutputs) : []
  const steps = names.map((name) => builtInOutputs[name as BuiltInOutput])
  await sql`
    with told as (
      select coalesce(p.visible_from <= ${at}, false) as seen, jsonb_build_object(
        'event', ${event}::text, 'verb', ${verb}::text, 'reach', ${reach}::text, 'story', ${story}::text, 'at', ${at.toISOString()}::text,
        'address', case when p.visible_from <= ${at} then p.address end, 'note', p.kill_note,
        'pictures', case when ${picture}::text is null then to_jsonb(coalesce(p.picture_ids, '{}')) else jsonb_build_array(${picture}::text) end
      ) as change from (select) one left join publication p on p.story = ${story}
    )
    insert into delivery (event, output, step, change, proved, due_at)
    select ${event}, o.output, o.step, told.change, ${proved},
      clock_timestamp() + make_interval(secs => case o.step when ${gatheredStep}::int then ${gatheredFor}::float else ${firstClaim}::float end)
    from told, lateral (
      select name as output, step from unnest(${names}::text[], ${steps}::int[]) as built_in (name, step)
      union all
      -- Partners and hubs come after the shared caches: what they fetch anew comes through those.
      select id, case when kind in ('varnish', 'fastly', 'cloudflare') then 2 when kind = 'indexnow' and not ${proved}::boolean then ${gatheredStep}::int else 3 end
      from output where kind in ('varnish', 'fastly', 'cloudflare')
        -- What no reader has seen is told to nobody outside: its address alone would give it away.
        or (told.seen and (kind in ('websub', 'indexnow') or ${proved} or settings -> 'events' @> to_jsonb(${hook}::text)))
    ) o`.execute(tx)
}

const columns = ['id', 'event', 'output', 'step', 'change', 'proved', 'tried', 'failure'] as const

/** What is still to be told of these events. */
export const openDeliveries = async (db: Db, events: readonly string[]): Promise<Delivery[]> => {
  if (events.length === 0) return []
  const rows = await db
    .selectFrom('delivery')
    .select(columns)
    .where('event', '=', sql<string>`any(${events}::bigint[])`)
    .where('done_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows as Delivery[]
}

/**
 * Takes up to `limit` deliveries that are due, except of outputs that are `busy`; whoever asks at the same moment gets others. Nobody is told before
 * the nodes have dropped what they held, and nobody looks from outside before each shared cache has been told once.
 */
export const claimDeliveries = async (db: Db, busy: readonly string[], limit: number): Promise<Delivery[]> => {
  const { rows } = await sql<Delivery>`
    update delivery set due_at = clock_timestamp() + make_interval(secs => ${laterClaim}) where id in (
      select d.id from delivery d where d.done_at is null and d.due_at <= clock_timestamp() and d.output <> all(${busy}::text[])
        and not exists (
          select from delivery e where e.event = d.event and e.done_at is null and e.step < d.step and (e.step = 1 or e.tried = 0)
        ) order by d.id limit ${limit} for update skip locked
    ) returning id, event, output, step, change, proved, tried, failure`.execute(db)
  return rows.toSorted((a, b) => Number(BigInt(a.id) - BigInt(b.id)))
}

/** How telling one delivery ended. `output` is what a receipt calls it. */
export type Ended = {
  delivery: Delivery
  output: string
  at: Date
  outcome: 'acknowledged' | 'let go' | 'failed'
  detail: string
}

/** The pauses after a failure, in seconds: twice as long each time up to the longest, give or take a quarter. */
const longestPause = 300
export const pauseAfter = (tried: number): number => Math.min(longestPause, 2 ** tried) * (0.75 + Math.random() / 2)

/** For how long a change that withdraws nothing is told again, in seconds: no shared cache keeps a page for so long. */
const changeIsOld = 3600

const storable = (text: string): string => text.replaceAll('\0', '').slice(0, 1000)

/** Writes how tellings ended, with a receipt for each that is proved: of what failed only the first time. */
export const endDeliveries = (db: Db, ended: readonly Ended[]): Promise<void> =>
  db.transaction().execute((tx) => endDeliveriesIn(tx, ended))

export const endDeliveriesIn = async (tx: Tx, ended: readonly Ended[]): Promise<void> => {
  const receipts = []
  for (const { delivery, output, at, outcome, detail } of ended) {
    const { id, event, change, proved } = delivery
    const written = await (outcome === 'failed' ? fail(tx, delivery, detail) : settle(tx, id))
    if (!written || !proved || (outcome === 'failed' && written.tried > 1)) continue
    const { story, verb } = change
    const receipt = { delivery: id, event, story, verb, output, outcome, at, tried: written.tried }
    receipts.push({ ...receipt, detail: storable(detail) })
  }
  await appendReceipts(tx, receipts)
}

/** Nothing where somebody else has ended it. */
const settle = (tx: Tx, id: string): Promise<{ tried: number } | undefined> =>
  tx
    .updateTable('delivery')
    .set({ done_at: sql<Date>`clock_timestamp()`, tried: sql<number>`tried + 1`, failing_since: null, failure: null })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .returning('tried')
    .executeTakeFirst()

const fail = (tx: Tx, { id, tried, proved }: Delivery, detail: string): Promise<{ tried: number } | undefined> =>
  tx
    .updateTable('delivery')
    .set({
      due_at: sql<Date>`clock_timestamp() + make_interval(secs => ${pauseAfter(tried)})`,
      tried: sql<number>`tried + 1`,
      failing_since: sql<Date>`coalesce(failing_since, clock_timestamp())`,
      failure: storable(detail),
      ...(proved
        ? {}
        : {
            done_at: sql<Date>`case when made_at < clock_timestamp() - make_interval(secs => ${changeIsOld}) then clock_timestamp() end`,
          }),
    })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .returning('tried')
    .executeTakeFirst()

/** Lets a delivery rest that was claimed and not tried, because its output has just failed. */
export const leaveDeliveries = async (db: Db, deliveries: readonly Delivery[]): Promise<void> => {
  if (deliveries.length === 0) return
  await sql`update delivery set due_at = clock_timestamp() + make_interval(secs => ${pauseAfter(1)})
    where id = any(${deliveries.map(({ id }) => id)}::bigint[]) and done_at is null`.execute(db)
}

/** Deliveries of an output that is deleted: all that are open, for a receipt each. */
export const openDeliveriesTo = async (tx: Tx, output: string): Promise<Delivery[]> =>
  (await tx
    .selectFrom('delivery')
    .select(columns)
    .where('output', '=', output)
    .where('done_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()) as Delivery[]

/** An output that does not acknowledge: how much waits for it, since when it fails (by the database's clock), and why. */
export type Failing = { output: string; withdrawals: number; seconds: number; failure: string }

/** Outputs that have failed for longer than these seconds: with a withdrawal, or with nothing but changes. */
export const failingOutputs = async (
  db: Db,
  { withdrawal, change }: { withdrawal: number; change: number },
): Promise<Failing[]> => {
  const { rows } = await sql<Failing>`
    select output, count(*) filter (where proved)::int as withdrawals,
      extract(epoch from clock_timestamp() - min(failing_since))::float as seconds, (array_agg(failure order by failing_since))[1] as failure
    from delivery where done_at is null and failing_since is not null
    group by output having bool_or(failing_since < clock_timestamp() - make_interval(secs => case when proved then ${withdrawal}::float else ${change}::float end))
    order by output`.execute(db)
  return rows
}

/** What waits for each output now, for those who watch the machines: how many, how many of them failed, and how old the oldest is. */
export const deliveryFigures = async (
  db: Db,
): Promise<{ output: string; waiting: number; failing: number; oldest: number }[]> => {
  const { rows } = await sql<{ output: string; waiting: number; failing: number; oldest: number }>`
    select coalesce(o.name, d.output) as output, count(*)::int as waiting, count(d.failing_since)::int as failing,
      extract(epoch from clock_timestamp() - min(d.made_at))::float as oldest
    from delivery d left join output o on o.id = d.output where d.done_at is null group by 1 order by 1`.execute(db)
  return rows
}

/** Forgets what was told of mere changes more than a day ago; what has receipts stays. */
export const sweepDeliveries = async (db: Db): Promise<void> => {
  await sql`delete from delivery where not proved and done_at < clock_timestamp() - interval '1 day'`.execute(db)
}
