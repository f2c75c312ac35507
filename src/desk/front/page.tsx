/** The page that the draft makes, as readers will get it: the site's own page in a frame, at the width of a telephone or a desk. */

import { useState } from 'react'
import type { FrontView } from '../../newsroom/fronts/front-view.ts'
import { PageFrame } from '../parts/page-frame.tsx'
import { say } from '../words/say.ts'

const widths = { phone: 390, desktop: 1280 } as const

/** Another page where anything on it is another. */
const stateOf = ({ version, containers }: FrontView): string =>
  `${version} ${containers.map(({ cards }) => cards.filter(({ shown }) => shown).map(({ story, headline }) => story + headline)).join()}`

export const previewAddress = (path: string): string => `/desk/front-preview${path === '/' ? '' : path}`

export const Page = ({ view }: { view: FrontView }) => {
  const [width, setWidth] = useState<keyof typeof widths>('desktop')
  const state = stateOf(view)
  const [turn, setTurn] = useState({ state, number: 0 })
  if (turn.state !== state) setTurn({ state, number: turn.number + 1 })
  const address = previewAddress(view.path)
  return (
    <section className="page" aria-label={say('front.page')}>
      <header>
        <fieldset>
          <legend className="unseen">{say('front.page')}</legend>
          {(Object.keys(widths) as (keyof typeof widths)[]).map((name) => (
            <button key={name} type="button" aria-pressed={name === width} onClick={() => setWidth(name)}>
              {say(`front.page.${name}`)}
            </button>
          ))}
        </fieldset>
        <a href={address} target="_blank" rel="noopener">
          {say('front.page.open')}
        </a>
      </header>
      <PageFrame
        title={say('front.page')}
        label={say('front.page.scroll')}
        width={widths[width]}
        address={`${address}?turn=${turn.number}`}
      />
    </section>
  )
}
