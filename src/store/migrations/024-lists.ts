/** By which readers find things: when each story was first to be seen, which topics are places, which languages there are, how often a story was read. */

export const lists = `
-- The order of the latest and of the archive; the end of a term beside it, so that days are counted in the index alone.
drop index publication_visible_from;
create index publication_shown on publication (visible_from desc, story desc) include (expires_at) where killed_at is null;

-- By the language alone, whatever the country: 'en-GB' is found by 'en'.
create index publication_language on publication (split_part(language, '-', 1), dated_at desc, story desc) where killed_at is null;

-- A topic is a place where a story that may be seen says so.
alter table publication_topic add column place boolean not null default false;
create index publication_topic_place on publication_topic (topic, dated_at desc) where place;

-- How often each story was read within an hour. Nothing is known of who read.
create table story_read (
  hour timestamptz not null,
  story text not null references story,
  reads int not null,
  primary key (hour, story)
);
`
