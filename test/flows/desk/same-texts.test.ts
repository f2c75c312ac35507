/** One text from two agencies is one row of the desk's list; each stays an item of its own, with its embargo, its kill and its story. */

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { WireReading } from '../../../src/newsroom/wires/wire-reading.ts'
import type { WireRow, WiresNews, WiresPage } from '../../../src/newsroom/wires/wire-row.ts'
import { forgetMarks } from '../../../src/store/desk/same-texts.ts'
import { aWire, type Wire } from '../../build.ts'
import { done, openNewsroom, refusedAs, type TestNewsroom } from '../../newsroom.ts'

let room: TestNewsroom
let cookie: string
let made = 0

beforeAll(async () => {
  room = await openNewsroom()
  cookie = await room.signIn('editor')
})
afterAll(() => room?.close())
beforeEach(async () => {
  await room.rows('delete from wire_mark')
  await room.rows('update wire_item set received_at = null, facts = null where received_at is not null')
})

/** A text of its own, of five sentences. */
const aText = (): string[] => {
  made += 1
  return ['pilots', 'tugs', 'ferries', 'cranes', 'divers'].map(
    (who) =>
      `On quay ${made} the ${who} of berth ${made * 7} waited until noon for word from the port, which had promised ${made * 13} crowns to each of them.`,
  )
}
const comeFrom = async (supplier: string, ...wires: Wire[]): Promise<void> => {
  for (const wire of wires) {
    room.clock.move(1000)
    await room.takeIn([await room.lay(wire)], { publish: false, supplier })
  }
}
const from = (provider: string, some: Parameters<typeof aWire>[0]): Wire => {
  made += 1
  return aWire({ provider, uri: `urn:${provider.toLowerCase()}.example:${process.pid}-${made}`, ...some })
}
const ask = async <Answer>(path: string): Promise<Answer> => JSON.parse((await room.get(path, { cookie })).text)
const list = async (query = ''): Promise<WireRow[]> => (await ask<WiresPage>(`/api/wires?${query}`)).rows
const itemOf = async ({ uri }: Wire): Promise<string> =>
  (await room.rows<{ id: string }>('select id from wire_item where uri = $1', uri))[0]?.id ?? ''

/** One text of two agencies, the later one corrected and with a sentence more. */
const pair = async () => {
  const text = aText()
  const first = from('Nordwire', { headline: 'Port keeps its pilots waiting', text, subjects: ['Labour'] })
  const second = from('Baltika', {
    headline: 'Pilots wait for their crowns',
    text: [...text.slice(0, 4), text[4]?.replace('noon', 'dusk') ?? '', 'More follows.'],
    at: '2026-03-04T08:40:00Z',
    urgency: 2,
  })
  await comeFrom('Nordwire', first)
  await comeFrom('Baltika', second)
  return { first, second, text }
}

test('the newest stands for both, and says that two suppliers have it', async () => {
  const { first, second } = await pair()
  await comeFrom('Nordwire', from('Nordwire', { headline: 'Another story', text: aText() }))
  const rows = await list()
  expect(rows.map(({ headline, suppliers, items }) => [headline, suppliers, items])).toEqual([
    ['Another story', 1, 1],
    ['Pilots wait for their crowns', 2, 2],
  ])
  const reading = await ask<WireReading>(`/api/wires/${await itemOf(first)}`)
  expect(reading.supplier).toBe('Nordwire')
  expect(reading.takes).toBe(await itemOf(first))
  expect(reading.chain.map(({ supplier, item }) => [supplier, item])).toEqual([
    ['Baltika', await itemOf(second)],
    ['Nordwire', await itemOf(first)],
  ])
  // What came before in its own chain, not what another agency said.
  expect(reading.changed).toBeUndefined()
})

test('one agency that sends a text twice under other words is not grouped so: its chains are its own', async () => {
  const text = aText()
  await comeFrom(
    'Nordwire',
    from('Nordwire', { headline: 'One of two', text }),
    from('Nordwire', { headline: 'Two of two', text }),
  )
  expect(await list()).toHaveLength(2)
})

