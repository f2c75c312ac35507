/** How everything is set, as the server has it; and keeping something of it. */

import { isRefusal, type Refusal } from '../../base/refusal.ts'
import type { Verb } from '../../newsroom/permissions.ts'
import type { SettingsView } from '../../newsroom/settings/settings-view.ts'
import { act } from '../call.ts'
import { useLoaded } from '../people/use-loaded.ts'
import { useVerbs } from '../use-verbs.ts'
import { say } from '../words/say.ts'

export type Settings = ReturnType<typeof useSettings>
/** The same where it is there. */
export type Shown = Settings & { view: SettingsView }

export const useSettings = () => {
  const { loaded: view, problem, load } = useLoaded<SettingsView>('/api/settings')
  const { outcome, setOutcome } = useVerbs()
  /** Keeps it and says so; answers what is wrong with it. `after` is told what the server has answered. */
  const keep = async <Answer>(
    verb: Verb,
    given: object,
    said: string,
    after?: (answer: Answer) => void,
  ): Promise<Refusal | undefined> => {
    const answer = await act<Answer>(verb, given)
    if (isRefusal(answer)) {
      const count = Object.keys(answer.fields ?? {}).length
      // Which they are stands in the form.
      setOutcome({ text: count > 0 ? say('settings.refused', { count }) : answer.sentence, wrong: true })
      return answer
    }
    await load()
    setOutcome({ text: said })
    after?.(answer)
    return undefined
  }
  return { view, problem, load, outcome, setOutcome, keep }
}
