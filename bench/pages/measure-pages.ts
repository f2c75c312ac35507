/** `npm run bench -- --pages [N]`: what pages cost the origin, with 100,000 stories; and whether that grows from 1,000 stories to N (a million). */

import type { Edition } from '../edition.ts'
import { type Row, told } from '../figures.ts'
import { type Child, startChild } from '../process.ts'
import { arrangeFront } from './arranged-front.ts'
import { fillArchive, someArticles } from './fill-archive.ts'
import { costs, growthRows, type Kind } from './growth.ts'
import { measureServing } from './serving.ts'

const [few, many] = [1000, 100_000]

/** Every kind of page whose cost could grow with the archive: its first page, and one far down. */
const kindsOf = (articles: string[]): Kind[] => [
  { what: 'Article', addresses: articles },
  { what: 'Front', addresses: ['/'] },
  { what: 'Section', addresses: ['/world', '/sport'] },
  { what: 'Section, second page', addresses: [`/world?before=2026-03-03T21:00:00.000Z_zzzzzzzzzzzz`] },
  { what: 'Topic', addresses: ['/topic/norway', '/topic/japan'] },
  { what: 'Topic, second page', addresses: [`/topic/norway?before=2026-03-03T12:00:00.000Z_zzzzzzzzzzzz`] },
  { what: 'Profile', addresses: ['/by/example-wire'] },
  { what: 'Search, a word of every story', addresses: ['/search?q=harbour'] },
  { what: 'Search, a word of every tenth', addresses: ['/search?q=tenth'] },
  { what: 'Search, a word of one', addresses: ['/search?q=number17', '/search?q=number501'] },
  { what: 'Feed', addresses: ['/feed.xml'] },
  { what: 'Feed of a topic', addresses: ['/topic/norway/feed.xml'] },
  { what: 'Feed of a search', addresses: ['/search/feed.xml?q=tenth'] },
  { what: 'News sitemap', addresses: ['/news-sitemap.xml'] },
]
/** With less than fifty thousand stories there is no full file, and no index of files. */
const kindsOfMany: Kind[] = [
  { what: 'Sitemap index', addresses: ['/sitemap.xml'] },
  { what: 'Sitemap file of 50,000', addresses: ['/sitemap-1.xml'] },
]

export const measurePages = async (
  { edition, most, quick }: { edition: Edition; most: number; quick: boolean },
  started: { end(): Promise<void> }[],
  say: (sentence: string) => void,
): Promise<Row[]> => {
  const { database } = edition.intake.newsroom
  const { folder, url } = edition
  const child = async (file: string, ...args: string[]): Promise<Child> => {
    const one = await startChild(file, ...args)
    started.push(one)
    return one
  }
  const grow = async (from: number, until: number) => {
    say(`Writing ${told(until)} stories …`)
    await fillArchive(database, from + 1, until)
  }
  await grow(0, few)
  await arrangeFront(database)
  const off = await child('site-process.ts', url, folder, 'off')
  const readers = await child('load-process.ts')
  const [turns, seconds] = quick ? [3, 0.3] : [5, 0.5]
  const measured = async (stories: number, more: Kind[]) => {
    const kinds = [...kindsOf(await someArticles(database, 200)), ...more]
    say(`What a page costs with ${told(stories)} stories …`)
    return { stories, kinds, costs: await costs({ off, readers, folder }, kinds, turns, seconds) }
  }
  const first = await measured(few, [])
  await grow(few, many)
  const bare = await child('bare-process.ts')
  const warm = await child('site-process.ts', url, folder, 'on')
  const articles = await someArticles(database, 200)
  say(`Serving readers with ${told(many)} stories …`)
  const rows = await measureServing({ bare, warm, off, readers, folder }, articles, {
    rounds: quick ? 3 : 5,
    seconds: quick ? 1 : 1.5,
  })
  const second = await measured(many, kindsOfMany)
  if (most <= many) return [...rows, ...growthRows(first.kinds, [first, second])]
  await grow(many, most)
  const third = await measured(most, kindsOfMany)
  const ofMany = first.kinds.length
  return [
    ...rows,
    ...growthRows(first.kinds, [first, third]),
    ...growthRows(kindsOfMany, [
      { ...second, costs: second.costs.slice(ofMany) },
      { ...third, costs: third.costs.slice(ofMany) },
    ]),
  ]
}
