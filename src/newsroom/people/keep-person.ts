/** Keep what is known of somebody: name, role, and the sections where it holds. It goes for what they do next. */

import { z } from 'zod'
import { isRefusal } from '../../base/refusal.ts'
import { changePerson } from '../../store/people.ts'
import { action } from '../action.ts'
import {
  findPerson,
  nameInput,
  personInput,
  refuseLast,
  refuseSections,
  roleInput,
  sectionsInput,
} from './person-input.ts'

export const keepPerson = action({
  verb: 'keep-person',
  input: z.strictObject({
    person: personInput,
    name: nameInput.optional(),
    role: roleInput.optional(),
    /** Absent, they stay as they are; null: everywhere. */
    sections: sectionsInput.optional(),
  }),
  async run({ person: id, name, role, sections }, { tx, note }) {
    const person = await findPerson(tx, id)
    if (isRefusal(person)) return person
    const next = role ?? person.role
    const unlimited = next === 'administrator' && sections === undefined ? null : sections
    const refused =
      (await refuseSections(tx, next, unlimited)) ??
      (next === 'administrator' ? undefined : await refuseLast(tx, person))
    if (refused) return refused
    const change = {
      ...(name !== undefined && { name }),
      ...(role !== undefined && { role }),
      ...(unlimited !== undefined && { sections: unlimited }),
    }
    await changePerson(tx, id, change)
    const before = { name: person.name, role: person.role, sections: person.sections }
    await note('keep-person', null, { person: person.mail, ...change, before })
    return { person: id }
  },
})
