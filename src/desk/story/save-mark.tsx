/** What has become of what was written, and who else is in the draft. It says no more than is known. */

import { useSyncExternalStore } from 'react'
import { signInAgain } from '../sign-in-again.tsx'
import { shortTime } from '../start.ts'
import { say } from '../words/say.ts'
import type { Draft } from './draft/draft.ts'
import type { Mark } from './draft/mark.ts'
import { useMarkOf } from './use-draft.ts'

const words = (mark: Mark): string => {
  switch (mark.is) {
    case 'device':
    case 'window':
      return say(`mark.${mark.is}`, { time: shortTime(mark.since.toISOString()) })
    case 'signed-out':
      return say(mark.owes ? `mark.signed-out.${mark.kept}` : 'mark.signed-out')
    case 'closed':
      return mark.why.sentence
    default:
      return say(`mark.${mark.is}`)
  }
}

/** Signing in again in place: the draft hears of it, as of every other, and goes on where it was. */
const SignInAgain = () => (
  <button type="button" onClick={() => void signInAgain()}>
    {say('desk.signIn')}
  </button>
)

export const SaveMark = ({ draft }: { draft: Draft }) => {
  const mark = useMarkOf(draft)
  const isGrave = mark.is === 'closed' || mark.is === 'signed-out' || mark.is === 'window'
  return (
    <p className={isGrave ? 'save-mark grave' : `save-mark ${mark.is}`} role="status">
      {words(mark)} {mark.is === 'signed-out' && <SignInAgain />}
    </p>
  )
}

const namesIn = ({ awareness }: Draft): string => {
  const others = [...awareness.getStates()].flatMap(([client, { user }]) =>
    client !== awareness.clientID && typeof user?.name === 'string' ? [String(user.name).slice(0, 60)] : [],
  )
  return [...new Set(others)].sort().join(', ')
}

export const Present = ({ draft }: { draft: Draft }) => {
  const names = useSyncExternalStore(
    (tell) => {
      draft.awareness.on('change', tell)
      return () => draft.awareness.off('change', tell)
    },
    () => namesIn(draft),
  )
  return names ? <p className="present">{say('story.present', { names })}</p> : null
}
