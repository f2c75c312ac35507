/** The story screen: the text as readers will see it, what stands around it beside, what colleagues say of it, and what may be done with it. */

import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { StoryFacts } from '../../newsroom/drafts/story-choices.ts'
import type { Finding } from '../../story/checking/finding.ts'
import { useChords } from '../chords.ts'
import { useKeys } from '../keys.ts'
import { Said } from '../parts/frame.tsx'
import { Help } from '../parts/help.tsx'
import { Message } from '../parts/message.tsx'
import { replace } from '../route.ts'
import { say } from '../words/say.ts'
import { ChecksCount, ChecksPane } from './checks/checks-pane.tsx'
import { goToFinding } from './checks/go-to-finding.ts'
import type { Draft } from './draft/draft.ts'
import { FurniturePane } from './furniture/furniture-pane.tsx'
import { useWords } from './furniture/use-part.ts'
import { storyKeys } from './keys.ts'
import { LifeDialogs } from './life/life-dialogs.tsx'
import { storyPath } from './life/use-life.ts'
import { useLive } from './live-value.ts'
import { NotesPane } from './notes/notes-pane.tsx'
import type { RemarksOf } from './notes/remarks.ts'
import { Side } from './side.tsx'
import { type Asking, StoryDialogs } from './story-dialogs.tsx'
import { StoryHead, useLifeOf } from './story-head.tsx'
import { TextColumn } from './text/text-column.tsx'
import { type Asked, Toolbar } from './text/toolbar.tsx'
import { mayWriteIn, useDraft, useMarkOf } from './use-draft.ts'
import { useRegions } from './use-regions.ts'
import { type Opened, useAsked, useChoices, useOpened } from './use-story.ts'

type Given = { draft: Draft; opened: Opened; mayWrite: boolean }

const NotesCount = ({ of }: { of: RemarksOf }) => {
  const { notes, suggestions } = useLive(of.remarks)
  const count = notes.filter(({ resolved }) => !resolved).length + suggestions.length
  return count > 0 ? <span className="count">{count}</span> : null
}

/** Which part stands beside the text, and how a finding is gone to. */
const useParts = ({ editor, findings }: Opened) => {
  const [part, setPart] = useState('furniture')
  return {
    ...{ part, setPart },
    goTo(finding: Finding): void {
      const { part: where } = finding.where
      // What is hidden takes no focus, and the next key may come at once.
      flushSync(() => {
        if (where === 'notes') setPart('notes')
        else if (where !== 'body') setPart('furniture')
      })
      goToFinding(editor, finding)
    },
    toChecks(): void {
      flushSync(() => setPart('checks'))
      document.querySelector<HTMLElement>('.story-checks button')?.focus()
    },
    /** The first of what stops it. */
    blocking: () => findings.findings.get().find(({ level }) => level === 'blocking'),
  }
}

/** What the screen shows and does; its look is below. */
const useScreen = ({ draft, opened, mayWrite }: Given) => {
  const { editor, remarks, findings } = opened
  const choices = useChoices()
  const facts = useAsked<StoryFacts>(`/api/story/facts/${draft.story}`)
  const parts = useParts(opened)
  const life = useLifeOf(draft, parts.blocking, parts.goTo)
  const [asking, setAsking] = useState<Asking>()
  const [helping, setHelping] = useState(false)
  const accept = useRef<() => void>(undefined)
  useEffect(() => {
    opened.facts.current = facts
    findings.look()
  }, [facts, opened, findings])
  const tell = (text: string) => life.setOutcome({ text, wrong: true })
  const ask = (what: Asked) => {
    if (what !== 'note' && what !== 'suggestion') return setAsking({ what })
    const selected = remarks.selected()
    if (!selected) return tell(say('note.select'))
    if (what === 'suggestion' && !selected.isOneLine) return tell(say('suggest.oneLine'))
    return setAsking({ what, selected })
  }
  const decide = (how: 'accept' | 'decline'): void => {
    const suggestion = remarks.suggestionHere()
    if (!suggestion) return
    if (how === 'decline') remarks.decline(suggestion)
    else if (mayWrite && !remarks.accept(suggestion)) tell(say('suggest.changed'))
  }
  useChords({
    'Mod+k': () => mayWrite && ask('link'),
    'Mod+Alt+m': () => ask('note'),
    'Mod+Alt+e': () => ask('suggestion'),
    'Mod+Alt+y': () => decide('accept'),
    'Mod+Alt+n': () => decide('decline'),
    'Mod+Alt+t': () => mayWrite && accept.current?.(),
    'Mod+Alt+f': parts.toChecks,
  })
  useRegions()
  useKeys({
    '?': () => setHelping(true),
    // Out of the text and its fields, so that letters are keys again; a list that is open closes first.
    Escape: () => document.querySelector<HTMLElement>('.story-bar > .help')?.focus(),
  })
  return {
    ...{ draft, opened, mayWrite, choices, facts, parts, life, asking, helping, setHelping, ask, tell },
    onAccept(does: () => void): void {
      accept.current = does
    },
    closed(): void {
      setAsking(undefined)
      editor.commands.focus(undefined, { scrollIntoView: false })
    },
  }
}

