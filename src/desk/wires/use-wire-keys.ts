/** Moving through the list and doing something with what is marked: what the keys of the Wires screen do, and its buttons too. */

import { type RefObject, useState } from 'react'
import type { WireRow } from '../../newsroom/wires/wire-row.ts'
import type { Wants } from '../../story/wire-wants.ts'
import { type Keys, useKeys } from '../keys.ts'
import type { ListHandle } from './list.tsx'
import type { WireList } from './wire-list.ts'
import { say } from '../words/say.ts'
import type { useOpened } from './use-opened.ts'
import type { useWireVerbs } from './use-wire-verbs.ts'

type Given = {
  list: WireList | undefined
  rows: readonly WireRow[]
  wants: Wants
  box: RefObject<ListHandle | null>
  reading: ReturnType<typeof useOpened>
  verbs: ReturnType<typeof useWireVerbs>
  /** The row of what is read, though it be in the list no longer. */
  openedRow: WireRow | undefined
  /** The item that is taken with what is read. */
  takes: string | undefined
}

/** Which chain is marked, and how the mark moves. */
const useMark = ({ list, rows, box, reading: { opened, read } }: Given) => {
  const [marked, setMarked] = useState<string>()
  const row = rows.find(({ head }) => head === marked)
  const mark = (next: WireRow | undefined): void => {
    if (!next) return
    setMarked(next.head)
    if (opened) read(next)
    else box.current?.focus()
  }
  return {
    ...{ marked, row, mark },
    step(by: number): void {
      const at = rows.findIndex(({ head }) => head === marked)
      mark(rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))])
    },
    showFresh(): void {
      list?.showFresh()
      if (!opened) setMarked(undefined)
      box.current?.toTop()
      box.current?.focus()
    },
    choose(next: WireRow): void {
      setMarked(next.head)
      read(next)
    },
  }
}

/** What is done with the wire that is read, or else with the one that is marked. */
const useDoing = (given: Given, { row, mark }: Pick<ReturnType<typeof useMark>, 'row' | 'mark'>) => {
  const { list, rows, wants, verbs, openedRow, takes } = given
  const { opened, read, close } = given.reading
  const [differing, setDiffering] = useState(false)
  const withMarked = (does: (row: WireRow) => void) => (): void => {
    const target = openedRow ?? row
    if (target) does(target)
    else verbs.setOutcome({ text: say('say.nothingMarked') })
  }
  const spike = async (target: WireRow): Promise<void> => {
    const at = rows.findIndex(({ head }) => head === target.head)
    const isSpiked = target.marks.includes('spiked')
    const done = isSpiked ? await verbs.unspike(target) : await verbs.spike(target, () => void list?.load())
    if (!done || wants.show === 'all') return list?.refresh([target.head], false)
    const next = rows[at + 1] ?? rows[at - 1]
    list?.without(target.head)
    if (next) mark(next)
    else close()
  }
  return {
    differing,
    read: withMarked(read),
    take: withMarked(async (target) => {
      // Whoever has opened the text of another supplier means that one; else what a colleague has is not taken twice.
      const item = takes ?? target.item
      if (target.taken && item === target.item) verbs.setTaken(target.taken)
      else await verbs.take({ ...target, item })
      await list?.refresh([target.head], false)
    }),
    spike: withMarked((target) => void spike(target)),
    differ: withMarked((target) => {
      setDiffering(!differing || !opened)
      if (!opened) read(target)
    }),
  }
}

export const useWireKeys = (given: Given, more: Pick<Keys, '/' | '?' | 'Escape'>) => {
  const { rows, box, reading } = given
  const marking = useMark(given)
  const doing = useDoing(given, marking)
  const { step, mark, showFresh } = marking
  const down = () => step(1)
  const up = () => step(-1)
  const page = () => box.current?.page() ?? 10
  useKeys({
    ...{ j: down, ArrowDown: down, k: up, ArrowUp: up, Home: () => mark(rows[0]) },
    // While something is read, these move the text.
    ...(!reading.opened && { PageDown: () => step(page()), PageUp: () => step(-page()), End: () => mark(rows.at(-1)) }),
    ...{ Enter: doing.read, t: doing.take, x: doing.spike, d: doing.differ, n: showFresh },
    ...more,
  })
  return { ...marking, ...doing }
}
