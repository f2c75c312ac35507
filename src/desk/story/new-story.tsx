/** A new story of the newsroom's own: made at once, and opened. */

import { useEffect, useRef, useState } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import { act } from '../call.ts'
import { replace } from '../route.ts'
import { say } from '../words/say.ts'

export const NewStory = () => {
  const [problem, setProblem] = useState<string>()
  const began = useRef(false)
  useEffect(() => {
    // React mounts twice where it checks itself: two stories would be one too many.
    if (began.current) return
    began.current = true
    void act<{ story: string }>('save', {}).then((made) => {
      if (isRefusal(made)) setProblem(made.sentence)
      else replace(`/desk/stories/${made.story}`)
    })
  }, [])
  return (
    <main className="plain">
      <h1 className="unseen">{say('story.new')}</h1>
      {problem ? <p role="alert">{problem}</p> : <p role="status">{say('story.opening')}</p>}
    </main>
  )
}
