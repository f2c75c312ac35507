/** The list of wires: a listbox of which only what is in view exists, smooth at any length. */

import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { WireRow } from '../../newsroom/wires/wire-row.ts'
import { say } from '../words/say.ts'
import { Row } from './row.tsx'

/** What a screen may ask of its list. */
export type ListHandle = {
  focus(): void
  isAtTop(): boolean
  toTop(): void
  /** How many rows are in view at once. */
  page(): number
  inView(): string[]
}

type Given = {
  rows: readonly WireRow[]
  end: boolean
  /** The chain that is marked. */
  active: string | undefined
  sectionName: (slug: string | undefined) => string | undefined
  onChoose: (row: WireRow) => void
  onHide: (supplier: string) => void
  onNearEnd: () => void
  onLook: (heads: string[]) => void
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

export const optionId = (head: string): string => `wire-${head}`

export const List = (given: Given) => {
  const { rows, end, active, onNearEnd, onLook, handle } = given
  const box = useRef<HTMLDivElement>(null)
  const height = useRowHeight()
  const at = active === undefined ? -1 : rows.findIndex(({ head }) => head === active)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    getItemKey: (index) => rows[index]?.head ?? index,
    overscan: 12,
  })
  useEffect(() => virtual.measure(), [height, virtual])
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (!end && last >= rows.length - ahead) onNearEnd()
  }, [last, rows.length, end, onNearEnd])
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at)
  }, [at, virtual])

  const inView = (): string[] => shown.flatMap(({ index }) => rows[index]?.head ?? [])
  const first = shown[0]?.index ?? 0
  useEffect(() => {
    const settled = setTimeout(() => onLook(rows.slice(first, last + 1).map(({ head }) => head)), 150)
    return () => clearTimeout(settled)
  }, [first, last, rows, onLook])
  useImperativeHandle(handle, () => ({
    focus: () => box.current?.focus({ preventScroll: true }),
    isAtTop: () => (box.current?.scrollTop ?? 0) < 4,
    toTop: () => virtual.scrollToOffset(0),
    page: () => Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / height) - 1),
    inView,
  }))
  const rowOf = (event: MouseEvent): WireRow | undefined => {
    const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null
    return rows.find(({ head }) => option?.id === optionId(head))
  }
  const clicked = (event: MouseEvent) => {
    const row = rowOf(event)
    if (!row) return
    const supplier = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-supplier]') : null
    if (event.altKey && supplier) return given.onHide(row.supplier.slug)
    given.onChoose(row)
  }
  return (
    // Its keys are those of the whole screen, which go on while the reading has the focus.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      ref={box}
      className="list"
      role="listbox"
      tabIndex={0}
      aria-label={say('wires.list')}
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
                key={row.head}
                id={optionId(row.head)}
                role="option"
                aria-selected={index === at}
                aria-posinset={index + 1}
                aria-setsize={end ? rows.length : -1}
                className={`row ${row.marks.join(' ')}`}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Row row={row} section={given.sectionName(row.section)} />
              </div>
            )
          )
        })}
      </div>
      <p role="none" className="foot">
        {end ? say('wires.end') : say('wires.loading')}
      </p>
    </div>
  )
}
