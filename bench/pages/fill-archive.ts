/** An archive of a million published stories in a few minutes: written by the database itself, older and older, the newest of them always the same. */

import type { Database } from '../../src/store/database.ts'
import { numbersFrom, proseFrom } from '../wires/prose.ts'

/** How many texts there are; which of them a story has, its number says. */
const texts = 240
/** Every story up to this one, and every hundredth older one, has a text of news length; the others have a paragraph, for the sake of the disk. */
const allWhole = 1000
const wholeEvery = 100
/** How many pictures there are: every third story has one. */
const pictures = 3000
const newest = '2026-03-04T09:00:00Z'

/** What is told, in the order of its number: a short and a whole text of each, with what else stands at a story. */
const templates = () =>
  Array.from({ length: texts }, (_, number) => {
    const story = proseFrom(numbersFrom(number + 1), 7900)
    const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
    const whole = story.paragraphs.flatMap((text, at) =>
      at === 6
        ? [{ type: 'crosshead', content: [{ type: 'text', text: story.crosshead }] }, paragraph(text)]
        : [paragraph(text)],
    )
    const { headline, summary, paragraphs, city, keywords } = story
    return {
      ...{ number, headline, summary, city },
      /** Of one third each: a country that a twelfth of the stories name, and three people. */
      topics: keywords.map((name) => ({ slug: name.toLowerCase().replaceAll(' ', '-'), name })),
      whole: { type: 'body', content: whole },
      short: { type: 'body', content: [paragraph(paragraphs[0] ?? '')] },
      text: [headline, summary, ...paragraphs].join(' '),
      brief: [headline, summary, paragraphs[0] ?? ''].join(' '),
    }
  })

