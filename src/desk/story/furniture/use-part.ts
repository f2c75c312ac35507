/** Parts of a draft's furniture in React: a part that is one value, and the letters of one that is written. */

import { useCallback, useSyncExternalStore } from 'react'
import * as Y from 'yjs'
import { furnitureMap, type Written, writtenText } from '../../../story/draft/furniture-of.ts'
import type { Furniture } from '../../../story/furniture.ts'

type Parts = Omit<Furniture, Written> & { section: string }

/** The part as the draft has it now. What a draft holds may be anything: `preset` where it is not of this kind. */
export const usePart = <Name extends keyof Parts>(
  doc: Y.Doc,
  name: Name,
  preset: Parts[Name],
  fits: (value: unknown) => boolean,
): [Parts[Name], (value: Parts[Name]) => void] => {
  const map = furnitureMap(doc)
  const subscribe = useCallback(
    (tell: () => void) => {
      const heard = (event: Y.YMapEvent<unknown>) => event.keysChanged.has(name) && tell()
      map.observe(heard)
      return () => map.unobserve(heard)
    },
    [map, name],
  )
  const value = useSyncExternalStore(subscribe, () => map.get(name))
  const set = useCallback((next: Parts[Name]) => void map.set(name, next), [map, name])
  return [fits(value) ? (value as Parts[Name]) : preset, set]
}

/** The text of a written part; one that is not there yet is made by who first writes. */
export const textFor = (doc: Y.Doc, name: Written): Y.Text => {
  const text = writtenText(doc, name)
  if (text) return text
  const made = new Y.Text()
  furnitureMap(doc).set(name, made)
  return made
}

/** The letters of a written part, as they change. */
export const useWords = (doc: Y.Doc, name: Written): string => {
  const map = furnitureMap(doc)
  const subscribe = useCallback(
    (tell: () => void) => {
      const heard = (events: Y.YEvent<Y.AbstractType<unknown>>[]) =>
        events.some(({ path, target }) => path[0] === name || target === map) && tell()
      map.observeDeep(heard as Parameters<typeof map.observeDeep>[0])
      return () => map.unobserveDeep(heard as Parameters<typeof map.observeDeep>[0])
    },
    [map, name],
  )
  return useSyncExternalStore(subscribe, () => writtenText(doc, name)?.toString() ?? '')
}
