/** The rules by which wires are routed, in their order. */

import type { Rule } from '../story/routing-rule.ts'
import type { Db, Tx } from './database.ts'

export const readRules = (db: Db | Tx): Promise<Rule[]> =>
  db.selectFrom('rule').select(['name', 'fits', 'does', 'ends', 'paused']).orderBy('position').execute()

/** Puts these rules in place of all others. */
export const writeRules = async (tx: Tx, rules: readonly Rule[]): Promise<void> => {
  await tx.deleteFrom('rule').execute()
  if (rules.length === 0) return
  await tx
    .insertInto('rule')
    .values(
      rules.map(({ fits, does, ...rule }, position) => ({
        ...{ ...rule, position, fits: JSON.stringify(fits), does: JSON.stringify(does) },
      })),
    )
    .execute()
}
