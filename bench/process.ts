/** Processes that the measures start: told apart by what they run, asked over a channel, and ended with whoever started them. */

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A running process, its port where it listens, and how much of a core it has used. */
export type Child = {
  port: number
  /** Asks for an answer of one kind; one question at a time. */
  ask<Answer>(question: object): Promise<Answer>
  tell(message: object): void
  /** Seconds of processor time that it has used so far. */
  cpu(): Promise<number>
  end(): Promise<void>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

/** Where profiles go, when they are wanted: `--profile FOLDER`. */
const profiled = process.argv.includes('--profile') ? process.argv[process.argv.indexOf('--profile') + 1] : undefined

/** Starts a file of this folder, and resolves once it says its port. */
export const startChild = async (file: string, ...args: string[]): Promise<Child> => {
  const folder = profiled && join(profiled, [file, ...args.slice(2)].join('-'))
  const child = fork(join(import.meta.dirname, file), args, {
    // As the command runs: with what `bin/bootstrap.mjs` tells Node.
    execArgv: [...process.execArgv, ...(folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [])],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  let answer = Promise.withResolvers<unknown>()
  child.on('message', (message) => answer.resolve(message))
  child.on('exit', () => answer.reject(new Error(`${file}, process ${child.pid}, has ended.`)))
  const next = <Answer>() => answer.promise as Promise<Answer>
  const ask = <Answer>(question: object): Promise<Answer> => {
    answer = Promise.withResolvers()
    // Whoever asked may have failed by then, and that failure is the one to be told.
    answer.promise.catch(() => undefined)
    child.send(question)
    return next<Answer>()
  }
  const { port } = await next<{ port: number }>()
  return {
    port,
    ask,
    tell: (message) => child.send(message),
    cpu: async () => (await ask<{ cpu: number }>({ cpu: true })).cpu,
    async end() {
      if (child.connected) child.disconnect()
      await ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** In the process that was started: says that it is ready, tells its use of the processor when asked, and ends when its parent does. */
export const answerParent = (port: number): void => {
  process.on('message', (message: { cpu?: boolean }) => {
    if (!message.cpu) return
    const { user, system } = process.cpuUsage()
    process.send?.({ cpu: (user + system) / 1e6 })
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.({ port })
}
