/** How people sign in, where their role holds, their sessions, and an audit that can be searched. */

export const people = `
-- The sections in which the role holds; null: everywhere. And since when somebody is not of the newsroom any more.
alter table person add column sections text[];
alter table person add column left_at timestamptz;

-- A password never stands alone: with it the secret of the codes (RFC 6238), sealed, and the time step of the last code that was used.
create table password (
  person text primary key references person on delete cascade,
  hash text not null,
  codes bytea not null,
  last_step bigint not null,
  set_at timestamptz not null
);
-- Hashes of codes that stand in for the telephone, each once.
create table recovery_code (
  person text not null references person on delete cascade,
  hash text not null,
  primary key (person, hash)
);
create table passkey (
  id text primary key,
  person text not null references person on delete cascade,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamptz not null,
  used_at timestamptz
);
create index passkey_person on passkey (person);

-- What was asked and waits for its answer: a passkey's challenge, or the secret of codes that is being set up. Each is used once.
create table sign_in_question (
  id text primary key,
  kind text not null check (kind in ('passkey', 'new passkey', 'codes')),
  person text references person on delete cascade,
  -- Where it was asked, as WebAuthn writes an origin.
  origin text not null,
  secret bytea,
  expires_at timestamptz not null
);

-- How often somebody has tried to sign in of late, for a mail and for an address, by hash: a hash is all that is needed to count.
create table sign_in_try (
  key text primary key,
  tries int not null,
  tried_at timestamptz not null,
  wait_until timestamptz not null
);

alter table session add column id bigint generated always as identity unique;
alter table session add column way text not null default 'address';
alter table session add column browser text not null default '';
alter table session add column address text not null default '';
alter table session add column seen_at timestamptz not null default now();
create index session_person on session (person);

-- Whatever ends a session says so with the commit, so that what is open in its name ends too.
create function tell_session_ended() returns trigger language plpgsql as $$
begin
  perform pg_notify('dateline_session_ended', old.id || ' ' || old.person);
  return null;
end $$;
create trigger session_ended after delete on session for each row execute function tell_session_ended();

-- The audit by who, what, which story and when, newest first, and by its words.
drop index audit_story;
create index audit_at on audit (at desc, id desc);
create index audit_story on audit (story, at desc, id desc);
create index audit_actor on audit (actor, at desc, id desc);
create index audit_verb on audit (verb, at desc, id desc);
create index audit_words on audit using gin (jsonb_to_tsvector('simple', detail, '["string"]'));
`
