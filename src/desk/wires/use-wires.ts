/** The list of wires for what is wanted: another one for other wants. */

import { useEffect, useState, useSyncExternalStore } from 'react'
import { queryOf, type Wants, wantsOf } from '../../story/wire-wants.ts'
import { type Loaded, type WireList, wireList } from './wire-list.ts'

const nothing: Loaded = { rows: [], fresh: [], loading: true, end: false, problem: undefined, signedOut: false }
const silent = () => () => undefined
const none = () => nothing

export const useWires = (wants: Wants): { list: WireList | undefined; loaded: Loaded } => {
  const [list, setList] = useState<WireList>()
  const query = queryOf(wants).toString()
  useEffect(() => {
    const made = wireList(wantsOf(new URLSearchParams(query)))
    setList(made)
    return () => made.stop()
  }, [query])
  return { list, loaded: useSyncExternalStore(list?.subscribe ?? silent, list?.state ?? none) }
}