/** Runs `work` with the tables as a load of rows wants them: without indexes but for those of keys, without triggers and checks. Both are back at its end. */
const bare = async (
  tell: (sql: string, ...values: unknown[]) => Promise<{ rows: unknown[] }>,
  work: () => Promise<void>,
) => {
  const { rows } = (await tell(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index i
     where i.indrelid in ('publication'::regclass, 'publication_topic'::regclass, 'publication_profile'::regclass, 'story'::regclass) and not i.indisunique`,
  )) as { rows: { name: string; made: string }[] }
  await tell('set session_replication_role = replica')
  for (const { name } of rows) await tell(`drop index ${name}`)
  await work()
  await tell(`set maintenance_work_mem = '512MB'`)
  for (const { made } of rows) await tell(made)
  await tell('reset maintenance_work_mem')
  await tell('reset session_replication_role')
}

/** Stories `from` to `until`, each five minutes older than the one before; a thousandth of them killed. */
const stories = `
create temp table made on commit drop as
  select n, (array['world', 'politics', 'business', 'tech-science', 'sport', 'culture'])[1 + n % 6] as section,
    lpad(to_hex(n), 12, '0') as id, $3::timestamptz - n * interval '5 minutes' as at,
    n <= ${allWhole} or n % ${wholeEvery} = 0 as whole, (n::bigint * 7919) % ${texts} as told, n % 1000 = 7 as killed,
    case when (n / 6) % 3 = 0 then lpad((n % ${pictures})::text, 12, '0') end as picture
  from generate_series($1::int, $2::int) n`

const publications = `
insert into publication (story, revision, address, section, language, kicker, headline, standfirst, summary, located, source, copyright, words, urgency, lead,
    pictures, picture_ids, profiles, topics, body, search, dated_at, published_at, changed_at, visible_from, released_at, killed_at, moved, offered)
  select m.id, 1, '/' || m.section || '/' || lower(regexp_replace(t.headline, '[^A-Za-z]+', '-', 'g')) || '-' || m.id, m.section, 'en', '', t.headline || ' ' || m.n, t.summary, t.summary,
    t.city, 'Example Wire', '© Example Wire', 1200, 3 + m.n % 5,
    case when m.picture is not null then jsonb_build_object('id', m.picture, 'width', 2400, 'height', 1600, 'alt', 'Ships in a harbour', 'caption', t.summary, 'credit', 'Example Wire') end,
    '{}', case when m.picture is null then '{}' else array[m.picture] end, array['example-wire'], t.topics, case when m.whole then t.whole else t.short end,
    case when m.whole then t.search_whole else t.search_short end || setweight(to_tsvector('simple', 'number' || m.n || case when m.n % 3 = 1 then ' third' else '' end || case when m.n % 100 = 13 then ' hundredth' else '' end), 'D'),
    m.at, m.at, m.at, m.at, m.at, case when m.killed then m.at end, (extract(epoch from m.at) * 1000000)::bigint, true
  from made m join template t on t.number = m.told order by m.n desc`

/** Makes the archive `until` stories long, of which `from` - 1 are there; written oldest first, as an archive lies on a disk. */
export const fillArchive = async ({ pool }: Pick<Database, 'pool'>, from: number, until: number): Promise<void> => {
  const client = await pool.connect()
  const tell = (sql: string, ...values: unknown[]) => client.query(sql, values)
  try {
    await tell('begin')
    await tell(
      'create temp table template (number int, headline text, summary text, city text, topics jsonb, whole jsonb, short jsonb, search_whole tsvector, search_short tsvector) on commit drop',
    )
    const weighted = (text: string) =>
      `setweight(to_tsvector('english', t ->> 'headline') || to_tsvector('simple', t ->> 'headline'), 'A') || setweight(to_tsvector('english', t ->> '${text}') || to_tsvector('simple', t ->> '${text}'), 'D')`
    for (const one of templates())
      await tell(
        `insert into template select (t ->> 'number')::int, t ->> 'headline', t ->> 'summary', t ->> 'city', t -> 'topics', t -> 'whole', t -> 'short', ${weighted('text')}, ${weighted('brief')} from (select $1::jsonb as t) one`,
        JSON.stringify(one),
      )
    await tell(
      `insert into profile (slug, name, kind, role, about) values ('example-wire', 'Example Wire', 'agency', '', '') on conflict do nothing`,
    )
    await tell(
      `insert into picture (id, hash, mime, width, height, created_at) select lpad(n::text, 12, '0'), md5(n::text) || md5(n::text), 'image/jpeg', 2400, 1600, $1 from generate_series(0, ${pictures - 1}) n on conflict do nothing`,
      newest,
    )
    await tell(stories, from, until, newest)
    await bare(tell, async () => {
      await tell(`insert into story (id, workflow, section, wire_proposed, edited, revision, created_at, changed_at, killed_at)
        select id, 'ready', section, '{}', false, 1, at, at, case when killed then at end from made`)
      await tell(publications)
      await tell(
        `insert into topic (slug, name) select distinct t ->> 'slug', t ->> 'name' from template cross join jsonb_array_elements(topics) t on conflict do nothing`,
      )
      await tell(`insert into publication_profile (profile, dated_at, story) select 'example-wire', at, id from made`)
      await tell(
        `insert into publication_topic (topic, dated_at, story, published_at) select distinct t ->> 'slug', m.at, m.id, m.at from made m join template on number = told cross join jsonb_array_elements(topics) t`,
      )
    })
    await tell('commit')
    // Without the marks that a vacuum leaves every look into an index goes on to the row; and what the database would do by itself later is not to be measured.
    await tell('vacuum analyze')
    await tell('checkpoint')
  } finally {
    client.release()
  }
}

/** Addresses of stories with a whole text, spread over the archive; always the same for one length of it. */
export const someArticles = async ({ pool }: Pick<Database, 'pool'>, most: number): Promise<string[]> => {
  const { rows } = await pool.query<{ address: string }>(
    `select address from (select address, row_number() over (order by dated_at) as at, count(*) over () as all_of_them from publication
       where killed_at is null and jsonb_array_length(body -> 'content') > 1) p where at % greatest(1, all_of_them / $1) = 0 limit $1`,
    [most],
  )
  return rows.map(({ address }) => address)
}
