/** Tries rules on the wires that came last: what each would have caught, and what would go elsewhere than by the rules of now. Changes nothing. */

import { setImmediate as othersFirst } from 'node:timers/promises'
import { copyUnder } from '../newsroom/rights/copy-under.ts'
import type { Elsewhere, Going, RulesTried } from '../newsroom/settings/rules-tried.ts'
import type { Db } from '../store/database.ts'
import { type LastWire, lastWires } from '../store/desk/last-wires.ts'
import { readRules } from '../store/rules.ts'
import { bareEdition, readEdition } from '../store/settings.ts'
import { allSuppliers, type Supplier } from '../store/suppliers.ts'
import type { Rule } from '../story/routing-rule.ts'
import { type Facts, factsOf, type Routed, route } from './route.ts'

/** Of more that would go elsewhere the number alone is told. */
const mostTold = 100

export const tryRules = async (db: Db, rules: readonly Rule[], last: number): Promise<RulesTried> => {
  const [wires, before, suppliers, edition] = await Promise.all([
    ...([lastWires(db, last), readRules(db), allSuppliers(db), readEdition(db)] as const),
  ])
  const { zone } = edition ?? bareEdition
  const known = new Map(suppliers.map((supplier) => [supplier.slug, supplier]))
  const caught = new Map<string, number>()
  const elsewhere: Elsewhere[] = []
  for (const wire of wires) {
    const supplier = known.get(wire.supplier)
    if (!supplier) continue
    const facts = factsAtArrival(wire, supplier, zone)
    const [now, other] = [route(before, facts), route(rules, facts)]
    for (const { rule, fitted } of other.steps) if (fitted) caught.set(rule, (caught.get(rule) ?? 0) + 1)
    const goes = { now: going(now, supplier), tried: going(other, supplier) }
    if (!isSame(goes.now, goes.tried)) elsewhere.push({ ...told(wire, supplier), ...goes })
    // A long text takes a while to read, and others wait for answers too.
    await othersFirst()
  }
  return {
    wires: wires.length,
    caught: rules.map(({ name }) => caught.get(name) ?? 0),
    different: elsewhere.length,
    elsewhere: elsewhere.slice(0, mostTold),
  }
}

/** The hour counts at which it came. */
const factsAtArrival = ({ ninjs, received_at: now }: LastWire, { slug, contract }: Supplier, zone: string): Facts =>
  factsOf(ninjs, copyUnder(ninjs, contract), { supplier: slug, now, zone })

const told = ({ item, headline, received_at }: LastWire, { name }: Supplier) => ({
  ...{ item, headline, supplier: name, at: received_at.toISOString() },
})

const going = ({ desk, section, decision }: Routed, { publishes, contract }: Supplier): Going => {
  const isPublished = !contract.neverByItself && (decision === undefined ? publishes : decision === 'publish')
  return {
    ...(desk !== undefined && { desk }),
    ...(section !== undefined && { section }),
    fate: decision === 'discard' ? 'discarded' : isPublished ? 'published' : 'waits',
  }
}

const isSame = (one: Going, other: Going): boolean =>
  one.desk === other.desk && one.section === other.section && one.fate === other.fate
