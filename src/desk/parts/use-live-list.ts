/** A long list of a screen: made anew whenever something else is wanted. */

import { useEffect, useState, useSyncExternalStore } from 'react'
import { type LiveList, type Loaded, nothingLoaded } from './live-list.ts'

const silent = () => () => undefined
const none = () => nothingLoaded

/** `make` is another function for other wants. */
export const useLiveList = <Row extends { place: string }>(
  make: () => LiveList<Row>,
): { list: LiveList<Row> | undefined; loaded: Loaded<Row> } => {
  const [list, setList] = useState<LiveList<Row>>()
  useEffect(() => {
    const made = make()
    setList(made)
    return () => made.stop()
  }, [make])
  return { list, loaded: useSyncExternalStore<Loaded<Row>>(list?.subscribe ?? silent, list?.state ?? none) }
}
