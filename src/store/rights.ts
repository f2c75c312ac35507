/** Terms of stories and pictures: their rules, what persons have decided, and what the gate needs of both. */

import { sql } from 'kysely'
import type { PictureId, StoryId } from '../base/id.ts'
import type { Contract, RightsRule } from '../story/rights.ts'
import { type TermsDecision, termsDecision, undecided } from '../story/terms-decision.ts'
import type { NewsObject } from '../wire/item.ts'
import type { Db, Tx } from './database.ts'

/** What the gate knows of a picture's rights. */
export type PictureLimits = {
  shown_from: Date | null
  shown_until: Date | null
  withheld: boolean
  no_gallery: boolean
  no_syndication: boolean
}

export type PictureTerms = PictureLimits & {
  id: PictureId
  caption: string
  supplier: string | null
  contract: Contract
  terms: string[]
  /** Null where it came before there were rules. */
  rules: RightsRule[] | null
  since: Date
  decision: TermsDecision
}

/** `steady`: what was agreed with the suppliers stays as it is until the transaction ends, so that nothing is written by an agreement that is over. */
export type ContractRead = 'steady' | 'glance'

/** The terms of these pictures. */
export const pictureTerms = async (
  tx: Tx,
  ids: readonly string[],
  read: ContractRead = 'steady',
): Promise<PictureTerms[]> => {
  if (ids.length === 0) return []
  const { rows } = await sql<PictureTerms & { decision: unknown }>`
    select i.id, i.caption, i.supplier, i.terms, i.rules, coalesce(i.since, i.created_at) as since, d.decision, '{}'::jsonb as contract,
      i.shown_from, i.shown_until, i.withheld, i.no_gallery, i.no_syndication
    from picture i left join terms_decision d on d.picture = i.id where i.id = any(${ids}) order by i.id`.execute(tx)
  const contracts = new Map<string, Contract>()
  for (const slug of new Set(rows.flatMap((row) => row.supplier ?? [])))
    contracts.set(slug, await contractOf(tx, slug, read))
  return rows.map((row) => ({
    ...row,
    contract: contracts.get(row.supplier ?? '') ?? {},
    decision: row.decision ? termsDecision.parse(row.decision) : undecided,
  }))
}

const contractOf = async (tx: Tx, slug: string, read: ContractRead): Promise<Contract> => {
  const row = tx.selectFrom('supplier').select('contract').where('slug', '=', slug)
  return (await (read === 'steady' ? row.forShare() : row).executeTakeFirst())?.contract ?? {}
}

/** Adds a picture's terms to those that it has: what was said of it once holds until a person decides otherwise. */
export const keepPictureRules = async (
  tx: Tx,
  id: PictureId,
  { terms, rules }: { terms: readonly string[]; rules: readonly RightsRule[] },
): Promise<void> => {
  await tx
    .updateTable('picture')
    .set({ terms: JSON.stringify(terms), rules: JSON.stringify(rules) })
    .where('id', '=', id)
    .execute()
}

export const limitPicture = async (tx: Tx, id: PictureId, limits: PictureLimits): Promise<void> => {
  await tx.updateTable('picture').set(limits).where('id', '=', id).execute()
}

/** What is known of the terms of the wire that a story was taken from. */
export type StoryTerms = {
  contract: Contract
  /** The agency's own time of the first version; of a story of ours, its beginning. */
  since: Date
  /** The versions that count: the one that the text stands on (`used`), and the newest. */
  versions: { used: boolean; rules: RightsRule[] | null; ninjs: NewsObject | null }[]
  decision: TermsDecision
}

type TermsRow = {
  created_at: Date
  decision: unknown
  contract: Contract | null
  used: boolean
  at: Date | null
  rules: RightsRule[] | null
  ninjs: NewsObject | null
}

