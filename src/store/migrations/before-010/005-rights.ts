/** Rights: what terms say as rules, what the gate needs of them, and what persons have decided. */

export const rights = `
-- What the message says of its use, as rules (story/rights.ts); null: it came before there were rules, and nobody has read it yet.
alter table wire_version add column rules jsonb;
-- Few versions say what nobody understands: the desk's list asks for those.
create index wire_version_unknown on wire_version (item) where rules @> '[{"kind": "unknown"}]';
alter table picture add column rules jsonb;
-- The agency's own time of it, from which a term of days is counted.
alter table picture add column since timestamptz;

-- What the rules and the supplier's contract come to, for the gate: written by newsroom/weigh-rights.ts alone.
alter table picture add column shown_from timestamptz;
alter table picture add column shown_until timestamptz;
alter table picture add column withheld boolean not null default false;
alter table picture add column no_gallery boolean not null default false;
alter table picture add column no_syndication boolean not null default false;
-- Few pictures are: for all others the gate looks no further.
alter table picture add column limited boolean generated always as (
  killed_at is not null or withheld or shown_from is not null or shown_until is not null or no_gallery or no_syndication) stored;
create index picture_limited on picture (id) where limited;
create index picture_shown_from on picture (shown_from) where shown_from is not null;
create index picture_shown_until on picture (shown_until) where shown_until is not null;
create index picture_supplier on picture (supplier);
create index picture_unread on picture (id) where rules is null and terms <> '[]';

alter table publication add column gallery boolean not null default false;
-- Whether its text may be given to others: in a feed, through an API.
alter table publication add column syndicated boolean not null default true;

-- What a person has said of the terms of a story or a picture (story/terms-decision.ts); the audit has what was said before.
create table terms_decision (
  story text references story,
  picture text references picture,
  decision jsonb not null,
  actor text not null,
  at timestamptz not null,
  check (num_nonnulls(story, picture) = 1),
  unique (story),
  unique (picture)
);

-- An alarm of the house itself names no supplier: something that readers see ends today.
alter table alarm alter column supplier drop not null;
drop index if exists alarm_open;
create unique index alarm_open on alarm (kind, coalesce(supplier, ''), coalesce(door, '')) where ended_at is null;
`
