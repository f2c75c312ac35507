/** A watched folder: whoever may write into it sends wires. A file is taken once it has stopped growing. */

import { mkdir, readdir, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { filesUnder } from '../files-under.ts'
import type { Line } from '../handle.ts'
import { ingest } from '../ingest.ts'
import type { Intake } from '../keep.ts'

export type Watching = { stop(): Promise<void> }

export type Watched = {
  intake: Intake
  /** The folder; each folder in it is named after the supplier that writes there. */
  folder: string
  /** Whether what this supplier sends is taken and published without a person. */
  publishes: (supplier: string) => Promise<boolean>
  told: (line: Line) => void
  failed: (error: unknown) => void
  /** Milliseconds between two looks. */
  every?: number
}

/** What has been taken goes here, out of the way and not lost. */
const takenFolder = '.taken'

/** Looks into the folder again and again until it is stopped; a look that has begun is finished. */
export const watchFolder = async (watched: Watched): Promise<Watching> => {
  const { folder, every = 1000, failed } = watched
  await mkdir(folder, { recursive: true })
  const stopping = new AbortController()
  const seen = new Map<string, string>()
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      await look(watched, seen).catch(failed)
      await sleep(every, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await watching
    },
  }
}

const look = async (watched: Watched, seen: Map<string, string>): Promise<void> => {
  const { intake, folder, publishes, told } = watched
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.filter((one) => one.isDirectory() && !one.name.startsWith('.'))) {
    const inbox = join(folder, entry.name)
    const { files } = await filesUnder([inbox])
    const still: string[] = []
    for (const file of files) if (await hasRested(file, seen)) still.push(file)
    // A wire waits for pictures that are still being written beside it.
    if (still.length === 0 || still.length < files.length) continue
    const putAside = async (file: string): Promise<void> => {
      const taken = join(folder, takenFolder, entry.name, file.slice(inbox.length + 1))
      await mkdir(dirname(taken), { recursive: true })
      await rename(file, taken)
      seen.delete(file)
    }
    // Each is put aside as soon as its last line is told, so that after a crash only a few are read again.
    let before: string | undefined
    for await (const line of ingest(intake, still, { supplier: entry.name, publish: await publishes(entry.name) })) {
      if (before !== undefined && before !== line.file) await putAside(before)
      before = line.file
      told(line)
    }
    if (before !== undefined) await putAside(before)
  }
}

/** Whether the file is as it was at the look before. */
const hasRested = async (file: string, seen: Map<string, string>): Promise<boolean> => {
  const { size, mtimeMs } = await stat(file)
  const facts = `${size} ${mtimeMs}`
  const rested = seen.get(file) === facts
  seen.set(file, facts)
  return rested
}
