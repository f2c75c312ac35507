/** Whether a text is indexed as ours, by what is agreed with its supplier and by how much of it the newsroom has written; which story another is a translation of, and search engines as an output. */

export const whoseText = `
alter table publication
  -- How much of the text is the newsroom's own, 0 to 1.
  add column own_share real not null default 1,
  -- Whether search engines may show it under our address; where they are led instead.
  add column indexed boolean not null default true,
  add column canonical text,
  -- The story that this one, and others, are translations of.
  add column translation_of text;
create index publication_translation on publication (translation_of) where translation_of is not null;

-- What was published before counts as the agency's until it is published again.
update publication p set own_share = 0 from story s where s.id = p.story and s.wire_version is not null;

-- The rule. It runs whenever a share is written, also by whoever changes a contract.
create function index_publication() returns trigger language plpgsql as $$
declare
  agreed jsonb;
  sent jsonb;
  is_ours boolean;
begin
  select s.contract, case when s.contract ->> 'canonical' = 'source' then v.ninjs end into agreed, sent
  from story t join wire_version v on v.id = t.wire_version join wire_item i on i.id = v.item join supplier s on s.slug = i.supplier
  where t.id = new.story;
  agreed := coalesce(agreed, '{}');
  is_ours := new.own_share * 100 > coalesce((agreed ->> 'ownShare')::real, 50);
  new.indexed := case agreed ->> 'index' when 'no' then false when 'own' then is_ours else true end;
  new.canonical := case when new.indexed and not is_ours and agreed ->> 'canonical' = 'source' then coalesce(
    (select a ->> 'value' from jsonb_array_elements(case jsonb_typeof(sent -> 'altIds') when 'array' then sent -> 'altIds' else '[]' end) a
      where a ->> 'role' in ('link', 'canonical', 'web') and a ->> 'value' ~ '^https?://' limit 1),
    -- The wire's text may have been dropped since: where it stood is known still.
    case when tg_op = 'UPDATE' then old.canonical end) end;
  return new;
end $$;

alter table output drop constraint output_kind_check;
alter table output add check (kind in ('varnish', 'fastly', 'cloudflare', 'webhook', 'websub', 'indexnow'));

create trigger publication_indexed before insert or update of own_share on publication for each row execute function index_publication();
`
