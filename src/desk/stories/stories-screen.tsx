/** The Stories screen: every story of the newsroom, last changed first and live; find one, open it, begin one, by keys alone. */

import { useCallback, useEffect, useRef, useState } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import type { StoryChoices, StoryRow } from '../../newsroom/life/story-row.ts'
import { type StoryWants, storyQueryOf } from '../../story/life/story-wants.ts'
import { get } from '../call.ts'
import { useKeys } from '../keys.ts'
import { Said } from '../parts/frame.tsx'
import { Help, type KeyLine } from '../parts/help.tsx'
import { Listbox, type ListHandle } from '../parts/listbox.tsx'
import { liveList } from '../parts/live-list.ts'
import { useLiveList } from '../parts/use-live-list.ts'
import { go } from '../route.ts'
import { useNews } from '../use-news.ts'
import { useVerbs } from '../use-verbs.ts'
import { say } from '../words/say.ts'
import { useStoryWants, wantStories } from './address.ts'
import { Filters } from './filters.tsx'
import { Row } from './row.tsx'

const keys: readonly KeyLine[] = [
  ['j ↓', 'stories.keys.next'],
  ['k ↑', 'stories.keys.previous'],
  ['Home', 'stories.keys.first'],
  ['Enter', 'stories.keys.open'],
  ['n', 'stories.keys.new'],
  ['r', 'stories.keys.fresh'],
  ['/', 'keys.search'],
  ['Esc', 'keys.back'],
  ['?', 'keys.help'],
]

const storyOf = ({ story }: StoryRow): string => story
const openStory = ({ story }: Pick<StoryRow, 'story'>): void => go(`/desk/stories/${story}`)

const useChoices = (): StoryChoices | undefined => {
  const [choices, setChoices] = useState<StoryChoices>()
  useEffect(() => {
    const stopped = new AbortController()
    get<StoryChoices>('/api/stories/choices', stopped.signal)
      .then((answer) => isRefusal(answer) || setChoices(answer))
      .catch((error: unknown) => {
        if (!stopped.signal.aborted) throw error
      })
    return () => stopped.abort()
  }, [])
  return choices
}

/** Enter in the search opens the first story that fits what was typed, as soon as it is known; `found` are those that fit `words`. */
const useOpenFirst = (found: readonly StoryRow[] | undefined, words: string) => {
  const [typed, setTyped] = useState<string>()
  useEffect(() => {
    if (typed === undefined || typed !== words || !found) return
    setTyped(undefined)
    if (found[0]) openStory(found[0])
  }, [typed, words, found])
  return (now: string, wants: StoryWants): void => {
    setTyped(now)
    if (now !== words) wantStories({ ...wants, words: now }, true)
  }
}

/** All that the screen shows and does; its look is below. */
const useScreen = () => {
  const box = useRef<ListHandle>(null)
  const search = useRef<HTMLInputElement>(null)
  const [helping, setHelping] = useState(false)
  const [marked, setMarked] = useState<string>()
  const { outcome, does } = useVerbs()
  const wants = useStoryWants()
  const query = storyQueryOf(wants).toString()
  const make = useCallback(
    () => liveList<StoryRow>({ path: '/api/stories', query, idOf: storyOf, staysPut: true }),
    [query],
  )
  const { list, loaded } = useLiveList(make)
  const { rows } = loaded
  const live = useNews(
    'stories',
    () => void list?.refresh(box.current?.inView() ?? [], marked === undefined && (box.current?.isAtTop() ?? true)),
  )
  const mark = (row: StoryRow | undefined): void => {
    if (!row) return
    setMarked(row.story)
    box.current?.focus()
  }
  const step = (by: number) => {
    const at = rows.findIndex(({ story }) => story === marked)
    mark(rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))])
  }
  const begin = async () => {
    const begun = await does<{ story: string }>('save', wants.section ? { section: wants.section } : {})
    if (begun) openStory(begun)
  }
  const showFresh = () => {
    void list?.load()
    setMarked(undefined)
    box.current?.toTop()
    box.current?.focus()
  }
  const page = () => box.current?.page() ?? 10
  const openFirst = useOpenFirst(list?.query === query && !loaded.loading ? rows : undefined, wants.words)
  useKeys({
    ...{ j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1) },
    ...{ Home: () => mark(rows[0]), End: () => mark(rows.at(-1)) },
    ...{ PageDown: () => step(page()), PageUp: () => step(-page()) },
    // Whoever has searched and sees one story has found it.
    Enter: () => {
      const row = rows.find(({ story }) => story === marked) ?? (rows.length === 1 ? rows[0] : undefined)
      if (row) openStory(row)
    },
    ...{ n: () => void begin(), r: showFresh, '?': () => setHelping(true) },
    '/': () => search.current?.focus(),
    Escape: () => box.current?.focus(),
  })
  return {
    ...{
      box,
      search,
      helping,
      setHelping,
      marked,
      outcome,
      wants,
      list,
      loaded,
      live,
      mark,
      begin,
      showFresh,
      step,
      openFirst,
    },
  }
}

