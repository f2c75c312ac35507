/** Whom and what an entry is of: authors, categories, licences, places. */

import { attribute, children, descendants, type Element, text } from '../../../story/markup/element.ts'
import { plainText } from '../../../story/markup/markup.ts'
import { isUri } from '../../identity.ts'
import { type Place, stated } from '../../item.ts'
import type { Code } from '../../subjects.ts'
import { firstOf, named, textOf } from './feed-names.ts'

type Text = string | undefined

const mail = /<?\b[^\s@<>()]{1,64}@[^\s@<>()]{1,190}\b>?/g

/** "desk@example.org (Ada Ferry)", "Ada Ferry <desk@example.org>", "Ada Ferry": the name, and the address for the desk. */
const person = (written: string): { name: Text; address: Text } => {
  const address = written.match(mail)?.[0]?.replace(/[<>]/g, '')
  const rest = plainText(written.replace(mail, ' '))
  const inBrackets = address ? /^\((.*)\)$/.exec(rest)?.[1] : undefined
  // Brackets are empty where the address stood in them; others are the name's own.
  const name = (address ? (inBrackets ?? rest).replace(/\(\s*\)/g, '') : rest).trim()
  return { name: name || undefined, address }
}

const personIn = (of: Element): { name: Text; address: Text } =>
  children(of).length
    ? { name: textOf(of, 'own:name', 'own:Person'), address: textOf(of, 'own:email') }
    : person(text(of) ?? '')

/** Who wrote it. A mail address is for the desk alone. */
export const bylineIn = (item: Element): { by: Text; notes: string[] } => {
  const lists = [
    named(item, 'dc', 'creator'),
    named(item, 'own', 'author'),
    named(item, 'atom', 'author'),
    named(item, 'itunes', 'author'),
  ]
  const people = lists.map((list) => list.slice(0, 50).map(personIn)).filter((list) => list.length)
  const names = people.map((list) => [...new Set(list.flatMap((one) => one.name ?? []))]).find((list) => list.length)
  const addresses = new Set(people.flat().flatMap((one) => one.address ?? []))
  return { by: names?.join(', '), notes: [...addresses].map((address) => `Author: ${address}`) }
}

/** The mail addresses off a name that stands for the whole feed. */
export const authorOf = (feed: Element | undefined): Text =>
  bylineIn({ ...emptyOf(feed), children: named(feed, 'own', 'author') }).by

const emptyOf = (of: Element | undefined): Element => of ?? { name: '', space: '', attributes: {}, children: [] }

const words = (list: Text): string[] => list?.split(/\s*,\s*/) ?? []

/** "Science,Locusts,Africa" in one category is a list; "Rome, Italy" is a place. */
const isList = /^[^,]+(?:,[^,\s][^,]*){2,}$/

