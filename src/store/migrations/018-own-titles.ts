/** Titles of a story's own for search engines and for networks; empty where the headline serves. */

export const ownTitles = `
alter table publication add column search_title text not null default '';
alter table publication add column social_title text not null default '';
`
