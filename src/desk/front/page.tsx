/** The page that the draft makes, as readers will get it: the site's own page in a frame, at the width of a telephone or a desk. */

import { useCallback, useEffect, useRef, useState } from 'react'
import type { FrontView } from '../../newsroom/fronts/front-view.ts'
import { say } from '../words/say.ts'

const widths = { phone: 390, desktop: 1280 } as const

/** Another page where anything on it is another. */
const stateOf = ({ version, containers }: FrontView): string =>
  `${version} ${containers.map(({ cards }) => cards.filter(({ shown }) => shown).map(({ story, headline }) => story + headline)).join()}`

export const previewAddress = (path: string): string => `/desk/front-preview${path === '/' ? '' : path}`

export const Page = ({ view }: { view: FrontView }) => {
  const [width, setWidth] = useState<keyof typeof widths>('desktop')
  const box = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const state = stateOf(view)
  const [turn, setTurn] = useState({ state, number: 0 })
  if (turn.state !== state) setTurn({ state, number: turn.number + 1 })
  const fit = useCallback(() => {
    const [outer, inner] = [box.current, frame.current]
    if (!outer || !inner) return
    const scale = Math.min(1, outer.clientWidth / widths[width])
    inner.style.setProperty('inline-size', `${widths[width]}px`)
    const height = inner.contentDocument?.body?.getBoundingClientRect().height ?? 0
    inner.style.setProperty('block-size', `${height}px`)
    inner.style.setProperty('transform', `scale(${scale})`)
    inner.parentElement?.style.setProperty('block-size', `${height * scale}px`)
  }, [width])
  const [shown, setShown] = useState<HTMLElement>()
  useEffect(() => {
    fit()
    const watch = new ResizeObserver(fit)
    if (box.current) watch.observe(box.current)
    // The page grows after it has come: its pictures and letters arrive later.
    if (shown) watch.observe(shown)
    return () => watch.disconnect()
  }, [fit, shown])
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must be reached by keys for it */}
      <section ref={box} className="scroll" tabIndex={0} aria-label={say('front.page.scroll')}>
        {/* A picture of the page for the eye; whoever listens opens it in a tab of its own. */}
        <div inert>
          <iframe
            ref={frame}
            title={say('front.page')}
            sandbox="allow-same-origin"
            src={`${address}?turn=${turn.number}`}
            onLoad={() => setShown(frame.current?.contentDocument?.body)}
          />
        </div>
      </section>
    </section>
  )
}
