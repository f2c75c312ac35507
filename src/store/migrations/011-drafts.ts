/** The living drafts of stories: what editors have written, kept before it is acknowledged, and a word to all nodes. */

export const drafts = `
create table draft (
  story text primary key references story on delete cascade,
  -- One that is made anew, after a kill, is another: what was written into the one before cannot be merged into it.
  identity text not null,
  -- A document of Yjs that holds the updates up to «merged».
  state bytea not null,
  merged bigint not null default 0,
  -- The newest update, and the one with which the draft was last equal to the story's newest revision.
  number bigint not null default 0,
  settled bigint not null default 0,
  -- Who has written since then.
  writers text[] not null default '{}',
  changed_at timestamptz not null default now()
);
-- Drafts of which no revision has been made yet.
create index draft_unsettled on draft (changed_at) where number > settled;

create table draft_update (
  story text not null references draft on delete cascade,
  number bigint not null,
  bytes bytea not null,
  primary key (story, number)
);

-- Tells every node which draft has changed, up to which update; «-» where it is no more.
create function tell_draft() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform pg_notify('dateline_drafts', old.story || ' -');
  else
    perform pg_notify('dateline_drafts', new.story || ' ' || new.number);
  end if;
  return null;
end $$;
create trigger draft_changed after update of number on draft for each row when (old.number <> new.number) execute function tell_draft();
create trigger draft_gone after delete on draft for each row execute function tell_draft();
`
