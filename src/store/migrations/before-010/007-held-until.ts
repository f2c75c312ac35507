/** What holds a story back, and that its release and its expiry were told: schedule, embargo by hand and of pictures; copies; late releases. */

export const heldUntil = `
-- When the desk wants it out, and an embargo that the desk has set itself: no later version of the wire takes it away.
alter table story add column scheduled_for timestamptz;
alter table story add column embargo_until timestamptz;
-- When the version that waits may be shown, where nothing but its embargo keeps it waiting.
alter table story add column waiting_until timestamptz;
create index story_waiting_until on story (waiting_until) where waiting_until is not null;
-- The story that it was copied from: what holds that one holds the copy.
alter table story add column copied_from text references story;
create index story_copied_from on story (copied_from) where copied_from is not null;

-- When its release was told and when its expiry was; due again where the moment has been moved since.
alter table publication add column released_at timestamptz;
alter table publication add column expired_at timestamptz;
update publication set released_at = visible_from
  where visible_from <= coalesce((select max(at) from event), now());
update publication set expired_at = expires_at
  where expires_at <= coalesce((select max(at) from event), now());
create index publication_unreleased on publication (visible_from)
  where killed_at is null and (released_at is null or released_at < visible_from);
create index publication_unexpired on publication (expires_at)
  where killed_at is null and expires_at is not null and (expired_at is null or expired_at < expires_at);

-- A picture that came with an embargoed wire; 'infinity' where that embargo could not be read.
alter table picture add column embargoed_until timestamptz;
create index picture_embargoed on picture (embargoed_until) where embargoed_until is not null;

-- Every spelling of a topic is a row, so that one of a story that is held back never names the topic for readers.
alter table publication_topic drop constraint publication_topic_topic_fkey;
alter table topic drop constraint topic_pkey;
alter table topic add primary key (slug, name);

-- An alarm may be about the house itself.
alter table alarm alter column supplier drop not null;
`
