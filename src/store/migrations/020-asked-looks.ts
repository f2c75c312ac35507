/** «Look now»: somebody at the desk wants to know how a look through a door ends, and the desks hear when a door begins or ceases to fail. */

export const askedLooks = `
alter table door add column asked_at timestamptz;

create function tell_desks_of_doors() returns trigger language plpgsql as $$
begin
  perform pg_notify('dateline_doors', new.id);
  return null;
end $$;
-- Most looks are like the one before, and nobody waits for them.
create trigger door_told after update on door for each row
  when (old.looked_at is distinct from new.looked_at and (old.asked_at is not null or old.failure is distinct from new.failure))
  execute function tell_desks_of_doors();
`
