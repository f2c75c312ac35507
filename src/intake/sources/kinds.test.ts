/** Tests of what is checked before a door is set up. */

import { expect, test } from 'vitest'
import { isRefusal } from '../../base/refusal.ts'
import type { DoorKind } from '../../store/schema.ts'
import { checkAddress, checkSettings, kinds } from './kinds.ts'

const sentenceOf = (outcome: unknown): string => {
  if (!isRefusal(outcome)) throw new Error(`It was not refused: ${JSON.stringify(outcome)}`)
  return outcome.sentence
}

test('what is not set is filled in, and how often is apart', () => {
  expect(checkSettings('ftp', { user: 'nordwire' })).toEqual({
    every: 30,
    settings: {
      ...{ user: 'nordwire', tls: 'explicit', names: 'utf8', timeout: 30 },
      ...{ include: [], exclude: [], subfolders: false, afterwards: 'keep' },
    },
  })
  expect(checkSettings('folder', { every: 5, afterwards: 'move:done' })).toMatchObject({ every: 5 })
})

test('a fingerprint may be written as browsers show it', () => {
  const hex = Array.from({ length: 32 }, () => 'AB').join(':')
  const read = checkSettings('sftp', { user: 'a', hostKey: hex })
  expect(read).toMatchObject({ settings: { hostKey: [expect.stringMatching(/^SHA256:q6urq6/)] } })
})

test('senders and mail servers may be one, several with commas, or a list', () => {
  const settings = { user: 'a', senders: 'Desk@Nordwire.example, @nordwire.example', trusts: ['mx.courier.example'] }
  expect(checkSettings('imap', settings)).toEqual({
    every: 30,
    settings: {
      ...{ user: 'a', senders: ['desk@nordwire.example', '@nordwire.example'], trusts: ['mx.courier.example'] },
      ...{ afterwards: 'keep', tls: 'starttls', timeout: 30 },
    },
  })
})

const mail = { user: 'a', senders: '@nordwire.example', trusts: 'mx.courier.example' }

test.each<[DoorKind, object, string]>([
  ['imap', { ...mail, senders: undefined }, 'must name the senders whose mails are wires: desk@nordwire.example'],
  ['imap', { ...mail, senders: ' , ' }, 'must name the senders'],
  ['imap', { ...mail, senders: 7 }, 'must name the senders'],
  ['imap', { ...mail, senders: 'nordwire.example' }, 'is neither an address (desk@nordwire.example) nor a domain'],
  ['imap', { ...mail, senders: '@' }, 'is neither an address'],
  ['imap', { ...mail, senders: 'Nordwire <desk@nordwire.example>' }, '«senders.0»'],
  ['imap', { ...mail, trusts: undefined }, 'must name the mail server whose word on senders is believed'],
  ['imap', { ...mail, trusts: 'mx; dmarc=pass' }, '«trusts.0» of the door is wrong: is no name of a mail server'],
  ['imap', { ...mail, afterwards: 'burn' }, 'is «keep», «seen», «flag», «delete» or «move:FOLDER»'],
  ['imap', { ...mail, afterwards: 'move:a\r\nA1 LOGOUT' }, '«afterwards»'],
  ['imap', { ...mail, tls: 'implicit' }, '«tls»'],
  ['imap', { ...mail, mailbox: 'INBOX' }, 'has no setting «mailbox». It has: every, user, senders, trusts, afterwards'],
  ['imap', { ...mail, certificate: 'any' }, '«certificate» of the door is wrong: is no fingerprint'],
  ['ftp', {}, '«user»'],
  ['ftp', { user: 'a', passive: true }, 'has no setting «passive». It has: every, '],
  ['ftp', { user: 'a', afterwards: 'burn' }, 'is «keep», «delete» or «move:FOLDER»'],
  ['ftp', { user: 'a', afterwards: 'move:a\r\nDELE b' }, '«afterwards»'],
  ['ftp', { user: 'a', include: ['x'.repeat(201)] }, '«include.0»'],
  ['ftp', { user: 'a', include: ['{a,b}{c,d}'] }, 'write two patterns instead'],
  ['ftp', { user: 'a', every: 0 }, '«every»'],
  ['sftp', { user: 'a', hostKey: 'anything' }, '«hostKey»'],
  ['s3', { accessKey: 'a', afterwards: 'move:b' }, '«afterwards»'],
  ['s3', { accessKey: 'a', endpoint: 'file:///etc' }, '«endpoint»'],
  ['push', {}, 'is not looked through'],
])('%s %j is refused with a sentence', (kind, settings, words) => {
  expect(sentenceOf(checkSettings(kind, settings))).toContain(words)
})

test('settings that are none are refused', () => {
  for (const settings of [null, [], 'user', 7]) expect(isRefusal(checkSettings('ftp', settings))).toBe(true)
})

test.each<[DoorKind, string]>([
  ['ftp', 'ftp://wires.example'],
  ['ftp', 'ftps://wires.example:2121/out/today%20only'],
  ['sftp', 'sftp://[2001:db8::1]:2222/~/out'],
  ['s3', 's3://bucket/folder'],
  ['http', 'https://api.wires.example/latest?since={since}'],
  ['folder', '/srv/wires'],
  ['imap', 'imaps://mail.courier.example'],
  ['imap', 'imap://mail.courier.example:1143/Wires/Nordwire%20night'],
])('%s %s is an address', (kind, address) => {
  expect(checkAddress(kind, address)).toBeUndefined()
})

test.each<[DoorKind, string]>([
  ['ftp', ''],
  ['ftp', 'wires.example'],
  ['ftp', 'sftp://wires.example'],
  ['sftp', 'sftp:///out'],
  ['ftp', 'ftp://wires.example/out?x=1'],
  ['ftp', 'ftp://wires.example/%'],
  ['ftp', 'ftp://wires.example/a%00b'],
  ['ftp', `ftp://wires.example/${'a'.repeat(3000)}`],
  ['sftp', 'sftp://wires.example/a\nb'],
  ['folder', 'wires'],
  ['folder', '/srv/\0'],
  ['feed', 'javascript:alert(1)'],
  ['imap', 'mail.courier.example'],
  ['imap', 'https://mail.courier.example/INBOX'],
  ['imap', 'imaps:///INBOX'],
  ['imap', 'imaps://mail.courier.example/a%0'],
])('%s %j is no address', (kind, address) => {
  expect(sentenceOf(checkAddress(kind, address))).toContain(kinds[kind]?.addressForm)
})

test.each(['ftp://me@wires.example/', 'ftp://:secret@wires.example/'])('%s has what nobody may see', (address) => {
  const sentence = sentenceOf(checkAddress('ftp', address))
  expect(sentence).toContain('where everybody can see it')
  expect(sentence).not.toContain('secret@')
})
