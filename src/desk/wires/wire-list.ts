/** The list of wires as the desk holds it: a chain is known by its head. */

import type { WireRow } from '../../newsroom/wires/wire-row.ts'
import { queryOf, type Wants } from '../../story/wire-wants.ts'
import { type LiveList, liveList, type Loaded as LoadedRows } from '../parts/live-list.ts'

export type Loaded = LoadedRows<WireRow>
export type WireList = LiveList<WireRow>

export const wireList = (wants: Wants): WireList =>
  liveList({ path: '/api/wires', query: queryOf(wants).toString(), idOf: ({ head }: WireRow) => head })
