/** The draft of a story for its screen: over this page's server, with this browser's journal. */

import { start } from '../../start.ts'
import { type Draft, openDraft } from './draft.ts'
import { browserJournal } from './journal.ts'

/** Opens it; whoever does closes it. Wait for `ready` before anything is written. */
export const openStoryDraft = (story: string): Draft => {
  const url = new URL('/api/edit', location.href)
  url.protocol = url.protocol.replace('http', 'ws')
  const draft = openDraft({ story, url: url.href, journal: browserJournal(start.person.mail, story) })
  const hurry = () => draft.hurry()
  window.addEventListener('pagehide', hurry)
  window.addEventListener('online', hurry)
  document.addEventListener('visibilitychange', hurry)
  return {
    ...draft,
    async close() {
      window.removeEventListener('pagehide', hurry)
      window.removeEventListener('online', hurry)
      document.removeEventListener('visibilitychange', hurry)
      await draft.close()
    },
  }
}