test('search and filters find the older of the two, and show it where the newer does not fit', async () => {
  await pair()
  const told = async (query: string) => (await list(query)).map(({ headline, suppliers }) => [headline, suppliers])
  expect(await told('label=topic:Labour')).toEqual([['Port keeps its pilots waiting', 2]])
  expect(await told('label=supplier:nordwire')).toEqual([['Port keeps its pilots waiting', 2]])
  expect(await told('q=crowns')).toEqual([['Pilots wait for their crowns', 2]])
  expect(await told('q=noon+keeps')).toEqual([['Port keeps its pilots waiting', 2]])
  expect(await told('hide=supplier:baltika')).toEqual([['Port keeps its pilots waiting', 2]])
  expect(await told('hide=urgency:2')).toEqual([])
  const [row] = await list('label=supplier:nordwire')
  const news = await ask<WiresNews>(`/api/wires?label=supplier:nordwire&after=${row?.place}&also=${row?.head}`)
  expect(news.also.map(({ headline }) => headline)).toEqual(['Port keeps its pilots waiting'])
  const { also } = await ask<WiresNews>(`/api/wires?show=all&after=${row?.place}&also=${row?.head}`)
  expect(also.map(({ headline }) => headline)).toEqual(['Pilots wait for their crowns'])
})

test('a follow-up of either joins the row; taken from one, the row says so, and is not spiked', async () => {
  const { first, second, text } = await pair()
  const alert = { headline: 'Pilots wait for their crowns', text, at: '2026-03-04T08:50:00Z' }
  await comeFrom('Baltika', from('Baltika', alert))
  const [row, ...more] = await list()
  expect([row?.items, row?.suppliers, more]).toEqual([3, 2, []])
  const { story } = done(await room.verb('take', { wire: await itemOf(first) }))
  expect((await list())[0]?.taken?.story).toBe(story)
  expect(refusedAs(await room.verb('spike', { wire: await itemOf(second) }))).toBe('exists')
})

test('spiking goes for the row; what joins it later is shown', async () => {
  const { first, second, text } = await pair()
  done(await room.verb('spike', { wire: await itemOf(first) }))
  expect(await list()).toEqual([])
  expect((await list('show=spiked'))[0]?.head).toBe(await itemOf(first))
  await comeFrom('Costa', from('Costa', { headline: 'Third to tell', text, at: '2026-03-04T08:55:00Z' }))
  expect((await list()).map(({ headline, suppliers }) => [headline, suppliers])).toEqual([['Third to tell', 3]])
  done(await room.verb('unspike', { wire: await itemOf(second) }))
  expect(await list()).toHaveLength(1)
})

test.each(['first', 'second'] as const)(
  'a kill of the %s takes that one alone, and it stands by itself',
  async (which) => {
    const wires = await pair()
    const { text } = wires
    const killed = wires[which]
    const other = wires[which === 'first' ? 'second' : 'first']
    await comeFrom('Costa', from('Costa', { headline: 'Third to tell', text, at: '2026-03-04T08:55:00Z' }))
    expect(await list()).toHaveLength(1)
    const supplier = killed.told.provider ?? ''
    await comeFrom(supplier, aWire({ ...killed.told, version: '2', status: 'canceled', at: '2026-03-04T08:58:00Z' }))
    const rows = await list('show=all')
    expect(rows.map(({ suppliers, marks }) => [suppliers, marks]).toSorted()).toEqual([
      [1, ['killed']],
      [2, []],
    ])
    const kept = await ask<WireReading>(`/api/wires/${await itemOf(other)}`)
    expect(kept.chain.map(({ killed }) => killed)).toEqual([false, false])
  },
)

test('an embargo of one stays its own', async () => {
  const text = aText()
  await comeFrom('Nordwire', from('Nordwire', { headline: 'Open', text }))
  await comeFrom('Baltika', from('Baltika', { headline: 'Held', text, embargo: '2026-03-04T15:00:00Z' }))
  const [row] = await list()
  expect([row?.headline, row?.embargo, row?.suppliers]).toEqual(['Held', { until: '2026-03-04T15:00:00.000Z' }, 2])
  expect((await list('label=supplier:nordwire'))[0]?.embargo).toBeUndefined()
})

test('a day later it is another story, and what is two days old is not sought any more', async () => {
  const { text } = await pair()
  await comeFrom('Costa', from('Costa', { headline: 'A day later', text, at: '2026-03-05T09:00:00Z' }))
  expect(await list()).toHaveLength(2)
  const marks = await room.count('wire_mark')
  await forgetMarks(room.database.db, new Date('2026-03-06T08:30:00Z'))
  expect(await room.count('wire_mark')).toBeLessThan(marks)
  await forgetMarks(room.database.db, new Date('2026-03-09T00:00:00Z'))
  expect(await room.count('wire_mark')).toBe(0)
})
