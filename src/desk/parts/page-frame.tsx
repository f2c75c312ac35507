/** A page of the site in a frame, as wide as its reader's window and scaled to the room that there is. */

import { useCallback, useEffect, useRef, useState } from 'react'

type Given = {
  address: string
  title: string
  /** What its scrolling region is called. */
  label: string
  /** How wide the reader's window is, in pixels. */
  width: number
  /** The scheme that its reader prefers; absent, that of whoever looks. */
  scheme?: 'light' | 'dark'
}

/** The rules of a page that hold in the dark alone. A frame's own kinds of rule are none of ours: they are told by what they have. */
const darkRules = (page: Document): CSSMediaRule[] =>
  [...page.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule): rule is CSSMediaRule => 'media' in rule)
    .filter(({ media }) => media.mediaText.includes('prefers-color-scheme'))

export const PageFrame = ({ address, title, label, width, scheme }: Given) => {
  const box = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const fit = useCallback(() => {
    const [outer, inner] = [box.current, frame.current]
    if (!outer || !inner) return
    const scale = Math.min(1, outer.clientWidth / width)
    inner.style.setProperty('inline-size', `${width}px`)
    const height = inner.contentDocument?.body?.getBoundingClientRect().height ?? 0
    inner.style.setProperty('block-size', `${height}px`)
    inner.style.setProperty('transform', `scale(${scale})`)
    inner.parentElement?.style.setProperty('block-size', `${height * scale}px`)
  }, [width])
  const [shown, setShown] = useState<HTMLElement>()
  /** Found once for each page: afterwards they say what was chosen. */
  const dark = useRef<CSSMediaRule[]>([])
  useEffect(() => {
    fit()
    const watch = new ResizeObserver(fit)
    if (box.current) watch.observe(box.current)
    // The page grows after it has come: its pictures and letters arrive later.
    if (shown) watch.observe(shown)
    return () => watch.disconnect()
  }, [fit, shown])
  useEffect(() => {
    if (!shown || !scheme) return
    for (const { media } of dark.current) media.mediaText = scheme === 'dark' ? 'all' : 'not all'
    shown.ownerDocument.documentElement.style.setProperty('color-scheme', scheme)
  }, [shown, scheme])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must be reached by keys for it
    <section ref={box} className="scroll" tabIndex={0} aria-label={label}>
      {/* A picture of the page for the eye; whoever listens opens it in a tab of its own. */}
      <div inert>
        <iframe
          ref={frame}
          title={title}
          sandbox="allow-same-origin"
          src={address}
          onLoad={() => {
            const page = frame.current?.contentDocument
            dark.current = page ? darkRules(page) : []
            setShown(page?.body)
          }}
        />
      </div>
    </section>
  )
}
