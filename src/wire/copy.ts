/** A wire item as the newsroom takes it: what a story needs, out of what a ninjs object says. */

import type { Body } from '../story/body.ts'
import type { Genre } from '../story/form/genre.ts'
import type { RightsRule } from '../story/rights.ts'
import type { Filing } from './meaning/filing.ts'

/** A picture that a wire item names. `href` is a file name beside the wire (`ties.jpg`), never an address to fetch. */
export type CopyPicture = {
  uri?: string
  href: string
  caption?: string
  /** Who made it and who owns it, as to be printed: "RUSSIAN FOREIGN MINISTRY / HANDOUT/AFP Handout". */
  credit?: string
  /** The copyright notice as the wire has it. */
  copyright?: string
  /** The wire's own alternative text, where it sends one. */
  alt?: string
  /** An embargo of its own, besides that of the item that names it. */
  embargo?: { until: Date } | { unreadable: string }
  terms: string[]
  /** What its terms and its fields say, as rules. */
  rules: RightsRule[]
}

/**
 * A kill or a withdrawal, written as text or as status: the identities it names (its own among them,
 * unless the item is usable news that takes others back), its words, and what else it
 * names: `pictures` by file name or id, stories by `headlines` and `sluglines` as the notice writes them. A notice without
 * another identity is matched by these.
 */
export type CopyKill = {
  uris: string[]
  pictures: string[]
  headlines?: string[]
  sluglines?: string[]
  words: string
}

export type Topic = { name: string; uri?: string }

export type Copy = {
  /** Identity without revision, and revision; versions compare as numbers where both are (see `wire/version.ts`). */
  uri: string
  version?: string
  type: 'text' | 'picture' | 'other'
  status: 'usable' | 'withheld' | 'canceled'
  kill?: CopyKill
  /** Until when it must be held; `unreadable` where the wire speaks of an embargo that cannot be understood. */
  embargo?: { until: Date } | { unreadable: string }
  /** When the agency's licence ends: from then on it may not be shown. */
  expires?: Date
  versionCreated?: Date
  firstCreated?: Date
  language?: string
  /** The agency's own figure, 1 to 9: AFP and dpa 1 flash, 2 alert, 3 urgent, 4 ordinary; IPTC 1 most, 5 ordinary, 8 least; 9 is the user's. */
  urgency?: number
  /** A flash or an alert: one sentence, sent at once, whose story follows as an item of its own (see `wire/chain.ts`). */
  alert?: true
  /** How it is filed; absent for an ordinary story. */
  filing?: Filing
  /** What kind of piece it is; absent where the wire names none of ours: news. */
  genre?: Genre
  headline: string
  standfirst?: string
  slugline?: string
  /** Who wrote it, "By" taken off; absent where only the agency is named. */
  byline?: string
  /** Who sends it: "AFP". */
  provider?: string
  /** The dateline's words, shown once: "JAKARTA". */
  located?: string
  body: Body
  /** Everything that only the desk may read: sign-off, advisory lines, notes to editors, contacts, restrictions. */
  editorNotes: string[]
  /** What the agency says of this version to readers of the desk: "UPDATES with …", "CORRECTS para 4 …". */
  updateNote?: string
  correctionNote?: string
  terms: string[]
  /** What its terms and its fields say, as rules; an embargo is not among them. */
  rules: RightsRule[]
  copyright?: string
  /** The identity of the item that it is a translation of. */
  translationOf?: string
  subjects: Topic[]
  places: Topic[]
  keywords: string[]
  pictures: CopyPicture[]
  /** A heartbeat, a forecast, a test: proves that the feed is alive, and is no news. */
  service: boolean
}
