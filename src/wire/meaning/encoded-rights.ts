/** Rights that an item states for machines: its expiry, and a policy of ODRL (https://www.w3.org/TR/odrl-model/), as RightsML uses it. */

import type { RightsRule, Saying } from '../../story/rights.ts'
import type { NewsObject } from '../item.ts'
import { countriesListed } from './countries.ts'

const field = (said: Saying, words: string): RightsRule => ({ ...said, origin: 'field', words })

const objects = (value: unknown): Record<string, unknown>[] =>
  [value].flat().filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null)

/** The name at the end of an address: `…/odrl/2/commercialize`, `…/iso3166-1a3/DEU`, `odrl:spatial`. */
const nameIn = (value: unknown): string => (typeof value === 'string' ? (/[^/#:]*$/.exec(value)?.[0] ?? '') : '')

/** What ODRL's actions are in our uses; `all` is any use at all. */
const actions: Record<string, Saying | 'all'> = {
  commercialize: { kind: 'not-for', uses: ['commercial'] },
  sell: { kind: 'not-for', uses: ['commercial'] },
  lease: { kind: 'not-for', uses: ['commercial'] },
  lend: { kind: 'not-for', uses: ['commercial'] },
  distribute: { kind: 'not-for', uses: ['syndication'] },
  secondaryUse: { kind: 'not-for', uses: ['syndication'] },
  archive: { kind: 'archive' },
  print: { kind: 'not-by', media: ['print'] },
  use: 'all',
  display: 'all',
  present: 'all',
  publish: 'all',
  reproduce: 'all',
}

type Limits = { countries?: string[]; before?: string; after?: string }

/** What limits a permission or a prohibition; undefined where one of its constraints is not understood. */
const limitsOf = (part: Record<string, unknown>): Limits | undefined => {
  const limits: Limits = {}
  for (const one of objects(part.constraints ?? part.constraint)) {
    const name = nameIn(one.name ?? one.leftOperand ?? one.leftoperand)
    const operator = nameIn(one.operator)
    const operand = one.rightOperand ?? one.rightoperand
    const at = typeof operand === 'string' ? Date.parse(operand) : Number.NaN
    const countries = [operand].flat().flatMap((code) => countriesListed(nameIn(code)) ?? [])
    if (name === 'spatial' && operator === 'eq' && countries.length > 0) limits.countries = countries
    else if (name === 'dateTime' && /^lt/.test(operator) && at) limits.before = new Date(at).toISOString()
    else if (name === 'dateTime' && /^gt/.test(operator) && at) limits.after = new Date(at).toISOString()
    else return undefined
  }
  return limits
}

const prohibited = (part: Record<string, unknown>): Saying[] => {
  const action = actions[nameIn(part.action)]
  const limits = limitsOf(part)
  if (!action || !limits || limits.before || (limits.after && limits.countries)) return [{ kind: 'unknown' }]
  // What is forbidden somewhere, or from some day on, is allowed elsewhere, or until then; of parts of the use nobody can say so.
  if (limits.countries)
    return action === 'all' ? [{ kind: 'not-in', countries: limits.countries }] : [{ kind: 'unknown' }]
  if (limits.after) return action === 'all' ? [{ kind: 'until', at: limits.after }] : [{ kind: 'unknown' }]
  return [action === 'all' ? { kind: 'never' } : action]
}

const permitted = (part: Record<string, unknown>): Saying[] => {
  const limits = limitsOf(part)
  if (!limits || actions[nameIn(part.action)] === undefined || objects(part.duties ?? part.duty).length > 0)
    return [{ kind: 'unknown' }]
  return [
    { kind: 'known' },
    ...(limits.countries ? [{ kind: 'only-in' as const, countries: limits.countries }] : []),
    ...(limits.before ? [{ kind: 'until' as const, at: limits.before }] : []),
    ...(limits.after ? [{ kind: 'from' as const, at: limits.after }] : []),
  ]
}

const policyRules = (encoded: string): RightsRule[] => {
  const words = encoded.slice(0, 300)
  try {
    const policy = objects(JSON.parse(encoded))[0] ?? {}
    const said = [
      ...objects(policy.prohibitions ?? policy.prohibition).flatMap(prohibited),
      ...objects(policy.permissions ?? policy.permission).flatMap(permitted),
    ]
    return (said.length > 0 ? said : [{ kind: 'unknown' as const }]).map((one) => field(one, words))
  } catch {
    // No JSON: XML, or words. A person reads it.
    return [field({ kind: 'unknown' }, words)]
  }
}

/**
 * The rules that an item's fields state. A policy that is only linked to is what was agreed with its sender. Of a text the embargo is not
 * given: it is held by its own.
 */
export const fieldRules = ({
  expires,
  embargoedUntil,
  rightsInfo,
}: Pick<NewsObject, 'expires' | 'embargoedUntil' | 'rightsInfo'>): RightsRule[] => {
  const begin = embargoedUntil ? Date.parse(embargoedUntil) : Number.NaN
  const end = expires ? Date.parse(expires) : Number.NaN
  const { linkedRights, encodedRights } = rightsInfo ?? {}
  const editorial = linkedRights !== undefined && /editorial-?use/i.test(linkedRights)
  return [
    ...(Number.isNaN(end) ? [] : [field({ kind: 'until', at: new Date(end).toISOString() }, `expires ${expires}`)]),
    ...(Number.isNaN(begin)
      ? []
      : [field({ kind: 'from', at: new Date(begin).toISOString() }, `embargoed until ${embargoedUntil}`)]),
    ...(linkedRights
      ? [field(editorial ? { kind: 'not-for', uses: ['commercial'] } : { kind: 'known' }, linkedRights.slice(0, 300))]
      : []),
    ...(encodedRights ? policyRules(encodedRights) : []),
  ]
}
