/** Every migration in order; numbered, forward only. */

import { deskWires } from './010-desk-wires.ts'
import { drafts } from './011-drafts.ts'
import { pictureLibrary } from './012-picture-library.ts'
import { fronts } from './013-fronts.ts'
import { people } from './014-people.ts'
import { storyLife } from './015-story-life.ts'
import { now } from './016-now.ts'
import { sameTexts } from './017-same-texts.ts'
import { ownTitles } from './018-own-titles.ts'
import { sitemapFiles } from './019-sitemap-files.ts'
import { askedLooks } from './020-asked-looks.ts'
import { api } from './021-api.ts'
import { genres } from './023-genres.ts'
import { lists } from './024-lists.ts'
import { publisherPages } from './026-publisher-pages.ts'
import { whoseText } from './027-whose-text.ts'
import { anyLength } from './029-any-length.ts'
import { firstEdition } from './before-010/001-first-edition.ts'
import { everyDoor } from './before-010/002-every-door.ts'
import { manyWires } from './before-010/003-many-wires.ts'
import { wireMerges } from './before-010/004-wire-merges.ts'
import { rights } from './before-010/005-rights.ts'
import { outputsReceipts } from './before-010/006-outputs-receipts.ts'
import { heldUntil } from './before-010/007-held-until.ts'
import { toldCorrections } from './before-010/008-told-corrections.ts'
import { ledger } from './before-010/009-ledger.ts'

export const migrations: readonly { number: number; name: string; sql: string }[] = [
  { number: 1, name: 'first edition', sql: firstEdition },
  { number: 2, name: 'every door', sql: everyDoor },
  { number: 3, name: 'many wires', sql: manyWires },
  { number: 4, name: 'wire merges', sql: wireMerges },
  { number: 5, name: 'rights', sql: rights },
  { number: 6, name: 'outputs and receipts', sql: outputsReceipts },
  { number: 7, name: 'held until', sql: heldUntil },
  { number: 8, name: 'told corrections', sql: toldCorrections },
  { number: 9, name: 'ledger', sql: ledger },
  { number: 10, name: 'desk wires', sql: deskWires },
  { number: 11, name: 'drafts', sql: drafts },
  { number: 12, name: 'picture library', sql: pictureLibrary },
  { number: 13, name: 'fronts', sql: fronts },
  { number: 14, name: 'people', sql: people },
  { number: 15, name: 'story life', sql: storyLife },
  { number: 16, name: 'now', sql: now },
  { number: 17, name: 'same texts', sql: sameTexts },
  { number: 18, name: 'own titles', sql: ownTitles },
  { number: 19, name: 'sitemap files', sql: sitemapFiles },
  { number: 20, name: 'asked looks', sql: askedLooks },
  { number: 21, name: 'api', sql: api },
  { number: 23, name: 'genres', sql: genres },
  { number: 24, name: 'lists', sql: lists },
  { number: 26, name: 'publisher pages', sql: publisherPages },
  { number: 27, name: 'whose text', sql: whoseText },
  { number: 29, name: 'any length', sql: anyLength },
]
