/** One text from several suppliers is one row of the desk's list; and which sections stand in the site's navigation. */

export const sameTexts = `
-- The row that it stands in, where another supplier has the same text: the first item of that row. Else its own chain's.
alter table wire_item add column same_as text;
-- A sample of its runs of words (wire/meaning/sketch.ts), by which two texts are known to be the same.
alter table wire_item add column sketch int[];
drop index wire_item_chain;
create index wire_item_row on wire_item (coalesce(same_as, follows, id), received_at desc, id desc);

-- By which runs a text of the last days is sought. What is older is forgotten (jobs/tidy.ts).
create table wire_mark (
  mark int not null,
  at timestamptz not null,
  item text not null references wire_item on delete cascade,
  primary key (mark, at, item)
);
create index wire_mark_at on wire_mark using brin (at);

-- A section that does not stand in the navigation keeps its address and its stories.
alter table section add column shown boolean not null default true;
`
