/** `npm run bench -- --pages [N]`: what pages cost the origin with 100,000 stories; and whether a page costs more where there are N (a million) than where there are 1,000. */

import type { Edition } from '../edition.ts'
import { type Row, told } from '../figures.ts'
import { type Child, startChild } from '../process.ts'
import { arrangeFront } from './arranged-front.ts'
import { fillArchive, someArticles } from './fill-archive.ts'
import { type Archive, type Kind, measureGrowth } from './growth.ts'
import { measureServing } from './serving.ts'

const [few, many] = [1000, 100_000]

/** Every kind of page whose cost could grow with the archive: the first page, and another. */
const kindsOf = (short: string[], long: string[]): Kind[] => {
  const kind = (what: string, ...addresses: string[]): Kind => ({ what, addresses: [addresses, addresses] })
  return [
    { what: 'Article', addresses: [short, long] },
    kind('Front', '/'),
    kind('Section', '/world', '/sport'),
    kind('Section, second page', '/world?before=2026-03-03T21:00:00.000Z_zzzzzzzzzzzz'),
    kind('Topic', '/topic/norway', '/topic/japan'),
    kind('Topic, second page', '/topic/norway?before=2026-03-03T12:00:00.000Z_zzzzzzzzzzzz'),
    kind('Profile', '/by/example-wire'),
    kind('Search, a word of every story', '/search?q=harbour'),
    // With a full page of results each: in a thousand stories a word of every hundredth has ten.
    {
      what: 'Search, a word of every third → of every hundredth',
      addresses: [['/search?q=third'], ['/search?q=hundredth']],
    },
    kind('Search, a word of one', '/search?q=number17', '/search?q=number501'),
    kind('Feed', '/feed.xml'),
    kind('Feed of a topic', '/topic/norway/feed.xml'),
    kind('Feed of a profile', '/by/example-wire/feed.xml'),
    kind('Feed of a search', '/search/feed.xml?q=harbour'),
    kind('Latest', '/latest'),
    kind('Archive, a day', '/archive/2026/03/03'),
    kind('News sitemap', '/news-sitemap.xml'),
  ]
}
/** A file holds the addresses of up to 50,000 numbers, of which a thousandth were killed, and the first has no number 0. */
const sitemapFile = (stories: number): Kind => ({
  what: 'Sitemap file, an address',
  addresses: [['/sitemap.xml'], [stories < 50_000 ? '/sitemap.xml' : '/sitemap-1.xml']],
  parts: [few, Math.min(stories, 50_000)],
})

export const measurePages = async (
  { open, most, quick }: { open(): Promise<Edition>; most: number; quick: boolean },
  started: { end(): Promise<void> }[],
  say: (sentence: string) => void,
): Promise<Row[]> => {
  const child = async (file: string, ...args: string[]): Promise<Child> => {
    const one = await startChild(file, ...args)
    started.push(one)
    return one
  }
  const archive = async (stories: number): Promise<Archive & Edition> => {
    const edition = await open()
    say(`Writing ${told(stories)} stories …`)
    await fillArchive(edition.intake.newsroom.database, 1, stories)
    await arrangeFront(edition.intake.newsroom.database)
    const off = await child('site-process.ts', edition.url, edition.folder, 'off')
    return { ...edition, stories, off }
  }
  const short = await archive(few)
  const long = await archive(Math.min(many, most))
  const { folder, url, off } = long
  const { database } = long.intake.newsroom
  const readers = await child('load-process.ts')
  const [bare, warm] = [await child('bare-process.ts'), await child('site-process.ts', url, folder, 'on')]
  say(`Serving readers with ${told(long.stories)} stories …`)
  const effort = quick ? { rounds: 3, seconds: 1 } : { rounds: 5, seconds: 1.5 }
  const rows = await measureServing({ bare, warm, off, readers, folder }, await someArticles(database, 200), effort)
  if (most > many) {
    say(`Writing ${told(most)} stories …`)
    await fillArchive(database, many + 1, most)
    long.stories = most
  }
  say(`What a page costs with ${told(most)} stories, and with ${told(few)} …`)
  const articles = await someArticles(short.intake.newsroom.database, 200)
  const kinds = [...kindsOf(articles, await someArticles(database, 200)), sitemapFile(most)]
  rows.push(
    ...(await measureGrowth(
      [short, long],
      readers,
      kinds,
      quick ? { turns: 3, seconds: 0.3 } : { turns: 7, seconds: 0.4 },
    )),
  )
  return rows
}
