/** The desk's Now screen: whatever changes what it shows tells the desks; and what is under embargo is found without looking at every story. */

export const now = `
-- Revisions that say an embargo, past or to come, read or not: few of all.
create index revision_embargoed on revision (story, number) where furniture #>> '{embargo}' is not null;
create index story_wire_proposed on story (changed_at) where wire_proposed <> '{}';

-- Once a commit: PostgreSQL drops what is said twice in a transaction. The argument is the channel.
create function tell_desks_on() returns trigger language plpgsql as $$
begin
  perform pg_notify(tg_argv[0], '');
  return null;
end $$;
-- How many are open, for every desk; and on the screen also in which words, which a watch renews without changing them.
create trigger alarm_made after insert or delete on alarm for each row execute function tell_desks_on('dateline_alarms');
create trigger alarm_ended after update on alarm for each row
  when (old.ended_at is distinct from new.ended_at) execute function tell_desks_on('dateline_alarms');
create trigger alarm_made_now after insert or delete on alarm for each row execute function tell_desks_on('dateline_now');
create trigger alarm_changed_now after update on alarm for each row
  when (old.ended_at is distinct from new.ended_at or old.sentence <> new.sentence) execute function tell_desks_on('dateline_now');
create trigger story_now after insert or update on story for each statement execute function tell_desks_on('dateline_now');
create trigger publication_now after insert or update on publication for each statement execute function tell_desks_on('dateline_now');
create trigger receipt_now after insert on receipt for each statement execute function tell_desks_on('dateline_now');
create trigger terms_now after insert or update on terms_decision for each statement execute function tell_desks_on('dateline_now');
-- Thousands of files arrive, and pictures are kept with each wire: only those that the screen shows say a word.
create trigger arrival_quarantined after update on arrival for each row
  when ((old.state = 'quarantined') <> (new.state = 'quarantined')) execute function tell_desks_on('dateline_now');
create trigger arrival_kept_quarantined after insert on arrival for each row
  when (new.state = 'quarantined') execute function tell_desks_on('dateline_now');
create trigger picture_limited_now after insert or update on picture for each row
  when (new.limited) execute function tell_desks_on('dateline_now');
create trigger delivery_failing after update on delivery for each row
  when (old.failing_since is distinct from new.failing_since) execute function tell_desks_on('dateline_now');
`
