/** One look through a door's source, as a test makes it: what was there, what came of it, what the door remembers. */

import type { DoorId } from '../src/base/id.ts'
import { reachOf } from '../src/intake/inner-network.ts'
import { type Door, DoorFailure, type Fetched, type OpenSource, type Remote } from '../src/intake/sources/source.ts'

/** A door as its source gets it; the kind matters to nobody behind it. */
export const aDoor = (some: Partial<Door>): Door => ({
  id: 'door00000000' as DoorId,
  supplier: 'nordwire',
  kind: 'http',
  address: '',
  settings: {},
  secret: undefined,
  state: {},
  ...some,
})

export type Looked = {
  portions: Remote[][]
  remotes: Remote[]
  files: Fetched[]
  /** Sentences of what could not be fetched or acknowledged. */
  problems: string[]
  /** What ended the look; absent where it ended well. */
  failure: DoorFailure | undefined
  /** What the door remembers afterwards. */
  state: Record<string, unknown>
}

export type Manner = {
  /** Keys and marks of what was taken before; what is taken is added. */
  known?: Map<string, string>
  /** Throws where it cannot be kept. */
  keep?: (files: readonly Fetched[]) => void
  signal?: AbortSignal
}

/** Looks through the door: fetches what is not known, keeps it, says that it is taken. Whatever is no `DoorFailure` is thrown. */
export const lookThrough = async (open: OpenSource, door: Door, manner: Manner = {}): Promise<Looked> => {
  const { known = new Map(), keep = () => undefined, signal = new AbortController().signal } = manner
  const looked: Looked = { portions: [], remotes: [], files: [], problems: [], failure: undefined, state: door.state }
  const one = async (remote: Remote, source: Awaited<ReturnType<OpenSource>>): Promise<void> => {
    const files = await source.fetch(remote)
    keep(files)
    looked.files.push(...files)
    known.set(remote.key, remote.mark)
    await source.taken(remote, () => known.delete(remote.key))
  }
  try {
    const source = await open(door, reachOf(['127.0.0.0/8', '::1/128']), signal)
    try {
      for await (const portion of source.list()) {
        looked.portions.push([...portion])
        looked.remotes.push(...portion)
        for (const remote of portion) {
          if (known.get(remote.key) === remote.mark) continue
          await one(remote, source).catch((error: unknown) => looked.problems.push(sentenceOf(error)))
        }
      }
      looked.state = JSON.parse(JSON.stringify(source.state?.() ?? {}))
    } finally {
      await source.close()
    }
  } catch (error) {
    if (!(error instanceof DoorFailure)) throw error
    looked.failure = error
  }
  return looked
}

const sentenceOf = (error: unknown): string => {
  if (error instanceof DoorFailure) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return 'ENOSPC'
  throw error
}

export const texts = ({ files }: Looked): string[] => files.map(({ bytes }) => bytes.toString())
