/** What the checks find in a draft, computed when nobody types. */

import type * as Y from 'yjs'
import { bodyText } from '../../../story/body.ts'
import type { Finding } from '../../../story/checking/finding.ts'
import { findingsOf } from '../../../story/checks.ts'
import { bodyOf } from '../../../story/draft/body-of.ts'
import { furnitureOf } from '../../../story/draft/furniture-of.ts'
import { liveValue, sameData, whenIdle } from '../live-value.ts'

export type Count = { words: number; letters: number }

/** How long nobody has typed before it is looked at, in milliseconds. */
const pause = 400

export const watchFindings = (
  doc: Y.Doc,
  known: () => {
    credits: Record<string, readonly string[]>
    agencies: readonly string[]
    openNotes: readonly number[]
  },
) => {
  const findings = liveValue<readonly Finding[]>([], sameData)
  const count = liveValue<Count>({ words: 0, letters: 0 }, sameData)
  const look = (): void => {
    const story = { furniture: furnitureOf(doc), body: bodyOf(doc) }
    const { credits, agencies, openNotes } = known()
    const beside = { credits: new Map(Object.entries(credits)), agencies: new Set(agencies), openNotes }
    findings.set(findingsOf(story, beside))
    const text = bodyText(story.body)
    count.set({ words: text.split(/\s+/).filter(Boolean).length, letters: text.length })
  }
  const { ask, stop } = whenIdle(look, pause)
  doc.on('update', ask)
  // Not before the text is there to be written in.
  ask()
  return {
    ...{ findings, count, look: ask },
    stop(): void {
      stop()
      doc.off('update', ask)
    },
  }
}
