/** What is wanted of the wires: search, what to choose from, and what is chosen and hidden. */

import { type Ref, useId } from 'react'
import type { WireChoices } from '../../newsroom/wires/wire-choices.ts'
import {
  type Dimension,
  dimensions,
  everything,
  type Label,
  labelOf,
  partsOf,
  shows,
  type Wants,
} from '../../story/wire-wants.ts'
import { SearchBox } from '../parts/search-box.tsx'
import { number, say } from '../words/say.ts'
import { labelName } from './label-name.ts'

type Given = {
  wants: Wants
  choices: WireChoices | undefined
  search: Ref<HTMLInputElement>
  /** `quietly`: while somebody is typing. */
  onWants: (wants: Wants, quietly?: boolean) => void
  onShowAgain: (label: Label) => void
}

/** The labels of one dimension that may be chosen, with the number of wires that have each. */
const offered = (dimension: Dimension, choices: WireChoices | undefined): { label: Label; name: string }[] => {
  if (!choices) return []
  if (dimension === 'supplier')
    return choices.suppliers.map(({ slug, name }) => ({ label: labelOf('supplier', slug), name }))
  const found = choices.labels.filter(({ label }) => label.startsWith(`${dimension}:`)) as {
    label: Label
    count: number
  }[]
  const named = found.map(({ label, count }) => ({ label, name: `${labelName(label, choices)} (${number(count)})` }))
  return dimension === 'urgency' ? named.sort((a, b) => (a.label < b.label ? -1 : 1)) : named.slice(0, 100)
}

const Choose = ({
  dimension,
  wants,
  choices,
  onWants,
}: Omit<Given, 'search' | 'onShowAgain'> & { dimension: Dimension }) => {
  const id = useId()
  const chosen = new Set<string>(wants.labels)
  return (
    <span className="choose">
      <label htmlFor={id}>{say(`filter.${dimension}`)}</label>
      <select
        id={id}
        value=""
        onChange={(event) => onWants({ ...wants, labels: [...wants.labels, event.target.value as Label] })}
      >
        <option value="">{say('filter.add')}</option>
        {offered(dimension, choices)
          .filter(({ label }) => !chosen.has(label))
          .map(({ label, name }) => (
            <option key={label} value={label}>
              {name}
            </option>
          ))}
      </select>
    </span>
  )
}

const Show = ({ wants, onWants }: Pick<Given, 'wants' | 'onWants'>) => {
  const id = useId()
  return (
    <span className="choose">
      <label htmlFor={id}>{say('filter.show')}</label>
      <select
        id={id}
        value={wants.show}
        onChange={(event) => onWants({ ...wants, show: shows.find((one) => one === event.target.value) ?? 'open' })}
      >
        {shows.map((one) => (
          <option key={one} value={one}>
            {say(`show.${one}`)}
          </option>
        ))}
      </select>
    </span>
  )
}

const chipOf = (label: Label, choices: WireChoices | undefined): string => {
  const { dimension } = partsOf(label)
  const name = labelName(label, choices)
  return dimension === 'urgency' || dimension === 'language' ? name : `${say(`filter.${dimension}`)}: ${name}`
}

export const Filters = ({ wants, choices, search, onWants, onShowAgain }: Given) => (
  <search className="filters" aria-label={say('filter.title')}>
    <div className="choices">
      <SearchBox
        words={wants.words}
        name={say('filter.search')}
        place={search}
        onWords={(words) => onWants({ ...wants, words }, true)}
      />
      <details className="more" open={window.innerWidth >= 1024}>
        <summary>{say('filter.title')}</summary>
        <div>
          {dimensions.map((dimension) => (
            <Choose key={dimension} dimension={dimension} wants={wants} choices={choices} onWants={onWants} />
          ))}
          <Show wants={wants} onWants={onWants} />
        </div>
      </details>
    </div>
    {(wants.labels.length > 0 || wants.hidden.length > 0) && (
      <div className="chips">
        {wants.labels.map((label) => (
          <button
            type="button"
            key={label}
            aria-label={say('filter.without', { label: chipOf(label, choices) })}
            onClick={() => onWants({ ...wants, labels: wants.labels.filter((one) => one !== label) })}
          >
            {chipOf(label, choices)} <span aria-hidden="true">×</span>
          </button>
        ))}
        {wants.labels.length > 1 && (
          <button type="button" onClick={() => onWants({ ...everything, hidden: wants.hidden })}>
            {say('filter.clear')}
          </button>
        )}
        {wants.hidden.length > 0 && (
          <details className="hidden">
            <summary>{say('filter.hidden', { count: wants.hidden.length })}</summary>
            <div>
              {wants.hidden.map((label) => (
                <button type="button" key={label} onClick={() => onShowAgain(label)}>
                  {say('filter.showAgain', { label: chipOf(label, choices) })}
                </button>
              ))}
            </div>
          </details>
        )}
      </div>
    )}
  </search>
)
