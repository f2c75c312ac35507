import { expect, test } from 'vitest'
import { isRefusal } from '../../base/refusal.ts'
import { checkSettings, kinds } from '../../intake/sources/kinds.ts'
import { type DoorKind, doorFields, doorInputOf, doorKinds, doorValues } from './door-fields.ts'

const settingsOf = (given: object): object => (given as { settings?: object }).settings ?? {}

test.each(Object.keys(kinds) as DoorKind[])('every setting of a door of the kind %s has its field', (kind) => {
  const known = Object.keys(kinds[kind]?.settings.shape ?? {}).toSorted()
  const own = doorFields(kind).flatMap(({ name }) => /^settings\.(\w+)/.exec(name)?.[1] ?? [])
  expect([...new Set(own)].filter((name) => name !== 'every').toSorted()).toEqual(known)
})

test('there is every kind of door', () => {
  expect([...doorKinds].toSorted()).toEqual([...Object.keys(kinds), 'push'].toSorted())
})

const written: [DoorKind, Record<string, unknown>][] = [
  ['folder', { include: ['*.xml'], subfolders: true, afterwards: 'move:done' }],
  ['ftp', { user: 'courier', tls: 'none', names: 'latin1', afterwards: 'delete', every: 60 }],
  ['http', { signIn: { kind: 'basic', user: 'courier' }, headers: { Accept: 'text/xml' }, next: '/links/next' }],
  ['http', { signIn: { kind: 'oauth2', token: 'https://wires.example/token', client: 'us', form: { audience: 'a' } } }],
  ['http', { next: { at: '/cursor', as: 'after' }, follow: 'links', resume: true, since: { back: 12, as: 'date' } }],
  ['feed', { heedsPace: false }],
  ['imap', { user: 'us', senders: ['@nordwire.example'], trusts: ['mx.courier.example'], afterwards: 'move:Done' }],
]

test.each(written)('a door of the kind %s that is opened and kept is the same: %j', (kind, settings) => {
  const values = doorValues(kind, { name: 'A door', address: '', settings })
  const again = settingsOf(doorInputOf(kind, values, false))
  expect(again).toMatchObject(settings)
  const checked = checkSettings(kind, settings)
  expect(isRefusal(checked)).toBe(false)
  expect(checkSettings(kind, again)).toEqual(checked)
})

test('a new door of each kind asks for nothing that is not its own', () => {
  for (const kind of doorKinds.filter((one) => one !== 'push')) {
    const required = kind === 'imap' ? { senders: ['@a.example'], trusts: ['mx.a.example'] } : {}
    const given = settingsOf(
      doorInputOf(kind, { ...doorValues(kind), 'settings.user': 'us', 'settings.accessKey': 'k' }, false),
    )
    expect(checkSettings(kind, { ...given, ...required })).not.toHaveProperty('refused')
  }
})
