/** What is wanted of the stories: one search for all of them, and where they are, whose they are, from whom they came. */

import { type Ref, useId } from 'react'
import type { StoryChoices } from '../../newsroom/life/story-row.ts'
import { type StoryWants, storyStates } from '../../story/life/story-wants.ts'
import { SearchBox } from '../parts/search-box.tsx'
import { say } from '../words/say.ts'

type Dimension = 'state' | 'section' | 'by' | 'supplier'
type Option = { value: string; name: string }

const Choose = ({
  name,
  value,
  options,
  onChoose,
}: {
  name: string
  value: string | undefined
  options: readonly Option[]
  onChoose: (value: string) => void
}) => {
  const id = useId()
  return (
    <span className="choose">
      <label htmlFor={id}>{name}</label>
      <select id={id} value={value ?? ''} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{say('filter.add')}</option>
        {value && !options.some((one) => one.value === value) && <option value={value}>{value}</option>}
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.name}
          </option>
        ))}
      </select>
    </span>
  )
}

const offered = (choices: StoryChoices | undefined): Record<Dimension, Option[]> => ({
  state: storyStates.map((state) => ({ value: state, name: say(`state.${state}`) })),
  section: (choices?.sections ?? []).map(({ slug, name }) => ({ value: slug, name })),
  by: (choices?.people ?? []).map(({ by, name }) => ({ value: by, name })),
  supplier: (choices?.suppliers ?? []).map(({ slug, name }) => ({ value: slug, name })),
})

const dimensions: readonly Dimension[] = ['state', 'section', 'by', 'supplier']

type Given = {
  wants: StoryWants
  choices: StoryChoices | undefined
  search: Ref<HTMLInputElement>
  /** `quietly`: while somebody is typing. */
  onWants: (wants: StoryWants, quietly?: boolean) => void
}

export const Filters = ({ wants, choices, search, onWants }: Given) => {
  const options = offered(choices)
  const chosen = dimensions.filter((dimension) => wants[dimension])
  return (
    <search className="filters" aria-label={say('filter.title')}>
      <div className="choices">
        <SearchBox
          words={wants.words}
          name={say('stories.search')}
          place={search}
          onWords={(words) => onWants({ ...wants, words }, true)}
        />
        <details className="more" open={window.innerWidth >= 1024 || chosen.length > 0}>
          <summary>{say('filter.title')}</summary>
          <div>
            {dimensions.map((dimension) => (
              <Choose
                key={dimension}
                name={say(`stories.${dimension}`)}
                value={wants[dimension]}
                options={options[dimension]}
                onChoose={(value) => {
                  const { [dimension]: _, ...others } = wants
                  onWants(value ? ({ ...others, [dimension]: value } as StoryWants) : others)
                }}
              />
            ))}
            {chosen.length > 1 && (
              <button type="button" className="quiet" onClick={() => onWants({ words: wants.words })}>
                {say('filter.clear')}
              </button>
            )}
          </div>
        </details>
      </div>
    </search>
  )
}
