/** Where the desk's app begins: the top, and the screen that the address names. */

import { Component, type ReactNode, StrictMode, useEffect, useRef } from 'react'
import { createRoot } from 'react-dom/client'
import { Top } from './parts/frame.tsx'
import { Message } from './parts/message.tsx'
import { useAlarms } from './parts/use-alarms.ts'
import { followLinks, usePath } from './route.ts'
import { screens, storyScreen } from './screens.ts'
import { SignInAgain } from './sign-in-again.tsx'
import { useGoing } from './use-going.ts'
import { number, say } from './words/say.ts'

/** What is shown where a screen broke, or where its files are no longer there because the desk has been renewed. */
class Broken extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false }
  static getDerivedStateFromError = () => ({ isBroken: true })
  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children
    return (
      <main className="plain" role="alert">
        <p>{say('screen.failed')}</p>
        <button type="button" onClick={() => window.location.reload()}>
          {say('screen.again')}
        </button>
      </main>
    )
  }
}

/** What is opened most often from every list is fetched when the first screen stands, so that opening it waits for no files. */
const useFetchAhead = (first: (typeof screens)[number] | undefined): void => {
  const shown = useRef(first)
  useEffect(() => {
    const ahead = () => void storyScreen?.View.fetch().catch(() => undefined)
    let waits: ReturnType<typeof setTimeout> | undefined
    const begin = () => {
      waits = setTimeout(ahead, 500)
    }
    shown.current?.View.fetch().then(begin, begin)
    return () => clearTimeout(waits)
  }, [])
}

const Desk = () => {
  const path = usePath()
  const alarms = useAlarms()
  const screen = screens.find((one) => one.path.test(path))
  useEffect(() => {
    const name = `${screen ? say(screen.name) : say('desk')} · Dateline`
    document.title = alarms > 0 ? `(${number(alarms)}) ${name}` : name
  }, [screen, alarms])
  useGoing()
  useFetchAhead(screen)
  const { View } = screen ?? {}
  return (
    <>
      <Top path={path} />
      {/* A screen begins anew at another place of its own, and a broken one breaks no other. */}
      <Broken key={path}>
        {View ? <View {...screen?.path.exec(path)?.groups} /> : <Message text={say('screen.unknown')} />}
      </Broken>
      <SignInAgain />
    </>
  )
}

const place = document.getElementById('desk')
if (!place) throw new Error('The page has no place for the desk.')
followLinks()
createRoot(place).render(
  <StrictMode>
    <Desk />
  </StrictMode>,
)
