/** What is known of every message for good, even when its text may be kept no longer; pictures that carry content credentials. */

export const ledger = `
-- What the message itself says of its use, and a mark of each paragraph (story/provenance.ts), so that a text can be traced to it later.
alter table wire_version add column terms text[] not null default '{}';
alter table wire_version add column marks text[] not null default '{}';
-- Since when the contract has let us keep no more of it than this row.
alter table wire_version add column dropped_at timestamptz;
create index wire_version_kept on wire_version (received_at) where dropped_at is null;

-- The original carries a C2PA manifest; it is kept with it, unchecked.
alter table picture add column credentials boolean not null default false;
`
