/** The draft of a story for its screen: over this page's server, with this browser's journal. */

import { whenSignedIn } from '../../sign-in-again.tsx'
import { start } from '../../start.ts'
import { type Draft, openDraft } from './draft.ts'
import { browserJournal } from './journal.ts'

/** Opens it; whoever does closes it. Wait for `ready` before anything is written. */
export const openStoryDraft = (story: string): Draft => {
  const url = new URL('/api/edit', location.href)
  url.protocol = url.protocol.replace('http', 'ws')
  const { mail } = start.person
  const draft = openDraft({ story, url: url.href, mail, journal: browserJournal(mail, story) })
  const hurry = () => draft.hurry()
  // Whoever was signed out may have signed in in another window before they come back to this one.
  const back = () => {
    if (document.visibilityState === 'visible' && draft.mark().is === 'signed-out') draft.signedIn()
  }
  const forget = whenSignedIn(() => draft.signedIn())
  window.addEventListener('focus', back)
  document.addEventListener('visibilitychange', back)
  window.addEventListener('pagehide', hurry)
  window.addEventListener('online', hurry)
  document.addEventListener('visibilitychange', hurry)
  return {
    ...draft,
    async close() {
      forget()
      window.removeEventListener('focus', back)
      document.removeEventListener('visibilitychange', back)
      window.removeEventListener('pagehide', hurry)
      window.removeEventListener('online', hurry)
      document.removeEventListener('visibilitychange', hurry)
      await draft.close()
    },
  }
}
