/** A row of the desk's list of wires, as it goes over the line: instants are ISO 8601. */

import type { ListedChain } from '../../store/desk/wires-list.ts'

/** What became of the chain at the desk, or why it may not be used. */
export type WireMark = 'taken' | 'spiked' | 'killed' | 'withheld' | 'canceled'

export type WireRow = {
  item: string
  head: string
  /** Where it stands in the list; what comes before a place is asked for by it. */
  place: string
  supplier: { slug: string; name: string }
  headline: string
  slugline?: string
  urgency?: number
  language?: string
  embargo?: { until: string } | { unreadable: string }
  alert: boolean
  section?: string
  receivedAt: string
  version?: string
  versions: number
  items: number
  suppliers: number
  pictures: number
  /** The first of its pictures. */
  picture?: string
  marks: WireMark[]
  spikedBy?: string
  taken?: { story: string; by: string; at: string }
}

export type WiresPage = { rows: WireRow[]; more: boolean }
/** `rows` is what came after a place, `also` the chains that were asked for as they are now. */
export type WiresNews = { rows: WireRow[]; more: boolean; also: WireRow[] }

const marksOf = (chain: ListedChain): WireMark[] => [
  ...(chain.killed_at ? (['killed'] as const) : []),
  ...(chain.status === 'canceled' && !chain.killed_at ? (['canceled'] as const) : []),
  ...(chain.status === 'withheld' ? (['withheld'] as const) : []),
  ...(chain.spiked_at ? (['spiked'] as const) : []),
  ...(chain.story ? (['taken'] as const) : []),
]

export const wireRow = (chain: ListedChain): WireRow => {
  const { slugline, urgency, language, embargo } = chain.shown
  return {
    ...{ item: chain.item, head: chain.head, place: chain.place, headline: chain.headline, alert: chain.alert },
    supplier: { slug: chain.supplier, name: chain.supplier_name },
    receivedAt: chain.received_at.toISOString(),
    ...{ versions: chain.versions, items: chain.items, suppliers: chain.suppliers, pictures: chain.pictures, marks: marksOf(chain) },
    ...(slugline && { slugline }),
    ...(urgency !== undefined && { urgency }),
    ...(language && { language }),
    ...(embargo && { embargo }),
    ...(chain.section && { section: chain.section }),
    ...(chain.version && { version: chain.version }),
    ...(chain.picture && { picture: chain.picture }),
    ...(chain.spiked_by && { spikedBy: chain.spiked_by }),
    ...(chain.story && {
      taken: { story: chain.story, by: chain.taken_by ?? '', at: (chain.taken_at ?? chain.received_at).toISOString() },
    }),
  }
}
