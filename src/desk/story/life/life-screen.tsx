/** A story's life as a screen of its own: read it, publish, correct, kill; its history, its wire's update, where it comes from. On a telephone too. */

import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { StoryView } from '../../../newsroom/life/story-view.ts'
import { useKeys } from '../../keys.ts'
import { Said } from '../../parts/frame.tsx'
import { Help } from '../../parts/help.tsx'
import { late } from '../../parts/late.tsx'
import { go } from '../../route.ts'
import { say } from '../../words/say.ts'
import { lifeKeys } from '../keys.ts'
import { LifeDialogs } from './life-dialogs.tsx'
import { PublishBar } from './publish-bar.tsx'
import { StoryReading } from './reading.tsx'
import { type Life, storyPath, useLife, useLifeChords } from './use-life.ts'
import { useStory } from './use-story.ts'

const waiting = <p role="status">{say('screen.loading')}</p>
const History = late(async () => (await import('./history.tsx')).History, waiting)
const WireUpdate = late(async () => (await import('./wire-update.tsx')).WireUpdate, waiting)
const Provenance = late(async () => (await import('./provenance.tsx')).ProvenancePanel, waiting)

const panels = ['life', 'history', 'update', 'provenance'] as const
type Panel = (typeof panels)[number]

const Panels = ({ view, panel }: { view: StoryView; panel: Panel }) => (
  <nav className="panels" aria-label={say('life.panels')}>
    {panels
      .filter((one) => one !== 'update' || view.wire || panel === 'update')
      .map((one) => (
        <a key={one} href={storyPath(view.row.story, one)} aria-current={one === panel ? 'page' : undefined}>
          {say(`panel.${one}`)}
        </a>
      ))}
  </nav>
)

/** The panel of an update has a chord of its own; every other goes by the life's. */
const WithChords = ({ life, children }: { life: Life; children: ReactNode }) => {
  useLifeChords(life)
  return children
}

export const LifeScreen = ({ story = '', panel: named }: { story?: string; panel?: string }) => {
  const panel = panels.find((one) => one === named) ?? 'life'
  const { view, problem, live, refresh } = useStory(story)
  const checks = useRef<HTMLElement>(null)
  const onHindered = () => (panel === 'life' ? checks.current?.focus() : go(storyPath(story, 'life')))
  const life = useLife({ view, refresh, onHindered })
  const headline = view?.row.headline || say('story.noHeadline')
  useEffect(() => {
    if (view) document.title = `${headline} · Dateline`
  }, [view, headline])
  const [helping, setHelping] = useState(false)
  useKeys({ Escape: () => go('/desk/stories'), '?': () => setHelping(true) })
  if (!view)
    return (
      <main className="plain">
        {problem ? (
          <div role="alert">
            <p>{problem.sentence}</p>
            {problem.signedOut && <a href="/desk/sign-in">{say('desk.signIn')}</a>}
          </div>
        ) : (
          <p role="status">{say('screen.loading')}</p>
        )}
      </main>
    )
  return (
    <main className="life">
      <div className="life-head">
        <div className="title">
          <h1 dir="auto" lang={view.row.language}>
            {headline}
          </h1>
          <p className={`live ${live}`} role="status">
            {say(`live.${live}`)}
          </p>
          <button type="button" className="quiet help" onClick={() => setHelping(true)}>
            {say('keys.open')}
          </button>
        </div>
        <PublishBar life={life} isDeciding={panel === 'update'} />
        <Panels view={view} panel={panel} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: with a keyboard it is moved too */}
      <section className="life-body" tabIndex={0} aria-label={say(`panel.${panel}`)}>
        {problem && <p role="alert">{problem.sentence}</p>}
        {panel === 'update' ? (
          <WireUpdate life={life} view={view} />
        ) : (
          <WithChords life={life}>
            {panel === 'life' && <StoryReading view={view} checks={checks} />}
            {panel === 'history' && <History life={life} view={view} />}
            {panel === 'provenance' && <Provenance view={view} />}
          </WithChords>
        )}
      </section>
      <Said outcome={life.outcome} />
      <LifeDialogs life={life} />
      {helping && <Help keys={lifeKeys} onClose={() => setHelping(false)} />}
    </main>
  )
}
