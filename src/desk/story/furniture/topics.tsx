/** The story's topics: what the text suggests is accepted with one key, others are found by typing or made anew. */

import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { isRefusal } from '../../../base/refusal.ts'
import { slug } from '../../../base/slug.ts'
import type { Named, TopicsSuggested } from '../../../newsroom/drafts/story-choices.ts'
import { bodyFragment, bodyOf } from '../../../story/draft/body-of.ts'
import { furnitureMap, furnitureOf } from '../../../story/draft/furniture-of.ts'
import { get, send } from '../../call.ts'
import { say } from '../../words/say.ts'
import { keyName } from '../key-name.ts'
import { whenIdle } from '../live-value.ts'
import { Combobox } from './combobox.tsx'
import { usePart } from './use-part.ts'

const most = 12
/** How long nobody has written before the text is asked again, in milliseconds. */
const pause = 1500

const isTopics = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one?.slug === 'string' && typeof one?.name === 'string')

const ask = async (doc: Y.Doc): Promise<Named[] | undefined> => {
  const { headline, standfirst, language, slugline, located } = furnitureOf(doc)
  const body = bodyOf(doc)
  if (!headline && body.content.length === 0) return []
  const answer = await send<TopicsSuggested>('/api/story/topics', {
    headline,
    standfirst,
    language,
    slugline,
    located,
    body,
  })
  return isRefusal(answer) ? undefined : answer.topics
}

/** What the text suggests now: asked for when the story opens, and when somebody has written and rests. */
const useSuggested = (doc: Y.Doc): readonly Named[] => {
  const [suggested, setSuggested] = useState<readonly Named[]>([])
  useEffect(() => {
    let isOver = false
    let last = ''
    const look = () => {
      const now = bodyFragment(doc).toString() + furnitureMap(doc).get('headline')
      if (now === last) return
      last = now
      void ask(doc).then((topics) => !isOver && topics && setSuggested(topics))
    }
    const { ask: later, stop } = whenIdle(look, pause)
    const wrote = (_: unknown, origin: unknown, _doc: unknown, { local }: Y.Transaction) =>
      local && origin !== null && later()
    later()
    doc.on('update', wrote)
    return () => {
      isOver = true
      stop()
      doc.off('update', wrote)
    }
  }, [doc])
  return suggested
}

const find = async (words: string, signal: AbortSignal) => {
  const found = await get<Named[]>(`/api/story/topics?q=${encodeURIComponent(words)}`, signal)
  const topics = isRefusal(found) ? [] : found.map(({ slug: key, name }) => ({ key, name }))
  const own = slug(words)
  const isNew = own !== '' && !topics.some(({ key }) => key === own)
  return isNew
    ? [
        ...topics,
        {
          key: own,
          name: words.trim().slice(0, 120),
          about: say('furniture.topics.new', { name: '' }).replace(/[:\s]+$/, ''),
        },
      ]
    : topics
}

export const Topics = ({
  doc,
  mayWrite,
  onAccept,
}: {
  doc: Y.Doc
  mayWrite: boolean
  onAccept: (accept: () => void) => void
}) => {
  const [topics, setTopics] = usePart(doc, 'topics', [], isTopics)
  const suggested = useSuggested(doc).filter((one) => !topics.some(({ slug: own }) => own === one.slug))
  const add = (topic: Named) =>
    topics.length < most && !topics.some((one) => one.slug === topic.slug) && setTopics([...topics, topic])
  const [next] = suggested
  useEffect(() => onAccept(() => next && add(next)))
  return (
    <fieldset className="field topics-field" id="field-topics">
      <legend>{say('furniture.topics')}</legend>
      <ul className="chosen">
        {topics.map((topic) => (
          <li key={topic.slug}>
            <span dir="auto">{topic.name}</span>
            {mayWrite && (
              <button
                type="button"
                className="quiet"
                aria-label={say('furniture.without', { name: topic.name })}
                onClick={() => setTopics(topics.filter(({ slug: own }) => own !== topic.slug))}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && suggested.length > 0 && (
        <div className="suggestions">
          <p className="note">
            {say('furniture.topics.suggested')} <kbd>{keyName('Mod+Alt+T')}</kbd>
          </p>
          <ul className="chosen">
            {suggested.map((topic) => (
              <li key={topic.slug}>
                <button
                  type="button"
                  aria-label={say('furniture.topics.accept', { name: topic.name })}
                  onClick={() => add(topic)}
                >
                  + {topic.name}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {mayWrite &&
        (topics.length < most ? (
          <Combobox
            label={say('furniture.topics.find')}
            none={say('furniture.topics.none')}
            find={find}
            onTake={({ key, name }) => add({ slug: key, name })}
          />
        ) : (
          <p className="note">{say('furniture.topics.full')}</p>
        ))}
    </fieldset>
  )
}
