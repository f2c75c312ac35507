/** A verb inside another transaction: its refusal undoes the verb and leaves what was done before. */

import { isRefusal, type Refusal } from '../../base/refusal.ts'
import { savepoint } from '../../store/database.ts'
import type { Doing } from '../action.ts'

export const tried = async <Done>(
  { tx }: Pick<Doing, 'tx'>,
  work: () => Promise<Done | Refusal>,
): Promise<Done | Refusal> => {
  await savepoint(tx, 'savepoint verb')
  const done = await work()
  await savepoint(tx, isRefusal(done) ? 'rollback to savepoint verb' : 'release savepoint verb')
  return done
}
