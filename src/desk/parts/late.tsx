/** A view whose files are fetched when it is first shown, or before. */

import { type ComponentType, type ReactNode, useEffect, useState } from 'react'

/** `fetch` begins to fetch it before anybody asks to see it. */
export type Late<Properties extends object> = ComponentType<Properties> & { fetch: () => Promise<void> }

/**
 * Shows `waits` until the view is there; throws where it does not come.
 * React's own `lazy` is not used: once `Suspense` has shown that it waits, it holds back what has come for 300 milliseconds.
 */
export const late = <Properties extends object>(
  fetchView: () => Promise<ComponentType<Properties>>,
  waits: ReactNode = null,
): Late<Properties> => {
  let View: ComponentType<Properties> | undefined
  let coming: Promise<void> | undefined
  const fetch = (): Promise<void> => {
    coming ??= fetchView().then(
      (fetched) => {
        View = fetched
      },
      (error: unknown) => {
        coming = undefined
        throw error
      },
    )
    return coming
  }
  const Shown = (properties: Properties) => {
    const [is, setIs] = useState<{ there: boolean; failed?: unknown }>({ there: View !== undefined })
    useEffect(() => {
      if (is.there) return undefined
      let isOver = false
      fetch().then(
        () => isOver || setIs({ there: true }),
        (failed: unknown) => isOver || setIs({ there: false, failed }),
      )
      return () => {
        isOver = true
      }
    }, [is.there])
    if (is.failed !== undefined) throw is.failed
    return View ? <View {...properties} /> : waits
  }
  return Object.assign(Shown, { fetch })
}
