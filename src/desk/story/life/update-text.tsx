/** The text as it would be: what follows the agency is marked as new or gone, and what stays the desk's own is named. */

import { useMemo } from 'react'
import type { UpdateView } from '../../../newsroom/life/update-view.ts'
import { blockText } from '../../../story/body.ts'
import { type Changed, differenceOf } from '../../../story/life/difference.ts'
import { Part } from '../../parts/changed.tsx'
import { say } from '../../words/say.ts'

type Given = { update: Pick<UpdateView, 'before' | 'body' | 'theirs'> }

const textsOf = (body: UpdateView['body']): string[] => body.content.map(blockText).filter(Boolean)

/** What would stand there. */
const wordsOf = ({ pieces }: Changed): string =>
  pieces
    .filter(({ how }) => how !== 'gone')
    .map(({ text }) => text)
    .join('')

export const MergedText = ({ update: { before, body, theirs } }: Given) => {
  const { parts, agency } = useMemo(
    () => ({ parts: differenceOf(textsOf(before), textsOf(body)), agency: new Set(textsOf(theirs)) }),
    [before, body, theirs],
  )
  const isOwn = (part: Changed): boolean => part.how !== 'gone' && !agency.has(wordsOf(part))
  const follows = parts.filter(({ how }) => how !== 'same').length
  const stays = parts.filter(isOwn).length
  return (
    <section className="merged" aria-labelledby="merged">
      <h2 id="merged">{say('update.text')}</h2>
      <p className="note">
        {say('update.follows', { count: follows })} {say('update.stays', { count: stays })}
      </p>
      <div className="difference">
        {parts.map((part, at) => (
          <div key={at} className={isOwn(part) ? 'own' : ''}>
            {isOwn(part) && <span className="mark changes">{say('update.own')}</span>}
            <Part part={part} />
          </div>
        ))}
      </div>
    </section>
  )
}
