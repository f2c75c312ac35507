/** Small parts of NITF as lines: an element's letters, a place, a norm date. */

import {
  attribute,
  children,
  type Element,
  find,
  isElement,
  type Node,
  text,
  tidy,
} from '../../../story/markup/element.ts'
import { instant } from '../../instant.ts'
import { type Place, stated } from '../../item.ts'

type Text = string | undefined

/** Elements that stand on a line of their own: their letters do not run into those beside them. */
const apart = new Set(['br', 'p', 'hl1', 'hl2', 'block', 'li', 'tr', 'td', 'th', 'bq', 'pre'])

const letters = (node: Node): string => {
  if (!isElement(node)) return node
  const inside = node.children.map(letters).join('')
  return apart.has(node.name) ? ` ${inside} ` : inside
}

/** The letters of an element as one line; a break or a paragraph in it parts words. */
export const line = (of: Element | undefined): Text => (of ? tidy(letters(of)) : undefined)

/** The letters of some nodes as one line. */
export const lineOf = (nodes: readonly Node[]): Text => tidy(nodes.map(letters).join(''))

/** A date stands in `norm` (NITF 3.6, ISO 8601); where that is missing, in the element itself. */
export const norm = (of: Element | undefined): Text => attribute(of, 'norm') ?? text(of)

/** A template that nobody has filled in ("YYYYMMDD000000-HHMM", Canadian Press) says no date. */
const template = /[ymd]{2}|^[0\s:T+-]*$/i

/** A date that somebody has written, readable or not. */
export const writtenNorm = (of: Element | undefined): Text => {
  const said = norm(of)
  return said && (instant(said) || !template.test(said)) ? said : undefined
}

/** The parts of NITF's `location`, from the smallest to the largest. */
const parts = ['sublocation', 'city', 'state', 'region', 'country']

/** Its places by name: its parts, or the letters that stand in it. */
export const placesIn = (location: Element | undefined, rel: string): Place[] => {
  const named = parts.flatMap((part) => children(location, part))
  const all = named.length ? named : location ? [location] : []
  return all.flatMap((one) => {
    const name = line(one)
    const literal =
      attribute(one, 'iso-cc') ??
      attribute(one, 'city-code') ??
      attribute(one, 'state-code') ??
      attribute(one, 'location-code')
    return name || literal ? [stated<Place>({ name, rel, literal })] : []
  })
}

/** The name that a dateline gives: the city, or the largest part that is named. */
export const placeName = (location: Element | undefined): Text =>
  line(find(location, 'city')) ?? placesIn(location, '')[0]?.name
