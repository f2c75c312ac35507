/** `npm run bench -- --backlog [N]`: a hundred thousand wires that have piled up are taken in; how fast, how evenly, with how much memory. */

import { join } from 'node:path'
import { machineClock } from '../src/base/clock.ts'
import type { Edition } from './edition.ts'
import { type Row, told } from './figures.ts'
import type { Taken } from './intake-process.ts'
import type { Child } from './process.ts'
import { writeBacklog } from './wires/backlog-wires.ts'

type Measuring = { edition: Edition; taker: Child; count: number; say: (sentence: string) => void }

export const measureBacklog = async ({ edition, taker, count, say }: Measuring): Promise<Row[]> => {
  const folder = join(edition.folder, 'backlog')
  say(`Writing ${told(count)} wires …`)
  const expected = writeBacklog(folder, count, machineClock.now())
  say('Taking them in …')
  const { tenths, outcomes, peak } = await taker.ask<Taken>({ take: folder, count })
  const wrong = Object.entries(expected).filter(([outcome, many]) => outcomes[outcome] !== many)
  if (wrong.length > 0 || outcomes.quarantined)
    throw new Error(`Expected ${JSON.stringify(expected)}, and there came ${JSON.stringify(outcomes)}.`)
  const seconds = tenths.reduce((sum, one) => sum + one.seconds, 0)
  const rates = tenths.map((tenth) => count / 10 / tenth.seconds)
  const [first = Number.NaN, last = Number.NaN] = [rates[0], rates.at(-1)]
  const kinds = Object.entries(expected).map(([outcome, many]) => `${told(many)} ${outcome}`)
  return [
    {
      what: `A backlog of ${told(count)} wires`,
      figure: `${told(count / seconds)} /s`,
      beside: `${told(seconds)} s; ${kinds.join(', ')}; by tenths ${rates.map(told).join(', ')}`,
    },
    {
      what: 'Its last tenth beside its first',
      figure: told(last / first),
      beside: `processor each, ours and PostgreSQL's, by tenths: ${tenths.map(({ own, postgres }) => `${each(own, count)} + ${each(postgres, count)}`).join(', ')} ms`,
      aim: '≥ 0.9',
    },
    {
      what: 'Memory of the process that takes it in',
      figure: `${told(peak / 2 ** 20)} MB`,
      beside: 'resident, the most at any time',
      aim: '< 400 MB',
    },
  ]
}

const each = (seconds: number, count: number): string => told((seconds / (count / 10)) * 1000)