type Screen = ReturnType<typeof useScreen>

const Head = ({ screen, choices }: { screen: Screen; choices: StoryChoices | undefined }) => {
  const { loaded, live } = screen
  return (
    <div className="head">
      <h1>{say('stories.title')}</h1>
      <div className="bar">
        <p className={`live ${live}`} role="status">
          {say(`live.${live}`)}
          {live === 'off' && <span className="why">{`: ${say('live.off.why')}`}</span>}
        </p>
        {loaded.fresh.length > 0 && (
          <button type="button" className="fresh" aria-keyshortcuts="r" onClick={screen.showFresh}>
            <span aria-hidden="true">↑</span> {say('stories.fresh', { count: loaded.fresh.length })}
          </button>
        )}
        <button type="button" className="first" aria-keyshortcuts="n" onClick={() => void screen.begin()}>
          {say('stories.new')}
        </button>
        <button type="button" className="quiet help" onClick={() => screen.setHelping(true)}>
          {say('keys.open')}
        </button>
      </div>
      {/* In the field, the list is one key away: the arrows move in it already. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field in it */}
      <div
        className="finding"
        onKeyDown={(event) => {
          if (event.target !== screen.search.current) return
          if (event.key === 'Enter') screen.openFirst(screen.search.current.value.trim(), screen.wants)
          if (event.key === 'ArrowDown') {
            event.preventDefault()
            screen.step(1)
          }
        }}
      >
        <Filters wants={screen.wants} choices={choices} search={screen.search} onWants={wantStories} />
      </div>
    </div>
  )
}

const Nothing = ({ screen: { loaded, list, wants } }: { screen: Screen }) => (
  <div className="nothing">
    {loaded.problem ? (
      <div role="alert">
        <p>{loaded.problem}</p>
        {loaded.signedOut ? (
          <a href="/desk/sign-in">{say('desk.signIn')}</a>
        ) : (
          <button type="button" onClick={() => void list?.load()}>
            {say('list.again')}
          </button>
        )}
      </div>
    ) : (
      <p role="status">
        {loaded.loading ? say('list.loading') : say(storyQueryOf(wants).size > 0 ? 'stories.none' : 'stories.noneYet')}
      </p>
    )}
  </div>
)

export const StoriesScreen = () => {
  const screen = useScreen()
  const choices = useChoices()
  const { list, loaded, helping, setHelping } = screen
  const isEmpty = loaded.rows.length === 0
  const onNearEnd = useCallback(() => void list?.more(), [list])
  const onLook = useCallback((stories: string[]) => void list?.look(stories), [list])
  const names = new Map(choices?.sections.map(({ slug, name }) => [slug, name]))
  return (
    <>
      <main className="stories">
        <Head screen={screen} choices={choices} />
        <div className="rows">
          {!isEmpty && (
            <Listbox
              name={say('stories.list')}
              rows={loaded.rows}
              idOf={storyOf}
              end={loaded.end}
              active={screen.marked}
              classOf={({ sees }) => (sees === 'killed' ? 'killed' : '')}
              onChoose={(row) => openStory(row)}
              onNearEnd={onNearEnd}
              onLook={onLook}
              handle={screen.box}
            >
              {(row) => <Row row={row} section={names.get(row.section) ?? row.section} />}
            </Listbox>
          )}
          {(isEmpty || loaded.problem) && <Nothing screen={screen} />}
        </div>
        <Said outcome={screen.outcome} />
      </main>
      {helping && <Help keys={keys} onClose={() => setHelping(false)} />}
    </>
  )
}
