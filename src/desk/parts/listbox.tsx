/** A long list that is moved through by keys: a listbox of which only what is in view exists, smooth at any length. */

import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { say } from '../words/say.ts'

/** What a screen may ask of its list. */
export type ListHandle = {
  focus(): void
  isAtTop(): boolean
  toTop(): void
  /** How many rows are in view at once. */
  page(): number
  inView(): string[]
}

type Given<Row> = {
  name: string
  rows: readonly Row[]
  idOf: (row: Row) => string
  end: boolean
  /** The row that is marked. */
  active: string | undefined
  classOf: (row: Row) => string
  children: (row: Row) => ReactNode
  onChoose: (row: Row, event: MouseEvent) => void
  onNearEnd: () => void
  /** Which rows are in view, whenever the list has come to rest. */
  onLook: (ids: string[]) => void
  handle: Ref<ListHandle>
}

/** The height of a row as the stylesheet has it, in pixels; it follows the size of letters and the width of the window. */
const useRowHeight = (): number => {
  const measure = () => {
    const root = getComputedStyle(document.documentElement)
    return Number.parseFloat(root.getPropertyValue('--row')) * Number.parseFloat(root.fontSize)
  }
  const [height, setHeight] = useState(measure)
  useEffect(() => {
    const again = () => setHeight(measure())
    window.addEventListener('resize', again)
    return () => window.removeEventListener('resize', again)
  }, [])
  return height
}

/** So many rows before the end the next page is asked for: two screens of the fastest wheel. */
const ahead = 80

const optionId = (id: string): string => `row-${id}`

/** Which rows exist, and what follows when others do. */
const useRows = <Row,>({ rows, idOf, end, active, onNearEnd, onLook, handle }: Given<Row>) => {
  const box = useRef<HTMLDivElement>(null)
  const height = useRowHeight()
  const at = active === undefined ? -1 : rows.findIndex((row) => idOf(row) === active)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    getItemKey: (index) => {
      const row = rows[index]
      return row ? idOf(row) : index
    },
    overscan: 12,
  })
  useEffect(() => virtual.measure(), [height, virtual])
  const shown = virtual.getVirtualItems()
  const first = shown[0]?.index ?? 0
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (!end && last >= rows.length - ahead) onNearEnd()
  }, [last, rows.length, end, onNearEnd])
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at)
  }, [at, virtual])
  useEffect(() => {
    const settled = setTimeout(() => onLook(rows.slice(first, last + 1).map(idOf)), 150)
    return () => clearTimeout(settled)
  }, [first, last, rows, idOf, onLook])
  useImperativeHandle(handle, () => ({
    focus: () => box.current?.focus({ preventScroll: true }),
    isAtTop: () => (box.current?.scrollTop ?? 0) < 4,
    toTop: () => virtual.scrollToOffset(0),
    page: () => Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / height) - 1),
    inView: () => rows.slice(first, last + 1).map(idOf),
  }))
  return { box, virtual, shown, at }
}

export const Listbox = <Row,>(given: Given<Row>) => {
  const { rows, idOf, end, active, onChoose } = given
  const { box, virtual, shown, at } = useRows(given)
  const clicked = (event: MouseEvent) => {
    const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null
    const row = rows.find((one) => option?.id === optionId(idOf(one)))
    if (row) onChoose(row, event)
  }
  return (
    // Its keys are those of the whole screen, which go on while the reading has the focus.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      ref={box}
      className="list"
      role="listbox"
      tabIndex={0}
      aria-label={given.name}
      aria-activedescendant={at >= 0 && shown.some(({ index }) => index === at) ? optionId(active ?? '') : undefined}
      onClick={clicked}
    >
      <div role="none" className="whole" style={{ blockSize: virtual.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const row = rows[index]
          return (
            row && (
              // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus, and names the option (aria-activedescendant)
              <div
                key={idOf(row)}
                id={optionId(idOf(row))}
                role="option"
                aria-selected={index === at}
                aria-posinset={index + 1}
                aria-setsize={end ? rows.length : -1}
                className={`row ${given.classOf(row)}`}
                style={{ transform: `translateY(${start}px)` }}
              >
                {given.children(row)}
              </div>
            )
          )
        })}
      </div>
      <p role="none" className="foot">
        {end ? say('list.end') : say('list.loading')}
      </p>
    </div>
  )
}
