/** A number for each publication: by it the addresses lie in sitemaps of at most 50,000, which no archive makes dearer to find. */

export const sitemapFiles = `
alter table publication add column number bigint generated always as identity;
create index publication_sitemap on publication ((number / 50000), (greatest(changed_at, visible_from)) desc);
`
