/** The front tool: stories on the left, the containers of a front, and the page that they make; arranged by keys or by hand, together with others. */

import { useRef, useState } from 'react'
import type { StoryId } from '../../base/id.ts'
import type { FrontCard, FrontContainer, FrontStory, FrontView } from '../../newsroom/fronts/front-view.ts'
import type { ContainerSettings } from '../../story/front/container.ts'
import { Said } from '../parts/frame.tsx'
import { Help } from '../parts/help.tsx'
import { say } from '../words/say.ts'
import { ContainerDialog } from './container-dialog.tsx'
import { Containers } from './containers.tsx'
import { BannerDialog, DiscardDialog, HistoryDialog, MannerDialog } from './dialogs.tsx'
import { Head } from './head.tsx'
import { frontKeys } from './keys.ts'
import { Page } from './page.tsx'
import { Stories } from './stories.tsx'
import { type Front, useFront, type Wanted } from './use-front.ts'
import { type Pane, storiesList, subjectOf, useFrontKeys } from './use-front-keys.ts'
import { type FrontVerbs, titleOf, useFrontVerbs } from './use-front-verbs.ts'

/** Which dialog is open, and what it is about. */
type Open =
  | { what: 'help' }
  | { what: 'history' }
  | { what: 'discard' }
  | { what: 'manner'; card: FrontCard }
  | { what: 'banner'; story: FrontStory | undefined }
  | { what: 'container'; container: FrontContainer | undefined }

const useScreen = (path: string) => {
  const [wanted, setWanted] = useState<Wanted>({ words: '', section: '' })
  const [open, setOpen] = useState<Open>()
  const search = useRef<HTMLInputElement>(null)
  const front = useFront(path, wanted)
  const verbs = useFrontVerbs(path, front)
  const manner = () => {
    if (keys.marks.card?.chosen) setOpen({ what: 'manner', card: keys.marks.card })
  }
  const banner = () => setOpen({ what: 'banner', story: subjectOf(keys.marks) })
  const keys = useFrontKeys(front, verbs, {
    manner,
    banner,
    '/': () => search.current?.focus(),
    '?': () => setOpen({ what: 'help' }),
    Escape: () => document.activeElement === search.current && document.getElementById(storiesList)?.focus(),
  })
  return { ...{ front, verbs, wanted, setWanted, open, setOpen, search, manner, banner }, ...keys }
}

type Screen = ReturnType<typeof useScreen>

/** What is changed about a container, as steps. */
const changes = (verbs: FrontVerbs, container: FrontContainer | undefined) => ({
  keep: (settings: ContainerSettings) =>
    verbs.arrange(
      () =>
        container
          ? { do: 'change', container: container.id, version: container.version, settings }
          : {
              do: 'add',
              container: { id: crypto.randomUUID(), version: 1, places: [], ...settings },
              before: null,
            },
      () => say('say.front.container', { title: titleOf(settings) }),
    ),
  move: (by: -1 | 1) =>
    verbs.arrange(
      (view: FrontView) => {
        const at = view.containers.findIndex(({ id }) => id === container?.id)
        const before = view.containers[by < 0 ? at - 1 : at + 2]?.id ?? null
        if (!container || at < 0 || (by < 0 && at === 0)) return undefined
        return { do: 'move', container: container.id, before }
      },
      () => say('say.front.container', { title: container ? titleOf(container) : '' }),
    ),
  remove: () =>
    verbs.arrange(
      () => container && { do: 'remove', container: container.id, version: container.version },
      () => say('say.front.removed', { title: container ? titleOf(container) : '' }),
    ),
})

const Dialogs = ({ screen, view }: { screen: Screen; view: FrontView }) => {
  const { open, setOpen, verbs } = screen
  const onClose = () => setOpen(undefined)
  if (!open) return null
  if (open.what === 'help') return <Help keys={frontKeys} onClose={onClose} />
  if (open.what === 'discard') return <DiscardDialog onDiscard={verbs.discard} onClose={onClose} />
  if (open.what === 'history') return <HistoryDialog view={view} onBack={verbs.bringBack} onClose={onClose} />
  if (open.what === 'banner')
    return (
      <BannerDialog
        view={view}
        story={open.story}
        onKeep={verbs.keepBanner}
        onEnd={verbs.endBanner}
        onClose={onClose}
      />
    )
  if (open.what === 'manner') {
    const { story, chosen } = open.card
    return (
      <MannerDialog
        card={open.card}
        onKeep={(manner) =>
          verbs.arrange(() => ({
            ...{ do: 'manner', story: story as StoryId, manner },
            ...(chosen && { version: chosen.version }),
          }))
        }
        onClose={onClose}
      />
    )
  }
  const { keep, move, remove } = changes(verbs, open.container)
  return (
    <ContainerDialog
      view={view}
      container={open.container}
      onKeep={keep}
      onMove={move}
      onRemove={remove}
      onClose={onClose}
    />
  )
}

/** On a telephone one part is shown at a time. */
const Panes = ({ shown, onShow }: { shown: Pane; onShow: (pane: Pane) => void }) => (
  <fieldset className="panes">
    <legend className="unseen">{say('front.panes')}</legend>
    {(['stories', 'front', 'page'] as const).map((pane) => (
      <button key={pane} type="button" aria-pressed={pane === shown} onClick={() => onShow(pane)}>
        {say(`front.pane.${pane}`)}
      </button>
    ))}
  </fieldset>
)

const Problem = ({ front }: { front: Front }) => (
  <main className="plain">
    {front.problem ? (
      <div role="alert">
        <p>{front.problem.text}</p>
        {front.problem.signedOut ? (
          <a href="/desk/sign-in">{say('desk.signIn')}</a>
        ) : (
          <button type="button" onClick={() => void front.refresh()}>
            {say('front.again')}
          </button>
        )}
      </div>
    ) : (
      <p role="status">{say('front.loading')}</p>
    )}
  </main>
)

export const FrontScreen = ({ section }: { section?: string }) => {
  const screen = useScreen(`/${section ? decodeURIComponent(section) : ''}`)
  const { front, verbs, marks, doing, setOpen, manner, wanted, setWanted, search } = screen
  const { view } = front
  if (!view) return <Problem front={front} />
  return (
    <>
      <main className={`front at-${marks.pane}`}>
        <Head
          view={view}
          live={front.live}
          verbs={verbs}
          onDiscard={() => setOpen({ what: 'discard' })}
          onHistory={() => setOpen({ what: 'history' })}
          onBanner={screen.banner}
          onHelp={() => setOpen({ what: 'help' })}
        />
        <Panes shown={marks.pane} onShow={marks.setPane} />
        <Stories
          stories={front.stories}
          view={view}
          wanted={wanted}
          search={search}
          marks={marks}
          doing={doing}
          onWanted={setWanted}
        />
        <Containers
          view={view}
          marks={marks}
          doing={doing}
          onChange={(container) => setOpen({ what: 'container', container })}
          onManner={manner}
          onAdd={() => setOpen({ what: 'container', container: undefined })}
        />
        <Page view={view} />
        <Said outcome={verbs.outcome} />
      </main>
      <Dialogs screen={screen} view={view} />
    </>
  )
}
