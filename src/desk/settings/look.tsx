/** How the site looks: a theme and what is tuned in it, with the front and a story of today in that look beside it. */

import { useEffect, useState } from 'react'
import { contrastOn, isColour, leastContrast, readableOn } from '../../base/colour.ts'
import { densities, headlineFaces, type Look, lookWord, type Scheme, schemes, themes } from '../../base/look.ts'
import type { SettingsView } from '../../newsroom/settings/settings-view.ts'
import { PageFrame } from '../parts/page-frame.tsx'
import { start } from '../start.ts'
import { say } from '../words/say.ts'
import { type Field, inputOf, type Values, valuesOf } from './fields.ts'
import { Form } from './form.tsx'
import type { Shown } from './use-settings.ts'

type Accents = SettingsView['accents']

const themeIn = (values: Values): Look['theme'] => themes.find((theme) => theme === values.theme) ?? 'broadsheet'

const fieldsFor = (accents: Accents): readonly Field[] => [
  {
    ...{ name: 'theme', kind: 'choice', label: 'look.theme', needed: true },
    choices: themes.map((value) => ({ value, label: say(`look.theme.${value}`) })),
  },
  ...schemes.map(
    (scheme): Field => ({
      ...{ name: `accent.${scheme}`, kind: 'colour', label: `look.accent.${scheme}` },
      otherwise: (values) => accents[themeIn(values)][scheme].own,
    }),
  ),
  {
    ...{ name: 'headlines', kind: 'choice', label: 'look.headlines', start: '' },
    choices: ['' as const, ...headlineFaces].map((value) => ({
      value,
      label: say(`look.headlines.${value || 'own'}`),
    })),
  },
  {
    ...{ name: 'density', kind: 'choice', label: 'look.density', start: '' },
    choices: ['' as const, ...densities].map((value) => ({ value, label: say(`look.density.${value || 'own'}`) })),
  },
]

/** What stands in the fields as a look; a colour that is none yet is left away. */
const lookOf = (fields: readonly Field[], values: Values): Look => {
  const { accent = {}, ...look } = inputOf(fields, values) as Look
  const given = Object.entries(accent).filter(([, colour]) => isColour(colour))
  return {
    ...look,
    ...(given.length > 0 && {
      accent: Object.fromEntries(given.map(([scheme, colour]) => [scheme, colour.toLowerCase()])),
    }),
  }
}

/** A colour that letters could not be read in, and the nearest that they can. */
const Unreadable = ({
  scheme,
  values,
  accents,
  change,
}: {
  scheme: Scheme
  values: Values
  accents: Accents
  change: (values: Values) => void
}) => {
  const name = `accent.${scheme}`
  const colour = values[name] ?? ''
  const { grounds } = accents[themeIn(values)][scheme]
  if (!isColour(colour) || contrastOn(colour, grounds) >= leastContrast) return null
  const nearest = readableOn(colour, grounds)
  const has = Math.floor(contrastOn(colour, grounds) * 10) / 10
  return (
    <p className="unreadable">
      {say(`look.unreadable.${scheme}`, { colour, has, least: leastContrast })}{' '}
      <button type="button" onClick={() => change({ ...values, [name]: nearest })}>
        {say('look.use', { colour: nearest })}
      </button>
    </p>
  )
}

const widths = { phone: 390, desktop: 1280 } as const
const pages = ['front', 'article'] as const

/** Buttons of which one is pressed. */
const Choice = <Name extends string>({
  names,
  of,
  legend,
  wordFor,
  onChoose,
}: {
  names: readonly Name[]
  of: Name
  legend: string
  wordFor: (name: Name) => string
  onChoose: (name: Name) => void
}) => (
  <fieldset>
    <legend className="unseen">{legend}</legend>
    {names.map((name) => (
      <button key={name} type="button" aria-pressed={name === of} onClick={() => onChoose(name)}>
        {wordFor(name)}
      </button>
    ))}
  </fieldset>
)

/** A slide over colours is one new page, when it has ended. */
const useSettled = (value: string): string => {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const waiting = setTimeout(() => setSettled(value), 250)
    return () => clearTimeout(waiting)
  }, [value])
  return settled
}

const Preview = ({ look }: { look: Look }) => {
  const [page, setPage] = useState<(typeof pages)[number]>('front')
  const [width, setWidth] = useState<keyof typeof widths>('desktop')
  const [scheme, setScheme] = useState<Scheme>('light')
  const address = `/desk/look-preview/${page}?look=${useSettled(lookWord(look))}`
  return (
    <section className="look-preview" aria-label={say('look.preview')}>
      <header>
        <Choice
          names={pages}
          of={page}
          legend={say('look.page')}
          wordFor={(name) => say(`look.page.${name}`)}
          onChoose={setPage}
        />
        <Choice
          names={Object.keys(widths) as (keyof typeof widths)[]}
          of={width}
          legend={say('look.width')}
          wordFor={(name) => say(`front.page.${name}`)}
          onChoose={setWidth}
        />
        <Choice
          names={schemes}
          of={scheme}
          legend={say('look.scheme')}
          wordFor={(name) => say(`look.scheme.${name}`)}
          onChoose={setScheme}
        />
        <a href={address} target="_blank" rel="noopener">
          {say('front.page.open')}
        </a>
      </header>
      <PageFrame
        address={address}
        title={say('look.preview')}
        label={say('front.page.scroll')}
        width={widths[width]}
        scheme={scheme}
      />
    </section>
  )
}

export const LookPart = ({ view, keep }: Shown) => {
  const { accents, edition } = view
  const fields = fieldsFor(accents)
  return (
    <section aria-labelledby="look" className="look">
      <h2 id="look">{say('look.title')}</h2>
      <p className="note">{say('look.how')}</p>
      <Form
        fields={fields}
        start={valuesOf(fields, edition.look ?? { theme: 'broadsheet' })}
        may={start.may.includes('keep-edition')}
        onKeep={async (values) => {
          const refusal = await keep('keep-edition', { look: inputOf(fields, values) }, say('settings.kept'))
          // The verb knows them as parts of the look.
          const told = Object.entries(refusal?.fields ?? {})
          return (
            refusal && {
              ...refusal,
              fields: Object.fromEntries(told.map(([name, why]) => [name.replace(/^look\./, ''), why])),
            }
          )
        }}
      >
        {(values, change) => (
          <>
            {schemes.map((scheme) => (
              <Unreadable key={scheme} {...{ scheme, values, accents, change }} />
            ))}
            <Preview look={lookOf(fields, values)} />
          </>
        )}
      </Form>
    </section>
  )
}
