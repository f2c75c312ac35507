/** How much of the processor a database has used. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** Seconds of processor that the processes of a data folder's database have used, those that have ended included. */
export const postgresUsage = (folder: string): number => {
  const server = Number.parseInt(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8'), 10)
  let ticks = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      // Fields 4, 14 to 17 of proc_pid_stat(5), counted behind the program's name: parent, own time, that of children waited for.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const fields = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number)
      const [parent = 0, own = 0, ended = 0] = [fields[1], sum(fields.slice(11, 13)), sum(fields.slice(13, 15))]
      if (Number(pid) === server) ticks += own + ended
      else if (parent === server) ticks += own
    } catch (error) {
      // It has ended since the folder was listed.
      if (!['ENOENT', 'ESRCH'].includes(String((error as NodeJS.ErrnoException).code))) throw error
    }
  return ticks / 100
}
