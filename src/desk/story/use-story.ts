/** All that the story screen holds for one draft: editor, remarks, findings, and what is known of the story beside it. */

import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import type { StoryChoices, StoryFacts } from '../../newsroom/drafts/story-choices.ts'
import { furnitureMap, furnitureOf } from '../../story/draft/furniture-of.ts'
import { get } from '../call.ts'
import { watchFindings } from './checks/findings.ts'
import type { Draft } from './draft/draft.ts'
import { givePictureWords } from './editing/picture-words.ts'
import { letWrite, speakLanguage, textEditor } from './editing/text-editor.ts'
import { type RemarksOf, remarksOf } from './notes/remarks.ts'

export type Opened = {
  editor: Editor
  remarks: RemarksOf
  findings: ReturnType<typeof watchFindings>
  /** What is known beside the draft; it comes a moment later. */
  facts: { current: StoryFacts | undefined }
  close(): void
}

/** Pictures in the text show the words of the furniture, and follow them. */
const givePictures = (editor: Editor, { doc }: Draft): void => {
  const map = furnitureMap(doc)
  givePictureWords(editor, {
    of(picture) {
      const { lead, pictures } = furnitureOf(doc)
      return lead?.id === picture ? lead : pictures[picture]
    },
    watch(changed) {
      const heard = (event: { keysChanged: Set<string> }) =>
        (event.keysChanged.has('pictures') || event.keysChanged.has('lead')) && changed()
      map.observe(heard)
      return () => map.unobserve(heard)
    },
  })
}

const languageOf = (draft: Draft): string => furnitureOf(draft.doc).language

const openStory = (draft: Draft): Opened => {
  const { doc, awareness } = draft
  const editor = textEditor({ doc, awareness, language: languageOf(draft) })
  givePictures(editor, draft)
  const facts: Opened['facts'] = { current: undefined }
  const remarks = remarksOf(doc, editor)
  const findings = watchFindings(doc, () => ({
    credits: facts.current?.credits ?? {},
    agencies: facts.current?.agencies ?? [],
    openNotes: remarks.openNotes(),
  }))
  const map = furnitureMap(doc)
  const spoken = (event: { keysChanged: Set<string> }) =>
    event.keysChanged.has('language') && speakLanguage(editor, languageOf(draft))
  map.observe(spoken)
  return {
    ...{ editor, remarks, findings, facts },
    close() {
      map.unobserve(spoken)
      findings.stop()
      remarks.stop()
      editor.destroy()
    },
  }
}

export const useOpened = (draft: Draft | undefined, mayWrite: boolean): Opened | undefined => {
  const [opened, setOpened] = useState<Opened>()
  useEffect(() => {
    if (!draft) return undefined
    const made = openStory(draft)
    setOpened(made)
    return () => {
      setOpened(undefined)
      made.close()
    }
  }, [draft])
  useEffect(() => {
    if (opened) letWrite(opened.editor, mayWrite)
  }, [opened, mayWrite])
  return opened
}

/** Asked for once; the screen stands without it until it is there. */
export const useAsked = <Answer>(path: string): Answer | undefined => {
  const [answer, setAnswer] = useState<Answer>()
  useEffect(() => {
    const stopped = new AbortController()
    get<Answer>(path, stopped.signal).then(
      (found) => isRefusal(found) || setAnswer(found),
      () => undefined,
    )
    return () => stopped.abort()
  }, [path])
  return answer
}

export const useChoices = (): StoryChoices | undefined => useAsked('/api/story/choices')
