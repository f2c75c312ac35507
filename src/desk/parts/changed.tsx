/** What changed since the last version: what is gone and what is new, in colour and in words. */

import type { WireReading } from '../../newsroom/wires/wire-reading.ts'
import type { Changed, Piece } from '../../story/life/difference.ts'
import { longTime } from '../start.ts'
import { say } from '../words/say.ts'

export const Words = ({ piece: { how, text } }: { piece: Piece }) => {
  if (how === 'same') return <span>{text}</span>
  return how === 'gone' ? (
    <del>
      <span className="unseen">{say('read.gone')} </span>
      {text}
    </del>
  ) : (
    <ins>
      <span className="unseen">{say('read.added')} </span>
      {text}
    </ins>
  )
}

export const Part = ({ part }: { part: Changed }) => (
  <p className={part.how} dir="auto">
    {part.pieces.map((piece, at) => (
      <Words key={at} piece={piece} />
    ))}
  </p>
)

export const WhatChanged = ({ changed }: { changed: WireReading['changed'] }) => {
  if (!changed) return <p className="note">{say('read.unchanged')}</p>
  const { since, parts } = changed
  const time = longTime(since.receivedAt)
  return (
    <div className="difference">
      <p className="note">
        {since.sameItem && since.version
          ? say('read.changedSince', { version: since.version, time })
          : say('read.changedFrom', { time })}
      </p>
      {parts.every(({ how }) => how === 'same') ? (
        <p className="note">{say('read.same')}</p>
      ) : (
        parts.map((part, at) => <Part key={at} part={part} />)
      )}
    </div>
  )
}