export const storyTerms = async (tx: Tx, story: StoryId, read: ContractRead = 'steady'): Promise<StoryTerms> => {
  const lock = sql.raw(read === 'steady' ? 'for share of s' : '')
  const { rows } = await sql<TermsRow>`
    with agreed as (
      select s.contract from supplier s
      where s.slug = (select i.supplier from story t join wire_item i on i.id = t.wire_item where t.id = ${story}) ${lock}
    )
    select s.created_at, d.decision, (select contract from agreed) as contract, coalesce(v.id = s.wire_version, false) as used,
      coalesce(v.version_created, v.received_at) as at, v.rules, case when v.rules is null then v.ninjs end as ninjs
    from story s left join terms_decision d on d.story = s.id
    left join lateral (
      -- Two look-ups by index, where one condition with an «or» may read the whole table.
      select w.* from wire_version w where w.item = s.wire_item
      union all
      select w.* from wire_item i join wire_version w on w.item = i.id where i.follows = s.wire_item
    ) v on true
    where s.id = ${story} order by v.id`.execute(tx)
  const [first] = rows
  const versions = rows.flatMap((row) => (row.at ? [{ ...row, at: row.at }] : []))
  const newest = versions.at(-1)
  return {
    contract: first?.contract ?? {},
    since: versions.reduce((min, { at }) => (at < min ? at : min), versions[0]?.at ?? first?.created_at ?? new Date(0)),
    versions: versions.filter((one) => one === newest || one.used),
    decision: first?.decision ? termsDecision.parse(first.decision) : undecided,
  }
}

/** Writes what a publication's rights have come to, also of one that was killed: it may be revived. False where nothing is different. */
export const limitPublication = async (
  tx: Tx,
  story: StoryId,
  { visible_from, expires_at, syndicated }: { visible_from: Date; expires_at: Date | null; syndicated: boolean },
  at: Date,
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update publication set visible_from = ${visible_from}, expires_at = ${expires_at}, syndicated = ${syndicated}, changed_at = ${at}
    where story = ${story}
      and (visible_from, expires_at, syndicated) is distinct from (${visible_from}::timestamptz, ${expires_at}::timestamptz, ${syndicated}::boolean)`.execute(
    tx,
  )
  return (numAffectedRows ?? 0n) > 0n
}

/** What a person has decided about the terms of a story or a picture, in place of what was decided before. */
export const keepDecision = async (
  tx: Tx,
  of: { story: StoryId } | { picture: PictureId },
  decision: TermsDecision,
  by: { actor: string; at: Date },
): Promise<void> => {
  const row = { story: null, picture: null, ...of, decision: JSON.stringify(decision), ...by }
  await tx
    .insertInto('terms_decision')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('story' in of ? 'story' : 'picture').doUpdateSet({ decision: row.decision, ...by }),
    )
    .execute()
}

/** The picture, locked until the transaction ends. */
export const lockedPicture = (tx: Tx, id: PictureId): Promise<{ id: PictureId; killed_at: Date | null } | undefined> =>
  tx.selectFrom('picture').select(['id', 'killed_at']).where('id', '=', id).forUpdate().executeTakeFirst()

/** Which of these pictures another story than this one shows, or will show when its time has come. */
export const shownElsewhere = async (tx: Tx, ids: readonly string[], story: StoryId): Promise<Set<string>> => {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select one.id from unnest(${ids}::text[]) as one(id) where exists (
      select from publication p where p.picture_ids @> array[one.id] and p.story <> ${story} and p.killed_at is null)`.execute(
    tx,
  )
  return new Set(rows.map((row) => row.id))
}

