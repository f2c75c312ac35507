/** The desk's list of wires: what it shows and is filtered by, what is spiked, presets, and a word to the desks when it has changed. */

export const deskWires = `
-- What the desk's list shows of the newest version, and by what it is filtered: «topic:Sport», «urgency:3» (story/wire-wants.ts).
alter table wire_item add column shown jsonb not null default '{}';
alter table wire_item add column labels text[] not null default '{}';
-- The desk does not want it. It stays, and can be brought back.
alter table wire_item add column spiked_at timestamptz;
alter table wire_item add column spiked_by text;
create index wire_item_spiked on wire_item (received_at desc, id desc) where spiked_at is not null;
create index wire_item_labels on wire_item using gin (labels);
-- The newest of each chain stands for it in the list.
create index wire_item_chain on wire_item (coalesce(follows, id), received_at desc, id desc);

update wire_item i set
  shown = jsonb_strip_nulls(jsonb_build_object(
    'urgency', case when v.ninjs ->> 'urgency' ~ '^[1-9]$' then (v.ninjs ->> 'urgency')::int end,
    'language', v.ninjs ->> 'language',
    'slugline', v.ninjs ->> 'slugline',
    'embargo', case when v.ninjs ->> 'embargoedUntil' is not null then jsonb_build_object('until', v.ninjs ->> 'embargoedUntil') end)),
  labels = case when v.ninjs ->> 'urgency' ~ '^[1-9]$' then array['urgency:' || (v.ninjs ->> 'urgency')] else '{}' end
    || case when v.ninjs ->> 'language' is not null then array['language:' || left(v.ninjs ->> 'language', 2)] else '{}' end
    || array(select distinct 'topic:' || left(one #>> '{}', 120) from jsonb_path_query(v.ninjs, '$.subjects[*] ? (@.rel != "keyword").name') one)
    || array(select distinct 'place:' || left(one #>> '{}', 120) from jsonb_path_query(v.ninjs, '$.places[*].name') one)
from wire_version v where v.item = i.id and v.id = (select max(n.id) from wire_version n where n.item = i.id);

-- What somebody looks at again and again. The one without a name is where the person begins.
create table preset (
  person text not null references person on delete cascade,
  name text not null,
  wants jsonb not null,
  sound boolean not null default false,
  notify boolean not null default false,
  position int generated always as identity,
  primary key (person, name)
);

-- Whatever changes the list tells the desks once a commit, whoever did it: PostgreSQL drops what is said twice in a transaction.
create function tell_desks() returns trigger language plpgsql as $$
begin
  perform pg_notify('dateline_wires', '');
  return null;
end $$;
create trigger wire_item_told after insert or update on wire_item for each statement execute function tell_desks();
create trigger story_told after insert on story for each statement execute function tell_desks();
`
