/** Doors, contracts, rules and alarms; arrivals that can be tried again; wires that can be searched. */

export const everyDoor = `
-- What was agreed with a supplier, and how often it sends when all is well (store/settings.ts has their shapes).
alter table supplier add column contract jsonb not null default '{}';
alter table supplier add column rhythm jsonb not null default '{}';

-- A way by which a supplier's wires come.
create table door (
  id text primary key,
  supplier text not null references supplier,
  kind text not null check (kind in ('folder', 'ftp', 'sftp', 'http', 'feed', 'imap', 's3', 'push')),
  name text not null,
  address text not null default '',
  settings jsonb not null default '{}',
  -- Sealed with the key of the house (store/sealed.ts); never shown to anyone.
  secret bytea,
  paused boolean not null default false,
  -- What the door itself wants to remember from look to look: an ETag, a cursor.
  state jsonb not null default '{}',
  -- By the database's clock: until then one node looks through it, and no other.
  look_until timestamptz,
  looked_at timestamptz,
  succeeded_at timestamptz,
  failing_since timestamptz,
  failure text,
  created_at timestamptz not null
);
create index door_supplier on door (supplier);

-- What has come through a door that leaves its files where they are.
create table door_taken (
  door text not null references door on delete cascade,
  key text not null,
  mark text not null,
  at timestamptz not null,
  primary key (door, key)
);

alter table arrival add column kind text not null default 'wire' check (kind in ('wire', 'picture'));
alter table arrival add column door text references door on delete set null;
-- By the database's clock: until then somebody is handling it.
alter table arrival add column claimed_until timestamptz;
-- Why a person let go of it.
alter table arrival add column discarded_by text;
alter table arrival drop constraint arrival_state_check;
alter table arrival add constraint arrival_state_check check (state in ('waiting', 'done', 'quarantined', 'discarded'));
create index arrival_waiting on arrival (id) where state = 'waiting';
create index arrival_supplier on arrival (supplier, at desc);
create index arrival_picture on arrival (supplier, name, id desc) where kind = 'picture';

-- A call that was pushed twice with one key is one arrival.
create table pushed (
  door text not null references door on delete cascade,
  key text not null,
  hash text not null,
  arrival bigint not null references arrival,
  at timestamptz not null,
  primary key (door, key)
);

-- What the newest version says, for the desk's list and its search; written with each version.
alter table wire_item add column headline text not null default '';
alter table wire_item add column desk text;
-- Which rules did what (intake/route.ts).
alter table wire_item add column routed jsonb;
-- The first item of the chain that this one is part of, where that is another one.
alter table wire_item add column follows text references wire_item;
create index wire_item_follows on wire_item (follows) where follows is not null;
alter table wire_item add column search tsvector;
alter table wire_item add column received_at timestamptz;
-- What items are held against to find which of them tell one story (wire/chain.ts): the agency's time, whether it is an alert, its bare slugline.
alter table wire_item add column sent_at timestamptz;
alter table wire_item add column alert boolean not null default false;
alter table wire_item add column slug text not null default '';
alter table wire_item add column facts jsonb;
create index wire_item_alert on wire_item (supplier, sent_at) where alert;
create index wire_item_headline on wire_item (supplier, md5(headline)) where headline <> '';
create index wire_item_slug on wire_item (supplier, slug, sent_at) where slug <> '';
create index wire_item_search on wire_item using gin (search);
create index wire_item_received on wire_item (received_at desc, id desc);
create index wire_item_supplier on wire_item (supplier, received_at desc);

update wire_item i set
  received_at = v.received_at,
  headline = coalesce(v.ninjs #>> '{headlines,0,value}', v.ninjs ->> 'slugline', i.uri),
  search = to_tsvector('simple', unaccent(concat_ws(' ', v.ninjs #>> '{headlines,0,value}', v.ninjs ->> 'slugline',
    regexp_replace(v.ninjs #>> '{bodies,0,value}', '<[^>]*>', ' ', 'g'))))
from wire_version v where v.item = i.id and v.id = (select max(n.id) from wire_version n where n.item = i.id);

-- Pictures that a version names and that have not come yet.
alter table wire_version add column absent text[] not null default '{}';
create index wire_version_absent on wire_version using gin (absent) where absent <> '{}';

create table rule (
  position int primary key,
  name text not null unique,
  fits jsonb not null,
  does jsonb not null,
  ends boolean not null default true,
  paused boolean not null default false
);

-- What somebody has to look at: a quiet supplier, a door that fails. Open until «ended_at».
create table alarm (
  id bigint generated always as identity primary key,
  kind text not null,
  supplier text not null references supplier on delete cascade,
  door text references door on delete cascade,
  sentence text not null,
  since timestamptz not null,
  ended_at timestamptz
);
create unique index alarm_open on alarm (kind, supplier, coalesce(door, '')) where ended_at is null;
create index alarm_since on alarm (since desc);
`
