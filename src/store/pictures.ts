/** Pictures that the newsroom holds: the facts; their bytes lie in the media storage. */

import { sql } from 'kysely'
import type { PictureId, WireItemId } from '../base/id.ts'
import type { FileFacts } from '../story/file-facts.ts'
import type { RightsRule } from '../story/rights.ts'
import type { Db, Tx } from './database.ts'
import type { Schema } from './schema.ts'

/** What the library knows besides: of most pictures less. */
type Library = { decorative: boolean; brought_by: string | null; taken_at: string | null; facts: FileFacts }

export type Picture = Omit<
  Schema['picture'],
  | 'terms'
  | 'credentials'
  | 'rules'
  | 'since'
  | 'shown_from'
  | 'shown_until'
  | 'withheld'
  | 'no_gallery'
  | 'no_syndication'
  | 'limited'
  | 'embargoed_until'
  | keyof Library
  | 'focus'
  | 'crops'
  | 'framing'
  | 'search'
> & {
  terms: string[]
  /** What its terms and fields say, as rules; null where nobody has read them yet. */
  rules: RightsRule[] | null
  /** The agency's own time of it. */
  since: Date | null
  /** Whether the original carries content credentials (C2PA). */
  credentials: boolean
  /** `Infinity` where it came under an embargo that nobody could read. */
  embargoed_until: Date | number | null
}

/** The picture of these bytes that the supplier has sent before, in its newest wording. */
export const pictureOfBytes = (db: Db | Tx, supplier: string | null, hash: string): Promise<Picture | undefined> =>
  db
    .selectFrom('picture')
    .selectAll()
    .where('hash', '=', hash)
    .where('supplier', supplier === null ? 'is' : '=', supplier)
    .executeTakeFirst()

const endOf = (until: Date | number | null) => (typeof until === 'number' ? 'infinity' : until)

export const insertPicture = async (
  db: Db | Tx,
  { facts = {}, ...picture }: Picture & Partial<Library>,
): Promise<void> => {
  await db
    .insertInto('picture')
    .values({
      ...picture,
      ...{ terms: JSON.stringify(picture.terms), rules: JSON.stringify(picture.rules), facts: JSON.stringify(facts) },
      ...{ shown_from: null, shown_until: null },
      embargoed_until: endOf(picture.embargoed_until),
    })
    .execute()
}

export const picture = (db: Db | Tx, id: PictureId): Promise<(Picture & Pick<Library, 'decorative'>) | undefined> =>
  db.selectFrom('picture').selectAll().where('id', '=', id).executeTakeFirst()

/** Marks a picture as killed: the gate gives no size of it from now on. False where there is none, or it is dead already. */
export const killPictureRow = async (tx: Tx, id: PictureId, at: Date): Promise<boolean> => {
  const killed = await tx
    .updateTable('picture')
    .set({ killed_at: at })
    .where('id', '=', id)
    .where('killed_at', 'is', null)
    .executeTakeFirst()
  return killed.numUpdatedRows > 0n
}

/** Which of these pictures were killed. */
export const killedAmong = async (tx: Tx, ids: readonly string[]): Promise<Set<string>> => {
  if (ids.length === 0) return new Set()
  const killed = tx
    .selectFrom('picture')
    .select('id')
    .where('id', 'in', ids as PictureId[])
    .where('killed_at', 'is not', null)
  return new Set((await killed.execute()).map((row) => row.id))
}

/** Moves or lifts the embargo of those pictures that have one, and answers which: what was free once stays free. `Infinity` never ends. */
export const moveEmbargoes = async (tx: Tx, ids: readonly string[], until: Date | number | null): Promise<string[]> => {
  if (ids.length === 0) return []
  const moved = await tx
    .updateTable('picture')
    .set({ embargoed_until: endOf(until) })
    .where('id', 'in', ids as PictureId[])
    .where('embargoed_until', 'is not', null)
    .returning('id')
    .execute()
  return moved.map((row) => row.id)
}

/** The pictures that came with a wire item, in any of its versions. */
export const picturesOfWire = async (tx: Tx, item: WireItemId): Promise<PictureId[]> => {
  const { rows } = await sql<{ id: PictureId }>`
    select distinct used.value ->> 'id' as id from wire_version v, jsonb_each(v.pictures) used where v.item = ${item}`.execute(
    tx,
  )
  return rows.map((row) => row.id)
}

/** Until when the last of these pictures is embargoed; `Infinity` where that is not known. */
export const picturesHeldUntil = async (tx: Tx, ids: readonly string[]): Promise<Date | number | undefined> => {
  if (ids.length === 0) return undefined
  const { rows } = await sql<{ until: Date | number | null }>`
    select max(embargoed_until) as until from picture where id = any(${ids})`.execute(tx)
  return rows[0]?.until ?? undefined
}

/**
 * The pictures that a supplier's notice means: those of the files that it names (or whose names hold the ids that it names), and those of the picture items
 * that it names.
 */
export const picturesMeant = async (
  tx: Tx,
  supplier: string,
  { names, items }: { names: readonly string[]; items: readonly WireItemId[] },
): Promise<PictureId[]> => {
  const holding = names.filter((name) => !name.includes('.')).map((id) => `%${id.replace(/[\\%_]/g, '\\$&')}%`)
  const { rows } = await sql<{ id: PictureId }>`
    select p.id from picture p where p.supplier = ${supplier} and p.killed_at is null and (
      p.hash in (select hash from arrival where kind = 'picture' and supplier = ${supplier} and (name = any(${names}) or name ilike any(${holding})))
      or p.id in (
        select used.value ->> 'id' from wire_version v, jsonb_each(v.pictures) used
        where v.item = any(${items}) and v.ninjs ->> 'type' in ('picture', 'graphic')
      )
    ) order by p.id`.execute(tx)
  return rows.map((row) => row.id)
}
