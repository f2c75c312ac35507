/** Presets: what a person looks at again and again in the list of wires. The one without a name is where the person begins. */

import type { PersonId } from '../../base/id.ts'
import type { Wants } from '../../story/wire-wants.ts'
import type { Db, Tx } from '../database.ts'

/** `sound` and `notify`: what comes and is wanted speaks up. */
export type Preset = { name: string; wants: Wants; sound: boolean; notify: boolean }

export const presetsOf = async (db: Db | Tx, person: PersonId): Promise<Preset[]> =>
  db
    .selectFrom('preset')
    .select(['name', 'wants', 'sound', 'notify'])
    .where('person', '=', person)
    .orderBy('position')
    .execute()

/** Keeps the preset under its name, in place of what stood there. */
export const keepPreset = async (tx: Tx, person: PersonId, { wants, ...preset }: Preset): Promise<void> => {
  const row = { ...preset, wants: JSON.stringify(wants) }
  await tx
    .insertInto('preset')
    .values({ person, ...row })
    .onConflict((conflict) => conflict.columns(['person', 'name']).doUpdateSet(row))
    .execute()
}

export const deletePreset = async (tx: Tx, person: PersonId, name: string): Promise<boolean> => {
  const { numDeletedRows } = await tx
    .deleteFrom('preset')
    .where('person', '=', person)
    .where('name', '=', name)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
