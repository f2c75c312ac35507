/** The Pictures screen: everything that came or was brought, newest first and live; found, described, framed, replaced and killed here. */

import { useCallback, useEffect, useRef, useState } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import type { LibraryRow } from '../../newsroom/pictures/library-row.ts'
import type { WireChoices } from '../../newsroom/wires/wire-choices.ts'
import { isEveryPicture, type LibraryWants } from '../../story/library-wants.ts'
import { get } from '../call.ts'
import { useKeys } from '../keys.ts'
import { Said } from '../parts/frame.tsx'
import { Help, type KeyLine } from '../parts/help.tsx'
import { start } from '../start.ts'
import { useNews } from '../use-news.ts'
import { useVerbs } from '../use-verbs.ts'
import { useNarrow } from '../wires/use-opened.ts'
import { say } from '../words/say.ts'
import { closePicture, goToLibrary, useLibraryPlace } from './address.ts'
import { Grid, type GridHandle } from './grid.tsx'
import { LibraryFilters, type SupplierChoice } from './library-filters.tsx'
import { useLibrary } from './library-list.ts'
import { PictureDialogs } from './picture-dialogs.tsx'
import { type PictureDoing, PicturePane } from './picture-pane.tsx'
import { AddButton, DropPlace, UploadList, usePastedPictures } from './uploading.tsx'
import { usePicture } from './use-picture.ts'
import { useUploads } from './use-uploads.ts'

const pictureKeys: readonly KeyLine[] = [
  ['← → ↑ ↓', 'keys.picture.move'],
  ['Enter', 'keys.picture.open'],
  ['Esc', 'keys.back'],
  ['/', 'keys.search'],
  ['a', 'keys.picture.add'],
  ['f', 'keys.picture.frame'],
  ['?', 'keys.help'],
]

const useSuppliers = (): readonly SupplierChoice[] => {
  const [suppliers, setSuppliers] = useState<readonly SupplierChoice[]>([])
  useEffect(() => {
    void get<WireChoices>('/api/wires/choices').then((answer) => !isRefusal(answer) && setSuppliers(answer.suppliers))
  }, [])
  return suppliers
}

/** Which picture is marked and which is open, and how both move. */
const useOpening = (rows: readonly LibraryRow[]) => {
  const { wants, picture: opened } = useLibraryPlace()
  const grid = useRef<GridHandle>(null)
  const article = useRef<HTMLElement>(null)
  const [mark, setMark] = useState<string>()
  const marked = opened ?? mark
  const isOpen = opened !== undefined
  const open = (row: LibraryRow): void => {
    setMark(row.id)
    goToLibrary({ wants, picture: row.id }, isOpen)
  }
  // Where a picture closes, by whichever way, the list has the focus again.
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    if (wasOpen.current && !isOpen) grid.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  return {
    ...{ wants, opened, marked, grid, article, open },
    row: rows.find(({ id }) => id === marked),
    step(by: number): void {
      const at = rows.findIndex(({ id }) => id === marked)
      const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]
      if (!next) return
      setMark(next.id)
      if (isOpen) goToLibrary({ wants, picture: next.id }, true)
      else grid.current?.focus()
    },
    close(): void {
      if (!opened) return
      setMark(opened)
      closePicture(wants)
    },
  }
}

const useScreen = () => {
  const { wants } = useLibraryPlace()
  const { list, loaded } = useLibrary(wants)
  const opening = useOpening(loaded.rows)
  const { opened, grid, article, close, step } = opening
  const search = useRef<HTMLInputElement>(null)
  const add = useRef<HTMLButtonElement>(null)
  const [doing, setDoing] = useState<PictureDoing>()
  const [helping, setHelping] = useState(false)
  const verbs = useVerbs()
  const { read, readAgain } = usePicture(opened)
  const suppliers = useSuppliers()
  const isNarrow = useNarrow()
  const uploads = useUploads(({ row }) => {
    verbs.setOutcome({ text: say('say.pictureKept', { count: 1 }) })
    void list?.refresh(true)
    if (!opened) opening.open(row)
  })
  usePastedPictures(uploads)
  const live = useNews('pictures', () => {
    void list?.refresh(grid.current?.isAtTop() ?? true)
    if (opened) readAgain()
  })
  const isRead = read?.reading !== undefined
  useEffect(() => {
    if (isRead) article.current?.focus({ preventScroll: true })
  }, [isRead, article])
  const columns = () => grid.current?.columns() ?? 1
  const page = () => grid.current?.page() ?? 12
  useKeys({
    ...{ ArrowLeft: () => step(-1), k: () => step(-1), ArrowRight: () => step(1), j: () => step(1) },
    // While a picture is open, these move its text.
    ...(!opened && {
      ...{ ArrowUp: () => step(-columns()), ArrowDown: () => step(columns()) },
      ...{ PageUp: () => step(-page()), PageDown: () => step(page()) },
      ...{ Home: () => step(-loaded.rows.length), End: () => step(loaded.rows.length) },
    }),
    Enter: () => opening.row && opening.open(opening.row),
    Escape: () => (document.activeElement === search.current ? grid.current?.focus() : close()),
    '/': () => search.current?.focus(),
    a: () => add.current?.click(),
    f: () => isRead && setDoing('frame'),
    '?': () => setHelping(true),
  })
  const describe = async (words: object): Promise<void> => {
    const done = await verbs.does('describe-picture', { picture: opened, ...words })
    if (done) verbs.setOutcome({ text: say('say.described') })
    readAgain()
  }
  return {
    ...{
      ...opening,
      list,
      loaded,
      search,
      add,
      doing,
      setDoing,
      helping,
      setHelping,
      verbs,
      read,
      readAgain,
      suppliers,
    },
    ...{ uploads, live, describe, isCovered: isNarrow && opened !== undefined },
  }
}

