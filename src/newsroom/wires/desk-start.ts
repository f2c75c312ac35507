/** What the desk's page brings along for its app: who is signed in, what they may do, and whose clock and zone it goes by. */

import type { DeskNews } from '../../store/desk/hear-desk.ts'
import type { Role } from '../../store/schema.ts'
import type { Wants } from '../../story/wire-wants.ts'
import type { Sight, Verb } from '../permissions.ts'

/** What the desk is told of as it happens. */
export type { DeskNews }

export type DeskStart = {
  person: { name: string; mail: string; role: Role }
  may: Verb[]
  /** The sections where the role holds; null: everywhere. Stories of others are read alone. */
  sections: readonly string[] | null
  /** What they may look at that not everybody may. */
  sees: Sight[]
  /** IANA zone of the publication. */
  zone: string
  /** The newsroom's clock when the page was made, ISO 8601. */
  now: string
  /** Whether that clock was set, for a demonstration or a test. */
  clockSet: boolean
  /** How many alarms were open then. */
  alarms: number
  /** What the person begins with in the list of wires. */
  begin: Wants
}
