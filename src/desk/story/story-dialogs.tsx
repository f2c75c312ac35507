/** What the story screen asks in dialogs: one at a time, each giving the focus back to the text. */

import type { StoryChoices } from '../../newsroom/drafts/story-choices.ts'
import type { UsedPicture } from '../../story/furniture.ts'
import { late } from '../parts/late.tsx'
import type { Draft } from './draft/draft.ts'
import { usePictures } from './furniture/picture-fields.tsx'
import { NoteDialog, SuggestionDialog } from './notes/remark-dialogs.tsx'
import type { RemarksOf } from './notes/remarks.ts'
import { AboutDialog, EmbedDialog, insertBlock, LinkDialog } from './text/dialogs.tsx'
import type { Asked } from './text/toolbar.tsx'
import type { Opened } from './use-story.ts'

const ChoosePicture = late(async () => (await import('../pictures/choose.tsx')).ChoosePicture)

/** What is asked, with the passage that it is about. */
export type Asking = { what: Asked; selected?: NonNullable<ReturnType<RemarksOf['selected']>> }

type Given = {
  asking: Asking | undefined
  opened: Opened
  draft: Draft
  choices: StoryChoices | undefined
  onClose: () => void
}

const Choosing = ({
  what,
  opened,
  draft,
  onClose,
}: Omit<Given, 'asking' | 'choices'> & { what: 'lead' | 'picture' }) => {
  const { lead, setLead, pictures, setPictures } = usePictures(draft.doc)
  const chosen = (used: UsedPicture) => {
    // One that the story has keeps the words that it was given.
    const known = pictures[used.id] ?? (lead?.id === used.id ? lead : used)
    if (what === 'lead') return setLead(known)
    if (!pictures[used.id]) setPictures({ ...pictures, [used.id]: known })
    return insertBlock(opened.editor, { type: 'picture', attrs: { picture: used.id } })
  }
  return <ChoosePicture story={draft.story} onChoose={chosen} onClose={onClose} />
}

export const StoryDialogs = ({ asking, opened, draft, choices, onClose }: Given) => {
  const { editor, remarks } = opened
  if (!asking) return null
  const { what, selected } = asking
  switch (what) {
    case 'link':
      return <LinkDialog editor={editor} onClose={onClose} />
    case 'embed':
      return <EmbedDialog editor={editor} onClose={onClose} />
    case 'picture':
    case 'lead':
      return <Choosing what={what} opened={opened} draft={draft} onClose={onClose} />
    case 'cite':
    case 'caption':
      return <AboutDialog editor={editor} of={what} onClose={onClose} />
    case 'note':
      return selected && <NoteDialog of={remarks} selected={selected} choices={choices} onClose={onClose} />
    default:
      return selected && <SuggestionDialog of={remarks} selected={selected} onClose={onClose} />
  }
}
