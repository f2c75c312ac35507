/** The API: tokens and what each may do, and by which a story is found there: newest first, and in the order in which they changed. */

export const api = `
-- Who may read through the API, and for what; the token itself is nowhere.
create table api_token (
  id text primary key,
  name text not null,
  hash text not null unique,
  scopes text[] not null,
  made_by text not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz,
  used_at timestamptz,
  ended_at timestamptz
);
-- A webhook that somebody has made with a token ends with it.
alter table output add column token text references api_token;
create index output_token on output (token) where token is not null;
-- What a webhook is told of beside kills is a list.
update output set settings = settings || jsonb_build_object('events', case settings ->> 'events'
  when 'all' then '["story.published", "story.updated", "story.corrected", "story.expired"]'::jsonb else '[]'::jsonb end) where kind = 'webhook';

-- When the row was last written, in microseconds by the database's own clock; and whether it has ever been one that others may be given.
alter table publication add column moved bigint;
alter table publication add column offered boolean;
-- Rewritten by the change of a type, which wakes no trigger.
alter table publication
  alter column moved type bigint using (extract(epoch from least(greatest(changed_at, visible_from), clock_timestamp())) * 1000000)::bigint,
  alter column offered type boolean using syndicated;
alter table publication alter column moved set not null, alter column offered set not null;
create function mark_moved() returns trigger language plpgsql as $$
begin
  new.moved := (extract(epoch from clock_timestamp()) * 1000000)::bigint;
  new.offered := new.syndicated or (tg_op = 'UPDATE' and old.offered);
  return new;
end $$;
create trigger publication_moved before insert or update on publication for each row execute function mark_moved();

-- A picture that may be shown or given no longer, or again, changes every story that shows it.
create function move_stories_of_picture() returns trigger language plpgsql as $$
begin
  update publication set moved = moved where picture_ids @> array[new.id];
  return null;
end $$;
create trigger picture_moves_stories after update on picture for each row
  when ((old.killed_at, old.withheld, old.no_gallery, old.no_syndication, old.shown_from, old.shown_until, old.embargoed_until, old.framing)
    is distinct from (new.killed_at, new.withheld, new.no_gallery, new.no_syndication, new.shown_from, new.shown_until, new.embargoed_until, new.framing))
  execute function move_stories_of_picture();

create index publication_given on publication (published_at desc, story desc) where killed_at is null and syndicated;
create index publication_given_section on publication (section, published_at desc, story desc) where killed_at is null and syndicated;
create index publication_given_language on publication (split_part(language, '-', 1), published_at desc, story desc) where killed_at is null and syndicated;
create index publication_moves on publication (moved, story) where offered;

-- The same order within a topic.
alter table publication_topic add column published_at timestamptz;
update publication_topic t set published_at = p.published_at from publication p where p.story = t.story;
alter table publication_topic alter column published_at set not null;
create function date_topic() returns trigger language plpgsql as $$
begin
  select published_at into new.published_at from publication where story = new.story;
  return new;
end $$;
create trigger publication_topic_dated before insert on publication_topic for each row execute function date_topic();
create function date_topics() returns trigger language plpgsql as $$
begin
  update publication_topic set published_at = new.published_at where story = new.story;
  return null;
end $$;
create trigger publication_dates_topics after update on publication for each row
  when (old.published_at is distinct from new.published_at) execute function date_topics();
create index publication_topic_published on publication_topic (topic, published_at desc, story desc);
`
