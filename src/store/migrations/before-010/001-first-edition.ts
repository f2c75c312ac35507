/** The first edition's tables. Three states are three places: wire_version.status, story.workflow, publication. */

export const firstEdition = `
create extension if not exists pg_trgm;
create extension if not exists unaccent;

create table setting (
  name text primary key,
  value jsonb not null
);

create table section (
  slug text primary key,
  name text not null,
  position int not null
);

create table profile (
  slug text primary key,
  name text not null,
  kind text not null check (kind in ('agency', 'person')),
  role text not null default '',
  about text not null default ''
);

-- Who sends wires, and what may happen by itself with what they send.
create table supplier (
  slug text primary key,
  name text not null unique,
  profile text not null references profile,
  updates text not null default 'apply' check (updates in ('apply', 'propose', 'ignore')),
  -- Whether what arrives by a door of its own is taken and published without a person.
  publishes boolean not null default false,
  created_at timestamptz not null
);

create table person (
  id text primary key,
  mail text not null unique,
  name text not null,
  role text not null check (role in ('reporter', 'editor', 'chief', 'photo', 'administrator')),
  created_at timestamptz not null
);

-- Only hashes: who reads this table cannot sign in with it.
create table sign_in (
  token_hash text primary key,
  person text not null references person on delete cascade,
  expires_at timestamptz not null
);

create table session (
  token_hash text primary key,
  person text not null references person on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

-- What arrived, byte for byte, before anyone reads it. «bytes» is null where the file lies in the media storage.
create table arrival (
  id bigint generated always as identity primary key,
  -- Null until the file itself has said who sends it.
  supplier text references supplier,
  name text not null,
  hash text not null,
  size bigint not null,
  bytes bytea,
  at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'quarantined')),
  outcome text,
  reason text,
  unique nulls not distinct (supplier, hash)
);
create index arrival_state on arrival (state, at desc);

create table wire_item (
  id text primary key,
  supplier text not null references supplier,
  uri text not null,
  -- Set by a kill: no later version of the item comes back to life.
  killed_at timestamptz,
  unique (supplier, uri)
);

create table wire_version (
  id bigint generated always as identity primary key,
  item text not null references wire_item,
  arrival bigint not null references arrival,
  version text,
  version_created timestamptz,
  status text not null check (status in ('usable', 'withheld', 'canceled')),
  hash text not null,
  ninjs jsonb not null,
  -- The pictures that came with it, by the name that the wire has for them.
  pictures jsonb not null default '{}',
  received_at timestamptz not null
);
create index wire_version_item on wire_version (item, id desc);
create index wire_version_received on wire_version (received_at desc, id desc);

create table picture (
  id text primary key,
  supplier text references supplier,
  hash text not null,
  mime text not null,
  width int not null,
  height int not null,
  alt text not null default '',
  caption text not null default '',
  credit text not null default '',
  copyright text not null default '',
  terms jsonb not null default '[]',
  created_at timestamptz not null,
  killed_at timestamptz
);
create index picture_hash on picture (hash);

create table story (
  id text primary key,
  workflow text not null check (workflow in ('taken', 'writing', 'review', 'ready')),
  section text not null references section,
  -- The lifelong link: the wire item it was taken from, the version its text stands on, and what to do with updates.
  wire_item text references wire_item,
  wire_version bigint references wire_version,
  wire_updates text not null default 'apply' check (wire_updates in ('apply', 'propose', 'ignore')),
  wire_waiting bigint references wire_version,
  -- Whether the desk has changed anything of what the wire said.
  edited boolean not null default false,
  revision int not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  killed_at timestamptz
);
create unique index story_wire_item on story (wire_item) where wire_item is not null;
create index story_changed on story (changed_at desc);

-- Append only.
create table revision (
  story text not null references story,
  number int not null,
  kind text not null check (kind in ('take', 'save', 'update', 'correct')),
  furniture jsonb not null,
  body jsonb not null,
  wire_version bigint references wire_version,
  actor text not null,
  at timestamptz not null,
  primary key (story, number)
);

-- What readers see of a story, written by publish, update, correct and kill alone, read through published.ts alone.
create table publication (
  story text primary key references story,
  revision int not null,
  address text not null unique,
  section text not null references section,
  language text not null,
  kicker text not null,
  headline text not null,
  standfirst text not null,
  summary text not null,
  located text not null,
  source text not null,
  copyright text not null,
  words int not null,
  urgency int not null,
  lead jsonb,
  pictures jsonb not null default '{}',
  picture_ids text[] not null default '{}',
  profiles text[] not null,
  topics jsonb not null default '[]',
  body jsonb not null,
  search tsvector not null,
  -- When the news is from, when we first published it, and when an update was declared.
  dated_at timestamptz not null,
  published_at timestamptz not null,
  updated_at timestamptz,
  changed_at timestamptz not null,
  visible_from timestamptz not null,
  expires_at timestamptz,
  killed_at timestamptz,
  kill_note text
);
create index publication_dated on publication (dated_at desc, story desc) where killed_at is null;
create index publication_section on publication (section, dated_at desc, story desc) where killed_at is null;
create index publication_profiles on publication using gin (profiles);
create index publication_pictures on publication using gin (picture_ids);
create index publication_search on publication using gin (search);
create index publication_visible_from on publication (visible_from) where killed_at is null;
create index publication_expires on publication (expires_at) where killed_at is null and expires_at is not null;

create table topic (
  slug text primary key,
  name text not null
);
create table publication_topic (
  topic text not null references topic,
  dated_at timestamptz not null,
  story text not null references publication on delete cascade,
  primary key (topic, dated_at, story)
);
create index publication_topic_story on publication_topic (story);
create index topic_name on topic using gin (name gin_trgm_ops);

create table correction (
  id bigint generated always as identity primary key,
  story text not null references story,
  kind text not null check (kind in ('correction', 'clarification', 'update')),
  text text not null,
  at timestamptz not null
);
create index correction_story on correction (story, at);

-- The outbox and the audit: written in the transaction of the change they tell of.
create table event (
  id bigint generated always as identity primary key,
  kind text not null,
  story text,
  at timestamptz not null
);
create table audit (
  id bigint generated always as identity primary key,
  verb text not null,
  actor text not null,
  story text,
  detail jsonb not null,
  at timestamptz not null
);
create index audit_story on audit (story, id desc);

-- Every running process that answers readers from a cache, for as long as its lease lasts (by the database's own clock).
create table node (
  id text primary key,
  lease_until timestamptz not null,
  clock_ahead bigint not null,
  clock_set boolean not null,
  address text not null
);
`