type Screen = ReturnType<typeof useScreen>

const Beside = ({ screen }: { screen: Screen }) => {
  const { draft, opened, mayWrite, choices, facts, parts, ask, tell, onAccept } = screen
  const { findings, remarks } = opened
  const { doc, story } = draft
  return (
    <Side
      shown={parts.part}
      onShow={parts.setPart}
      parts={[
        {
          ...{ name: 'furniture', title: say('part.furniture') },
          content: (
            <FurniturePane {...{ doc, story, mayWrite, choices, facts, onAccept }} onChoose={() => ask('lead')} />
          ),
        },
        {
          ...{ name: 'checks', title: say('part.checks') },
          count: <ChecksCount findings={findings.findings} />,
          content: <ChecksPane findings={findings.findings} onGo={parts.goTo} />,
        },
        {
          ...{ name: 'notes', title: say('part.notes') },
          count: <NotesCount of={remarks} />,
          content: <NotesPane of={remarks} mayWrite={mayWrite} onSay={tell} />,
        },
      ]}
    />
  )
}

const Title = ({ draft }: { draft: Draft }) => {
  const headline = useWords(draft.doc, 'headline')
  useEffect(() => {
    document.title = `${headline || say('story.untitled')} · Dateline`
  }, [headline])
  return <h1 className="unseen">{headline || say('story.untitled')}</h1>
}

const Open = (given: Given) => {
  const screen = useScreen(given)
  const { draft, opened, mayWrite } = given
  const { life, helping, setHelping, asking, choices, closed } = screen
  return (
    <>
      <main className="story">
        <Title draft={draft} />
        <StoryHead draft={draft} life={life} />
        <div className="story-bar">
          <Toolbar editor={opened.editor} mayWrite={mayWrite} onAsk={screen.ask} />
          <button type="button" className="quiet help" onClick={() => setHelping(true)}>
            {say('keys.open')}
          </button>
        </div>
        <div className="column-place">
          {!mayWrite && <p className="note">{say('story.readOnly')}</p>}
          <TextColumn doc={draft.doc} editor={opened.editor} mayWrite={mayWrite} count={opened.findings.count} />
        </div>
        <Beside screen={screen} />
        <Said outcome={life.outcome} />
      </main>
      {helping && <Help keys={storyKeys} onClose={() => setHelping(false)} />}
      <StoryDialogs {...{ asking, opened, draft, choices }} onClose={closed} />
      <LifeDialogs life={life} />
    </>
  )
}

export const StoryScreen = ({ story = '' }: { story?: string }) => {
  const { draft, opening } = useDraft(story)
  const mark = useMarkOf(opening)
  const mayWrite = mayWriteIn(mark)
  const opened = useOpened(draft, mayWrite)
  const isOver = mark.is === 'closed' && !mark.owes
  useEffect(() => {
    // What was killed is written in by nobody; what happened to it stands on another screen.
    if (mark.is === 'closed' && !mark.owes && mark.why.refused === 'killed') replace(storyPath(story, 'life'))
  }, [mark, story])
  if (isOver) return <Message text={mark.why.sentence} />
  if (!draft || !opened) return <Message text={say('story.opening')} />
  return <Open draft={draft} opened={opened} mayWrite={mayWrite} />
}