type Screen = ReturnType<typeof useScreen>

const Head = ({ screen }: { screen: Screen }) => {
  const { wants, opened, suppliers, search, live, loaded, list, grid, uploads, add, isCovered } = screen
  const onWants = useCallback(
    (next: LibraryWants, quietly?: boolean) => goToLibrary({ wants: next, picture: opened }, quietly),
    [opened],
  )
  return (
    <div className="head" inert={isCovered}>
      <h1>{say('pictures.title')}</h1>
      {start.may.includes('keep-picture') ? <AddButton uploads={uploads} button={add} keyName="a" /> : <span />}
      <LibraryFilters wants={wants} suppliers={suppliers} search={search} onWants={onWants} />
      <div className="bar">
        <p className={`live ${live}`} role="status">
          {say(`live.${live}`)}
        </p>
        {loaded.fresh > 0 && (
          <button
            type="button"
            className="fresh"
            onClick={() => {
              void list?.refresh(true)
              grid.current?.toTop()
              grid.current?.focus()
            }}
          >
            <span aria-hidden="true">↑</span> {say('wires.new', { count: loaded.fresh })}
          </button>
        )}
        <button type="button" className="quiet help" onClick={() => screen.setHelping(true)}>
          {say('keys.open')}
        </button>
      </div>
      <UploadList uploads={uploads} />
    </div>
  )
}

const Nothing = ({ screen: { loaded, list, wants } }: { screen: Screen }) => (
  <div className="nothing">
    {loaded.problem ? (
      <div role="alert">
        <p>{loaded.problem}</p>
        {loaded.signedOut ? (
          <a href="/desk/sign-in">{say('desk.signIn')}</a>
        ) : (
          <button type="button" onClick={() => void list?.load()}>
            {say('list.again')}
          </button>
        )}
      </div>
    ) : (
      <p role="status">
        {say(loaded.loading ? 'pictures.loading' : isEveryPicture(wants) ? 'pictures.noneYet' : 'pictures.none')}
      </p>
    )}
  </div>
)

const Rows = ({ screen }: { screen: Screen }) => {
  const { list, loaded, marked, open, grid, isCovered } = screen
  const onNearEnd = useCallback(() => void list?.more(), [list])
  return (
    <div className="rows" inert={isCovered}>
      {loaded.rows.length > 0 && (
        <Grid
          handle={grid}
          rows={loaded.rows}
          end={loaded.end}
          active={marked}
          label={say('pictures.list')}
          onChoose={open}
          onNearEnd={onNearEnd}
        />
      )}
      {(loaded.rows.length === 0 || loaded.problem) && <Nothing screen={screen} />}
    </div>
  )
}

const Pane = ({ screen }: { screen: Screen }) => {
  const { opened, read, article, setDoing, describe, close } = screen
  if (!opened) return null
  return (
    <div className="pane">
      {read?.reading ? (
        <PicturePane
          reading={read.reading}
          place={article}
          isAlone={screen.isCovered}
          onDo={setDoing}
          onDescribe={(words) => void describe(words)}
          onClose={close}
        />
      ) : (
        <p className="hint" role="status">
          {read?.problem ?? say('pictures.loading')}
        </p>
      )}
    </div>
  )
}

export const PicturesScreen = () => {
  const screen = useScreen()
  const { opened, read, doing, setDoing, verbs, readAgain, helping, setHelping, uploads } = screen
  return (
    <main className={opened ? 'library open' : 'library'}>
      <DropPlace uploads={uploads} className="inside">
        <Head screen={screen} />
        <Rows screen={screen} />
        <Pane screen={screen} />
        <Said outcome={verbs.outcome} />
      </DropPlace>
      {doing && read?.reading && (
        <PictureDialogs
          doing={doing}
          reading={read.reading}
          verbs={verbs}
          onDone={readAgain}
          onClose={() => setDoing(undefined)}
        />
      )}
      {helping && <Help keys={pictureKeys} onClose={() => setHelping(false)} />}
    </main>
  )
}
