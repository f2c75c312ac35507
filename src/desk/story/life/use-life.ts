/** What is done with a story's life from whichever screen shows it: its verbs, its dialogs, its chords, and what came of the last one. */

import { useCallback, useState } from 'react'
import { isRefusal } from '../../../base/refusal.ts'
import type { StoryView } from '../../../newsroom/life/story-view.ts'
import type { UpdateView } from '../../../newsroom/life/update-view.ts'
import type { Verb } from '../../../newsroom/permissions.ts'
import { act, get } from '../../call.ts'
import { useChords } from '../../chords.ts'
import { go } from '../../route.ts'
import { start } from '../../start.ts'
import type { Outcome } from '../../use-verbs.ts'
import { say } from '../../words/say.ts'

/** Does a verb and says `done`; answers the server's sentence where it refuses. */
export type Does = (verb: Verb, input: object, done: string) => Promise<string | undefined>

/** What is asked in a dialog of its own. */
export type Asked = 'schedule' | 'embargo' | 'lift' | 'correct' | 'kill' | 'revive' | 'decline-kill' | 'decide-terms'

type Given = {
  view: StoryView | undefined
  refresh: () => Promise<void>
  /** Leads to what keeps the story from being published: its checks, or the place that the first of them names. */
  onHindered: () => void
}

/** What verbs of a story's life answer, as far as it is said. */
type Answered = {
  held?: string
  note?: string
  without?: string[]
  address?: string
  unacknowledged?: { output: string }[]
}

const mayNot = (verb: Verb): string => say('say.mayNot', { role: say(`role.${start.person.role}`), verb })

/** What was done, and what of it has still to come. */
const saidOf = (done: string, answered: Answered): string => {
  const waiting = answered.unacknowledged?.map(({ output }) => output).join(', ')
  return [
    answered.held ? say('done.held', { time: answered.held }) : done,
    ...(answered.without ?? []),
    answered.note,
    waiting && say('done.unacknowledged', { outputs: waiting }),
  ]
    .filter(Boolean)
    .join(' ')
}

/** Why a chord does nothing now. */
const notNow = (verb: Verb, { row }: StoryView): string => {
  if (!start.may.includes(verb)) return mayNot(verb)
  if (row.sees === 'killed') return say('done.isKilled')
  if (verb === 'publish') return say('done.isNewest')
  if (verb === 'correct') return say('done.notLive')
  if (verb === 'update') return say('done.noUpdate')
  return say('done.notNow')
}

export const storyPath = (story: string, panel: 'life' | 'history' | 'update' | 'provenance'): string =>
  `/desk/stories/${story}/${panel}`

export const useLife = ({ view, refresh, onHindered }: Given) => {
  const [outcome, setOutcome] = useState<Outcome>()
  const [asked, setAsked] = useState<Asked>()
  const [tells, setTells] = useState(false)
  const does: Does = useCallback(
    async (verb, input, done) => {
      const answer = await act<Answered>(verb, input)
      if (isRefusal(answer)) return answer.sentence
      setOutcome({ text: saidOf(done, answer) })
      await refresh()
      return undefined
    },
    [refresh],
  )
  /** Does it without a dialog: what is refused is said where all is said. */
  const doesAtOnce: Does = useCallback(
    async (verb, input, done) => {
      const why = await does(verb, input, done)
      if (why !== undefined) setOutcome({ text: why, wrong: true })
      return why
    },
    [does],
  )
  const story = view?.row.story
  const publish = async () => {
    if (!view || !story) return
    if (!view.may.includes('publish')) return setOutcome({ text: notNow('publish', view), wrong: true })
    const [first] = view.checks.blocking
    if (first !== undefined) {
      setOutcome({ text: say('done.hindered', { count: view.checks.blocking.length, first }), wrong: true })
      return onHindered()
    }
    const updated = tells && view.row.sees === 'live'
    const why = await doesAtOnce('publish', { story, updated }, say('done.published'))
    if (why === undefined) setTells(false)
  }
  const ask = (what: Asked) => {
    const verb = what === 'lift' ? 'embargo' : what
    if (!view) return
    if (view.may.includes(verb)) setAsked(what)
    else setOutcome({ text: notNow(verb, view), wrong: true })
  }
  /** Takes what the agency says now where nobody has to choose; else leads to where they do. */
  const accept = async () => {
    if (!view || !story) return
    if (!view.may.includes('update')) return setOutcome({ text: notNow('update', view), wrong: true })
    const update = await get<UpdateView>(`/api/update/${story}`)
    if (isRefusal(update)) return setOutcome({ text: update.sentence, wrong: true })
    const chooses = update.conflicts.length > 0 || update.proposals.some(({ field }) => field === 'embargo')
    if (chooses) return go(storyPath(story, 'update'))
    const { revision, version } = update
    await doesAtOnce('update', { story, revision, version }, say('done.updated'))
  }
  return {
    ...{ view, outcome, setOutcome, asked, ask, does, doesAtOnce, publish, accept, tells, setTells },
    close: () => setAsked(undefined),
    unschedule: () => void doesAtOnce('unschedule', { story }, say('done.unscheduled')),
    async copy() {
      const answer = await act<{ story: string }>('copy', { story })
      if (isRefusal(answer)) setOutcome({ text: answer.sentence, wrong: true })
      else go(`/desk/stories/${answer.story}`)
    },
  }
}

export type Life = ReturnType<typeof useLife>

/** The chords by which it is done, wherever somebody types. */
export const chordOf = {
  publish: 'Mod+Enter',
  schedule: 'Mod+Alt+s',
  correct: 'Mod+Alt+c',
  kill: 'Mod+Alt+k',
  update: 'Mod+Alt+u',
  history: 'Mod+Alt+h',
} as const

/** `accept` in place of the life's own: on the screen of the update what was chosen there is accepted. */
export const useLifeChords = (life: Life, accept: () => void = () => void life.accept()): void =>
  useChords({
    [chordOf.publish]: () => void life.publish(),
    [chordOf.schedule]: () => life.ask('schedule'),
    [chordOf.correct]: () => life.ask('correct'),
    [chordOf.kill]: () => life.ask('kill'),
    [chordOf.update]: accept,
    [chordOf.history]: () => life.view && go(storyPath(life.view.row.story, 'history')),
  })
