/** Two texts held against each other: what stands around them, part by part, and the text paragraph by paragraph. */

import { useMemo } from 'react'
import type { StoryText } from '../../../newsroom/life/story-history.ts'
import { type Block, blockText } from '../../../story/body.ts'
import type { Furniture } from '../../../story/furniture.ts'
import { differenceOf } from '../../../story/life/difference.ts'
import { furnitureDifference } from '../../../story/life/furniture-difference.ts'
import { Blocks } from '../../parts/blocks.tsx'
import { Part, Words } from '../../parts/changed.tsx'
import { say } from '../../words/say.ts'
import { fieldName } from './field-name.ts'

/** A picture has no letters of its own: its caption stands for it. */
const wordsOf = (block: Block, { pictures, lead }: Furniture): string => {
  if (block.type !== 'picture') return blockText(block)
  const { picture } = block.attrs
  const used = pictures[picture] ?? (lead?.id === picture ? lead : undefined)
  return say('history.picture', { caption: used?.caption || used?.alt || picture })
}

export const textsOf = ({ furniture, body }: StoryText): string[] =>
  body.content.map((block) => wordsOf(block, furniture)).filter(Boolean)

export const Comparing = ({ before, after }: { before: StoryText; after: StoryText }) => {
  const { furniture, parts } = useMemo(
    () => ({
      furniture: furnitureDifference(before.furniture, after.furniture),
      parts: differenceOf(textsOf(before), textsOf(after)),
    }),
    [before, after],
  )
  if (furniture.length === 0 && parts.every(({ how }) => how === 'same'))
    return <p className="note">{say('history.same')}</p>
  return (
    <div className="difference">
      {furniture.length > 0 && (
        <dl className="furniture">
          {furniture.map(({ field, pieces }) => (
            <div key={field}>
              <dt>{fieldName(field)}</dt>
              <dd dir="auto">
                {pieces.every(({ how }) => how === 'same') && <em>{say('history.another')} </em>}
                {pieces.map((piece, at) => (
                  <Words key={at} piece={piece} />
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {parts.map((part, at) => (
        <Part key={at} part={part} />
      ))}
    </div>
  )
}

/** One text as it was. */
export const Whole = ({ text: { furniture, body } }: { text: StoryText }) => (
  <div className="text" dir="auto" lang={furniture.language}>
    <h3>{furniture.headline}</h3>
    {furniture.standfirst && <p className="standfirst">{furniture.standfirst}</p>}
    <Blocks blocks={body.content} />
  </div>
)
