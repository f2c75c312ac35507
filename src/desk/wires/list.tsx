/** The list of wires: a row a chain. */

import type { MouseEvent, Ref } from 'react'
import type { WireRow } from '../../newsroom/wires/wire-row.ts'
import { Listbox, type ListHandle } from '../parts/listbox.tsx'
import { say } from '../words/say.ts'
import { Row } from './row.tsx'

export type { ListHandle } from '../parts/listbox.tsx'

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

const headOf = ({ head }: WireRow): string => head

export const List = ({ sectionName, onChoose, onHide, ...given }: Given) => (
  <Listbox
    {...given}
    name={say('wires.list')}
    idOf={headOf}
    classOf={(row) => row.marks.join(' ')}
    onChoose={(row, event: MouseEvent) => {
      const supplier = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-supplier]') : null
      if (event.altKey && supplier) onHide(row.supplier.slug)
      else onChoose(row)
    }}
  >
    {(row) => <Row row={row} section={sectionName(row.section)} />}
  </Listbox>
)
