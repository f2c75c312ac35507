/** What readers and machines are told of who writes, and the publisher's own pages: each text that was ever online is kept. */

export const publisherPages = `
alter table profile
  add column beat text not null default '',
  add column contacts jsonb not null default '[]',
  add column same_as text[] not null default '{}',
  add column languages text[] not null default '{}',
  add column portrait text references picture;
create index profile_portrait on profile (portrait) where portrait is not null;

-- Append only: the newest is online; one without a body says that the page was taken away.
create table own_page (
  page text not null,
  number int not null,
  title text not null,
  -- As somebody wrote it, and what was made of it.
  words text not null,
  body jsonb,
  policies text[] not null default '{}',
  actor text not null,
  at timestamptz not null,
  primary key (page, number)
);
`
