/** What an item is about: codes of old and new schemes as IPTC Media Topics, the original kept. */

import { isUri } from './identity.ts'
import { type Named, stated } from './item.ts'
import mediaTopics from './media-topics.json' with { type: 'json' }

/** A Media Topic: its broader topic's code and its names. */
export type MediaTopic = { broader?: string; en: string; de?: string; fr?: string; es?: string }

const topics = new Map<string, MediaTopic>(Object.entries(mediaTopics.topics))
const fromSubjectCode = new Map<string, string>(Object.entries(mediaTopics.subjectCodes))

/** The Media Topic of `medtop:20000002` or `20000002`; undefined for an unknown code. */
export const mediaTopic = (code: string): MediaTopic | undefined => topics.get(code.replace(/^medtop:/, ''))

/**
 * The subject scheme of IPTC (8 digits, "subject code") under the names that agencies give it: `subj:`, `iptc-subject-code:`,
 * `sttsubj:`, TT's `http://tt.se/spec/subref/1.0/`.
 */
const isSubjectScheme = (scheme: string): boolean => scheme === '' || /subj|subref|iptc|newscodes/i.test(scheme)

/** The categories of ANPA 1312 (one letter), those that say a subject: `anpa:s`, AP's `apcategorycode:f`. A place or a service is none. */
const categories: Record<string, string> = {
  e: '01000000',
  f: '04000000',
  l: '10000000',
  o: '17000000',
  p: '11000000',
  q: '15000000',
  s: '15000000',
}
const category = /^(?:anpa[\w-]*|apcategorycode|anpacategory)[:/]([a-z])$/i

/** The Media Topic code that a code of any scheme stands for: `subj:04016038` is `20000203`. */
export const mediaTopicOf = (code: string): string | undefined => {
  const letter = category.exec(code)?.[1]
  if (letter) return categories[letter.toLowerCase()]
  const digits = /(?<!\d)\d{8}$/.exec(code.slice(-100))?.[0]
  if (!digits) return undefined
  const scheme = code.slice(0, -8).replace(/[:/#]$/, '')
  if (/medtop|mediatopic/i.test(code)) return topics.has(digits) ? digits : undefined
  if (!isSubjectScheme(scheme)) return undefined
  // A subject code has three levels (2, 3 and 3 digits); one without a topic of its own takes its parent's.
  const levels = [digits, `${digits.slice(0, 5)}000`, `${digits.slice(0, 2)}000000`]
  const known = levels.map((level) => fromSubjectCode.get(level)).find(Boolean)
  return known ?? (topics.has(digits) ? digits : undefined)
}

/** One code with its name, `uri` being the Media Topic where there is one and `literal` the code as sent. */
const mapped = (code: string | undefined, name: string | undefined, rel: string | undefined): Named => {
  const out: Named = {}
  const topic = code ? mediaTopicOf(code) : undefined
  const shown = name ?? (topic ? topics.get(topic)?.en : undefined)
  if (shown) out.name = shown
  if (rel) out.rel = rel
  if (topic) {
    out.uri = `medtop:${topic}`
    if (code && code !== out.uri) out.literal = code
  } else if (code) {
    if (isUri(code)) out.uri = code
    else out.literal = code
  }
  return out
}

/** `literal` are the codes, parted by blanks, that the wire gives besides a Media Topic's own. */
export type Code = {
  code?: string | undefined
  name?: string | undefined
  rel?: string | undefined
  literal?: string | undefined
}

/**
 * Codes as ninjs subjects: mapped to Media Topics where they can be, each topic once. Two old codes of one topic share
 * it, both in `literal`. An unknown code is kept as it is.
 */
export const subjectsOf = (codes: readonly Code[]): Named[] => {
  const found = new Map<string, { one: Named; literals: Set<string> }>()
  for (const { code, name, rel, literal } of codes) {
    const one = mapped(code, name, rel)
    const sent = [one.literal, ...(one.uri ? (literal?.split(/\s+/) ?? []) : [])].filter((word) => word !== undefined)
    const key = `${one.rel === 'keyword' ? 'keyword' : ''} ${one.uri ?? one.literal ?? one.name?.toLowerCase() ?? ''}`
    const before = found.get(key)
    if (before) {
      for (const word of sent) before.literals.add(word)
      before.one.name ??= one.name ?? ''
    } else if (one.uri || one.literal || one.name) found.set(key, { one, literals: new Set(sent) })
  }
  return [...found.values()].map(({ one, literals }) =>
    stated<Named>({ ...one, literal: [...literals].join(' ') || undefined }),
  )
}
