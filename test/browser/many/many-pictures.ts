/** A hundred thousand pictures in a few seconds: written by the database itself, with words, suppliers and rights as they really come. */

import type { Database } from '../../../src/store/database.ts'

/**
 * `count` pictures, one every thirty seconds back from `until`, all of one original of 900 × 600 pixels. Half are of two suppliers, half our own; of a
 * hundred one is withheld, one killed, and two end within a month.
 */
export const seedPictures = async (
  { database: { pool } }: { database: Pick<Database, 'pool'> },
  count: number,
  until: string,
  original: string,
): Promise<void> => {
  await pool.query(`insert into profile (slug, name, kind, role, about)
    select slug, name, 'agency', '', '' from (values ('nordwire', 'Nordwire'), ('baltika', 'Baltika')) s (slug, name) on conflict do nothing`)
  await pool.query(`insert into supplier (slug, name, profile, updates, publishes, created_at)
    select slug, name, slug, 'apply', false, now() from profile where slug in ('nordwire', 'baltika') on conflict do nothing`)
  await pool.query(
    `insert into picture (id, supplier, hash, mime, width, height, alt, caption, credit, terms, rules, created_at, killed_at, withheld, shown_until, facts)
     select 'pxyz' || lpad(to_hex(n), 8, '0'), (array['nordwire', 'baltika', null, null])[1 + n % 4], $3, 'image/jpeg', 900, 600,
       'Boats at berth ' || n, (array['A ferry leaves quay ', 'Pilots vote at pier ', 'The storm at station ', 'The council at berth '])[1 + n % 4] || n
         || (array['', ', at dawn', ' in the rain'])[1 + n % 3], (array['Ilse Marr', 'Jon Vell', 'Mara Quill'])[1 + n % 3], '[]', '[]',
       $2::timestamptz - n * interval '30 seconds', case when n % 100 = 7 then $2::timestamptz end, n % 100 = 8,
       case when n % 50 = 9 then $2::timestamptz + n % 30 * interval '1 day' end, jsonb_build_object('keywords', jsonb_build_array('harbour', 'topic ' || n % 500))
     from generate_series($1::int, 1, -1) n`,
    [count, until, original],
  )
  await pool.query('analyze picture')
}
