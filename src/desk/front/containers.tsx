/** The containers of a front with their cards, and what can be done with the one that is marked. */

import { type DragEvent, useState } from 'react'
import type { FrontCard, FrontContainer, FrontView } from '../../newsroom/fronts/front-view.ts'
import { say } from '../words/say.ts'
import { Card } from './card.tsx'
import { dragged } from './stories.tsx'
import type { Doing, Marks, Spot } from './use-front-keys.ts'
import { titleOf } from './use-front-verbs.ts'

type Given = {
  view: FrontView
  marks: Marks
  doing: Doing
  onChange: (container: FrontContainer) => void
  onManner: () => void
  onAdd: () => void
}

/** Before which chosen story something is dropped. */
const dropPlace = (event: DragEvent, container: FrontContainer): string | null => {
  const option = event.target instanceof Element ? event.target.closest<HTMLElement>('[role="option"]') : null
  const story = option?.dataset.story
  return container.cards.find((card) => card.story === story && card.chosen)?.story ?? null
}

const Option = ({
  card,
  container,
  section,
  isMarked,
  isActive,
  onMark,
}: {
  card: FrontCard
  container: FrontContainer
  section: string
  isMarked: boolean
  isActive: boolean
  onMark: (spot: Spot) => void
}) => (
  // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus, and names the option (aria-activedescendant)
  // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the whole screen
  <div
    id={`card-${card.story}`}
    role="option"
    aria-selected={isMarked}
    data-story={card.story}
    className={`card ${card.chosen ? 'chosen' : 'found'} ${card.shown ? '' : 'out'} ${card.state === 'killed' ? 'gone' : ''}`}
    draggable
    onDragStart={(event) => dragged(event, card.story)}
    onClick={() => onMark({ container: container.id, story: card.story })}
    ref={isActive ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
  >
    <Card story={card} section={section} />
  </div>
)

const Container = ({ container, at, given }: { container: FrontContainer; at: number; given: Given }) => {
  const { view, marks, doing } = given
  const [isOver, setOver] = useState(false)
  const names = new Map(view.sections.map(({ slug, name }) => [slug, name]))
  const isHere = marks.spot?.container === container.id
  const isActive = isHere && marks.pane === 'front'
  const title = titleOf(container)
  return (
    <section
      className={`container ${isHere ? 'here' : ''} ${isOver ? 'over' : ''}`}
      aria-labelledby={`title-${container.id}`}
    >
      <header>
        <span className="number" aria-hidden="true">
          {at + 1}
        </span>
        <h2 id={`title-${container.id}`} dir="auto">
          {title}
        </h2>
        <button
          type="button"
          className="quiet"
          aria-label={say('front.container.changeOf', { title })}
          onClick={() => given.onChange(container)}
        >
          {say('front.container.change')}
        </button>
      </header>
      <div
        id={`container-${container.id}`}
        className="cards"
        role="listbox"
        tabIndex={0}
        aria-label={title}
        aria-activedescendant={isActive && marks.spot?.story ? `card-${marks.spot.story}` : undefined}
        onFocus={() => {
          marks.setPane('front')
          if (!isHere) marks.setSpot({ container: container.id, story: container.cards[0]?.story })
        }}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          const story = event.dataTransfer.getData('text/plain')
          if (/^[0-9a-z]{12}$/.test(story)) doing.drop(story, container.id, dropPlace(event, container))
        }}
      >
        {container.cards.map((card) => (
          <Option
            key={card.story}
            card={card}
            container={container}
            section={names.get(card.section) ?? card.section}
            isMarked={isHere && marks.spot?.story === card.story}
            isActive={isActive && marks.spot?.story === card.story}
            onMark={marks.focusFront}
          />
        ))}
      </div>
      {container.cards.length === 0 && <p className="note">{say('front.empty')}</p>}
    </section>
  )
}

/** For whoever has no keys: what can be done with the marked card. */
const Tools = ({ marks, doing, onManner }: Pick<Given, 'marks' | 'doing' | 'onManner'>) => {
  const { card } = marks
  if (!card) return null
  return (
    <div className="tools" role="toolbar" aria-label={card.headline}>
      {card.chosen ? (
        <>
          <button type="button" aria-keyshortcuts="Alt+ArrowUp" onClick={() => doing.byOne(-1)}>
            {say('front.up')}
          </button>
          <button type="button" aria-keyshortcuts="Alt+ArrowDown" onClick={() => doing.byOne(1)}>
            {say('front.down')}
          </button>
        </>
      ) : (
        <button type="button" className="first" aria-keyshortcuts="Enter" onClick={() => doing.keep(card.story)}>
          {say('front.keep')}
        </button>
      )}
      <button type="button" aria-keyshortcuts="Alt+ArrowLeft" onClick={() => doing.across(-1)}>
        {say('front.before')}
      </button>
      <button type="button" aria-keyshortcuts="Alt+ArrowRight" onClick={() => doing.across(1)}>
        {say('front.after')}
      </button>
      {card.chosen && (
        <>
          <button type="button" onClick={onManner}>
            {say('front.manner')}
          </button>
          <button type="button" aria-keyshortcuts="x" onClick={doing.takeOut}>
            {say('front.takeOut')}
          </button>
        </>
      )}
    </div>
  )
}

export const Containers = (given: Given) => (
  <section className="containers" aria-label={say('front.pane.front')}>
    <div className="scroll">
      {given.view.containers.map((container, at) => (
        <Container key={container.id} container={container} at={at} given={given} />
      ))}
      <p className="foot">
        <button type="button" onClick={given.onAdd}>
          {say('front.container.add')}
        </button>
      </p>
    </div>
    <Tools {...given} />
  </section>
)
