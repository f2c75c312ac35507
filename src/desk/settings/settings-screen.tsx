/** The Settings screen: what the publication is, where wires go, who sends them and by which doors, who outside is told, and who readers are told has written. */

import { type ComponentType, useEffect, useRef } from 'react'
import { Said } from '../parts/frame.tsx'
import { start } from '../start.ts'
import { useNews } from '../use-news.ts'
import { say } from '../words/say.ts'
import { LookPart } from './look.tsx'
import { OutputsPart } from './outputs.tsx'
import { OwnPagesPart } from './own-pages.tsx'
import { ProfilesPart } from './profiles.tsx'
import { RulesPart } from './rules.tsx'
import { SitePart } from './site.tsx'
import { SuppliersPart } from './suppliers.tsx'
import { ApiPart } from './tokens.tsx'
import { type Shown, useSettings } from './use-settings.ts'

const parts = {
  site: SitePart,
  look: LookPart,
  routing: RulesPart,
  suppliers: SuppliersPart,
  outputs: OutputsPart,
  api: ApiPart,
  profiles: ProfilesPart,
  pages: OwnPagesPart,
} satisfies Record<string, ComponentType<Shown>>
type PartName = keyof typeof parts
const names = Object.keys(parts) as PartName[]

export const SettingsScreen = ({ part }: { part?: string }) => {
  const settings = useSettings()
  const { view, problem, load, outcome } = settings
  const current = names.find((name) => name === part) ?? 'site'
  const Part = parts[current]
  // A look that somebody asked for has ended, or a door has begun or ceased to fail.
  useNews('doors', () => void load())
  const line = useRef<HTMLElement>(null)
  // On a telephone they stand in one line, which is longer than the screen.
  useEffect(() => {
    const link = line.current?.querySelector(`[href$="${current}"]`)
    link?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [current])
  return (
    <main className="settings">
      <nav ref={line} className="settings-parts" aria-label={say('settings.title')}>
        {names.map((name) => (
          <a key={name} href={`/desk/settings/${name}`} aria-current={name === current ? 'page' : undefined}>
            {say(`settings.part.${name}`)}
          </a>
        ))}
        {start.sees.includes('people') && <a href="/desk/people">{say('settings.people')}</a>}
      </nav>
      <div className="parts" key={current}>
        <h1>{say('settings.title')}</h1>
        {!start.may.includes('keep-edition') && <p className="note">{say('settings.mayNot')}</p>}
        {problem && (
          <div role="alert">
            <p>{problem}</p>
            <button type="button" onClick={() => void load()}>
              {say('settings.again')}
            </button>
          </div>
        )}
        {!view && !problem && <p role="status">{say('settings.loading')}</p>}
        {view && <Part {...settings} view={view} />}
      </div>
      <Said outcome={outcome} />
    </main>
  )
}
