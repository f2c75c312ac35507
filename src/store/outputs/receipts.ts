/** Receipts: when each output acknowledged what was withdrawn or brought back; one chain for the house, each row holding the hash of the one before. */

import { createHash } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { StoryId } from '../../base/id.ts'
import type { Db, Tx } from '../database.ts'
import type { Schema } from '../schema.ts'

export type Receipt = Selectable<Schema['receipt']>
export type NewReceipt = Omit<Receipt, 'number' | 'previous' | 'hash'>

/** What stands before the first. */
const beginning = '0'.repeat(64)

/** One at a time adds to the chain. */
const chainLock = 7_368_206

/** SHA-256 of a receipt and of the hash before it: of its fields as JSON, in this order, instants in UTC to the millisecond. */
export const receiptHash = (receipt: Omit<Receipt, 'hash'>): string => {
  const { number, delivery, event, story, verb, output, outcome, at, tried, detail, previous } = receipt
  const fields = [number, delivery, event, story, verb, output, outcome, at.toISOString(), tried, detail, previous]
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}

/** Adds receipts to the end of the chain; whoever adds at the same time waits until this transaction ends. */
export const appendReceipts = async (tx: Tx, receipts: readonly NewReceipt[]): Promise<void> => {
  if (receipts.length === 0) return
  await sql`select pg_advisory_xact_lock(${chainLock})`.execute(tx)
  const last = await lastReceipt(tx)
  let number = BigInt(last?.number ?? 0)
  let previous = last?.hash ?? beginning
  const rows = receipts.map((receipt) => {
    number += 1n
    const numbered = { ...receipt, number: String(number), previous }
    previous = receiptHash(numbered)
    return { ...numbered, hash: previous }
  })
  await tx.insertInto('receipt').values(rows).execute()
}

export const lastReceipt = (db: Db | Tx): Promise<Receipt | undefined> =>
  db.selectFrom('receipt').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()

/** The receipts of a story, oldest first. */
export const receiptsOf = (db: Db, story: StoryId): Promise<Receipt[]> =>
  db.selectFrom('receipt').selectAll().where('story', '=', story).orderBy('number').execute()

/** The newest receipts of the house, newest first. */
export const newestReceipts = (db: Db, limit: number): Promise<Receipt[]> =>
  db.selectFrom('receipt').selectAll().orderBy('number', 'desc').limit(limit).execute()

/** How the chain stands: how many receipts it has, the hash of the last, and in a sentence each what is wrong with it. */
export type Chain = { receipts: number; last: string; broken: string[] }

/** More than so many faults are not told one by one. */
const mostFaults = 20

/** Reads the whole chain and checks it: every hash, every link, no number missing, and a receipt for each delivery that is done. */
export const verifyReceipts = async (db: Db): Promise<Chain> => {
  const chain: Chain = { receipts: 0, last: beginning, broken: [] }
  const wrong = (sentence: string) => chain.broken.length < mostFaults && chain.broken.push(sentence)
  let expected = 1n
  for (;;) {
    const rows = await db
      .selectFrom('receipt')
      .selectAll()
      .where('number', '>', String(expected - 1n))
      .orderBy('number')
      .limit(5000)
      .execute()
    for (const row of rows) {
      if (row.number !== String(expected)) wrong(`Receipts ${expected} to ${BigInt(row.number) - 1n} are missing.`)
      if (row.hash !== receiptHash(row)) wrong(`Receipt ${row.number} was changed: its hash is not that of its fields.`)
      else if (row.previous !== chain.last)
        wrong(`Receipt ${row.number} does not follow the one before it: another stood there when it was written.`)
      chain.last = row.hash
      chain.receipts += 1
      expected = BigInt(row.number) + 1n
    }
    if (rows.length === 0) break
  }
  // Rows that are cut off at the end leave no gap: what was done says that they were there.
  const { rows: unproved } = await sql<{ id: string }>`
    select d.id from delivery d where d.proved and d.done_at is not null
    and not exists (select from receipt r where r.delivery = d.id and r.outcome <> 'failed') order by d.id limit ${mostFaults}`.execute(
    db,
  )
  for (const { id } of unproved) wrong(`Delivery ${id} is done, and its receipt is not there.`)
  return chain
}
