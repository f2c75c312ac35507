/**
 * The processes that answer readers from memory, and how a change waits until each of them has forgotten what it changed.
 *
 * A node may use its cache only while it holds a lease and hears the database. Every commit tells the nodes its event; a
 * node drops its cache and says so. A change counts as done when every node has said so or has lost its lease: from then
 * on no new answer is older than the change, whatever became of a network or a process.
 */

import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import { newId } from '../base/id.ts'
import type { Db } from './database.ts'
import { eventChannel } from './events.ts'

/** How long a lease lasts, and how often it is renewed, in milliseconds. */
export const leaseTime = 3000
const renewEvery = 1000

/** The channel on which a node says that it has dropped what it held: "<node> <event> <event> …". */
const droppedChannel = 'dateline_dropped'

export type NodeFacts = { clockAhead: number; clockSet: boolean; address: string }

export type Node = {
  /** Whether an answer from memory may be given right now. */
  mayCache(): boolean
  leave(): Promise<void>
}

/** Joins the running nodes: `forget` is called for every change before it is acknowledged, and whenever some may have been missed. */
export const joinNodes = async (url: string, facts: NodeFacts, forget: () => void): Promise<Node> => {
  let leaseUntil = 0
  // A new name for every connection: what an earlier one missed is never waited for.
  let id = ''
  let client: pg.Client | undefined
  let left = false
  let pause: NodeJS.Timeout | undefined
  const heard: string[] = []
  let speaking = false

  const lost = () => {
    leaseUntil = 0
    forget()
    client?.removeAllListeners()
    client?.on('error', () => undefined)
    void client?.end().catch(() => undefined)
    client = undefined
  }
  const say = async () => {
    if (speaking) return
    speaking = true
    try {
      while (heard.length > 0 && client) {
        const events = heard.splice(0, 400)
        await client.query('select pg_notify($1, $2)', [droppedChannel, `${id} ${events.join(' ')}`])
      }
    } finally {
      speaking = false
    }
  }
  const connect = async () => {
    id = newId()
    // A connection that hangs is as good as lost: it is replaced.
    client = new pg.Client({
      connectionString: url,
      application_name: 'dateline node',
      query_timeout: leaseTime,
      connectionTimeoutMillis: leaseTime,
    })
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ payload }) => {
      forget()
      heard.push(String(payload))
      say().catch(lost)
    })
    await client.connect()
    await client.query(`listen ${eventChannel}`)
    // What was committed before the ear was open has gone by unheard.
    forget()
  }
  const renew = async () => {
    if (!client) await connect()
    const asked = performance.now()
    await client?.query(
      `insert into node (id, lease_until, clock_ahead, clock_set, address)
       values ($1, clock_timestamp() + make_interval(secs => $2), $3, $4, $5)
       on conflict (id) do update set lease_until = excluded.lease_until`,
      [id, leaseTime / 1000, facts.clockAhead, facts.clockSet, facts.address],
    )
    // Counted from before the question was sent, so that our lease always ends before the database thinks it does.
    if (client) leaseUntil = asked + leaseTime
  }
  const keep = async () => {
    await renew().catch(lost)
    if (!left) pause = setTimeout(keep, renewEvery)
  }
  await renew()
  pause = setTimeout(keep, renewEvery)

  return {
    mayCache: () => performance.now() < leaseUntil,
    async leave() {
      left = true
      clearTimeout(pause)
      leaseUntil = 0
      await client?.query('delete from node where id = $1', [id]).catch(() => undefined)
      lost()
    },
  }
}

/** An ear for what the nodes say; one a process is enough. */
export type Acknowledgements = {
  /** Under which this process claims what it works at: whoever comes after it sees that the claims of a dead one are free (see `isAlive`). */
  life: number
  /** Ends when every node has dropped what it held before the events, or has lost its lease. */
  dropped(events: readonly string[]): Promise<void>
  close(): Promise<void>
}

/** How many events' acknowledgements are remembered for those who begin to wait after a node has spoken. */
const remembered = 5000

/** How long a node may take to answer before it is told again, and how long a broken ear waits to be opened again, in milliseconds. */
const again = 250

