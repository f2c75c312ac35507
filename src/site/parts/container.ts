/** A container of a front: its title, and its stories in the manner of its kind. */

import { within } from '../address.ts'
import { type Html, html } from '../html.ts'
import type { Card, FilledContainer, Frame } from '../view.ts'
import { cards } from './card.ts'
import { columns } from './columns.ts'
import { ranking } from './ranking.ts'

type Numbered = { container: FilledContainer; at: number }

/** The first `count` of these, those with a picture before the others. */
const picturedFirst = (of: readonly Card[], count: number): readonly Card[] =>
  [...of.filter((card) => card.picture), ...of.filter((card) => !card.picture)].slice(0, count)

/** Each story's place. An alert without a picture runs over the top as a banner, and the first story with one leads below it. */
const placed = (stories: readonly Card[]) => {
  const [first, ...others] = stories
  const lead = first?.picture ? first : (others.find((card) => card.picture) ?? first)
  const banner = first === lead ? undefined : first
  const left = stories.filter((card) => card !== lead && card !== banner)
  const seconds = picturedFirst(left, 2)
  const rest = left.filter((card) => !seconds.includes(card))
  const under = picturedFirst(rest, 2)
  return { banner, lead, seconds, under, beside: rest.filter((card) => !under.includes(card)) }
}

/** Of a rule for a section the title leads to its page. */
const title = ({ title: words, address }: FilledContainer, id: string): Html =>
  html`<h2 id="${id}">${address ? html`<a href="${within(address)}">${words}</a>` : words}</h2>`

const named = ({ at }: Numbered): string => `part-${at}`

/** Whether a section of another section would name it again: what one section fills says it in its title. */
const saysSection = ({ address }: FilledContainer): boolean =>
  address === undefined || /^\/((topic|place)\/|(latest|most-read)$)/.test(address)

const lines = (one: Numbered, frame: Frame, name: string): Html =>
  html`<section class="${name}" aria-labelledby="${named(one)}">${title(one.container, named(one))}${cards(
    one.container.cards,
    { kind: 'line', level: 3, section: saysSection(one.container) },
    frame,
    'lines',
  )}</section>`

/** What leads, and beside it the list that follows it where there is one. */
const leading = (one: Numbered, list: Numbered | undefined, isFirst: boolean, frame: Frame): Html => {
  const { banner, lead, seconds, under, beside } = placed(one.container.cards)
  const alone = seconds.length === 0
  const manner = { level: 3, section: saysSection(one.container) } as const
  const heading = one.container.title
    ? title(one.container, named(one))
    : html`<h2 id="${named(one)}" class="unseen">Top stories</h2>`
  return html`<div class="top${alone && ' alone'}${!list && ' quiet'}${!isFirst && ' later'}"><section class="tops" aria-labelledby="${named(one)}">${heading}${
    banner && cards([banner], { kind: 'lead', ...manner }, frame, 'banner')
  }<div class="leading">${
    lead && cards([lead], { kind: 'lead', first: isFirst, ...manner }, frame, alone ? 'leads wide' : 'leads')
  }${cards(under, { kind: 'plain', ...manner }, frame)}</div>${
    !alone &&
    html`<div class="beside">${cards(seconds, { kind: 'second', ...manner }, frame, 'seconds')}${cards(beside, { kind: 'line', ...manner }, frame, 'stack')}</div>`
  }</section>${list && lines(list, frame, 'latest')}</div>`
}

const numbered = (one: Numbered, frame: Frame): Html => {
  const { container } = one
  return html`<section class="band most-read" aria-labelledby="${named(one)}">${title({ ...container, title: container.title || 'Most read' }, named(one))}${ranking(container.cards, { level: 3, section: saysSection(container) }, frame)}</section>`
}

const sideBySide = (one: Numbered, isFirst: boolean, frame: Frame): Html => {
  const { container } = one
  const manner = { level: 3, section: saysSection(container), soon: isFirst } as const
  const shown = columns(container.cards, { ...manner, ...(container.kind === 'band' && { first: 'opener' }) }, frame)
  return html`<section class="band ${container.kind}"${container.title && html` aria-labelledby="${named(one)}"`}>${
    container.title && title(container, named(one))
  }${shown}</section>`
}

/** All containers that hold anything, in order. `soon`: nothing with a picture stands above them on the page. */
export const containers = (all: readonly FilledContainer[], frame: Frame, soon = true): Html[] => {
  const shown = all
    .map((container, at): Numbered => ({ container, at }))
    .filter(({ container }) => container.cards.length > 0)
  const out: Html[] = []
  let isFirst = soon
  for (let at = 0; at < shown.length; at += 1) {
    const one = shown[at] as Numbered
    const next = shown[at + 1]
    if (one.container.kind === 'lead') {
      const list = next?.container.kind === 'list' && next.container.title ? next : undefined
      out.push(leading(one, list, isFirst, frame))
      if (list) at += 1
    } else if (one.container.kind === 'most-read') out.push(numbered(one, frame))
    else out.push(one.container.kind === 'list' ? lines(one, frame, 'band lined') : sideBySide(one, isFirst, frame))
    if (one.container.kind !== 'most-read' && one.container.cards.some((card) => card.picture)) isFirst = false
  }
  return out
}
