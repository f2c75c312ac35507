/** What lies behind a door: files that can be listed, fetched, and said to be taken. One file here for each kind of door. */

import type { DoorId } from '../../base/id.ts'
import type { DoorKind } from '../../store/schema.ts'

/** A door as its source gets it: checked settings, the secret opened. */
export type Door = {
  id: DoorId
  supplier: string
  kind: DoorKind
  /** Without user and secret: `sftp://wires.example/out`, `https://api.example/feed`, `imaps://mail.example/INBOX`, `s3://bucket/prefix`. */
  address: string
  settings: Record<string, unknown>
  /** Password, token or key, as the administrator gave it. */
  secret: string | undefined
  /** What the source remembered at its last look that ended well: an ETag, a cursor. */
  state: Record<string, unknown>
}

/** Something that lies behind a door. */
export type Remote = {
  /** What it is called there and stays called, unique behind its door: a path, an object's key, UIDVALIDITY and UID, an address. */
  key: string
  /** What a wire calls it: the base name. */
  name: string
  /** Differs when the contents do: size and time, an ETag. */
  mark: string
  /** It may still be growing: it is taken when two looks find the same mark, or when it is older than a minute. */
  mayGrow?: { changedAt: Date | undefined }
}

/** What was fetched. With `doubt` (a sentence) it is kept and waits in quarantine: it came from somebody who cannot be believed. */
export type Fetched = { name: string; bytes: Buffer; doubt?: string }

/** An open door. Whatever goes wrong is a `DoorFailure`; anything else thrown is a fault of ours. */
export type Source = {
  /** What lies there, oldest first, in portions; what was taken before may be among it. */
  list(): AsyncIterable<readonly Remote[]>
  /** All that the remote holds: mostly one file. Refuses what is larger than 50 MB. */
  fetch(remote: Remote): Promise<readonly Fetched[]>
  /**
   * Called when what was fetched is kept for good: deletes it, moves it, marks it as seen, or leaves it, as the settings say; called again at the
   * next look for what is still listed with the same mark. Says `forget` where it lies there no more, or no more as it was listed.
   */
  taken(remote: Remote, forget: () => void): Promise<void>
  /** How many may be fetched side by side; absent: one after the other. */
  lanes?: number
  /** What it wants to remember until the next look, asked for after a look that ended well. */
  state?(): Record<string, unknown>
  close(): Promise<void>
}

/** Opens a door; `signal` ends whatever is under way. */
export type OpenSource = (door: Door, reach: Reach, signal: AbortSignal) => Promise<Source>

/** Which machines may be reached: what `inner-network.ts` gives. */
export type Reach = {
  /** The addresses of a host that may be connected to, or a `DoorFailure` where it lies in the inner network and no setting allows that. */
  resolve(host: string): Promise<readonly { address: string; family: 4 | 6 }[]>
}

/** Why a look through a door ended early: a sentence that says what is wrong and what to do. */
export class DoorFailure extends Error {
  override readonly name = 'DoorFailure'
  /** Until then the other side does not want to be asked again (HTTP's Retry-After). */
  readonly notBefore: Date | undefined

  constructor(sentence: string, notBefore?: Date) {
    super(sentence)
    this.notBefore = notBefore
  }
}

/** Why one file cannot be fetched or acknowledged, while the others behind the door can. */
export class FileFailure extends DoorFailure {}
