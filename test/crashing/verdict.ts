/** After the crashes: what is wrong with the rows and with the folders, as sentences. Nothing may be. */

import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../../src/store/database.ts'
import { type Crashed, filesBelow, type Laid } from './crash.ts'

export const wrongAfter = async (db: Db, data: string, { laid }: Crashed): Promise<string[]> => [
  ...(await wrongFiles(data, laid)),
  ...(await wrongArrivals(db, laid)),
  ...(await wrongVersions(db, laid)),
  ...(await wrongStories(db, laid)),
]

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Every file was put aside, once, and none lies about. */
const wrongFiles = async (data: string, laid: readonly Laid[]): Promise<string[]> => {
  const aside = (await filesBelow(join(data, 'inbox/.taken'))).sort()
  const still = await filesBelow(join(data, 'inbox'), (name) => !name.startsWith('.'))
  return [
    ...(isSame(aside, laid.map(({ name }) => name).sort())
      ? []
      : [`Of ${laid.length} files ${aside.length} were put aside.`]),
    ...still.map((name) => `${name} still lies in the inbox.`),
  ]
}

/** Every file's bytes are kept exactly once, and done. */
const wrongArrivals = async (db: Db, laid: readonly Laid[]): Promise<string[]> => {
  const { rows } = await sql<{ key: string; state: string; reason: string | null; whole: boolean }>`
    select supplier || ' ' || hash as key, state, reason, encode(sha256(bytes), 'hex') = hash as whole from arrival`.execute(
    db,
  )
  const expected = [...new Set(laid.map(({ sender, hash }) => `${sender} ${hash}`))].sort()
  return [
    ...(isSame(rows.map(({ key }) => key).sort(), expected)
      ? []
      : [`${expected.length} different files came, and ${rows.length} are kept.`]),
    ...rows.filter(({ whole }) => !whole).map(({ key }) => `The bytes of ${key} are others.`),
    ...rows.filter(({ state }) => state !== 'done').map(({ key, state, reason }) => `${key} is ${state}: ${reason}`),
  ]
}

/** Every version is there exactly once; one may be missing only where a newer one was first. */
const wrongVersions = async (db: Db, laid: readonly Laid[]): Promise<string[]> => {
  const { rows } = await sql<{ key: string; version: string; hash: string }>`
    select substring(i.uri from '([0-9]{5,})$') as key, v.version, a.hash
    from wire_version v join wire_item i on i.id = v.item join arrival a on a.id = v.arrival`.execute(db)
  const kept = Map.groupBy(rows, ({ key, version }) => `${Number(key)} version ${version}`)
  const expected = new Map(laid.map((one) => [`${one.own} version ${one.version}`, one]))
  const newest = new Map<number, number>()
  for (const { own, version } of laid) newest.set(own, Math.max(version, newest.get(own) ?? 0))
  return [
    ...[...kept].filter(([, same]) => same.length > 1).map(([key, same]) => `${key} is kept ${same.length} times.`),
    ...[...kept.keys()].filter((key) => !expected.has(key)).map((key) => `${key} never came.`),
    ...[...expected]
      .filter(([key, { own, version }]) => !kept.has(key) && version === newest.get(own))
      .map(([key]) => `${key} is missing.`),
  ]
}

/** Each chain is one story, taken once; one that was killed is dead. */
const wrongStories = async (db: Db, laid: readonly Laid[]): Promise<string[]> => {
  const { rows } = await sql<{ key: string; taken: string; killed: boolean; published: string }>`
    select substring(i.uri from '([0-9]{5,})$') as key, s.killed_at is not null as killed,
      (select count(*) from audit where verb = 'take' and story = s.id) as taken,
      (select count(*) from publication p where p.story = s.id) as published
    from story s join wire_item i on i.id = s.wire_item`.execute(db)
  const killed = new Set(laid.filter(({ outcome }) => outcome === 'kill').map(({ own }) => own))
  const stories = new Map(rows.map((row) => [Number(row.key), row]))
  const { rows: followers } = await sql<{ key: string }>`
    select substring(uri from '([0-9]{5,})$') as key from wire_item where follows is not null`.execute(db)
  const following = new Set(followers.map(({ key }) => Number(key)))
  const items = [...new Set(laid.map(({ own }) => own))]
  return [
    ...(stories.size === rows.length ? [] : ['An item has two stories.']),
    ...rows
      .filter(({ taken }) => taken !== '1')
      .map(({ key, taken }) => `The story of ${key} was taken ${taken} times.`),
    ...rows
      .filter(({ published }) => published !== '1')
      .map(({ key, published }) => `The story of ${key} is published ${published} times.`),
    ...items
      .filter((own) => !stories.has(own) && !following.has(own) && !killed.has(own))
      .map((own) => `No story was taken from ${own}.`),
    ...[...killed]
      .filter((own) => stories.get(own)?.killed === false)
      .map((own) => `The story of ${own} was not killed.`),
  ]
}
