/** `npm run bench -- --fuzz [N] [--from NUMBER]`: a hundred thousand broken files read in a process that is watched. */

import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fuzz } from '../test/fuzz/fuzz.ts'
import { type Row, told } from './figures.ts'

const megabytes = (bytes: number): string => `${told(bytes / 2 ** 20)} MB`

/** Reads inputs `from` to `from + count`, real wires among them where they are there. Names each that fails, and where it lies. */
export const measureFuzz = async (count: number, from: number, say: (sentence: string) => void): Promise<Row[]> => {
  const began = performance.now()
  const { inputs, readable, failures, slowest, resident, heap, real } = await fuzz({
    from,
    until: from + count,
    real: true,
    folder: join(tmpdir(), 'dateline-fuzz'),
    progress: (done) => done % 10_000 === 0 && say(`${done} inputs read …`),
  })
  for (const { number, told: how, why, file } of failures) say(`${number} (${how}): ${why}\n        ${file}`)
  if (failures.length > 0) process.exitCode = 1
  const perSecond = inputs / ((performance.now() - began) / 1000)
  return [
    {
      what: 'Broken files read as they must be',
      figure: `${told(inputs - failures.length)} of ${told(inputs)}`,
      beside: `${told(readable)} gave items, the others a problem; ${real ? 'real wires among them' : 'without real wires'}; ${told(perSecond)} /s`,
      aim: 'all',
    },
    {
      what: 'The slowest of them',
      figure: `${told(slowest.milliseconds)} ms`,
      beside: slowest.told,
      aim: '≤ 1,000 ms',
    },
    {
      what: 'Memory of the reading process',
      figure: megabytes(resident),
      beside: `resident, the most after any input; ${megabytes(heap)} of it values, limited to 96 MB that live`,
      aim: '≤ 256 MB',
    },
  ]
}
