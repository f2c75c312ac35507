/** A hundred thousand stories in a few seconds: written by the database itself, of shapes as they really come. */

import type { Database } from '../../../src/store/database.ts'

/** `count` stories of one supplier, one every ten minutes back from `until`; of three two are published, of a thousand one is killed, of five hundred one waits. */
export const seedStories = async (
  { database: { pool } }: { database: Pick<Database, 'pool'> },
  count: number,
  until: string,
): Promise<void> => {
  const client = await pool.connect()
  const tell = (sql: string, ...values: unknown[]) => client.query(sql, values)
  try {
    await tell('begin')
    await tell(
      `insert into profile (slug, name, kind, role, about) values ('many', 'Many Stories', 'agency', '', '') on conflict do nothing`,
    )
    await tell(
      `insert into supplier (slug, name, profile, updates, publishes, created_at) values ('many', 'Many Stories', 'many', 'apply', false, now()) on conflict do nothing`,
    )
    await tell(
      `create temp table made on commit drop as select n, 'zz' || lpad(to_hex(n), 10, '0') as id, $2::timestamptz - n * interval '10 minutes' as at,
         'Ship’s ledger ' || n || ' of the ' || (array['northern', 'southern', 'eastern', 'western'])[1 + n % 4] || ' line' as headline,
         (array['world', 'politics', 'business', 'sport', 'culture'])[1 + n % 5] as section,
         'The ' || (array['cook', 'pilot', 'mate', 'stoker', 'purser'])[1 + n % 5] || ' of ship ' || n % 977 || ' wrote down tide, wind and cargo in harbour ' || n % 211 || '.' as text
       from generate_series(1, $1::int) n`,
      count,
      until,
    )
    await tell(
      `insert into wire_item (id, supplier, uri, headline, received_at) select 'w' || substr(id, 2), 'many', 'urn:stories:' || n, headline, null from made`,
    )
    await tell(`insert into story (id, workflow, section, wire_item, wire_updates, wire_proposed, edited, revision, created_at, changed_at, killed_at)
      select id, case when n % 3 = 0 then 'writing' else 'ready' end, section, 'w' || substr(id, 2), 'apply', case when n % 500 = 0 then array['headline'] else '{}' end, true, 1, at, at,
        case when n % 1000 = 1 then at end from made`)
    await tell(`insert into revision (story, number, kind, furniture, body, actor, at)
      select id, 1, 'take', jsonb_build_object('headline', headline, 'language', 'en', 'embargo', null),
        jsonb_build_object('type', 'body', 'content', jsonb_build_array(jsonb_build_object('type', 'paragraph', 'content', jsonb_build_array(jsonb_build_object('type', 'text', 'text', text))))),
        'writer' || n % 40 || '@courier.example', at from made`)
    await tell(
      `insert into story_words (story, search) select id, to_tsvector('english', headline || ' ' || text) || to_tsvector('simple', headline || ' ' || text) from made`,
    )
    await tell(`insert into publication (story, revision, address, section, language, kicker, headline, standfirst, summary, located, source, copyright, words, urgency,
        profiles, body, search, dated_at, published_at, changed_at, visible_from, released_at, killed_at)
      select m.id, 1, '/' || m.section || '/ledger-' || m.id, m.section, 'en', '', m.headline, '', '', '', '', '', 12, 4, array['many'], r.body,
        w.search, m.at, m.at, m.at, m.at, m.at, case when n % 1000 = 1 then m.at end
      from made m join revision r on r.story = m.id join story_words w on w.story = m.id where n % 3 <> 0`)
    await tell('commit')
    await tell('analyze')
  } finally {
    client.release()
  }
}
