/** What the desk has said of a wire's later versions, and what of them it has still to look at. */

export const wireMerges = `
-- The version that the desk has refused: it is not brought in by itself, a later one is.
alter table story add column wire_refused bigint references wire_version;
-- Furniture of the version that the story stands on, which the desk has neither taken over nor refused (story/merge-furniture.ts names it).
alter table story add column wire_proposed text[] not null default '{}';
create index story_wire_waiting on story (changed_at desc) where wire_waiting is not null;
`
