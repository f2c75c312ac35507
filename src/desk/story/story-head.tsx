/** The head of the story screen: its exact state and what may be done with it, whether all is saved, who else is here, and its other screens. */

import { useRef } from 'react'
import type { Finding } from '../../story/checking/finding.ts'
import { get } from '../call.ts'
import { say } from '../words/say.ts'
import type { Draft } from './draft/draft.ts'
import { PublishBar } from './life/publish-bar.tsx'
import { type Life, storyPath, useLife, useLifeChords } from './life/use-life.ts'
import { useStory } from './life/use-story.ts'
import { Present, SaveMark } from './save-mark.tsx'

const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()))

/** What is done with the story goes by all that was written: it is saved first, and looked at anew. */
export const useLifeOf = (
  draft: Draft,
  blocking: () => Finding | undefined,
  goTo: (finding: Finding) => void,
): Life => {
  const { story } = draft
  const { view, refresh } = useStory(story)
  const onHindered = () => {
    const first = blocking()
    if (first) goTo(first)
  }
  const life = useLife({ view, refresh, onHindered })
  const current = useRef(life)
  current.current = life
  const publish = async (): Promise<void> => {
    if (!(await draft.saved())) return life.setOutcome({ text: say('story.notSaved'), wrong: true })
    await get(`/api/story/facts/${story}`)
    await refresh()
    // What was fetched is the life's only when React has drawn it.
    await frame()
    return current.current.publish()
  }
  const whole = { ...life, publish }
  useLifeChords(whole)
  return whole
}

export const StoryHead = ({ draft, life }: { draft: Draft; life: Life }) => (
  <div className="story-head">
    <PublishBar life={life}>
      <SaveMark draft={draft} />
      <Present draft={draft} />
    </PublishBar>
    <nav className="panels" aria-label={say('story.more')}>
      {(['history', ...(life.view?.wire ? (['update'] as const) : []), 'provenance'] as const).map((panel) => (
        <a key={panel} href={storyPath(draft.story, panel)}>
          {say(`panel.${panel}`)}
        </a>
      ))}
    </nav>
  </div>
)
