/** A front as an editor arranges it: a lead with chosen stories, a list, rows about topics, bands of sections. */

import type { Database } from '../../src/store/database.ts'
import { type Container, containerSchema } from '../../src/story/front/container.ts'

const chosen = (stories: readonly string[]) => stories.map((story) => ({ story, version: 1 }))

const containersOf = (stories: readonly string[]): Container[] => {
  const container = (id: string, settings: object) =>
    containerSchema.parse({ id, version: 1, title: '', places: [], ...settings })
  const newest = { order: 'newest' }
  return [
    container('top', { kind: 'lead', size: 7, rule: { order: 'weight' }, places: chosen(stories.slice(0, 3)) }),
    container('latest', { kind: 'list', title: 'Latest', size: 10, rule: newest }),
    container('row-1', { kind: 'row', title: 'Norway', size: 4, rule: { topic: 'norway', ...newest } }),
    container('world', {
      kind: 'band',
      title: 'World',
      size: 6,
      rule: { section: 'world', ...newest },
      places: chosen(stories.slice(3, 5)),
    }),
    container('business', { kind: 'band', title: 'Business', size: 6, rule: { section: 'business', ...newest } }),
    container('row-2', { kind: 'row', title: 'Japan', size: 4, rule: { topic: 'japan', ...newest } }),
    container('sport', { kind: 'band', title: 'Sport', size: 6, rule: { section: 'sport', ...newest } }),
    container('culture', {
      kind: 'band',
      title: 'Culture',
      size: 6,
      rule: { section: 'culture', pictured: true, ...newest },
    }),
  ]
}

/** Launches it as the main front, with five of the newest stories chosen by hand. */
export const arrangeFront = async ({ pool }: Pick<Database, 'pool'>): Promise<void> => {
  const { rows } = await pool.query<{ story: string }>(
    `select story from publication where killed_at is null order by dated_at desc offset 20 limit 5`,
  )
  const containers = JSON.stringify(containersOf(rows.map(({ story }) => story)))
  await pool.query(
    `insert into front (path, containers, launched_at) values ('/', $1, now()) on conflict (path) do update set containers = excluded.containers`,
    [containers],
  )
}
