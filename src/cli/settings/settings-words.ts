/** Settings and secrets as the commands about doors and outputs are given them. */

import { readFile } from 'node:fs/promises'
import { isRefusal, type Refusal, refuse } from '../../base/refusal.ts'

/** `every=60`, `include=["*.xml"]`, `user=nordwire`: JSON where it is, else the word itself. */
const settingsOf = (given: readonly string[]): Record<string, unknown> | Refusal => {
  const settings: Record<string, unknown> = {}
  for (const one of given) {
    const at = one.indexOf('=')
    if (at < 1) return refuse('invalid', `--set wants KEY=VALUE, not «${one}».`)
    settings[one.slice(0, at)] = meantBy(one.slice(at + 1))
  }
  return settings
}

const meantBy = (text: string): unknown => {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    // A bare word is meant as it stands.
    return text
  }
}

/** The secret that a file holds; `-` is the standard input. */
const secretIn = async (file: string): Promise<string | Refusal> => {
  try {
    // A file ends with a line break that is no part of a password.
    return (await readFile(file === '-' ? '/dev/stdin' : file, 'utf8')).replace(/\r?\n$/, '')
  } catch (error) {
    return refuse('invalid', `The secret cannot be read from ${file}: ${(error as Error).message}`)
  }
}

/** The words by which a door or an output is set up. */
export const settingOptions = {
  name: { type: 'string' },
  address: { type: 'string' },
  set: { type: 'string', multiple: true, default: [] as string[] },
  'secret-file': { type: 'string' },
} as const

export type SettingValues = {
  name?: string | undefined
  address?: string | undefined
  set: string[]
  'secret-file'?: string | undefined
}

/** Name, settings and secret as the verbs take them; what was not given is not there. */
export const settingsGiven = async (values: SettingValues): Promise<object | Refusal> => {
  const settings = settingsOf(values.set)
  const secret = values['secret-file'] === undefined ? undefined : await secretIn(values['secret-file'])
  if (isRefusal(settings)) return settings
  if (isRefusal(secret)) return secret
  return { name: values.name, secret, ...(values.set.length > 0 ? { settings } : {}) }
}
