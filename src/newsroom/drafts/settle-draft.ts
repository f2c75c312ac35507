/** Makes a revision of what editors have written in a story's draft. */

import * as Y from 'yjs'
import type { Tx } from '../../store/database.ts'
import { draftBytes, lockedDraft, mergeDraftUpdates, settleDraftRow } from '../../store/drafts/drafts.ts'
import { audit } from '../../store/events.ts'
import { personWithMail } from '../../store/people.ts'
import { readSections } from '../../store/settings.ts'
import { addRevision, changeStory, type Revision, revisionOf, type Story } from '../../store/stories.ts'
import { documentOf, type Said, saidBy, sameSaid } from '../../story/draft/draft.ts'
import type { Furniture } from '../../story/furniture.ts'
import type { Doing } from '../action.ts'
import { mayIn } from '../permissions.ts'
import { unanswered } from '../wires/unanswered.ts'

/** The story, which is locked, as it is with its draft as its newest revision. From here on the draft takes nothing until the transaction ends. */
export const settleDraft = async (doing: Pick<Doing, 'tx' | 'clock'>, story: Story): Promise<Story> => {
  const { tx } = doing
  const draft = await lockedDraft(tx, story.id)
  if (!draft || draft.number === draft.settled) return story
  const bytes = await draftBytes(tx, story.id)
  if (!bytes) throw new Error(`The draft of ${story.id} is locked, and is not there.`)
  const doc = documentOf([bytes.state, ...bytes.updates])
  const newest = await revisionOf(tx, story.id, story.revision)
  const before: Said = { body: newest.body, furniture: newest.furniture, section: story.section }
  const said = saidBy(doc, before)
  if (said.section !== story.section && !(await mayMove(tx, draft.writers, said.section))) said.section = story.section
  await mergeDraftUpdates(tx, draft, Y.encodeStateAsUpdate(doc), draft.number)
  await settleDraftRow(tx, story.id)
  doc.destroy()
  return sameSaid(said, before) ? story : writeRevision(doing, story, { newest, before, said, writers: draft.writers })
}

/** Whether there is the section, and all who have written in the draft may write there: which of them has moved the story nobody knows. */
const mayMove = async (tx: Tx, writers: readonly string[], section: string): Promise<boolean> => {
  if (!(await readSections(tx)).some(({ slug }) => slug === section)) return false
  for (const mail of writers) {
    const person = await personWithMail(tx, mail)
    if (person && !mayIn(person, section)) return false
  }
  return true
}

const writeRevision = async (
  { tx, clock }: Pick<Doing, 'tx' | 'clock'>,
  story: Story,
  { newest, before, said, writers }: { newest: Revision; before: Said; said: Said; writers: readonly string[] },
): Promise<Story> => {
  const at = clock.now()
  const number = story.revision + 1
  const { body, furniture, section } = said
  const actor = writers.join(', ') || newest.actor
  await addRevision(tx, { ...newest, number, kind: 'save', furniture, body, actor, at })
  const change = {
    ...{ revision: number, workflow: 'writing' as const, edited: true, section, changed_at: at },
    wire_proposed: unanswered(
      story,
      changedParts(before.furniture, furniture),
      section === before.section ? undefined : section,
    ),
  }
  await changeStory(tx, story.id, change)
  await audit(tx, { verb: 'save', actor, story: story.id, detail: { revision: number }, at })
  return { ...story, ...change }
}

const changedParts = (before: Furniture, after: Furniture): Partial<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(after).filter(
      ([name, part]) => JSON.stringify(part) !== JSON.stringify(before[name as keyof Furniture]),
    ),
  )
