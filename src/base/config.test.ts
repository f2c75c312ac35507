/** Tests of the settings that come from the environment. */

import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { isRefusal } from './refusal.ts'

test('nothing set: everything has its place', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    databaseUrl: undefined,
    data: resolve('data'),
    siteUrl: undefined,
    clock: undefined,
    innerNetwork: [],
    key: undefined,
  })
})

test('the whole inner network may be opened', () => {
  expect(readConfig({ DATELINE_INNER_NETWORK: '*' })).toMatchObject({ innerNetwork: ['*'] })
})

test('an empty setting is none', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', DATELINE_CLOCK: '' })).toMatchObject({ port: 3000, clock: undefined })
})

test('what is set is read', () => {
  expect(
    readConfig({
      PORT: '0',
      DATABASE_URL: 'postgres://me@db.example/news',
      DATELINE_DATA: '/srv/news',
      DATELINE_SITE_URL: 'https://courier.example//',
      DATELINE_CLOCK: '2023-07-13T13:00:00+02:00',
      DATELINE_INNER_NETWORK: '10.1.0.0/16, fd00::/8,192.168.1.5, ftp.wires_2.internal',
      DATELINE_KEY: `${'A'.repeat(43)}=`,
    }),
  ).toEqual({
    port: 0,
    databaseUrl: 'postgres://me@db.example/news',
    data: '/srv/news',
    siteUrl: 'https://courier.example',
    clock: new Date('2023-07-13T11:00:00Z'),
    innerNetwork: ['10.1.0.0/16', 'fd00::/8', '192.168.1.5', 'ftp.wires_2.internal'],
    key: `${'A'.repeat(43)}=`,
  })
})

test.each([
  ['PORT', '65536'],
  ['PORT', 'http'],
  ['PORT', '80.5'],
  ['PORT', '-1'],
  ['DATABASE_URL', 'mysql://db'],
  ['DATELINE_SITE_URL', 'courier.example'],
  ['DATELINE_SITE_URL', 'javascript:alert(1)'],
  ['DATELINE_CLOCK', '2023-07-13'],
  ['DATELINE_CLOCK', '2023-07-13T11:00:00'],
  ['DATELINE_CLOCK', 'noon'],
  ['DATELINE_INNER_NETWORK', '10.1.0.0/33'],
  ['DATELINE_INNER_NETWORK', '10.1.0.0.0'],
  ['DATELINE_INNER_NETWORK', '10.1/16'],
  ['DATELINE_INNER_NETWORK', '0x7f.1'],
  ['DATELINE_INNER_NETWORK', '127.1'],
  ['DATELINE_INNER_NETWORK', 'http://nas.internal/'],
  ['DATELINE_INNER_NETWORK', '*.internal'],
  ['DATELINE_INNER_NETWORK', '192.168.1.5;10.0.0.1'],
])('%s=%s is refused by its name and value', (name, value) => {
  const refused = readConfig({ [name]: value })
  if (!isRefusal(refused)) throw new Error('It was not refused.')
  expect(refused.sentence).toContain(`${name} (now «${value}»)`)
})

test('a key that is wrong is refused by its name, and not shown', () => {
  const refused = readConfig({ DATELINE_KEY: 'short-but-secret' })
  if (!isRefusal(refused)) throw new Error('It was not refused.')
  expect(refused.sentence).toContain('DATELINE_KEY')
  expect(refused.sentence).not.toContain('short-but-secret')
})
