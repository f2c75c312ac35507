/** A front as it is named to a verb, and finding it for a change. */

import { z } from 'zod'
import { type Refusal, refuse } from '../../base/refusal.ts'
import { type FrontRow, frontForChange } from '../../store/desk/fronts/fronts.ts'
import { readSections } from '../../store/settings.ts'
import { bareFront, type Container } from '../../story/front/container.ts'
import { sectionOf } from '../../story/front/front-name.ts'
import type { Doing } from '../action.ts'
import { mayIn } from '../permissions.ts'

export const frontInput = z
  .string()
  .trim()
  .max(200)
  .regex(/^\/[^/]*$/, 'is no front: «/», or a section’s path such as «/world»')

/** A front as a change finds it: what readers get of it, and what the desk sees. */
export type OpenFront = { row: FrontRow; launched: Container[]; seen: Container[] }

/** The front, locked for this change. Refuses one of a section that is not there, and one where this person's role does not hold. */
export const findFront = async (
  { tx, actor }: Pick<Doing, 'tx' | 'actor'>,
  path: string,
): Promise<OpenFront | Refusal> => {
  const sections = await readSections(tx)
  const section = sectionOf(path)
  if (section && !sections.some(({ slug }) => slug === section))
    return refuse('unknown', `There is no section ${section}, and so no front of it.`)
  if (actor.sections && !(section && mayIn(actor, section)))
    return refuse(
      'not-allowed',
      `You are ${actor.role} for ${actor.sections.join(', ')} alone: this front is arranged by others.`,
    )
  const row = await frontForChange(tx, path)
  const launched = row.containers ?? bareFront(path, sections)
  return { row, launched, seen: row.draft ?? launched }
}

export const staleFront = (by: string | null): Refusal =>
  refuse(
    'stale',
    `${by ?? 'Somebody'} has changed this front since you looked. Look at it as it is now, and do it again.`,
  )
