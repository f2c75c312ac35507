/** A wire as the desk reads it: its text, what only the desk may know, what changed since the last version, and where it stands in its chain. */

import type { WireItemId } from '../../base/id.ts'
import { type Refusal, refuse } from '../../base/refusal.ts'
import type { Db } from '../../store/database.ts'
import { rowAndStory } from '../../store/desk/same-texts.ts'
import { nowAndBefore } from '../../store/desk/wire-chain.ts'
import { chainsNow } from '../../store/desk/wires-list.ts'
import { type Supplier, supplierNamed } from '../../store/suppliers.ts'
import { versionsOf, type WireVersion } from '../../store/wires.ts'
import { type Block, blockText } from '../../story/body.ts'
import { type Changed, differenceOf } from '../../story/life/difference.ts'
import { everything, type Label, labelOf } from '../../story/wire-wants.ts'
import type { Copy } from '../../wire/copy.ts'
import { labelsOf } from '../../wire/meaning/shown.ts'
import { copyUnder } from '../rights/copy-under.ts'
import { type WireRow, wireRow } from './wire-row.ts'

export type WireReading = {
  row: WireRow
  item: string
  /** Whose it is, which in a row of several suppliers is not always the row's. */
  supplier: string
  receivedAt: string
  /** The newest item of its own chain: what is taken when this is read. */
  takes: string
  uri: string
  type: Copy['type']
  headline: string
  standfirst?: string
  byline?: string
  located?: string
  provider?: string
  sentAt?: string
  text: Block[]
  /** For the desk alone: what is new or was wrong, notes, terms. */
  said: string[]
  notes: string[]
  terms: string[]
  pictures: { id: string; width: number; height: number; alt: string; caption: string; credit: string }[]
  /** Names of pictures that have not come. */
  absent: string[]
  labels: Label[]
  /** The item's versions, newest first. */
  versions: { version: string; status: string; receivedAt: string }[]
  /** The chain's items, newest first, this one among them. */
  chain: { item: string; supplier: string; headline: string; receivedAt: string; alert: boolean; killed: boolean; versions: number }[]
  /** What is different from what was said before; absent where nothing was. */
  changed?: { since: { receivedAt: string; version: string; sameItem: boolean }; parts: Changed[] }
  /** Since when its text may be kept no longer. */
  droppedAt?: string
}

/** Headline, standfirst and paragraphs, each a text of its own: what two versions are held against each other by. */
const textsOf = ({ headline, standfirst, body }: Copy): string[] =>
  [headline, standfirst ?? '', ...body.content.map(blockText)].filter(Boolean)

const changedSince = (before: WireVersion, now: WireVersion, copy: Copy, supplier: Supplier): WireReading['changed'] => {
  if (before.dropped_at || now.dropped_at) return undefined
  const old = copyUnder(before.ninjs, supplier.contract)
  return {
    since: {
      receivedAt: before.received_at.toISOString(),
      version: before.version ?? '',
      sameItem: before.item === now.item,
    },
    parts: differenceOf(textsOf(old), textsOf(copy)),
  }
}

const wordsOf = (copy: Copy) => ({
  ...(copy.standfirst && { standfirst: copy.standfirst }),
  ...(copy.byline && { byline: copy.byline }),
  ...(copy.located && { located: copy.located }),
  ...(copy.provider && { provider: copy.provider }),
  ...(copy.versionCreated && { sentAt: copy.versionCreated.toISOString() }),
  said: [copy.updateNote, copy.correctionNote].filter((note) => note !== undefined),
  notes: copy.editorNotes,
  terms: copy.terms,
})

export const wireReading = async (db: Db, item: WireItemId): Promise<WireReading | Refusal> => {
  const found = await nowAndBefore(db, item)
  const unknown = refuse('unknown', `There is no wire item ${item}.`)
  if (!found) return unknown
  const { now, before, items } = found
  const own = items.find((one) => one.item === item)
  const { row: head = item } = (await rowAndStory(db, item)) ?? {}
  const [[chain], versions, supplier] = await Promise.all([
    ...([chainsNow(db, [head], everything), versionsOf(db, [item]), supplierNamed(db, found.supplier)] as const),
  ])
  if (!chain || !supplier) return unknown
  const copy = copyUnder(now.ninjs, supplier.contract)
  const changed = before && changedSince(before, now, copy, supplier)
  return {
    row: wireRow(chain),
    ...{ item, supplier: supplier.name, receivedAt: now.received_at.toISOString() },
    takes: items.find((one) => one.head === own?.head)?.item ?? item,
    ...{ uri: copy.uri, type: copy.type, headline: copy.headline, text: copy.body.content },
    ...wordsOf(copy),
    pictures: Object.values(now.pictures).map(({ id, width, height, alt, caption, credit }) => ({
      ...{ id, width, height, alt, caption, credit },
    })),
    absent: now.absent,
    labels: [labelOf('supplier', supplier.slug), ...labelsOf(copy)],
    versions: versions.map(({ version, status, received_at }) => ({
      ...{ version: version ?? '', status, receivedAt: received_at.toISOString() },
    })),
    chain: items.map(({ item, supplier, headline, received_at, alert, killed_at, versions }) => ({
      ...{ item, supplier, headline, alert, versions, receivedAt: received_at.toISOString(), killed: killed_at !== null },
    })),
    ...(changed && { changed }),
    ...(now.dropped_at && { droppedAt: now.dropped_at.toISOString() }),
  }
}
