/** A rule for wires as fields: what it means, and where that goes. */

import type { SettingsView } from '../../newsroom/settings/settings-view.ts'
import { days } from '../../story/routing-rule.ts'
import { say } from '../words/say.ts'
import type { Field } from './fields.ts'

export const ruleFields = ({ suppliers, sections }: Pick<SettingsView, 'suppliers' | 'sections'>): Field[] => [
  { name: 'name', kind: 'text', label: 'rule.name', needed: true },
  {
    ...{ name: 'fits.suppliers', kind: 'many', label: 'rule.suppliers' },
    choices: suppliers.map(({ slug, name }) => ({ value: slug, label: name })),
  },
  { name: 'fits.topics', kind: 'lines', label: 'rule.topics' },
  { name: 'fits.places', kind: 'lines', label: 'rule.places' },
  { name: 'fits.keywords', kind: 'lines', label: 'rule.keywords' },
  { name: 'fits.genres', kind: 'lines', label: 'rule.genres' },
  { name: 'fits.languages', kind: 'lines', label: 'rule.languages' },
  { name: 'fits.urgency.from', kind: 'number', label: 'rule.urgency.from' },
  { name: 'fits.urgency.to', kind: 'number', label: 'rule.urgency.to' },
  { name: 'fits.picture', kind: 'yes-no', label: 'rule.picture' },
  {
    ...{ name: 'fits.types', kind: 'many', label: 'rule.types' },
    choices: (['text', 'picture', 'other'] as const).map((value) => ({ value, label: say(`rule.type.${value}`) })),
  },
  { name: 'fits.hours.from', kind: 'text', label: 'rule.hours.from' },
  { name: 'fits.hours.until', kind: 'text', label: 'rule.hours.until' },
  {
    ...{ name: 'fits.hours.days', kind: 'many', label: 'rule.hours.days' },
    choices: days.map((value) => ({ value, label: say(`rule.day.${value}`) })),
  },
  {
    ...{ name: 'does.section', kind: 'choice', label: 'rule.section' },
    choices: sections.map(({ slug, name }) => ({ value: slug, label: name })),
  },
  { name: 'does.desk', kind: 'text', label: 'rule.desk' },
  {
    ...{ name: 'does.decision', kind: 'choice', label: 'rule.decision' },
    choices: (['publish', 'hold', 'discard'] as const).map((value) => ({
      value,
      label: say(`rule.decision.${value}`),
    })),
  },
  { name: 'ends', kind: 'flag', label: 'rule.ends', start: 'yes' },
  { name: 'paused', kind: 'flag', label: 'rule.paused' },
]
