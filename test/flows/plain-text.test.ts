/** An agency that sends plain texts: they become stories as any wire does, are held by an embargo in words, and killed by a notice in words. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyAnswer, holding, openNewsroom, type TestNewsroom } from '../newsroom.ts'

let room: TestNewsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room?.close())

const text = (name: string, ...lines: string[]) => ({ name, bytes: Buffer.from(lines.join('\r\n')) })
const story = (word: string): string[] => [
  `The ${word} pilots of the old harbour have voted on Wednesday to go back to work`,
  'after nine days, and they will meet again tomorrow to hear what the harbour',
  'office has to say.',
  '',
  '“We are glad,” one of the keepers said.',
]

test('a text is published without its notes, and a notice that names its headline takes it down', async () => {
  const { address } = await room.published(
    text(
      'pilots.txt',
      'Zanderloo pilots vote on the new quay',
      'By Ada Example',
      '',
      ...story('Zanderloo'),
      '',
      'ENDS',
      '',
      'Notes to editors:',
      'Call zqxdesk on +47 22 00 00 00.',
    ),
  )
  const page = await room.get(address)
  expect(page.status).toBe(200)
  expect(page.text).toContain('Zanderloo pilots vote on the new quay')
  expect(page.text).toContain('go back to work after nine days')
  expect(page.text).not.toContain('zqxdesk')

  await room.arrive(
    text('kill.txt', 'MANDATORY KILL', '', 'Kill the story headlined "Zanderloo pilots vote on the new quay".'),
  )
  expect((await room.get(address)).status).toBe(410)
  expect(holding(await everyAnswer(room), 'Zanderloo')).toEqual([])
})

test('a text with an embargo in words is on no page before it ends', async () => {
  const [line] = await room.arrive(
    text(
      'held.txt',
      'EMBARGOED UNTIL 1 JANUARY 2099 12:00 GMT',
      'Quartermill pilots vote',
      '',
      ...story('Quartermill'),
    ),
  )
  expect(line?.outcome).toBe('new')
  expect(holding(await everyAnswer(room), 'Quartermill')).toEqual([])
})
