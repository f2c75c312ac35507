/** Whether a process that was noted down earlier is still the same one: process numbers are given out again. */

import { readFileSync } from 'node:fs'

/** The moment a process began, in a form that no other process of this number ever has; undefined where it has ended. */
export const beginningOf = (pid: number): string | undefined => {
  const stat = readProc(`/proc/${pid}/stat`)
  // The command's name stands in parentheses and may hold anything, so what counts begins after the last one.
  const [state, ...fields] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? []
  if (!state || 'ZX'.includes(state)) return undefined
  const ticksSinceBoot = fields[18]
  return `${readProc('/proc/sys/kernel/random/boot_id')?.trim() ?? ''} ${ticksSinceBoot}`
}

/** The short name of a running process, such as `postgres`. */
export const nameOf = (pid: number): string | undefined => readProc(`/proc/${pid}/comm`)?.trim()

/** Whether any process has this number, ours or somebody else's. */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const readProc = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ESRCH' || code === 'EACCES') return undefined
    throw error
  }
}
