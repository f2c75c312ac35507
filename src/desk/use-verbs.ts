/** Using the newsroom's verbs from a screen. What came of the last one is said in a sentence, the server's where it refuses. */

import { useCallback, useState } from 'react'
import { isRefusal } from '../base/refusal.ts'
import type { Verb } from '../newsroom/permissions.ts'
import { act } from './call.ts'
import { start } from './start.ts'
import { say } from './words/say.ts'

/** `wrong`: nothing was done. */
export type Outcome = { text: string; wrong?: boolean; story?: string; undo?: () => void }

export const useVerbs = () => {
  const [outcome, setOutcome] = useState<Outcome>()
  /** Does a verb, if this person may; answers what the server answered, or undefined where nothing was done. */
  const does = useCallback(async <Answer>(verb: Verb, input: object): Promise<Answer | undefined> => {
    if (!start.may.includes(verb)) {
      setOutcome({ text: say('say.mayNot', { role: say(`role.${start.person.role}`), verb }), wrong: true })
      return undefined
    }
    const answer = await act<Answer>(verb, input)
    if (!isRefusal(answer)) return answer
    setOutcome({ text: answer.sentence, wrong: true })
    return undefined
  }, [])
  return { outcome, setOutcome, does }
}
