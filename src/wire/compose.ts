/** The last step of every format: what a file states, by the rules that hold for all of them, as one news object. */

import { plainText, type Story } from '../story/markup/markup.ts'
import { htmlOfStory } from './html-of.ts'
import { withoutRevision } from './identity.ts'
import { instant } from './instant.ts'
import { type NewsObject, type PubStatus, type RoleText, stated } from './item.ts'
import { takeSignOff } from './sign-off.ts'
import { type Code, subjectsOf } from './subjects.ts'

type Text = string | undefined

/** What a format has read, as it stands in the file; `compose` makes it valid ninjs. */
export type Draft = Omit<
  { [Key in keyof NewsObject]?: NewsObject[Key] | undefined },
  'bodies' | 'edNote' | 'subjects' | 'pubStatus' | 'urgency' | 'headlines' | 'descriptions'
> & {
  story?: Story | undefined
  /** What only editors may read. */
  notes?: readonly Text[] | undefined
  terms?: readonly Text[] | undefined
  codes?: readonly Code[] | undefined
  keywords?: readonly Text[] | undefined
  status?: Text
  urgency?: string | number | undefined
  headlines?: readonly Loose[] | undefined
  descriptions?: readonly Loose[] | undefined
  /** The zone of times that name none. */
  zone?: Text
}

/** A text that may be missing, and that may have markup in it. */
type Loose = { role?: Text; contentType?: Text; value?: Text }

const statuses: Record<string, PubStatus> = {
  usable: 'usable',
  withheld: 'withheld',
  embargoed: 'withheld',
  canceled: 'canceled',
  cancelled: 'canceled',
  killed: 'canceled',
  deleted: 'canceled',
}

/**
 * The status of an item: `stat:usable`, `Canceled`, `Embargoed` (NewsML 1: held until further notice). A word that
 * nobody knows holds the item back rather than letting it out.
 */
export const pubStatus = (word: Text): PubStatus => {
  const code = word?.split(/[:/#]/).at(-1)?.toLowerCase().trim()
  return code ? (statuses[code] ?? 'withheld') : 'usable'
}

const squeezed = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()

/** Each text once, whatever its white space and punctuation. */
const distinct = (texts: readonly Text[]): string[] => {
  const all = texts.flatMap((text) => text?.trim() || [])
  if (all.length < 2) return all
  const out = new Map<string, string>()
  for (const text of all) {
    const key = squeezed(text) || text
    if (!out.has(key)) out.set(key, text)
  }
  return [...out.values()]
}

/** Brackets around a mail address ("<desk@example.org>") would be taken for markup. */
const unbracketed = (note: Text): Text => note?.replace(/<([^<>\s]{1,100}@[^<>\s]{1,100})>?/g, '$1')

/** Notes each once, and not again what a longer one holds: dpa sends its note pad whole and in parts. */
const notesOf = (texts: readonly Text[]): string[] => {
  const each = distinct(texts.map(unbracketed))
  // Every note is held against every other: with hundreds of them nobody reads them anyway.
  if (each.length < 2 || each.length > 200) return each
  const notes = each.map((note) => ({ note, letters: squeezed(note) }))
  return notes
    .filter(
      ({ letters }, at) => !letters || !notes.some((other, index) => index !== at && other.letters.includes(letters)),
    )
    .map(({ note }) => note)
}

const texts = (loose: readonly Loose[] | undefined): RoleText[] | undefined => {
  const out = new Map<string, RoleText>()
  for (const { role, value } of loose ?? []) {
    const plain = value ? plainText(value) : ''
    if (plain && !out.has(`${role} ${plain}`)) out.set(`${role} ${plain}`, stated({ role, value: plain }))
  }
  return out.size ? [...out.values()] : undefined
}

const urgency = (value: string | number | undefined): number | undefined => {
  const number = Math.round(Number(value ?? Number.NaN))
  return number >= 1 && number <= 9 ? number : undefined
}

/** An embargo whose end cannot be read holds the item, and says so to the desk: none may turn into "usable". */
const heldBy = (embargo: Text, zone: Text): string | undefined =>
  embargo && !instant(embargo, zone) ? `Embargo: ${embargo}` : undefined

/** Makes a news object of a draft: times in UTC, sign-off out of the body, notes together, codes mapped, nothing empty. */
export const compose = (draft: Draft & { uri: string }): NewsObject => {
  const { story, notes, terms, codes, keywords, status, zone, ...rest } = draft
  const headlines = texts(draft.headlines)
  const signed = story ? takeSignOff(story.body) : undefined
  const held = heldBy(draft.embargoedUntil, zone)
  const said = pubStatus(status)
  const html = signed?.body.content.length ? htmlOfStory({ ...story, body: signed.body }) : undefined
  return stated<NewsObject>({
    ...rest,
    uri: withoutRevision(draft.uri, draft.version),
    firstCreated: instant(draft.firstCreated, zone),
    versionCreated: instant(draft.versionCreated, zone),
    contentCreated: instant(draft.contentCreated, zone),
    embargoedUntil: instant(draft.embargoedUntil, zone),
    expires: instant(draft.expires, zone),
    pubStatus: held && said === 'usable' ? 'withheld' : said,
    urgency: urgency(draft.urgency),
    headlines,
    descriptions: texts(draft.descriptions),
    usageTerms: distinct([draft.usageTerms, ...(terms ?? [])]).join('\n'),
    edNote: notesOf([...(notes ?? []), held, signed?.signOff]).join('\n\n'),
    subjects: subjectsOf([...(codes ?? []), ...distinct(keywords ?? []).map((name) => ({ name, rel: 'keyword' }))]),
    bodies: html ? [{ role: 'main', contentType: 'text/html', value: html }] : undefined,
  })
}
