/** What is done from the Now screen: acknowledged, killed, let stay, tried again, let go, decided. */

import { useState } from 'react'
import type { NowAlarm, NowFile, NowHeld } from '../../newsroom/now/now-view.ts'
import type { Verb } from '../../newsroom/permissions.ts'
import type { Asking } from '../parts/ask.tsx'
import { start } from '../start.ts'
import { useVerbs } from '../use-verbs.ts'
import { say } from '../words/say.ts'

const named = (name: string | undefined): string => name || say('now.untitled')
const reason = { name: 'reason', label: say('now.ask.reason') }

export const useNowVerbs = (done: () => void) => {
  const { outcome, setOutcome, does } = useVerbs()
  const [asking, setAsking] = useState<Asking>()
  const act = async <Answer>(verb: Verb, input: object, said: (answer: Answer) => string): Promise<void> => {
    const answer = await does<Answer>(verb, input)
    if (answer !== undefined) setOutcome({ text: said(answer) })
    done()
  }
  const ask = (verb: Verb, question: Asking): void => {
    // Nobody writes a reason for what they may not do.
    if (start.may.includes(verb)) setAsking(question)
    else void does(verb, {})
  }
  return {
    ...{ outcome, setOutcome, asking },
    answered: () => setAsking(undefined),
    may: (verb: Verb) => start.may.includes(verb),
    acknowledge: ({ id }: NowAlarm) => void act('acknowledge', { alarm: id }, () => say('now.say.acknowledged')),
    kill({ story, headline, sentence }: NowAlarm): void {
      const name = named(headline)
      ask('kill', {
        ...{ title: say('now.ask.kill.title', { name }), said: sentence },
        fields: [reason, { name: 'note', label: say('now.ask.note'), optional: true }],
        answers: [{ name: 'kill', label: say('now.ask.kill.go'), grave: true }],
        does: (given) =>
          void act<{ unacknowledged?: { output: string }[] }>('kill', { story, ...given }, ({ unacknowledged = [] }) =>
            unacknowledged.length > 0
              ? say('now.say.killed.waits', { name, outputs: unacknowledged.map(({ output }) => output).join(', ') })
              : say('now.say.killed', { name }),
          ),
      })
    },
    decline({ story, headline, sentence }: NowAlarm): void {
      const name = named(headline)
      ask('decline-kill', {
        ...{ title: say('now.ask.decline.title', { name }), said: sentence, fields: [reason] },
        answers: [{ name: 'decline', label: say('now.ask.decline.go') }],
        does: (given) => void act('decline-kill', { story, ...given }, () => say('now.say.declined', { name })),
      })
    },
    retry: (arrivals: readonly NowFile[] | 'all') =>
      void act<{ arrivals: string[] }>(
        'retry',
        { arrivals: arrivals === 'all' ? arrivals : arrivals.map(({ id }) => id) },
        (answer) => say('now.say.retried', { count: answer.arrivals.length }),
      ),
    discard({ id, name, why }: NowFile): void {
      ask('discard', {
        ...{ title: say('now.ask.discard.title', { name }), said: why, fields: [reason] },
        answers: [{ name: 'discard', label: say('now.ask.discard.go'), grave: true }],
        does: (given) => void act('discard', { arrivals: [id], ...given }, () => say('now.say.discarded', { name })),
      })
    },
    decide({ what, id, name: of, why }: NowHeld): void {
      const name = named(of)
      ask('decide-terms', {
        ...{ title: say('now.ask.decide.title', { name }), said: why },
        fields: [{ name: 'note', label: say('now.ask.read') }],
        answers: [
          { name: 'allow', label: say('now.ask.decide.allow') },
          { name: 'deny', label: say('now.ask.decide.deny'), grave: true },
        ],
        does: (given, decision) =>
          void act('decide-terms', { [what]: id, decision, ...given }, () => say('now.say.decided', { name })),
      })
    },
  }
}

export type NowVerbs = ReturnType<typeof useNowVerbs>
