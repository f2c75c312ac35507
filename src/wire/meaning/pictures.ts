/** The pictures that an item names, as the newsroom takes them. */

import type { CopyPicture } from '../copy.ts'
import { instant } from '../instant.ts'
import type { Association, NewsObject, Rendition, RoleText } from '../item.ts'
import { captionOf } from './caption.ts'
import type { EmbargoFrame } from './embargo-time.ts'
import { fieldRules } from './encoded-rights.ts'
import { creditOf } from './provider.ts'
import { termsIn } from './terms.ts'

/** The text that has a role. */
export const withRole = (texts: readonly RoleText[] | undefined, role: RegExp): string | undefined =>
  texts?.find((one) => role.test(one.role ?? ''))?.value

/** The lines of a text, those with letters. */
export const lines = (text: string | undefined, by: RegExp): string[] =>
  text
    ?.split(by)
    .map((line) => line.trim())
    .filter(Boolean) ?? []

/** The rendition that is nearest to the original: said so, else the widest. */
const bestRendition = (renditions: readonly Rendition[]): Rendition | undefined =>
  renditions.find((one) => one.href && /original|baseimage|highres/i.test(one.name)) ??
  renditions.filter((one) => one.href).toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))[0]

/** The name of a file beside the wire, as its folder has it; an address stays one. */
export const fileName = (href: string): string => {
  if (!href.startsWith('file:')) return href
  try {
    return decodeURIComponent(href.slice(5))
  } catch {
    // Not encoded: a name with a per cent sign.
    return href.slice(5)
  }
}

const embargoOf = (said: string): NonNullable<CopyPicture['embargo']> => {
  const until = instant(said)
  return until ? { until: new Date(until) } : { unreadable: said }
}

const pictureOf = (one: NewsObject, frame: EmbargoFrame): CopyPicture[] => {
  const href = bestRendition(one.renditions ?? [])?.href
  if (!href) return []
  const said = withRole(one.descriptions, /caption/i) ?? withRole(one.descriptions, /^(?!.*alt)/i)
  const caption = said ? captionOf(said) : undefined
  const terms = [...new Set([...lines(one.usageTerms, /\n+/), ...(caption?.restrictions ?? [])])]
  const rules = [...fieldRules(one), ...termsIn(terms, frame)]
  const picture: CopyPicture = { uri: one.uri, href: fileName(href), terms, rules }
  const credit = creditOf(one, caption?.credit)
  const alt = withRole(one.descriptions, /alt/i)
  if (caption?.text) picture.caption = caption.text
  if (credit) picture.credit = credit
  if (one.copyrightNotice) picture.copyright = one.copyrightNotice
  if (alt) picture.alt = alt
  if (one.embargoedUntil) picture.embargo = embargoOf(one.embargoedUntil)
  return [picture]
}

export const isPicture = (one: NewsObject): boolean => one.type === 'picture' || one.type === 'graphic'

/** The pictures of an item: itself, where it is one, and those associated with it, each file once. `frame` is what times in their terms are read by. */
export const picturesOf = (item: NewsObject, frame: EmbargoFrame = {}): CopyPicture[] => {
  const inside = (one: Association): NewsObject[] => [one, ...(one.associations ?? []).flatMap(inside)]
  const all = [item, ...(item.associations ?? []).flatMap(inside)]
    .filter(isPicture)
    .flatMap((one) => pictureOf(one, frame))
  return [...new Map(all.toReversed().map((one) => [one.href, one])).values()].toReversed()
}
