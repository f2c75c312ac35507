/** What the desk's list of stories is found by, what of each story readers were shown and when, and a word to the desks when a story has changed. */

export const storyLife = `
-- The words of a story's newest revision; those that readers see are in publication. A table of its own, so that no change of a story writes them again.
create table story_words (
  story text primary key references story on delete cascade,
  search tsvector not null
);
create index story_words_search on story_words using gin (search);
insert into story_words (story, search)
  select s.id, to_tsvector('simple', unaccent(left(concat_ws(' ', r.furniture ->> 'headline', r.furniture ->> 'standfirst',
    (select string_agg(one #>> '{}', ' ') from jsonb_path_query(r.body, '$.**.text') one)), 120000)))
  from story s join revision r on r.story = s.id and r.number = s.revision;

-- The list: last changed first, page by page.
drop index story_changed;
create index story_changed on story (changed_at desc, id desc);
create index story_killed on story (changed_at desc, id desc) where killed_at is not null;
create index story_updated on story (changed_at desc, id desc) where wire_waiting is not null or wire_proposed <> '{}';
create index story_embargoed on story (embargo_until) where embargo_until is not null;
create index revision_actor on revision (actor, story, number);

-- The revision whose content a later one has brought back.
alter table revision add column restored int;

-- What was written for readers: which revision, when, and from when they were to see it. Append only.
create table shown (
  id bigint generated always as identity primary key,
  story text not null references story on delete cascade,
  revision int not null,
  at timestamptz not null,
  visible_from timestamptz not null
);
create index shown_story on shown (story, id);
insert into shown (story, revision, at, visible_from)
  select story, (detail ->> 'revision')::int, at, coalesce((detail ->> 'visibleFrom')::timestamptz, at)
  from audit where verb = 'publish' and story is not null and detail ->> 'revision' is not null and exists (select from story s where s.id = audit.story) order by id;
insert into shown (story, revision, at, visible_from)
  select p.story, p.revision, p.changed_at, p.visible_from from publication p
  where not exists (select from shown s where s.story = p.story and s.revision = p.revision);
create function keep_shown() returns trigger language plpgsql as $$
begin
  insert into shown (story, revision, at, visible_from) values (new.story, new.revision, new.changed_at, new.visible_from);
  return null;
end $$;
create trigger publication_shown_first after insert on publication for each row execute function keep_shown();
create trigger publication_shown after update on publication for each row
  when (new.revision <> old.revision or new.visible_from <> old.visible_from) execute function keep_shown();

-- Whoever changes a story tells the desks which, once a commit.
create function tell_of_story() returns trigger language plpgsql as $$
declare
  story text;
begin
  if tg_table_name = 'story' then story := new.id;
  elsif tg_table_name = 'delivery' then story := new.change ->> 'story';
  else story := new.story;
  end if;
  if story is not null then perform pg_notify('dateline_stories', story); end if;
  return null;
end $$;
create trigger story_changed_told after insert or update on story for each row execute function tell_of_story();
create trigger publication_told after insert or update on publication for each row execute function tell_of_story();
create trigger receipt_told after insert on receipt for each row execute function tell_of_story();
create trigger delivery_told after insert or update on delivery for each row when (new.proved) execute function tell_of_story();
create trigger decision_told after insert or update on terms_decision for each row execute function tell_of_story();
-- The first that is written of which no revision was made yet; what follows is the draft's own matter.
create trigger draft_told after update of number on draft for each row
  when (old.number <= old.settled and new.number > new.settled) execute function tell_of_story();
create trigger alarm_told after insert or update on alarm for each row execute function tell_of_story();
`
