/** Keep the desk's rules: a new list takes the place of the one before, for every wire that arrives from now on. */

import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { action } from '../../newsroom/action.ts'
import { readRules, writeRules } from '../../store/rules.ts'
import { readSections } from '../../store/settings.ts'
import { allSuppliers } from '../../store/suppliers.ts'
import { rule } from '../../story/routing-rule.ts'

/** More are a sign that a rule is missing that says it for many. */
const mostRules = 500

export const keepRules = action({
  verb: 'keep-rules',
  input: z.strictObject({ rules: z.array(rule).max(mostRules) }),
  async run({ rules }, { tx, record }) {
    const names = new Set<string>()
    for (const { name } of rules) {
      if (names.has(name)) return refuse('invalid', `Two rules are called «${name}». Give each a name of its own.`)
      names.add(name)
    }
    const sections = new Set((await readSections(tx)).map((section) => section.slug))
    const suppliers = new Set((await allSuppliers(tx)).map((supplier) => supplier.slug))
    for (const { name, does, fits } of rules) {
      if (does.section !== undefined && !sections.has(does.section))
        return refuse(
          'invalid',
          `The rule «${name}» sends to «${does.section}», which is no section. There are ${[...sections].join(', ')}.`,
        )
      const unknown = fits.suppliers?.find((slug) => !suppliers.has(slug))
      if (unknown !== undefined)
        return refuse(
          'invalid',
          `The rule «${name}» asks for the supplier «${unknown}», whom nobody knows. There are ${[...suppliers].join(', ') || 'none yet'}.`,
        )
    }
    const before = await readRules(tx)
    await writeRules(tx, rules)
    await record('keep-rules', null, { before, rules })
    return { rules: rules.length }
  },
})
