/** A hundred thousand wires in a few seconds: written by the database itself, of shapes as they really come. */

import type { Database } from '../../../src/store/database.ts'

/**
 * `count` items of four suppliers, one every twenty seconds back from `until`. Of ten one has three versions, one follows up the alert before it, and one
 * has been taken.
 */
export const seedWires = async (
  { database: { pool } }: { database: Pick<Database, 'pool'> },
  count: number,
  until: string,
): Promise<void> => {
  const client = await pool.connect()
  const tell = (sql: string, ...values: unknown[]) => client.query(sql, values)
  const id = (prefix: string, of: string) => `${prefix} || lpad(to_hex(${of}), 8, '0')`
  try {
    await tell('begin')
    await tell(`insert into profile (slug, name, kind, role, about)
      select slug, name, 'agency', '', '' from (values ('nordwire', 'Nordwire'), ('baltika', 'Baltika'), ('meridian', 'Meridian Press'), ('costa', 'Agencia Costa')) s (slug, name)
      on conflict do nothing`)
    await tell(`insert into supplier (slug, name, profile, updates, publishes, created_at)
      select slug, name, slug, 'apply', false, now() from profile where slug in ('nordwire', 'baltika', 'meridian', 'costa') on conflict do nothing`)
    const arrival = await tell(
      `insert into arrival (supplier, name, hash, size, at, state) values ('nordwire', 'many.xml', repeat('0', 64), 1, $1, 'done') returning id`,
      until,
    )
    await tell(
      `insert into wire_item (id, supplier, uri, headline, search, received_at, sent_at, alert, slug, follows, shown, labels)
       select ${id("'wxyz'", 'n')}, supplier, 'urn:many:' || n, headline, to_tsvector('simple', headline), at, at, n % 10 = 2, '',
         case when n % 10 = 1 and n > 10 then ${id("'wxyz'", 'n + 1')} end,
         jsonb_build_object('urgency', urgency, 'language', 'en', 'slugline', topic || '-' || n)
           || case when n % 37 = 0 then jsonb_build_object('embargo', jsonb_build_object('until', $2::timestamptz + interval '3 hours')) else '{}' end,
         array['urgency:' || urgency, 'language:en', 'topic:' || topic, 'place:' || place]
       from (
         select n, (array['nordwire', 'baltika', 'meridian', 'costa'])[1 + n % 4] as supplier, $2::timestamptz - n * interval '20 seconds' as at,
           1 + (n * 7) % 6 as urgency, (array['Shipping', 'Sport', 'Economy', 'Weather', 'Culture', 'Politics', 'Science'])[1 + n % 7] as topic,
           'Place ' || n % 200 as place,
           (array['Pilots vote on the strike at quay ', 'Ferry line counts its passengers at pier ', 'Storm closes the lighthouse of station ', 'Council meets over the harbour dues of berth '])[1 + n % 4]
             || n || (array['', ', and the tugs wait', ' for a third day'])[1 + n % 3] as headline
         from generate_series($1::int, 1, -1) n) made`,
      count,
      until,
    )
    await tell(
      `insert into wire_version (item, arrival, version, version_created, status, hash, ninjs, received_at)
       select i.id, $1, v::text, i.received_at, 'usable', md5(i.id || v),
         jsonb_build_object('uri', i.uri, 'type', 'text', 'headlines', jsonb_build_array(jsonb_build_object('role', 'main', 'value', i.headline)),
           'bodies', jsonb_build_array(jsonb_build_object('role', 'main', 'contentType', 'text/html', 'value', '<p>' || i.headline || ', version ' || v || '.</p>'))), i.received_at
       from wire_item i, generate_series(1, case when right(i.uri, 1) = '5' then 3 else 1 end) v where i.uri like 'urn:many:%' order by i.received_at, v`,
      arrival.rows[0]?.id,
    )
    await tell(`insert into story (id, workflow, section, wire_item, wire_updates, edited, revision, created_at, changed_at)
      select 'st' || substr(id, 3), 'taken', 'world', id, 'apply', false, 1, received_at, received_at from wire_item where uri like 'urn:many:%7'`)
    await tell(`insert into revision (story, number, kind, furniture, body, actor, at)
      select id, 1, 'take', '{"headline": "Taken"}', '{"type": "body", "content": []}', 'mara@courier.example', created_at from story where id like 'stxyz%' or id like 'styz%'`)
    await tell('commit')
    await tell('analyze')
  } finally {
    client.release()
  }
}
