/** What is done with a wire from the screen: take, spike, bring back. What came of it is said in a sentence, the server's where it refuses. */

import { useCallback, useState } from 'react'
import { isRefusal } from '../../base/refusal.ts'
import type { Verb } from '../../newsroom/permissions.ts'
import type { WireRow } from '../../newsroom/wires/wire-row.ts'
import { act } from '../call.ts'
import { start } from '../start.ts'
import { say } from '../words/say.ts'

/** `wrong`: nothing was done. */
export type Outcome = { text: string; wrong?: boolean; story?: string; undo?: () => void }

export const useWireVerbs = () => {
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
  const take = async (row: WireRow): Promise<boolean> => {
    const taken = await does<{ story: string }>('take', { wire: row.item })
    if (taken) setOutcome({ text: say('say.taken', { headline: row.headline }), story: taken.story })
    return taken !== undefined
  }
  const unspike = async (row: WireRow): Promise<boolean> => {
    const back = await does('unspike', { wire: row.item })
    if (back) setOutcome({ text: say('say.unspiked', { headline: row.headline }) })
    return back !== undefined
  }
  /** `undone` is called when the person has taken it back. */
  const spike = async (row: WireRow, undone: () => void): Promise<boolean> => {
    const spiked = await does('spike', { wire: row.item })
    if (spiked)
      setOutcome({
        text: say('say.spiked', { headline: row.headline }),
        undo: async () => {
          if (await unspike(row)) undone()
        },
      })
    return spiked !== undefined
  }
  return { outcome, setOutcome, does, take, spike, unspike }
}
