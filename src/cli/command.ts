/** What a command is, and how it reads its words. */

import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type Refusal, refuse } from '../base/refusal.ts'

export type Command = {
  name: string
  /** One line for the list of commands. */
  summary: string
  /** What `--help` prints. */
  usage: string
  /** Does it and resolves to the exit status: 0 when all was done, 1 when something was refused. */
  run(args: string[]): Promise<number>
}

/** The options and words of a call, or a sentence that says which of them is wrong. */
export const readWords = <Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
) => {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    return refuse('invalid', `${(error as Error).message.split('. To specify')[0]}. See --help.`)
  }
}

/** Says a refusal on the error output, and gives the exit status for it. */
export const sayRefused = (refusal: Refusal): 1 => {
  process.stderr.write(`${refusal.sentence}\n`)
  return 1
}

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
