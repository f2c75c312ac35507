/** A wire item in its normal form: an IPTC ninjs 3.1 news object (https://iptc.org/std/ninjs/ninjs-schema_3.1.json). */

export type ItemType =
  | 'text'
  | 'audio'
  | 'video'
  | 'picture'
  | 'graphic'
  | 'composite'
  | 'component'
  | 'event'
  | 'planning'

export type PubStatus = 'usable' | 'withheld' | 'canceled'

/** A text with its role: 'main', 'summary', 'caption', 'dateline'. */
export type RoleText = { role?: string; contentType?: string; value: string }

/** Something named by a code: `uri` where the code is one, else `literal`; both where an old code was mapped to a new one. */
export type Named = { name?: string; rel?: string; uri?: string; literal?: string }

/** How somebody is reached. For editors only. */
export type ContactInfo = {
  type?: string
  role?: string
  lang?: string
  name?: string
  value?: string
  address?: { lines?: string[]; locality?: string; area?: string; postalCode?: string; country?: string }
}

/** People, organisations and places may be reached, organisations be traded, places be on a map (a GeoJSON object). */
export type Party = Named & { contactInfo?: ContactInfo[] }
export type Organisation = Party & { symbols?: { exchange?: string; symbolType?: string; symbol?: string }[] }
export type Place = Party & { geoJSON?: object }

/** `expected…` where only a day, a month or a year is known (`2024-05`), or the time is not certain. */
export type Dates = {
  startDate?: string
  endDate?: string
  expectedStartDate?: string
  expectedEndDate?: string
  /** As iCalendar writes it: `P2D`. */
  expectedDuration?: string
  recurrence?: { recurrenceDates?: string[]; recurrenceRules?: RecurrenceRule[] }
}
export type RecurrenceRule = { frequency?: string; interval?: number; until?: string; count?: number }

export type EventDetails = {
  eventStatus?: string
  plannedCoverageStatus?: string
  dates?: Dates
  organiser?: Organisation
}

/** What an agency means to send of something: a text at noon, two pictures. */
export type Coverage = {
  uri?: string
  title?: string
  type?: ItemType
  dates?: Dates
  edNote?: string
  urgency?: number
  language?: string
  itemCount?: { rangeFrom?: number; rangeTo?: number }
  wordCount?: number
}

export type Genre = { name?: string; uri?: string; literal?: string }
export type InfoSource = { name?: string; role?: string; uri?: string; literal?: string; contactInfo?: ContactInfo[] }

/** One file of a picture, a video, a sound. `href` is `file:NAME` for a file beside the wire, else the address as sent. */
export type Rendition = {
  name: string
  href?: string
  contentType?: string
  title?: string
  width?: number
  height?: number
  sizeInBytes?: number
  duration?: number
  format?: string
  aspectRatio?: string
  videoCodec?: string
  frameRate?: number
  transportProtocol?: string
  scanType?: 'progressive' | 'interlaced'
  bitrate?: string
}

/** The ninjs 3.1 properties that Dateline uses. Times are RFC 3339 in UTC, whatever the wire wrote. */
export type NewsObject = {
  /** The identity, without the revision. */
  uri: string
  type?: ItemType
  representationType?: 'full' | 'partial'
  profile?: string
  version?: string
  firstCreated?: string
  versionCreated?: string
  contentCreated?: string
  embargoedUntil?: string
  pubStatus?: PubStatus
  urgency?: number
  copyrightHolder?: string
  copyrightNotice?: string
  usageTerms?: string
  /** Everything that only editors may read, a paragraph a note, parted by empty lines. */
  edNote?: string
  language?: string
  title?: string
  by?: string
  slugline?: string
  located?: string
  headlines?: RoleText[]
  descriptions?: RoleText[]
  bodies?: RoleText[]
  people?: Party[]
  organisations?: Organisation[]
  places?: Place[]
  /** Topics; keywords have `rel: 'keyword'`, services and products `rel: 'service'`. */
  subjects?: Named[]
  events?: Named[]
  /** When and where an event is, of an item of type event. */
  eventDetails?: EventDetails
  plannedCoverage?: Coverage[]
  objects?: Named[]
  genres?: Genre[]
  /** Whether a camera, a person or a model made it (https://cv.iptc.org/newscodes/digitalsourcetype/). */
  digitalSourceType?: Genre
  rightsInfo?: { langId?: string; linkedRights?: string; encodedRights?: string }
  trustIndicators?: { role?: string; title?: string; href?: string }[]
  infoSources?: InfoSource[]
  renditions?: Rendition[]
  associations?: Association[]
  altIds?: { role?: string; value: string }[]
  expires?: string
  standard?: { name?: string; version?: string; schema?: string }
}

/** What belongs to an item (its pictures, the members of a package, items it is about): an item with a name of its own. */
export type Association = NewsObject & { name: string; rel?: string }

/** What came of one wire file. Always an item or a problem; a problem is a sentence that an editor can act on. */
export type Reading = { format: string; problems: string[]; items: NewsObject[]; files?: InnerFile[] }

/** A file that lay inside another one (a picture attached to a mail); its item names it `file:NAME`. */
export type InnerFile = { name: string; bytes: Uint8Array }

type Loose<T> = { [Key in keyof T]: T[Key] | undefined }

/** Is there nothing in it? */
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Leaves out of an object what is undefined, an empty text or an empty list: ninjs says nothing rather than "". */
export const stated = <T extends object>(loose: Loose<T>): T => {
  const out: Partial<T> = {}
  for (const key of Object.keys(loose) as (keyof T)[]) if (!isEmpty(loose[key])) out[key] = loose[key]
  return out as T
}

export const standard = {
  name: 'ninjs',
  version: '3.1',
  schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json',
}
