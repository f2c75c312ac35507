/** The picture library: who brought a picture, what its file says, its framing, its words for search; and where pictures are used. */

export const pictureLibrary = `
-- The focal point ({"x": 0.5, "y": 0.3}) and the crops of one's own by shape (story/framing.ts); framing counts their changes and stands in addresses.
alter table picture add column focus jsonb;
alter table picture add column crops jsonb not null default '{}';
alter table picture add column framing int not null default 0;
-- It says nothing that the words beside it do not say: no alternative text is wanted.
alter table picture add column decorative boolean not null default false;
-- Who of the newsroom brought it; null: it came with a wire.
alter table picture add column brought_by text;
-- When it was taken, as exact as its file says: "2016-01-16", "2016-01-16T11:54:20+00:00".
alter table picture add column taken_at text;
-- What else its file says: maker, keywords, place (media/picture-words.ts).
alter table picture add column facts jsonb not null default '{}';
alter table picture add column search tsvector not null default '';

-- Whoever writes a picture's words, search knows them. Guillemets would be taken for tags.
create function picture_words() returns trigger language plpgsql as $$
begin
  new.search := to_tsvector('simple', unaccent(translate(left(concat_ws(' ', new.caption, new.alt, new.credit, new.copyright,
    new.facts ->> 'headline', new.facts ->> 'byline', new.facts ->> 'city', new.facts ->> 'country', new.facts ->> 'keywords',
    translate(new.facts ->> 'fileName', '._-', '   ')), 120000), '<>«»‹›', '      ')));
  return new;
end $$;
create trigger picture_searched before insert or update of caption, alt, credit, copyright, facts on picture
  for each row execute function picture_words();
update picture set facts = facts;
create index picture_search on picture using gin (search);

-- The library is read newest first: all of it, of one supplier or our own, and the few that are withheld or killed.
create index picture_newest on picture (created_at desc, id desc);
drop index picture_supplier;
create index picture_supplier on picture (supplier, created_at desc, id desc);
create index picture_limited_newest on picture (created_at desc, id desc) where limited;
-- Of most pictures nobody has said how they are framed: for those the gate looks no further.
create index picture_framed on picture (id) where framing > 0;

-- Where a picture is used.
create index revision_lead on revision ((furniture #>> '{lead,id}')) where furniture #>> '{lead,id}' is not null;
create index revision_pictures on revision using gin ((furniture -> 'pictures'));

-- Bytes that the border has taken for a picture, with what they say of themselves: the verb that keeps one names it by its hash.
create table upload (
  hash text primary key,
  facts jsonb not null,
  at timestamptz not null
);

-- Whatever changes the library tells the desks once a commit.
create function tell_desks_of_pictures() returns trigger language plpgsql as $$
begin
  perform pg_notify('dateline_pictures', '');
  return null;
end $$;
create trigger picture_told after insert or update on picture for each statement execute function tell_desks_of_pictures();
`
