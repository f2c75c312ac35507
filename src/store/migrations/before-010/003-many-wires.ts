/** A hundred thousand wires: what is asked of items finds an index, and an arrival knows which process has claimed it. */

export const manyWires = `
-- By which life of a process (store/nodes.ts) it is claimed: once that has ended it is free, whatever «claimed_until» says.
alter table arrival add column claimed_by int;

-- A chain and a notice both ask for a headline in any case.
drop index wire_item_headline;
create index wire_item_headline on wire_item (supplier, md5(lower(headline)), sent_at) where headline <> '';
-- What came after an alert.
create index wire_item_sent on wire_item (supplier, sent_at) where not alert;
`
