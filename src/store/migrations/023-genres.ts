/** What kind of piece each publication is, and of a review what it judges and how. */

export const genres = `
alter table publication add column genre text not null default 'news'
  check (genre in ('news', 'analysis', 'opinion', 'review', 'gallery', 'video', 'explainer'));
alter table publication add column review jsonb;
`