/** A category of a scheme is a subject by its code; one without is a keyword. */
const categoryOf = (one: Element): { code?: Code; keywords?: Text[] } => {
  const term = attribute(one, 'term') ?? text(one)
  const name = attribute(one, 'label') ?? text(one) ?? term
  const scheme = attribute(one, 'scheme') ?? attribute(one, 'domain')
  if (!term) return {}
  const plain = name && (plainText(name) || undefined)
  // WordPress says by `domain` that it is a category or a tag, which is no scheme of codes.
  if (!scheme || !/[:/]/.test(scheme)) return { keywords: plain && isList.test(plain) ? words(plain) : [plain] }
  const address = /[/#]$/.test(scheme) ? `${scheme}${encodeURIComponent(term)}` : undefined
  const code =
    /^(?:medtop:|subj:)?\d{8}$/.test(term) && /iptc/i.test(scheme) ? term : address && isUri(address) ? address : term
  return { code: { code, name: plain } }
}

/** What it is about: categories, `dc:subject`, keywords of iTunes and Media RSS. */
export const categoriesIn = (item: Element): { codes: Code[]; keywords: Text[] } => {
  const categories = [...named(item, 'own', 'category'), ...named(item, 'atom', 'category')]
    .slice(0, 500)
    .map(categoryOf)
  const groups = [item, ...named(item, 'media', 'group'), ...named(item, 'media', 'content')]
  return {
    codes: categories.flatMap(({ code }) => code ?? []),
    keywords: [
      ...categories.flatMap((one) => one.keywords ?? []),
      ...named(item, 'dc', 'subject').flatMap((one) => text(one) ?? attribute(one, 'rdf:resource') ?? []),
      ...words(textOf(item, 'own:keywords', 'itunes:keywords', 'prism:keyword')),
      ...groups.flatMap((one) => words(textOf(one, 'media:keywords'))),
    ],
  }
}

/** Licences, by their address. */
export const termsIn = (item: Element): Text[] =>
  [
    ...named(item, 'licence', 'license'),
    ...named(item, 'licence', 'License'),
    ...children(item, 'link').filter((one) => attribute(one, 'rel') === 'license'),
  ].map((one) => attribute(one, 'rdf:resource') ?? attribute(one, 'href') ?? text(one))

/** "45.256 -71.92 46.46 -109.48" (latitude first, as GeoRSS writes) as GeoJSON's pairs (longitude first). */
const pairs = (written: Text): [number, number][] => {
  const numbers = (written ?? '')
    .split(/[\s,]+/)
    .slice(0, 2000)
    .map(Number)
  const out: [number, number][] = []
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const [latitude = Number.NaN, longitude = Number.NaN] = numbers.slice(at, at + 2)
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 360)) return []
    out.push([longitude, latitude])
  }
  return out
}

const closed = (line: [number, number][]): [number, number][] => {
  const [first, last] = [line[0], line.at(-1)]
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...line, first] : line
}

const shapes: Record<string, (at: [number, number][]) => object | undefined> = {
  point: ([at]) => at && { type: 'Point', coordinates: at },
  line: (at) => (at.length > 1 ? { type: 'LineString', coordinates: at } : undefined),
  polygon: (at) => (at.length > 2 ? { type: 'Polygon', coordinates: [closed(at)] } : undefined),
  box: ([low, high]) =>
    low && high && { type: 'Polygon', coordinates: [[low, [high[0], low[1]], high, [low[0], high[1]], low]] },
}

/** The place on the map: GeoRSS in its simple and its GML form, and the W3C's latitude and longitude. */
const geometry = (item: Element): object | undefined => {
  const where = firstOf(item, 'georss:where') ?? firstOf(item, 'gml:where')
  for (const [name, shape] of Object.entries(shapes)) {
    const simple = textOf(item, `georss:${name}`) ?? textOf(where, `georss:${name}`)
    const found = simple && shape(pairs(simple))
    if (found) return found
  }
  for (const one of descendants(where, 'Point', 'LineString', 'Polygon', 'Envelope')) {
    const said = descendants(one, 'pos', 'posList', 'lowerCorner', 'upperCorner').map(text).join(' ')
    const name = { Point: 'point', LineString: 'line', Polygon: 'polygon', Envelope: 'box' }[one.name] ?? ''
    const found = shapes[name]?.(pairs(said))
    if (found) return found
  }
  const point = firstOf(item, 'geo:Point') ?? item
  const latitude = textOf(point, 'geo:lat')
  return latitude ? shapes.point?.(pairs(`${latitude} ${textOf(point, 'geo:long') ?? ''}`)) : undefined
}

/** Where it is, by name and on the map. */
export const placesIn = (item: Element): Place[] => {
  const geoJSON = geometry(item)
  const names = [textOf(item, 'georss:featurename', 'georss:featureName'), ...named(item, 'dc', 'coverage').map(text)]
  const places = names.flatMap((name) => (name ? [{ name: plainText(name) }] : []))
  if (!geoJSON) return places
  const [first, ...others] = places
  return [stated<Place>({ ...first, geoJSON }), ...others]
}
