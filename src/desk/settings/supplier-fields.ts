/** A supplier as fields: its name, what happens with what it sends, how often it sends, and what is agreed with it. */

import type { SettingsView } from '../../newsroom/settings/settings-view.ts'
import { media } from '../../story/rights.ts'
import { say } from '../words/say.ts'
import type { Field } from './fields.ts'

const behaviour: Field[] = [
  {
    ...{ name: 'updates', kind: 'choice', label: 'supplier.updates', start: 'apply' },
    choices: (['apply', 'propose', 'ignore'] as const).map((value) => ({
      value,
      label: say(`supplier.updates.${value}`),
    })),
  },
  { name: 'publishes', kind: 'flag', label: 'supplier.publishes' },
  { name: 'rhythm.quietAfter', kind: 'number', label: 'supplier.quietAfter' },
  { name: 'rhythm.lateAfter', kind: 'number', label: 'supplier.lateAfter' },
]

/** Contract in src/store/schema.ts. */
const contract: Field[] = [
  { name: 'contract.credit', kind: 'text', label: 'contract.credit' },
  { name: 'contract.terms', kind: 'lines', label: 'contract.terms' },
  { name: 'contract.neverByItself', kind: 'yes-no', label: 'contract.neverByItself' },
  {
    ...{ name: 'contract.kills', kind: 'choice', label: 'contract.kills' },
    choices: (['follow', 'hold-edited'] as const).map((value) => ({ value, label: say(`contract.kills.${value}`) })),
  },
  { name: 'contract.zone', kind: 'text', label: 'contract.zone' },
  { name: 'contract.fetchesPictures', kind: 'yes-no', label: 'contract.fetchesPictures' },
  { name: 'contract.ends', kind: 'instant', label: 'contract.ends' },
  { name: 'contract.validDays', kind: 'number', label: 'contract.validDays' },
  { name: 'contract.keepDays', kind: 'number', label: 'contract.keepDays' },
  { name: 'contract.archive', kind: 'yes-no', label: 'contract.archive' },
  { name: 'contract.archiveDays', kind: 'number', label: 'contract.archiveDays' },
  { name: 'contract.galleries', kind: 'yes-no', label: 'contract.galleries' },
  { name: 'contract.syndication', kind: 'yes-no', label: 'contract.syndication' },
  {
    ...{ name: 'contract.index', kind: 'choice', label: 'contract.index' },
    choices: (['yes', 'own', 'no'] as const).map((value) => ({ value, label: say(`contract.index.${value}`) })),
  },
  {
    ...{ name: 'contract.canonical', kind: 'choice', label: 'contract.canonical' },
    choices: [{ value: 'source', label: say('contract.canonical.source') }],
  },
  { name: 'contract.ownShare', kind: 'number', label: 'contract.ownShare' },
  { name: 'contract.onlyIn', kind: 'lines', label: 'contract.onlyIn' },
  { name: 'contract.notIn', kind: 'lines', label: 'contract.notIn' },
  {
    ...{ name: 'contract.media', kind: 'many', label: 'contract.media' },
    choices: media.map((value) => ({ value, label: say(`contract.media.${value}`) })),
  },
]

export const newSupplierFields: readonly Field[] = [
  { name: 'supplier', kind: 'text', label: 'supplier.name', needed: true },
  ...behaviour,
  ...contract,
]

export const supplierFields = (profiles: SettingsView['profiles']): Field[] => [
  { name: 'name', kind: 'text', label: 'supplier.name', needed: true },
  {
    ...{ name: 'profile', kind: 'choice', label: 'supplier.profile', needed: true },
    choices: profiles.map(({ slug, name }) => ({ value: slug, label: `${name} (/by/${slug})` })),
  },
  ...behaviour,
  ...contract,
]

/** How many fields stand before the contract's. */
export const beforeContract = (fields: readonly Field[]): number => fields.length - contract.length
