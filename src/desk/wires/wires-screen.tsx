/** The Wires screen: what comes, newest first and live; read, take, spike and filter it without leaving the keys. */

import { useCallback, useEffect, useRef, useState } from 'react'
import { type Label, labelOf, type Wants } from '../../story/wire-wants.ts'
import { Filters } from './filters.tsx'
import { Said } from '../parts/frame.tsx'
import { Help } from '../parts/help.tsx'
import { Bar, Nothing } from './bar.tsx'
import { wireKeys } from './keys.ts'
import { labelName } from './label-name.ts'
import { List, type ListHandle } from './list.tsx'
import { PresetDialog, Presets } from './presets.tsx'
import { Reading } from './reading.tsx'
import { useChoices } from './use-choices.ts'
import { useNews } from '../use-news.ts'
import { useReading } from './use-reading.ts'
import { useWires } from './use-wires.ts'
import { say } from '../words/say.ts'
import { useNarrow, useOpened } from './use-opened.ts'
import { useViews } from './use-views.ts'
import { useWireKeys } from './use-wire-keys.ts'
import { useWireVerbs } from './use-wire-verbs.ts'

const isFiltered = ({ labels, hidden, words, show }: Wants): boolean =>
  labels.length > 0 || hidden.length > 0 || words !== '' || show !== 'open'

/** All that the screen shows and does; its look is below. */
const useScreen = () => {
  const box = useRef<ListHandle>(null)
  const article = useRef<HTMLElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const [helping, setHelping] = useState(false)
  const verbs = useWireVerbs()
  const views = useViews(verbs)
  const { wants, presets, refresh: refreshPresets } = views
  const { list, loaded } = useWires(wants)
  const choices = useChoices()
  const isNarrow = useNarrow()
  const reading = useOpened(box, article, isNarrow)
  const { opened, close } = reading
  const read = useReading(opened?.item, opened?.again ?? 0)
  const openedRow = opened && (loaded.rows.find(({ head }) => head === opened.head) ?? read?.reading?.row)
  const keys = useWireKeys(
    { list, rows: loaded.rows, wants, box, reading, verbs, openedRow, takes: read?.reading?.takes },
    {
      '/': () => search.current?.focus(),
      '?': () => setHelping(true),
      Escape: () => (document.activeElement === search.current ? box.current?.focus() : close()),
    },
  )
  useEffect(() => void refreshPresets(), [refreshPresets])
  const speaks = presets.some(({ sound, notify }) => sound || notify)
  const live = useNews('wires', () => {
    // It slides in only where nobody has begun to read.
    const slides = keys.marked === undefined && !opened && (box.current?.isAtTop() ?? true)
    void list?.refresh(box.current?.inView() ?? [], slides)
    void refreshPresets()
  }, speaks)
  return {
    ...{ box, article, search, helping, setHelping, verbs, views, list, loaded, choices, live, keys },
    ...{ opened, openedRow, read, readItem: reading.read, close, isCovered: isNarrow && opened !== undefined },
    hide: (label: Label) => void views.hide(label, labelName(label, choices)),
    showAgain: (label: Label) => void views.showAgain(label, labelName(label, choices)),
  }
}

type Screen = ReturnType<typeof useScreen>

const Head = ({ screen }: { screen: Screen }) => {
  const { views, choices, search, live, loaded, keys, setHelping, isCovered } = screen
  return (
    <div className="head" inert={isCovered}>
      <h1>{say('wires.title')}</h1>
      <Presets
        presets={views.presets}
        current={views.current}
        onChoose={views.choose}
        onChange={(preset) => views.setForm(preset ?? 'new')}
      />
      <Filters
        wants={views.wants}
        choices={choices}
        search={search}
        onWants={views.setWants}
        onShowAgain={screen.showAgain}
      />
      <Bar live={live} fresh={loaded.fresh.length} onFresh={keys.showFresh} onHelp={() => setHelping(true)} />
    </div>
  )
}

const Rows = ({ screen }: { screen: Screen }) => {
  const { list, loaded, choices, keys, views, box, isCovered } = screen
  const sectionName = useCallback(
    (slug: string | undefined) => choices?.sections.find((one) => one.slug === slug)?.name ?? slug,
    [choices],
  )
  const onNearEnd = useCallback(() => void list?.more(), [list])
  const onLook = useCallback((heads: string[]) => void list?.look(heads), [list])
  const isEmpty = loaded.rows.length === 0
  return (
    <div className="rows" inert={isCovered}>
      {!isEmpty && (
        <List
          handle={box}
          rows={loaded.rows}
          end={loaded.end}
          active={keys.row?.head}
          sectionName={sectionName}
          onChoose={keys.choose}
          onHide={(supplier) => screen.hide(labelOf('supplier', supplier))}
          onNearEnd={onNearEnd}
          onLook={onLook}
        />
      )}
      {(isEmpty || loaded.problem) && (
        <Nothing loaded={loaded} filtered={isFiltered(views.wants)} onAgain={() => void list?.load()} />
      )}
    </div>
  )
}

const Pane = ({ screen }: { screen: Screen }) => {
  const { opened, openedRow, read, keys, choices, article, views, readItem, isCovered } = screen
  return (
    <div className="pane">
      {opened && openedRow ? (
        <Reading
          row={openedRow}
          since={opened.since}
          reading={read?.reading}
          problem={read?.problem}
          differing={keys.differing}
          choices={choices}
          place={article}
          isAlone={isCovered}
          onClose={screen.close}
          onTake={keys.take}
          onSpike={keys.spike}
          onDiffer={keys.differ}
          onAgain={() => readItem(openedRow)}
          onRead={(item) => readItem({ ...openedRow, item })}
          onOnly={(label) => views.setWants({ ...views.wants, labels: [label] })}
          onHide={screen.hide}
        />
      ) : (
        <p className="hint">{say('read.none')}</p>
      )}
    </div>
  )
}

export const WiresScreen = () => {
  const screen = useScreen()
  const { views, opened, helping, setHelping } = screen
  return (
    <>
      <main className={opened ? 'wires open' : 'wires'}>
        <Head screen={screen} />
        <Rows screen={screen} />
        <Pane screen={screen} />
        <Said outcome={screen.verbs.outcome} />
      </main>
      {helping && <Help keys={wireKeys} more={say('keys.hide')} onClose={() => setHelping(false)} />}
      {views.form && (
        <PresetDialog
          preset={views.form === 'new' ? undefined : views.form}
          onKeep={(change) => void views.keepForm(change)}
          onDelete={(name) => void views.remove(name)}
          onClose={() => views.setForm(undefined)}
        />
      )}
    </>
  )
}
