import { expect, test } from 'vitest'
import { type Field, inputOf, valuesOf, wrongIn } from './fields.ts'

const label = 'settings.name'
const fields: Field[] = [
  { name: 'name', kind: 'text', label },
  { name: 'about', kind: 'long', label, empty: '' },
  { name: 'publishes', kind: 'flag', label },
  { name: 'contract.days', kind: 'number', label },
  { name: 'contract.archive', kind: 'yes-no', label },
  { name: 'contract.notIn', kind: 'lines', label },
  { name: 'contract.ends', kind: 'instant', label },
  { name: 'settings.signIn.kind', kind: 'choice', label, start: 'none' },
  { name: 'settings.signIn.user', kind: 'text', label, when: (values) => values['settings.signIn.kind'] === 'basic' },
  { name: 'settings.headers', kind: 'pairs', label },
  { name: 'settings.since.cursor', kind: 'text', label },
]

const kept = {
  name: 'Nordwire',
  about: '',
  publishes: true,
  contract: { days: 30, archive: false, notIn: ['NO', 'SE'], ends: '2027-01-01T00:00:00.000Z' },
  settings: { signIn: { kind: 'basic', user: 'courier' }, headers: { Accept: 'text/xml', 'X-At': '06:30' } },
}

test('what is kept stands in the fields, and goes to the verb as it was', () => {
  const values = valuesOf(fields, kept)
  expect(values).toMatchObject({ 'contract.days': '30', 'contract.archive': 'no', 'contract.notIn': 'NO\nSE' })
  const ends = { ...values, 'contract.ends': '2027-01-01T00:00' }
  expect(inputOf(fields, ends)).toEqual({ ...kept, settings: { ...kept.settings } })
})

test('an empty field says nothing, or takes away what was kept', () => {
  const values = { ...valuesOf(fields, {}), name: 'Nordwire' }
  expect(inputOf(fields, values)).toEqual({
    ...{ name: 'Nordwire', about: '', publishes: false, contract: {} },
    settings: { signIn: { kind: 'none' } },
  })
  expect(inputOf(fields, values, { takesAway: true })).toEqual({
    ...{ name: 'Nordwire', about: '', publishes: false },
    contract: { days: null, archive: null, notIn: null, ends: null },
    settings: { signIn: { kind: 'none' }, headers: null, since: null },
  })
})

test('a time is by the clocks of the zone; what is no number or time is left for the server to refuse', () => {
  const values = { 'contract.days': 'thirty', 'contract.ends': '2027-01-01T00:00' }
  expect(inputOf(fields, values, { zone: 'Europe/Oslo' })).toMatchObject({
    contract: { days: 'thirty', ends: '2026-12-31T23:00:00.000Z' },
  })
  expect(inputOf(fields, { 'contract.ends': 'soon' })).toMatchObject({ contract: { ends: 'soon' } })
})

test('what a refusal says of a part, or of several fields together, stands beside one field', () => {
  const told = { 'contract.notIn.1': 'nobody knows it', 'settings.signIn': 'is wrong', other: 'is not here', '': 'no' }
  expect(wrongIn(fields, told)).toEqual({
    'contract.notIn': 'nobody knows it',
    'settings.signIn.kind': 'is wrong',
  })
})
