/** Fetches the latest and the archive: stories in the order in which readers could see them, by the days and months of the site's clock. */

import { dayAt, daysOf, monthsBetween, spanOf, startOf } from '../../base/day.ts'
import {
  anyShownIn,
  firstShown,
  type ShownPlace,
  type ShownRow,
  shown,
  shownBeside,
  shownIn,
} from '../../store/outputs/published-by-time.ts'
import { archiveAddress, latestAddress } from '../address.ts'
import { card, frame, type Loading, placeIn } from '../loading.ts'
import type { ArchiveDayPage, ArchiveMonthPage, ArchivePage, DayOfStories, LatestPage } from '../view.ts'

/** How many lines a page holds: there is no picture in them. */
const linesShown = 100

const placeOf = (before: string | undefined): ShownPlace | undefined => {
  const place = placeIn(before)
  return place && { shownAt: place.datedAt, story: place.story }
}

const olderThan = (address: string, { visible_from: at, story }: ShownRow): string =>
  `${address}?before=${at.toISOString()}_${story}`

/** One page of such a list: `older` where it goes on. */
const lines = async ({ reader }: Loading, address: string, of: Parameters<typeof shown>[2]) => {
  const rows = await shown(reader, linesShown + 1, of)
  const here = rows.slice(0, linesShown)
  const last = here.at(-1)
  return { rows: here, older: rows.length > linesShown && last ? olderThan(address, last) : undefined }
}

const timed = (row: ShownRow) => ({ card: card(row), shownAt: row.visible_from })

export const loadLatest = async (loading: Loading, before: string | undefined): Promise<LatestPage> => {
  const { rows, older } = await lines(loading, latestAddress, { place: placeOf(before) })
  const byDay = Map.groupBy(rows, (row) => dayAt(row.visible_from, loading.site.zone))
  const days = [...byDay].map(([day, some]): DayOfStories => ({ day, stories: some.map(timed) }))
  return { ...frame(loading), days, older, isFirst: placeOf(before) === undefined }
}

/** Before it no archive begins: it is the first year that an address can name. */
const earliest = new Date('1000-01-02T00:00:00Z')

/** The months that have a story, the last first. */
export const archiveMonths = async ({ reader, site: { zone } }: Loading): Promise<string[]> => {
  const first = await firstShown(reader)
  if (!first) return []
  const months = monthsBetween(first < earliest ? earliest : first, reader.now, zone)
  const some = await anyShownIn(
    reader,
    months.map((month) => spanOf(month, zone)),
  )
  return months.filter((_, at) => some[at])
}

/** Of all years, or of one; nothing where a year has no story. */
export const loadArchive = async (loading: Loading, year?: string): Promise<ArchivePage | undefined> => {
  const months = (await archiveMonths(loading)).filter((month) => !year || month.startsWith(`${year}-`))
  if (year && months.length === 0) return undefined
  const years = [...Map.groupBy(months, (month) => month.slice(0, 4))].map(([of, some]) => ({ year: of, months: some }))
  return { ...frame(loading), year, years }
}

/** Nothing where no story of this month may be seen. */
export const loadMonth = async (loading: Loading, month: string): Promise<ArchiveMonthPage | undefined> => {
  const { reader, site } = loading
  if (startOf(month, site.zone) > reader.now) return undefined
  const days = daysOf(month)
  const counts = await shownIn(
    reader,
    days.map((day) => spanOf(day, site.zone)),
  )
  const counted = days.map((day, at) => ({ day, stories: counts[at] ?? 0 })).filter(({ stories }) => stories > 0)
  if (counted.length === 0) return undefined
  return { ...frame(loading), month, days: counted, ...(await besides(loading, month)) }
}

/** Nothing where no story of this day may be seen. */
export const loadDay = async (
  loading: Loading,
  day: string,
  before: string | undefined,
): Promise<ArchiveDayPage | undefined> => {
  const { reader, site } = loading
  const span = spanOf(day, site.zone)
  if (span.from > reader.now) return undefined
  const place = placeOf(before)
  const { rows, older } = await lines(loading, archiveAddress(day), { span, place })
  if (rows.length === 0) return undefined
  return { ...frame(loading), day, stories: rows.map(timed), older, ...(await besides(loading, day)) }
}

/** The nearest days, or months, that have a story. */
const besides = async ({ reader, site: { zone } }: Loading, of: string) => {
  const { before, after } = await shownBeside(reader, spanOf(of, zone))
  const named = (at: Date | null) => (at ? dayAt(at, zone).slice(0, of.length) : undefined)
  return { previous: named(before), next: named(after) }
}
