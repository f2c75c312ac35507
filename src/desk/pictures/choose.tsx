/** Choosing a picture for a story: those of its wire first, then the whole library; pictures can be brought right here. */

import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import type { LibraryPage, LibraryRow } from '../../newsroom/pictures/library-row.ts'
import type { UsedPicture } from '../../story/furniture.ts'
import { everyPicture, type LibraryWants } from '../../story/library-wants.ts'
import { get } from '../call.ts'
import { say } from '../words/say.ts'
import { Grid, type GridHandle } from './grid.tsx'
import { LibrarySearch } from './library-filters.tsx'
import { useLibrary } from './library-list.ts'
import { AddButton, DropPlace, UploadList, usePastedPictures } from './uploading.tsx'
import { useUploads } from './use-uploads.ts'

type Given = {
  /** The story whose own and whose wire's pictures stand first; absent, none do. */
  story?: string
  /** What the picture is for, over the list; absent, «Choose a picture». */
  title?: string
  /** Called once with the picture as a story uses it, in the library's words; the dialog has closed then. */
  onChoose: (picture: UsedPicture) => void
  /** Called whenever the dialog closes, also after a choice. The focus is where it was before. */
  onClose: () => void
}

/** The pictures of the story and of its wire. */
const useAtHand = (story: string | undefined): { rows: readonly LibraryRow[]; loading: boolean } => {
  const [found, setFound] = useState<{ rows: readonly LibraryRow[]; loading: boolean }>({
    rows: [],
    loading: story !== undefined,
  })
  useEffect(() => {
    if (story === undefined) return
    const stopped = new AbortController()
    const fetched = async () => {
      const answer = await get<LibraryPage>(`/api/pictures/at-hand/${story}`, stopped.signal)
      // The library below says what is wrong with the line.
      setFound({ rows: isRefusal(answer) ? [] : answer.rows, loading: false })
    }
    fetched().catch((error: unknown) => {
      if (!stopped.signal.aborted) throw error
    })
    return () => stopped.abort()
  }, [story])
  return found
}

/** Which picture is marked, and what the keys do with it. */
const useMarking = (rows: readonly LibraryRow[], isReady: boolean, choose: (row: LibraryRow) => void) => {
  const grid = useRef<GridHandle>(null)
  const search = useRef<HTMLInputElement>(null)
  const [marked, setMarked] = useState<string>()
  const active = rows.some(({ id }) => id === marked) ? marked : isReady ? rows[0]?.id : undefined
  const step = (by: number): void => {
    const at = rows.findIndex(({ id }) => id === active)
    setMarked(rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.id)
  }
  const keyed = (event: KeyboardEvent): void => {
    const isTyping = event.target === search.current
    const columns = grid.current?.columns() ?? 1
    const row = rows.find(({ id }) => id === active)
    const moves: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }
    const by = moves[event.key]
    const isList = event.target instanceof HTMLElement && event.target.role === 'listbox'
    if (by !== undefined && (isList || (isTyping && Math.abs(by) > 1))) {
      event.preventDefault()
      if (isTyping) grid.current?.focus()
      step(isTyping ? 0 : by)
    } else if (event.key === 'Enter' && row && (isList || isTyping)) {
      event.preventDefault()
      choose(row)
    } else if (event.key === '/' && !isTyping) {
      event.preventDefault()
      search.current?.focus()
    }
  }
  return { grid, search, active, setMarked, keyed }
}

/** A modal dialog: Enter takes the picture that is marked, at first the story's own; Escape takes none. */
export const ChoosePicture = ({ story, title, onChoose, onClose }: Given) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [wants, setWants] = useState<LibraryWants>({ ...everyPicture, rights: 'usable' })
  const [brought, setBrought] = useState<readonly LibraryRow[]>([])
  const atHand = useAtHand(story)
  const { list, loaded } = useLibrary(wants)
  const uploads = useUploads(({ row }) => {
    setBrought((before) => [row, ...before.filter(({ id }) => id !== row.id)])
    marking.setMarked(row.id)
    marking.grid.current?.focus()
  })
  usePastedPictures(uploads)
  const first = wants.words ? brought : [...brought, ...atHand.rows]
  const firstIds = new Set(first.map(({ id }) => id))
  const rows = [
    ...first.filter((row, at) => first.findIndex(({ id }) => id === row.id) === at),
    ...loaded.rows.filter(({ id }) => !firstIds.has(id)),
  ]
  const choose = (row: LibraryRow): void => {
    dialog.current?.close()
    onChoose(row.used)
  }
  const marking = useMarking(rows, !atHand.loading, choose)
  const { grid, search, active } = marking
  useEffect(() => {
    dialog.current?.showModal()
    grid.current?.focus()
  }, [grid])
  const onNearEnd = useCallback(() => void list?.more(), [list])
  const onWants = useCallback((next: LibraryWants) => setWants(next), [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are here
    <dialog
      ref={dialog}
      className="choose-picture"
      aria-label={title ?? say('choose.title')}
      onClose={onClose}
      onKeyDown={marking.keyed}
    >
      <DropPlace uploads={uploads} className="inside">
        <div className="choose-head">
          <h2>{title ?? say('choose.title')}</h2>
          <LibrarySearch wants={wants} search={search} onWants={onWants} />
          <AddButton uploads={uploads} />
          <button type="button" onClick={() => dialog.current?.close()}>
            {say('choose.close')}
          </button>
        </div>
        <p className="note">
          {atHand.rows.length > 0 && !wants.words ? `${say('choose.atHand')}: ${atHand.rows.length}. ` : ''}
          {say('choose.keys')}
        </p>
        <UploadList uploads={uploads} />
        {loaded.problem && <p role="alert">{loaded.problem}</p>}
        <Grid
          handle={grid}
          rows={rows}
          end={loaded.end}
          active={active}
          label={say('choose.list')}
          onChoose={choose}
          onNearEnd={onNearEnd}
        />
      </DropPlace>
    </dialog>
  )
}
