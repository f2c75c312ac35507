/** Fetches what the API gives, through the gate, and says where a list goes on. */

import type { z } from 'zod'
import { type Refusal, refuse } from '../../base/refusal.ts'
import {
  changedItems,
  givenTopics,
  type ItemsWanted,
  itemOf,
  newestItems,
  placeSince,
} from '../../store/outputs/published-items.ts'
import type { NewsObject } from '../../wire/item.ts'
import { absolute, sectionAddress, topicAddress } from '../address.ts'
import type { Loading } from '../loading.ts'
import { type Cursor, cursorIn, cursorText } from './cursor.ts'
import { apiAddress, type endpoints } from './endpoints.ts'
import { newsItem, withdrawnItem } from './news-item.ts'

type Asked<Name extends 'items' | 'search' | 'topics'> = z.output<(typeof endpoints)[Name]['query']>

export type ItemList = { items: NewsObject[]; next?: string }
export type TopicList = { topics: { slug: string; name: string; uri: string }[]; next?: string }

const badCursor = refuse(
  'invalid',
  'The cursor is none of this list. Take it from «next» of the page before, or leave it away to begin anew.',
  'cursor',
)

/** The address of the page that goes on, with the same filters. */
const nextAddress = ({ site }: Loading, path: string, asked: object, cursor: Cursor): string => {
  const all: Record<string, unknown> = { ...asked, cursor: cursorText(cursor) }
  const parameters = Object.entries(all).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value instanceof Date ? value.toISOString() : String(value)]],
  )
  return `${site.origin}${apiAddress}${path}?${new URLSearchParams(parameters)}`
}

/** Whether it asks for what has changed: by a time, or going on. */
export const asksForChanges = ({ cursor, 'changed-since': since }: Asked<'items'>): boolean =>
  since !== undefined || (cursor !== undefined && cursorIn(cursor, 'changes') !== undefined)

/** Items, last published first; of a search those that hold the words. */
const loadNewest = async (
  loading: Loading,
  path: '/items' | '/search',
  wanted: ItemsWanted,
  asked: Asked<'search'> | Omit<Asked<'items'>, 'changed-since'>,
): Promise<ItemList | Refusal> => {
  const { reader, site } = loading
  const { limit } = asked
  const place = asked.cursor === undefined ? undefined : cursorIn(asked.cursor, 'items')
  if (asked.cursor !== undefined && !place) return badCursor
  const rows = await newestItems(reader, wanted, { site: site.language, limit: limit + 1, place })
  const given = rows.slice(0, limit)
  const last = given.at(-1)
  const cursor: Cursor | undefined =
    rows.length > limit && last ? { of: 'items', at: last.published_at, story: last.story } : undefined
  return {
    items: given.map((row) => newsItem(row, site)),
    ...(cursor && { next: nextAddress(loading, path, asked, cursor) }),
  }
}

/** What has changed, first what changed first. It always goes on: whoever has all asks there again. */
const loadChanges = async (loading: Loading, asked: Asked<'items'>): Promise<ItemList | Refusal> => {
  const { reader, site } = loading
  const { limit, cursor, 'changed-since': since, ...filters } = asked
  const filter = Object.entries(filters).find(([, value]) => value !== undefined)?.[0]
  if (filter !== undefined)
    return refuse(
      'invalid',
      `What has changed is told of all stories: leave «${filter}» away, and pick yourself. Else you would not hear of a story that no longer fits.`,
      filter,
    )
  const place = cursor === undefined ? await placeSince(reader, since ?? reader.now) : cursorIn(cursor, 'changes')
  if (!place) return badCursor
  const { changes, last } = await changedItems(reader, place, limit)
  return {
    items: changes.map((one) => ('item' in one ? newsItem(one.item, site) : withdrawnItem(one.gone))),
    next: nextAddress(loading, '/items', { limit }, { of: 'changes', ...last }),
  }
}

export const loadItems = (loading: Loading, asked: Asked<'items'>): Promise<ItemList | Refusal> => {
  if (asksForChanges(asked)) return loadChanges(loading, asked)
  const { 'changed-since': _, ...rest } = asked
  return loadNewest(loading, '/items', rest, rest)
}

export const loadFound = (loading: Loading, asked: Asked<'search'>): Promise<ItemList | Refusal> => {
  const { q, ...rest } = asked
  return loadNewest(loading, '/search', { ...rest, words: q }, asked)
}

export const loadItem = async ({ reader, site }: Loading, story: string): Promise<NewsObject | Refusal> => {
  const row = await itemOf(reader, story)
  if (row === undefined) return refuse('unknown', 'There is no such story, or it may not be given to others.')
  return row === 'gone'
    ? refuse('killed', 'This story is not given any more. Take it down wherever you have it.')
    : newsItem(row, site)
}

export const sectionList = ({ site }: Loading) => ({
  sections: site.sections.map((section) => ({
    ...{ slug: section.slug, name: section.name },
    uri: absolute(site, sectionAddress(section)),
  })),
})

export const loadTopics = async (loading: Loading, asked: Asked<'topics'>): Promise<TopicList | Refusal> => {
  const { reader, site } = loading
  const { limit } = asked
  const after = asked.cursor === undefined ? undefined : cursorIn(asked.cursor, 'topics')
  if (asked.cursor !== undefined && !after) return badCursor
  const rows = await givenTopics(reader, limit + 1, after?.slug ?? '')
  const given = rows.slice(0, limit)
  const last = given.at(-1)
  return {
    topics: given.map((topic) => ({ slug: topic.slug, name: topic.name, uri: absolute(site, topicAddress(topic)) })),
    ...(rows.length > limit &&
      last && { next: nextAddress(loading, '/topics', { limit }, { of: 'topics', slug: last.slug }) }),
  }
}
