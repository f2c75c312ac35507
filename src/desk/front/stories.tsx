/** The stories that can be put on the front, live; what stands there already says where. */

import type { DragEvent, RefObject } from 'react'
import type { FrontStory, FrontView } from '../../newsroom/fronts/front-view.ts'
import { say } from '../words/say.ts'
import { Card } from './card.tsx'
import { cardAt } from './moves.ts'
import type { Wanted } from './use-front.ts'
import { type Doing, type Marks, storiesList } from './use-front-keys.ts'
import { titleOf } from './use-front-verbs.ts'

type Given = {
  stories: readonly FrontStory[]
  view: FrontView
  wanted: Wanted
  search: RefObject<HTMLInputElement | null>
  marks: Marks
  doing: Doing
  onWanted: (wanted: Wanted) => void
}

export const dragged = (event: DragEvent, story: string): void => {
  event.dataTransfer.setData('text/plain', story)
  event.dataTransfer.effectAllowed = 'move'
}

const Search = ({ view, wanted, search, onWanted }: Pick<Given, 'view' | 'wanted' | 'search' | 'onWanted'>) => (
  <search className="find" aria-label={say('front.search')}>
    <input
      ref={search}
      type="search"
      aria-label={say('front.search')}
      placeholder={say('front.search')}
      maxLength={200}
      value={wanted.words}
      onChange={(event) => onWanted({ ...wanted, words: event.target.value })}
    />
    <select
      aria-label={say('front.section')}
      value={wanted.section}
      onChange={(event) => onWanted({ ...wanted, section: event.target.value })}
    >
      <option value="">{say('front.section.any')}</option>
      {view.sections.map(({ slug, name }) => (
        <option key={slug} value={slug}>
          {name}
        </option>
      ))}
    </select>
  </search>
)

/** For whoever has no keys: where the marked story goes. */
const Tools = ({ view, marks, doing }: Pick<Given, 'view' | 'marks' | 'doing'>) => {
  const { story } = marks
  if (!story) return null
  const target = view.containers.find(({ id }) => id === marks.spot?.container) ?? view.containers[0]
  const at = target ? view.containers.indexOf(target) : 0
  return (
    <div className="tools" role="toolbar" aria-label={story.headline}>
      {target && (
        <button type="button" className="first" onClick={() => doing.placeInto(story.story, at)}>
          {say('front.place', { title: titleOf(target) })}
        </button>
      )}
      <button type="button" aria-keyshortcuts="t" onClick={doing.onTop}>
        {say('front.place.top')}
      </button>
    </div>
  )
}

export const Stories = (given: Given) => {
  const { stories, view, marks } = given
  const names = new Map(view.sections.map(({ slug, name }) => [slug, name]))
  const active = marks.pane === 'stories' ? marks.story?.story : undefined
  return (
    <section className="candidates" aria-label={say('front.pane.stories')}>
      <Search {...given} />
      {stories.length === 0 && <p className="nothing">{say('front.stories.none')}</p>}
      <div
        id={storiesList}
        className="scroll"
        role="listbox"
        tabIndex={0}
        aria-label={say('front.stories')}
        aria-activedescendant={active && `candidate-${active}`}
        onFocus={() => marks.setPane('stories')}
      >
        {stories.map((story) => {
          const found = cardAt(view, story.story)
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus, and names the option (aria-activedescendant)
            // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the whole screen
            <div
              key={story.story}
              id={`candidate-${story.story}`}
              role="option"
              aria-selected={story.story === marks.story?.story}
              className={`card ${found ? 'placed' : ''}`}
              draggable
              onDragStart={(event) => dragged(event, story.story)}
              onClick={() => {
                marks.setPane('stories')
                marks.setMarked(story.story)
              }}
              ref={story.story === active ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
            >
              <Card
                story={story}
                section={names.get(story.section) ?? story.section}
                on={found && titleOf(found.container)}
              />
            </div>
          )
        })}
      </div>
      <Tools {...given} />
    </section>
  )
}
