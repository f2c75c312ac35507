/** Pictures side by side: a listbox in rows and columns, of which only what is in view exists. */

import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type MouseEvent,
  type Ref,
  type RefObject,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import type { LibraryRow } from '../../newsroom/pictures/library-row.ts'
import { say } from '../words/say.ts'
import { Tile } from './tile.tsx'

/** What a screen may ask of its grid. */
export type GridHandle = {
  focus(): void
  isAtTop(): boolean
  toTop(): void
  columns(): number
  /** How many pictures are in view at once. */
  page(): number
}

type Given = {
  rows: readonly LibraryRow[]
  /** Nothing older is there. */
  end: boolean
  /** The picture that is marked. */
  active: string | undefined
  label: string
  onChoose: (row: LibraryRow) => void
  onNearEnd: () => void
  handle: Ref<GridHandle>
}

/** So many rows of tiles before the end the next page is asked for. */
const ahead = 6

/** The size of a tile as the stylesheet has it, in pixels, and how many stand side by side. */
const useTiles = (box: RefObject<HTMLElement | null>): { columns: number; height: number } => {
  const [tiles, setTiles] = useState({ columns: 4, height: 208 })
  useEffect(() => {
    const { current } = box
    if (!current) return
    const measure = () => {
      const look = getComputedStyle(document.documentElement)
      const rem = Number.parseFloat(look.fontSize)
      const size = (name: string) => Number.parseFloat(look.getPropertyValue(name)) * rem
      const columns = Math.max(2, Math.floor(current.clientWidth / size('--tile-width')))
      const height = size('--tile-height')
      setTiles((before) => (before.columns === columns && before.height === height ? before : { columns, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [box])
  return tiles
}

export const Grid = ({ rows, end, active, label, onChoose, onNearEnd, handle }: Given) => {
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const { columns, height } = useTiles(box)
  const at = active === undefined ? -1 : rows.findIndex((row) => row.id === active)
  const count = Math.ceil(rows.length / columns)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 3,
  })
  useEffect(() => virtual.measure(), [height, virtual])
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (!end && last >= count - ahead) onNearEnd()
  }, [last, count, end, onNearEnd])
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(Math.floor(at / columns))
  }, [at, columns, virtual])
  useImperativeHandle(handle, () => ({
    focus: () => box.current?.focus({ preventScroll: true }),
    isAtTop: () => (box.current?.scrollTop ?? 0) < 4,
    toTop: () => virtual.scrollToOffset(0),
    columns: () => columns,
    page: () => Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / height)) * columns,
  }))
  const clicked = (event: MouseEvent) => {
    const option = event.target instanceof Element ? event.target.closest<HTMLElement>('[role="option"]') : null
    const row = rows.find((one) => one.id === option?.dataset.picture)
    if (row) onChoose(row)
  }
  const isInView = shown.some(({ index }) => index === Math.floor(at / columns))
  return (
    // Its keys are those of the whole screen or dialog.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      ref={box}
      className="grid"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={at >= 0 && isInView ? `${id}${active}` : undefined}
      onClick={clicked}
    >
      <div role="none" className="whole" style={{ blockSize: virtual.getTotalSize() }}>
        {shown.map(({ index, start, key }) => (
          <div key={key} role="none" className="tiles" style={{ transform: `translateY(${start}px)` }}>
            {Array.from({ length: columns }, (_, column) => {
              const place = index * columns + column
              const row = rows[place]
              return row ? (
                // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus, and names the option (aria-activedescendant)
                <div
                  key={row.id}
                  id={`${id}${row.id}`}
                  data-picture={row.id}
                  role="option"
                  aria-selected={place === at}
                  aria-posinset={place + 1}
                  aria-setsize={end ? rows.length : -1}
                  className={`tile ${row.rights}`}
                >
                  <Tile row={row} />
                </div>
              ) : (
                <div key={place} role="none" className="tile none" />
              )
            })}
          </div>
        ))}
      </div>
      <p role="none" className="foot">
        {end ? say('pictures.end') : say('pictures.loading')}
      </p>
    </div>
  )
}
