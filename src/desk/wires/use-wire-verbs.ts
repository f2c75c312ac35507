/** What is done with a wire from the screen: take, spike, bring back. What came of it is said in a sentence, the server's where it refuses. */

import type { WireRow } from '../../newsroom/wires/wire-row.ts'
import { useVerbs } from '../use-verbs.ts'
import { say } from '../words/say.ts'

export const useWireVerbs = () => {
  const { outcome, setOutcome, does } = useVerbs()
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
  const setTaken = ({ by: name, story }: NonNullable<WireRow['taken']>) =>
    setOutcome({ text: say('say.takenBefore', { name }), story })
  return { outcome, setOutcome, does, setTaken, take, spike, unspike }
}