/** Listens to the nodes at `url`; `db` tells which of them hold a lease. */
export const hearAcknowledgements = async (url: string, db: Db): Promise<Acknowledgements> => {
  const saidBy = new Map<string, Set<string>>()
  let news = Promise.withResolvers<void>()
  const hear = (payload: string) => {
    const [node = '', ...events] = payload.split(' ')
    for (const event of events) saidBy.set(event, (saidBy.get(event) ?? new Set()).add(node))
    for (const event of saidBy.keys()) if (saidBy.size > remembered) saidBy.delete(event)
    news.resolve()
    news = Promise.withResolvers()
  }
  const life = randomInt(1, 2 ** 31)
  const ear = await keepListening(url, droppedChannel, life, hear)
  const leased = async () => {
    const { rows } = await sql<{ id: string }>`select id from node where lease_until > clock_timestamp()`.execute(db)
    return rows.map((row) => row.id)
  }

  return {
    life,
    async dropped(events) {
      for (;;) {
        const heard = news.promise
        const nodes = await leased()
        const open = events.filter((event) => !nodes.every((id) => saidBy.get(event)?.has(id)))
        if (open.length === 0) return
        const late = await Promise.race([heard, sleep(again, 'late', { ref: false })])
        // Told once more: a node that has joined since, or whose words were lost with a connection, forgets again and says so.
        if (late) await sql`select pg_notify(${eventChannel}, event) from unnest(${open}::text[]) as event`.execute(db)
      }
    },
    close: ear.close,
  }
}

/** Lives are told apart from other advisory locks by this first number. */
const lives = 7_368_202

/** Whether the life of this number goes on: its process holds a lock for as long as its ear is open, and the database lets go of it by itself. */
export const isAlive = (life: RawBuilder<number | null>): RawBuilder<boolean> => sql<boolean>`exists (
  select from pg_locks where locktype = 'advisory' and granted and classid = ${sql.lit(lives)}::oid and objid = ${life}::oid
    and database = (select oid from pg_database where datname = current_database()))`

/** Hears a channel until it is closed, and says for as long that this life goes on; a connection that breaks is opened again. */
const keepListening = async (
  url: string,
  channel: string,
  life: number,
  hear: (payload: string) => void,
): Promise<{ close(): Promise<void> }> => {
  let closed = false
  let client: pg.Client | undefined
  const connect = async () => {
    const opened = new pg.Client({ connectionString: url, application_name: 'dateline acknowledgements' })
    opened.on('notification', ({ payload }) => hear(String(payload)))
    // An error is followed by the end, which opens the next connection.
    opened.on('error', () => undefined)
    await opened.connect()
    await opened.query(`listen ${channel}`)
    await opened.query('select pg_advisory_lock_shared($1, $2)', [lives, life])
    opened.once('end', () => void reopen())
    client = opened
  }
  const reopen = async (): Promise<void> => {
    while (!closed) {
      await sleep(again, undefined, { ref: false })
      const opened = await connect().then(
        () => true,
        () => false,
      )
      if (opened) return
    }
  }
  await connect()
  return {
    async close() {
      closed = true
      await client?.end().catch(() => undefined)
    },
  }
}

/** What the database's clock shows, in milliseconds. */
export const databaseTime = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ at: string }>`select (extract(epoch from clock_timestamp()) * 1000)::text as at`.execute(
    db,
  )
  return Number(rows[0]?.at)
}

/** The clock of the running server, if one runs: milliseconds ahead of the database's, and whether it was set. */
export const runningClock = async (db: Db): Promise<{ ahead: number; set: boolean; address: string } | undefined> => {
  const { rows } = await sql<{ clock_ahead: string; clock_set: boolean; address: string }>`
    select clock_ahead, clock_set, address from node where lease_until > clock_timestamp() order by lease_until desc limit 1`.execute(
    db,
  )
  const [row] = rows
  return row && { ahead: Number(row.clock_ahead), set: row.clock_set, address: row.address }
}

/** Forgets nodes that ended without leaving. */
export const sweepNodes = async (db: Db): Promise<void> => {
  await sql`delete from node where lease_until < clock_timestamp() - interval '1 minute'`.execute(db)
}
