/** Places that desk and agency have both changed: the three texts side by side, and what shall stand. */

import { type Block, blockText } from '../../../story/body.ts'
import type { Conflict } from '../../../story/merge.ts'
import { say } from '../../words/say.ts'

const sides = ['ours', 'theirs', 'both'] as const
export type SideChoice = (typeof sides)[number]

const Side = ({ name, blocks, none }: { name: string; blocks: readonly Block[]; none: string }) => {
  const texts = blocks.map(blockText).filter(Boolean)
  return (
    <div className="side">
      <h4>{name}</h4>
      {texts.length === 0 && <p className="note">{none}</p>}
      {texts.map((text, at) => (
        <p key={at} dir="auto">
          {text}
        </p>
      ))}
    </div>
  )
}

type Given = {
  conflicts: readonly Conflict[]
  choices: Readonly<Record<string, SideChoice>>
  onChoose: (id: string, side: SideChoice) => void
  mayDecide: boolean
}

const ConflictPart = ({
  conflict,
  choices,
  onChoose,
  mayDecide,
}: Omit<Given, 'conflicts'> & { conflict: Conflict }) => {
  const { id, base, ours, theirs } = conflict
  return (
    <section id={`conflict-${id}`} className="conflict" aria-labelledby={`conflict-name-${id}`}>
      <h3 id={`conflict-name-${id}`}>{say('update.conflict', { id })}</h3>
      <div className="sides">
        <Side name={say('update.base')} blocks={base} none={say('update.base.none')} />
        <Side name={say('update.ours')} blocks={ours} none={say('update.ours.none')} />
        <Side name={say('update.theirs')} blocks={theirs} none={say('update.theirs.none')} />
      </div>
      {mayDecide && (
        <fieldset className="kinds">
          <legend>{say('update.stands', { id })}</legend>
          {sides.map((side) => (
            <label key={side}>
              <input
                type="radio"
                name={`choices.${id}`}
                checked={choices[id] === side}
                onChange={() => onChoose(id, side)}
                onKeyDown={(event) => {
                  const chosen = sides[Number(event.key) - 1]
                  if (chosen) onChoose(id, chosen)
                }}
              />{' '}
              {say(`update.choose.${side}`)}
            </label>
          ))}
        </fieldset>
      )}
    </section>
  )
}

/** Nothing is chosen beforehand. */
export const Conflicts = ({ conflicts, ...given }: Given) => (
  <section aria-labelledby="conflicts">
    <h2 id="conflicts">{say('update.conflictsTitle')}</h2>
    {conflicts.map((conflict) => (
      <ConflictPart key={conflict.id} conflict={conflict} {...given} />
    ))}
  </section>
)
