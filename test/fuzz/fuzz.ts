/** Reads broken files in a process of its own that is watched: one that crashes, hangs, grows or says nonsense is written down by its number. */

import { fork } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Input, inputOf } from './inputs.ts'
import type { Read } from './reading-process.ts'
import { hasRealWires, seeds } from './seeds.ts'

export type Fuzzing = {
  from: number
  until: number
  /** Whether real wires are broken too, where they lie beside the checkout. */
  real: boolean
  /** Where inputs that fail are written. */
  folder: string
  /** The module that reads and judges; the project's own unless a test names another. */
  module?: string
  /** After how many milliseconds without an answer a reading counts as hanging, and is ended. */
  patience?: number
  progress?: (done: number) => void
}

/** An input that failed: its number, how it came to be, why, and where its bytes lie. */
export type Failure = { number: number; told: string; why: string; file: string }

export type Fuzzed = {
  inputs: number
  /** How many gave items. */
  readable: number
  failures: Failure[]
  /** The slowest input, in milliseconds; of what took over a second, the shortest of three. */
  slowest: { number: number; milliseconds: number; told: string }
  /** The most memory that the reading process held after an input, in bytes: of the machine's (resident), and of living and dead values. */
  resident: number
  heap: number
  /** Inputs by the format that they were read as. */
  formats: Record<string, number>
  real: boolean
}

/** No input may take longer, in milliseconds. */
const longest = 1000

/** What the reading process may hold of living values, in megabytes: one that needs more ends, and that is a failure. */
const memory = ['--max-old-space-size=96', '--max-semi-space-size=2']

/** How much may lie with the reading process unread. */
const window = { inputs: 16, bytes: 3_000_000 }

export const fuzz = async ({
  from,
  until,
  real,
  folder,
  module,
  patience = 10_000,
  progress,
}: Fuzzing): Promise<Fuzzed> => {
  const samples = await seeds({ real })
  const found: Fuzzed = {
    ...{ inputs: 0, readable: 0, failures: [], resident: 0, heap: 0, formats: {}, real: real && hasRealWires() },
    slowest: { number: -1, milliseconds: 0, told: '' },
  }
  const fail = ({ number, told, name, bytes }: Input, why: string): void => {
    mkdirSync(folder, { recursive: true })
    const file = join(folder, `${number}-${name}`)
    writeFileSync(file, bytes)
    found.failures.push({ number, told, why, file })
  }
  const note = (input: Input, { milliseconds, trouble, items, format, resident, heap }: Read): void => {
    found.inputs += 1
    if (items > 0) found.readable += 1
    found.formats[format] = (found.formats[format] ?? 0) + 1
    found.resident = Math.max(found.resident, resident)
    found.heap = Math.max(found.heap, heap)
    if (milliseconds > found.slowest.milliseconds)
      found.slowest = { number: input.number, milliseconds, told: input.told }
    if (trouble) fail(input, trouble)
    else if (milliseconds > longest) fail(input, `It took ${Math.round(milliseconds)} ms.`)
    if (found.inputs % 1000 === 0) progress?.(found.inputs)
  }

  let next = from
  /** One reading process from its start to its end: all is read, or an input has ended it. */
  const oneProcess = (): Promise<void> =>
    new Promise((done) => {
      const child = fork(join(import.meta.dirname, 'reading-process.ts'), module ? [module] : [], {
        serialization: 'advanced',
        stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
        execArgv: memory,
        env: {
          ...process.env,
          NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(import.meta.dirname, '../../.cache/node'),
        },
      })
      const waiting: Input[] = []
      let said = ''
      child.stderr?.on('data', (letters) => {
        said = `${said}${letters}`.slice(-20_000)
      })
      let watch: NodeJS.Timeout | undefined
      let hangs = false
      const watchAnew = () => {
        clearTimeout(watch)
        watch = setTimeout(() => {
          hangs = true
          child.kill('SIGKILL')
        }, patience)
      }
      const send = () => {
        let held = waiting.reduce((sum, { bytes }) => sum + bytes.length, 0)
        while (next < until && waiting.length < window.inputs && held < window.bytes) {
          const input = inputOf(next, samples)
          next += 1
          held += input.bytes.length
          waiting.push(input)
          child.send(input)
        }
        if (waiting.length === 0) child.send('end')
      }
      child.on('message', (read) => {
        watchAnew()
        const input = waiting.shift()
        if (input) note(input, read as Read)
        send()
      })
      // Not its exit: by the close all that it has said is here.
      child.on('close', (code, signal) => {
        clearTimeout(watch)
        const [at] = waiting
        if (at) {
          found.inputs += 1
          const [cause = 'without a word'] = /(?:FATAL ERROR|Error): .*/.exec(said) ?? []
          fail(
            at,
            hangs ? `It was not read within ${patience} ms.` : `The process ended with ${signal ?? code}: ${cause}`,
          )
          next = at.number + 1
        }
        done()
      })
      watchAnew()
      send()
    })

  while (next < until) await oneProcess()
  return found
}
