/** The list of wires for what is wanted: another one for other wants. */

import { useCallback } from 'react'
import { queryOf, type Wants, wantsOf } from '../../story/wire-wants.ts'
import { useLiveList } from '../parts/use-live-list.ts'
import { type Loaded, type WireList, wireList } from './wire-list.ts'

export const useWires = (wants: Wants): { list: WireList | undefined; loaded: Loaded } => {
  const query = queryOf(wants).toString()
  return useLiveList(useCallback(() => wireList(wantsOf(new URLSearchParams(query))), [query]))
}
