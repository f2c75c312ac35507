/** An archive of any length: what a page lists or finds is read from one end of an index, and never counted, sorted or joined as a whole. */

export const anyLength = `
-- Whose stories are listed, newest first. By an index on the array all of an agency's stories would be fetched and sorted for one page.
create table publication_profile (
  profile text not null,
  dated_at timestamptz not null,
  story text not null references publication on delete cascade,
  primary key (profile, dated_at, story)
);
create index publication_profile_story on publication_profile (story);
insert into publication_profile select distinct unnest(profiles), dated_at, story from publication;
drop index publication_profiles;

create function keep_publication_profiles() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then delete from publication_profile where story = new.story; end if;
  insert into publication_profile select distinct unnest(new.profiles), new.dated_at, new.story;
  return null;
end $$;
create trigger publication_listed after insert on publication for each row execute function keep_publication_profiles();
create trigger publication_listed_anew after update on publication for each row
  when (old.profiles <> new.profiles or old.dated_at <> new.dated_at) execute function keep_publication_profiles();

-- By what a search is narrowed, beside its words: section, language, topics, and when the story is from and was published, in spans that grow fourfold from
-- three hours (store/outputs/published-found.ts). «always» is on every story.
create function found_by(dated_at timestamptz, published_at timestamptz, section text, language text, topics jsonb) returns text[]
language sql immutable parallel safe as $$
  select array['always', 'section ' || section, 'language ' || split_part(language, '-', 1)]
    || array(select 'topic ' || (one ->> 'slug') from jsonb_array_elements(topics) one)
    || array(
      select by || ' ' || level || ' ' || floor(extract(epoch from at) / (10800 * 4 ^ level))::bigint
      from (values ('dated', dated_at), ('published', published_at)) as times(by, at) cross join generate_series(0, 6) level)
$$;
-- With the words in one index: where both are asked for it is read only where they meet.
drop index publication_search;
create index publication_search on publication using gin (search, found_by(dated_at, published_at, section, language, topics));
`
