/** Everybody of the newsroom, as an administrator sees them. */

import type { PersonId } from '../../base/id.ts'
import type { Db } from '../../store/database.ts'
import { everybody } from '../../store/people.ts'
import type { Role } from '../../store/schema.ts'
import { readSections } from '../../store/settings.ts'

/** Instants are ISO 8601. `left`: since when they are deactivated; `seen`: when a session of theirs was used last. */
export type PersonView = {
  id: PersonId
  mail: string
  name: string
  role: Role
  sections: readonly string[] | null
  left: string | null
  seen: string | null
  sessions: number
  password: boolean
  passkeys: number
}
export type PeopleView = { people: PersonView[]; sections: { slug: string; name: string }[] }
/** A one-time address's token, for whoever hands it over. */
export type Invited = { person: PersonId; token: string }

export const peopleView = async (db: Db): Promise<PeopleView> => {
  const [people, sections] = await Promise.all([everybody(db), readSections(db)])
  return {
    people: people.map(({ id, mail, name, role, left_at, seen, ...of }) => ({
      ...{ id, mail, name, role, sections: of.sections, sessions: of.sessions },
      ...{ password: of.password, passkeys: of.passkeys },
      ...{ left: left_at?.toISOString() ?? null, seen: seen?.toISOString() ?? null },
    })),
    sections: sections.map(({ slug, name }) => ({ slug, name })),
  }
}
