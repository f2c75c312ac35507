/** Who outside is told of changes: how each stands, changed, added, deleted. */

import { useState } from 'react'
import type { OutputView } from '../../newsroom/settings/settings-view.ts'
import { Ask, type Asking } from '../parts/ask.tsx'
import { mayLeave } from '../route.ts'
import { start } from '../start.ts'
import { say } from '../words/say.ts'
import { inputOf, valuesOf } from './fields.ts'
import { Form } from './form.tsx'
import { KindChoice } from './kind-choice.tsx'
import { isOutputKind, type OutputKind, outputFields, outputKinds } from './output-fields.ts'
import { type Opened, useOpened } from './use-opened.ts'
import type { Shown } from './use-settings.ts'

type Given = { shown: Shown; opened: Opened; may: boolean }

const NewOutput = ({ shown, opened, may }: Given) => {
  const [kind, setKind] = useState<OutputKind>('webhook')
  return (
    <div className="opened" ref={opened.place}>
      <KindChoice
        label={say('output.kind')}
        kinds={outputKinds.map((one) => ({ value: one, label: say(`output.kind.${one}`) }))}
        value={kind}
        onChange={(next) => isOutputKind(next) && mayLeave() && setKind(next)}
      />
      <Form
        key={kind}
        fields={outputFields(kind)}
        start={valuesOf(outputFields(kind), {})}
        may={may}
        onClose={() => opened.close(true)}
        onKeep={(values) =>
          shown.keep(
            'keep-output',
            { kind, ...inputOf(outputFields(kind), values, { takesAway: true }) },
            say('output.kept'),
            () => opened.close(),
          )
        }
      />
    </div>
  )
}

const stateOf = ({ waiting, failure }: OutputView): string =>
  failure ?? (waiting > 0 ? say('output.waiting', { count: waiting }) : say('output.well'))

const OutputRow = ({ output, shown, opened, may, onDelete }: Given & { output: OutputView; onDelete: () => void }) => {
  const { id, name, kind, address, failure, hasSecret } = output
  const fields = outputFields(isOutputKind(kind) ? kind : 'websub')
  return (
    <li>
      <p>
        <strong dir="auto">{name}</strong>
        <span className="note">{`${kind} ${address}${hasSecret ? ` · ${say('settings.hasSecret')}` : ''}`}</span>
        <span className={failure ? 'failing' : 'note'}>{stateOf(output)}</span>
      </p>
      <p className="buttons">
        <button
          type="button"
          {...opened.button(id)}
          aria-label={`${say(may ? 'settings.change' : 'settings.look')}: ${name}`}
          onClick={() => opened.toggle(id)}
        >
          {say(may ? 'settings.change' : 'settings.look')}
        </button>
        {may && (
          <button type="button" aria-label={`${say('settings.delete')}: ${name}`} onClick={onDelete}>
            {say('settings.delete')}
          </button>
        )}
      </p>
      {opened.open === id && (
        <div className="opened" ref={opened.place}>
          <Form
            fields={fields}
            start={valuesOf(fields, output)}
            may={may}
            onClose={() => opened.close(true)}
            onKeep={(values) =>
              shown.keep(
                'keep-output',
                { output: id, ...inputOf(fields, values, { takesAway: true }) },
                say('output.kept'),
                () => opened.close(),
              )
            }
          />
        </div>
      )}
    </li>
  )
}

export const OutputsPart = (shown: Shown) => {
  const may = start.may.includes('keep-output')
  const opened = useOpened('output')
  const [asking, setAsking] = useState<Asking>()
  const given = { shown, opened, may }
  const { outputs } = shown.view
  const remove = ({ id, name }: OutputView) =>
    setAsking({
      ...{ title: say('output.delete', { name }), said: say('output.delete.why'), fields: [] },
      answers: [{ name: 'delete', label: say('settings.delete'), grave: true }],
      does: () => void shown.keep('delete-output', { output: id }, say('settings.deleted', { name })),
    })
  return (
    <section aria-labelledby="outputs">
      <h2 id="outputs">{say('settings.outputs')}</h2>
      <p className="note">{say('settings.outputs.how')}</p>
      {outputs.length === 0 && <p>{say('settings.outputs.none')}</p>}
      <ul className="lines">
        {outputs.map((output) => (
          <OutputRow key={output.id} {...given} output={output} onDelete={() => remove(output)} />
        ))}
      </ul>
      {may && (
        <p className="buttons last">
          <button type="button" {...opened.button('new')} onClick={() => opened.toggle('new')}>
            {say('output.add')}
          </button>
        </p>
      )}
      {opened.open === 'new' && <NewOutput {...given} />}
      {asking && <Ask asking={asking} onClose={() => setAsking(undefined)} />}
    </section>
  )
}