/** Everything whose rights must be weighed anew when what was agreed with a supplier is changed, or where the site publishes (no supplier named). */
export const weighedOf = async (tx: Tx, supplier?: string): Promise<{ pictures: PictureId[]; stories: StoryId[] }> => {
  const of = supplier ?? null
  // Pictures of which nothing is said, by suppliers with whom nothing of the kind was agreed, may be shown everywhere.
  const { rows: pictures } = await sql<{ id: PictureId }>`
    select i.id from picture i left join supplier s on s.slug = i.supplier
    where (i.supplier = ${of} or (${of}::text is null and
      (i.rules <> '[]' or (i.rules is null and i.terms <> '[]') or i.withheld or s.contract ?| array['notIn', 'onlyIn', 'terms'])))
    order by i.id`.execute(tx)
  const { rows: stories } = await sql<{ story: StoryId }>`
    select p.story from publication p join story s on s.id = p.story join wire_item i on i.id = s.wire_item
    where ${of}::text is null or i.supplier = ${of} order by p.story`.execute(tx)
  return { pictures: pictures.map((row) => row.id), stories: stories.map((row) => row.story) }
}

/** Pictures whose terms have not been read as rules yet, as they came before there were any. */
export const unreadPictures = async (db: Db | Tx, limit: number): Promise<PictureId[]> => {
  const { rows } = await sql<{ id: PictureId }>`
    select id from picture where rules is null and terms <> '[]' and killed_at is null order by id limit ${limit}`.execute(
    db,
  )
  return rows.map((row) => row.id)
}

/** What ends between two moments, and which stories show it. */
export type Ending = {
  at: Date
  /** A story's text, or a picture. */
  what: 'story' | 'picture'
  id: string
  /** Headline or caption. */
  name: string
  stories: { story: StoryId; address: string }[]
}

/** What readers see at `from` and will see no longer at `until`, soonest first. */
export const endingBetween = async (db: Db | Tx, from: Date, until: Date): Promise<Ending[]> => {
  const { rows } = await sql<Ending>`
    with shown as not materialized (
      select p.* from publication p
      where p.killed_at is null and p.visible_from <= ${from} and (p.expires_at is null or p.expires_at > ${from})
    )
    select expires_at as at, 'story' as what, story as id, headline as name,
      jsonb_build_array(jsonb_build_object('story', story, 'address', address)) as stories
    from shown where expires_at <= ${until}
    union all
    select i.shown_until, 'picture', i.id, i.caption, jsonb_agg(jsonb_build_object('story', p.story, 'address', p.address) order by p.story)
    from picture i join shown p on p.picture_ids @> array[i.id]
    where i.shown_until > ${from} and i.shown_until <= ${until} and not i.withheld and i.killed_at is null group by i.id
    order by at, id`.execute(db)
  return rows
}

/** Pictures that are kept from readers, of stories that use them in their newest revision. */
export const withheldPictures = async (
  db: Db | Tx,
  limit: number,
): Promise<{ picture: PictureId; caption: string; story: StoryId; headline: string }[]> => {
  const { rows } = await sql<{ picture: PictureId; caption: string; story: StoryId; headline: string }>`
    select i.id as picture, i.caption, s.id as story, r.furniture ->> 'headline' as headline
    from (select id, caption from picture where limited and withheld and killed_at is null order by created_at desc limit ${limit}) i
    join revision r on r.furniture #>> '{lead,id}' = i.id or r.furniture -> 'pictures' ? i.id
    join story s on s.id = r.story and s.revision = r.number and s.killed_at is null
    order by s.changed_at desc limit ${limit}`.execute(db)
  return rows
}

/** Stories whose wire says words that nobody has understood, last changed first; a person may have decided of them since. */
export const storiesWithUnknown = async (
  db: Db | Tx,
  limit: number,
): Promise<{ story: StoryId; headline: string }[]> => {
  const { rows } = await sql<{ story: StoryId; headline: string }>`
    select s.id as story, r.furniture ->> 'headline' as headline
    from story s join revision r on r.story = s.id and r.number = s.revision
    where s.killed_at is null and s.wire_item in (
      select coalesce(i.follows, i.id) from wire_version v join wire_item i on i.id = v.item
      where v.rules @> '[{"kind": "unknown"}]')
    order by s.changed_at desc limit ${limit}`.execute(db)
  return rows
}
