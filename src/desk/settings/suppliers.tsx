/** Who sends us wires: what is agreed with each, and the doors through which they come. */

import { useState } from 'react'
import type { DoorView, SupplierView } from '../../newsroom/settings/settings-view.ts'
import { Ask, type Asking } from '../parts/ask.tsx'
import { localText, start } from '../start.ts'
import { say } from '../words/say.ts'
import { DoorRow, NewDoor } from './doors.tsx'
import { inputOf, valuesOf } from './fields.ts'
import { Form } from './form.tsx'
import { beforeContract, newSupplierFields, supplierFields } from './supplier-fields.ts'
import { type Opened, useOpened } from './use-opened.ts'
import type { Shown } from './use-settings.ts'

/** `ask`: a question before something is deleted. */
export type Suppliers = { shown: Shown; opened: Opened; may: boolean; ask: (asking: Asking) => void }

const SupplierForm = ({ supplier, of }: { supplier?: SupplierView; of: Suppliers }) => {
  const { shown, opened, may } = of
  const fields = supplier ? supplierFields(shown.view.profiles) : newSupplierFields
  const keep = async (values: Parameters<typeof inputOf>[1]) => {
    const given = inputOf(fields, values, { takesAway: true, zone: start.zone })
    return shown.keep<{ unread?: string[] }>(
      'keep-supplier',
      { ...(supplier && { supplier: supplier.slug }), ...given },
      say('supplier.kept'),
      ({ unread }) => {
        if (unread) shown.setOutcome({ text: say('supplier.unread', { terms: unread.join(' · ') }) })
        opened.close()
      },
    )
  }
  return (
    <div className="opened" ref={opened.place}>
      <Form
        fields={fields}
        start={valuesOf(fields, supplier, localText)}
        may={may}
        more={{ from: beforeContract(fields), label: say('supplier.contract') }}
        onClose={() => opened.close(true)}
        onKeep={keep}
      />
    </div>
  )
}

const SupplierRow = ({
  supplier,
  doors,
  of,
}: {
  supplier: SupplierView
  doors: readonly DoorView[]
  of: Suppliers
}) => {
  const { shown, opened, may, ask } = of
  const { slug, name, publishes, updates } = supplier
  const remove = () =>
    ask({
      ...{ title: say('supplier.delete', { name }), said: say('supplier.delete.why'), fields: [] },
      answers: [{ name: 'delete', label: say('settings.delete'), grave: true }],
      does: () => void shown.keep('delete-supplier', { supplier: slug }, say('settings.deleted', { name })),
    })
  const button = (which: string, label: string, onClick: () => void) => (
    <button type="button" {...opened.button(which)} aria-label={`${label}: ${name}`} onClick={onClick}>
      {label}
    </button>
  )
  return (
    <li>
      <p>
        <strong dir="auto">{name}</strong>
        <span className="note">
          {[
            say(`supplier.does.${updates}`),
            say(publishes ? 'supplier.does.publishes' : 'supplier.does.waits'),
            doors.length === 0 && say('settings.door.none'),
          ]
            .filter(Boolean)
            .join(' · ')}{' '}
          · <a href={`/desk/wires?label=${encodeURIComponent(`supplier:${slug}`)}`}>{say('supplier.wires')}</a>
        </span>
      </p>
      <p className="buttons">
        {button(slug, say(may ? 'settings.change' : 'settings.look'), () => opened.toggle(slug))}
        {may && button(`door of ${slug}`, say('door.add'), () => opened.toggle(`door of ${slug}`))}
        {may && (
          <button type="button" aria-label={`${say('settings.delete')}: ${name}`} onClick={remove}>
            {say('settings.delete')}
          </button>
        )}
      </p>
      {opened.open === slug && <SupplierForm supplier={supplier} of={of} />}
      {opened.open === `door of ${slug}` && <NewDoor supplier={slug} of={of} />}
      {doors.length > 0 && (
        <ul className="lines doors" aria-label={say('door.of', { name })}>
          {doors.map((door) => (
            <DoorRow key={door.id} door={door} of={of} />
          ))}
        </ul>
      )}
    </li>
  )
}

export const SuppliersPart = (shown: Shown) => {
  const [asking, setAsking] = useState<Asking>()
  const opened = useOpened('supplier')
  const may = start.may.includes('keep-supplier')
  const of: Suppliers = { shown, opened, may, ask: setAsking }
  const { suppliers, doors } = shown.view
  return (
    <section aria-labelledby="suppliers">
      <h2 id="suppliers">{say('settings.suppliers')}</h2>
      {suppliers.length === 0 && <p>{say('settings.suppliers.none')}</p>}
      <ul className="lines">
        {suppliers.map((supplier) => (
          <SupplierRow
            key={supplier.slug}
            supplier={supplier}
            doors={doors.filter((door) => door.supplier === supplier.slug)}
            of={of}
          />
        ))}
      </ul>
      {may && (
        <p className="buttons last">
          <button type="button" {...opened.button('+')} onClick={() => opened.toggle('+')}>
            {say('supplier.add')}
          </button>
        </p>
      )}
      {opened.open === '+' && <SupplierForm of={of} />}
      {asking && <Ask asking={asking} onClose={() => setAsking(undefined)} />}
    </section>
  )
}
