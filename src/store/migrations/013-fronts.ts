/** Fronts: what readers get, the draft that editors share, what was launched before, who is editing; and the breaking banner. */

export const fronts = `
-- A front by its path on the site: '/' or '/world'. One without a row, or without containers, is filled by itself (story/front/container.ts).
create table front (
  path text primary key,
  containers jsonb,
  -- When places of it end by themselves.
  ends timestamptz[] not null default '{}',
  launched_at timestamptz,
  launched_by text,
  -- Null where nobody has changed anything since.
  draft jsonb,
  -- How often the draft has been changed, begun anew or launched.
  version int not null default 0,
  changed_at timestamptz,
  changed_by text,
  -- After how many hours without a new story of the desk's choice it counts as stale; 0: never.
  stale_after int not null default 12
);

create table front_launch (
  id bigint generated always as identity primary key,
  front text not null references front on delete cascade,
  containers jsonb not null,
  actor text not null,
  at timestamptz not null
);
create index front_launch_front on front_launch (front, id desc);

-- Who looks at a front on the desk: one row for each line that is open.
create table front_editor (
  line text primary key,
  front text not null,
  name text not null,
  since timestamptz not null default now()
);

create table banner (
  id bigint generated always as identity primary key,
  text text not null,
  story text not null references story,
  until timestamptz not null,
  actor text not null,
  at timestamptz not null,
  ended_at timestamptz
);
create index banner_open on banner (until) where ended_at is null;

-- Whatever the front tool shows tells the desks once a commit.
create function tell_fronts() returns trigger language plpgsql as $$
begin
  perform pg_notify('dateline_fronts', '');
  return null;
end $$;
create trigger front_told after insert or update on front for each statement execute function tell_fronts();
create trigger front_editor_told after insert or delete on front_editor for each statement execute function tell_fronts();
create trigger banner_told after insert or update on banner for each statement execute function tell_fronts();
create trigger front_publication_told after insert or update or delete on publication for each statement execute function tell_fronts();
`
