/** The archive: years and months that have stories, the days of a month, the stories of a day. */

import { archiveAddress } from '../address.ts'
import { type Html, html } from '../html.ts'
import { breadcrumbList } from '../linked-data.ts'
import { crumbs } from '../parts/crumbs.ts'
import { pagination } from '../parts/pagination.ts'
import { sheet } from '../parts/sheet.ts'
import { dayWords, monthName, monthWords } from '../parts/time.ts'
import { timeline } from '../parts/timeline.ts'
import type { ArchiveDayPage, ArchiveMonthPage, ArchivePage, Frame, Link, Site } from '../view.ts'

/** From the archive to this year, month or day. */
const stepsTo = (of: string, site: Site): Link[] => {
  const [year = '', month, day] = of.split('-')
  const steps = [{ name: 'Archive', address: archiveAddress() }]
  if (year) steps.push({ name: year, address: archiveAddress(year) })
  if (month) steps.push({ name: monthName(`${year}-${month}`, site), address: archiveAddress(`${year}-${month}`) })
  if (day) steps.push({ name: String(Number(day)), address: archiveAddress(of) })
  return steps
}

const beside = (
  { previous, next }: { previous: string | undefined; next: string | undefined },
  words: (of: string) => string,
): Html | undefined =>
  previous === undefined && next === undefined
    ? undefined
    : html`<nav class="pages beside-pages" aria-label="Nearest">${
        previous !== undefined &&
        html`<a href="${archiveAddress(previous)}" rel="prev"><span aria-hidden="true">← </span>${words(previous)}</a>`
      }${
        next !== undefined &&
        html`<a href="${archiveAddress(next)}" rel="next">${words(next)}<span aria-hidden="true"> →</span></a>`
      }</nav>`

type Part = { of: string; title: string; description: string; isIndexed?: boolean; main: Html }

const archivePage = (frame: Frame, { of, title, description, isIndexed = true, main }: Part): string => {
  const steps = stepsTo(of, frame.site)
  return sheet(frame, {
    head: {
      title,
      description,
      address: isIndexed ? archiveAddress(of) : undefined,
      ...(of && { data: [breadcrumbList([{ name: frame.site.name, address: '/' }, ...steps], frame.site)] }),
    },
    kind: 'list archive',
    main: html`<header class="heading">${of && crumbs(steps)}<h1 id="headline" tabindex="-1">${of ? title : 'Archive'}</h1></header>${main}`,
  })
}

const ofYear = ({ year, months }: ArchivePage['years'][number], page: ArchivePage): Html => {
  const links = html`<ul class="months" role="list">${months.map(
    (month) => html`<li><a href="${archiveAddress(month)}">${monthName(month, page.site)}</a></li>`,
  )}</ul>`
  if (page.year) return links
  return html`<section class="day" aria-labelledby="year-${year}"><h2 id="year-${year}"><a href="${archiveAddress(year)}">${year}</a></h2>${links}</section>`
}

export const archive = (page: ArchivePage): string => {
  const { site, year, years } = page
  return archivePage(page, {
    of: year ?? '',
    title: year ?? 'Archive',
    description: `Everything that ${site.name} has published${year ? ` in ${year}` : ''}, by month.`,
    main:
      years.length === 0
        ? html`<p class="notice">Nothing published here yet.</p>`
        : html`${years.map((one) => ofYear(one, page))}`,
  })
}

const storiesCounted = (count: number): string => (count === 1 ? '1 story' : `${count} stories`)

export const archiveMonth = (page: ArchiveMonthPage): string => {
  const { site, month, days } = page
  const title = monthWords(month, site)
  return archivePage(page, {
    of: month,
    title,
    description: `What ${site.name} published in ${title}, day by day.`,
    main: html`<ul class="lines days" role="list">${days.map(
      ({ day, stories }) =>
        html`<li><a href="${archiveAddress(day)}"><time datetime="${day}">${dayWords(day, site)}</time></a> <span class="meta">${storiesCounted(stories)}</span></li>`,
    )}</ul>${beside(page, (of) => monthWords(of, site))}`,
  })
}

/** `isFirst`: the page that has the day's newest. */
export const archiveDay = (page: ArchiveDayPage, isFirst: boolean): string => {
  const { site, day, stories } = page
  const title = dayWords(day, site)
  return archivePage(page, {
    of: day,
    title,
    description: `Everything that ${site.name} published on ${title}.`,
    isIndexed: isFirst,
    main: html`${timeline(stories, 2, page)}${pagination(page.older, 'Earlier this day')}${beside(page, (of) => dayWords(of, site))}`,
  })
}
