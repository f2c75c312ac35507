/** Codes and names as NewsML-G2 writes them: QCodes, URIs and literals, with names in them or asserted elsewhere. */

import { attribute, children, type Element, find, text } from '../../story/markup/element.ts'
import { isUri } from '../identity.ts'
import { type Named, type Place, stated } from '../item.ts'

type Text = string | undefined

/** Names that the item gives to codes elsewhere, in `assert`. */
export type Asserted = ReadonlyMap<string, Element>

/** The last part of a QCode: `drol:caption` is `caption`. */
export const local = (qcode: Text): Text => qcode?.split(':').at(-1)

/** The code of a property (NAR: `qcode`, `uri` or `literal`). */
export const codeOf = (of: Element | undefined): Text =>
  attribute(of, 'qcode') ?? attribute(of, 'uri') ?? attribute(of, 'literal') ?? attribute(of, 'residref')

const nameRoles = /display|full|^$/

/** Its name: one to be shown before a short one. */
export const nameOf = (of: Element | undefined): Text => {
  const names = children(of, 'name')
  return text(names.find((name) => nameRoles.test(local(attribute(name, 'role')) ?? '')) ?? names[0])
}

/** Its name, else the letters of its code. */
export const says = (of: Element): Text =>
  nameOf(of) ?? attribute(of, 'literal') ?? attribute(of, 'qcode') ?? attribute(of, 'uri')

/** What the item asserts of its codes. */
export const assertedIn = (item: Element): Asserted =>
  new Map(
    children(item, 'assert').flatMap((one) => {
      const code = codeOf(one)
      return code ? [[code, one] as const] : []
    }),
  )

/** The name that is asserted of a code; of a place without one its town (dpa's points of interest). */
export const assertedName = (code: Text, asserted: Asserted): Text => {
  const found = code ? asserted.get(code) : undefined
  return (
    nameOf(found) ?? nameOf(find(found, 'POIDetails', 'address', 'locality')) ?? text(find(found, 'POIDetails', 'line'))
  )
}

const none: Asserted = new Map()

/** A coded property as ninjs names things; nothing in it where it names nothing. */
export const named = (of: Element, rel?: string, asserted = none): Named => {
  const code = codeOf(of)
  const uri = code && isUri(code) ? code : undefined
  const name = nameOf(of) ?? assertedName(code, asserted)
  return name || code ? stated<Named>({ name, rel, uri, literal: uri ? undefined : code }) : {}
}

/** A position on earth (WGS 84) as a GeoJSON point, which has longitude first (RFC 7946). */
const pointIn = (of: Element | undefined): Place['geoJSON'] => {
  const position = find(of, 'POIDetails', 'position') ?? find(of, 'geoAreaDetails', 'position')
  const [longitude, latitude] = ['longitude', 'latitude'].map((name) => Number(attribute(position, name) ?? Number.NaN))
  const isOnEarth = Math.abs(longitude ?? 999) <= 180 && Math.abs(latitude ?? 999) <= 90
  return isOnEarth ? { type: 'Point', coordinates: [longitude, latitude] } : undefined
}

/** A place with its position, where the item says it. */
export const place = (of: Element, rel?: string, asserted = none): Place => {
  const code = codeOf(of)
  const geoJSON = pointIn(of) ?? pointIn(code ? asserted.get(code) : undefined)
  return stated<Place>({ ...named(of, rel, asserted), geoJSON })
}

/** Does it name anything, apart from what it is to the item? */
export const isNamed = (one: Named): boolean => Boolean(one.name ?? one.uri ?? one.literal)
