/** Keep the desk's rules: a new list takes the place of the one before, for every wire that arrives from now on. */

import { z } from 'zod'
import { type Refusal, refuse } from '../../base/refusal.ts'
import { action } from '../../newsroom/action.ts'
import type { Db, Tx } from '../../store/database.ts'
import { readRules, writeRules } from '../../store/rules.ts'
import { readSections } from '../../store/settings.ts'
import { allSuppliers } from '../../store/suppliers.ts'
import { type Rule, rule } from '../../story/routing-rule.ts'

/** More are a sign that a rule is missing that says it for many. */
const mostRules = 500

export const keepRules = action({
  verb: 'keep-rules',
  input: z.strictObject({ rules: z.array(rule).max(mostRules) }),
  async run({ rules }, { tx, record }) {
    const wrong = await refuseRules(tx, rules)
    if (wrong) return wrong
    const before = await readRules(tx)
    await writeRules(tx, rules)
    await record('keep-rules', null, { before, rules })
    return { rules: rules.length }
  },
})

/** Why these may not be the rules: two of one name, a section or a supplier that there is not. */
export const refuseRules = async (db: Db | Tx, rules: readonly Rule[]): Promise<Refusal | undefined> => {
  const names = rules.map(({ name }) => name)
  const twice = names.findIndex((name, at) => names.indexOf(name) !== at)
  if (twice >= 0)
    return refuse(
      'invalid',
      `Two rules are called «${names[twice]}». Give each a name of its own.`,
      `rules.${twice}.name`,
    )
  const sections = (await readSections(db)).map(({ slug }) => slug)
  const suppliers = (await allSuppliers(db)).map(({ slug }) => slug)
  for (const [at, { name, does, fits }] of rules.entries()) {
    if (does.section !== undefined && !sections.includes(does.section))
      return refuse(
        'invalid',
        `The rule «${name}» sends to «${does.section}», which is no section. There are ${sections.join(', ')}.`,
        `rules.${at}.does.section`,
      )
    const unknown = fits.suppliers?.find((slug) => !suppliers.includes(slug))
    if (unknown !== undefined)
      return refuse(
        'invalid',
        `The rule «${name}» asks for the supplier «${unknown}», whom nobody knows. There are ${suppliers.join(', ') || 'none yet'}.`,
        `rules.${at}.fits.suppliers`,
      )
  }
  return undefined
}
