/** Outputs that are told of changes, what each has still to be told, and the receipts of what was withdrawn. */

export const outputsReceipts = `
-- Who outside is told of changes: shared caches, webhooks, WebSub hubs.
create table output (
  id text primary key,
  kind text not null check (kind in ('varnish', 'fastly', 'cloudflare', 'webhook', 'websub')),
  name text not null unique,
  address text not null,
  settings jsonb not null default '{}',
  -- Sealed with the key of the house (store/sealed.ts); never shown to anyone.
  secret bytea,
  created_at timestamptz not null
);

-- What an output is to be told of a change: written in the transaction of the change itself.
create table delivery (
  id bigint generated always as identity primary key,
  event bigint not null references event,
  -- An output's identity, or the name of one that is always there (store/outputs/deliveries.ts). No reference: it outlives its output.
  output text not null,
  -- 1: the nodes; 2: shared caches, sizes of pictures; 3: partners, hubs, the looks through the gate and from outside.
  step int not null,
  change jsonb not null,
  -- Whether its end is a receipt: of what was withdrawn or brought back.
  proved boolean not null,
  -- By the database's clock: until then somebody is telling it, or it rests after a failure.
  due_at timestamptz not null,
  tried int not null default 0,
  failing_since timestamptz,
  failure text,
  made_at timestamptz not null default clock_timestamp(),
  done_at timestamptz
);
create index delivery_due on delivery (due_at) where done_at is null;
create index delivery_event on delivery (event);
create index delivery_done on delivery (done_at) where not proved;

-- Append only; each row holds the hash of the one before (store/outputs/receipts.ts).
create table receipt (
  number bigint primary key,
  delivery bigint not null,
  event bigint not null,
  story text,
  verb text not null,
  output text not null,
  outcome text not null check (outcome in ('acknowledged', 'failed', 'let go')),
  at timestamptz not null,
  tried int not null,
  detail text not null,
  previous text not null,
  hash text not null
);
create index receipt_story on receipt (story, number);
create index receipt_delivery on receipt (delivery);

-- Alarms about a story or an output have no supplier.
alter table alarm alter column supplier drop not null;
alter table alarm add column if not exists story text references story;
alter table alarm add column if not exists output text;
drop index if exists alarm_open;
create unique index alarm_open on alarm (kind, coalesce(supplier, ''), coalesce(door, ''), coalesce(story, ''), coalesce(output, ''))
  where ended_at is null;
`
