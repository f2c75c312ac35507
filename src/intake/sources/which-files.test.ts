/** Tests of which files of a folder are meant, and of their order. */

import { expect, test } from 'vitest'
import { z } from 'zod'
import { DoorFailure } from './source.ts'
import {
  besideName,
  checkWhole,
  type Entry,
  fileSettings,
  gathering,
  isMeant,
  markOf,
  walkFolders,
} from './which-files.ts'

const settings = (some: object = {}) => z.object(fileSettings).parse(some)

const file = (name: string, some: Partial<Entry> = {}): Entry => ({
  ...{ name, kind: 'file', size: 1, changedAt: undefined },
  ...some,
})

const walked = async (folders: Record<string, Entry[]>, some: object = {}, root = '/'): Promise<string[][]> => {
  const portions: string[][] = []
  for await (const portion of walkFolders(async (folder) => folders[folder] ?? [], settings(some), root))
    portions.push(portion.map(({ key }) => key))
  return portions
}

test.each<[object, string, boolean]>([
  [{}, 'a.xml', true],
  [{ include: ['*.xml'] }, 'a.XML', true],
  [{ include: ['*.xml'] }, 'sport/a.xml', true],
  [{ include: ['*.xml'] }, 'a.xml.gz', false],
  [{ include: ['sport/*.xml'] }, 'sport/a.xml', true],
  [{ include: ['sport/*.xml'] }, 'sport/ski/a.xml', false],
  [{ include: ['/sport/**'] }, 'sport/ski/a.xml', true],
  [{ include: ['sport/**/a?.xml'] }, 'sport/a1.xml', true],
  [{ include: ['sport/**/a?.xml'] }, 'sport/ski/jump/a1.xml', true],
  [{ include: ['sport/**/a?.xml'] }, 'sport/ski/ba1.xml', false],
  [{ include: ['a*b*c'] }, 'a-b-b-c', true],
  [{ include: ['a*b*c'] }, 'a-c-b', false],
  [{ include: ['a.b'] }, 'axb', false],
  [{ include: ['*'], exclude: ['*_thumb.jpg'] }, 'a_THUMB.JPG', false],
  [{ exclude: ['archive/**'] }, 'archive/2020/a.xml', false],
])('%j of %s: %s', (some, path, meant) => {
  expect(isMeant(settings(some))(path)).toBe(meant)
})

test('hostile names do not make a pattern slow', () => {
  const isWanted = isMeant(settings({ include: [`${'*a'.repeat(90)}*b`, `${'**/'.repeat(60)}b`] }))
  const before = performance.now()
  for (let at = 0; at < 50; at++) expect(isWanted(`${'a/'.repeat(8)}${'a'.repeat(255)}`)).toBe(false)
  expect(performance.now() - before).toBeLessThan(1000)
})

test('each folder is a portion; the one for what is taken is not walked into, nor what is hidden', async () => {
  const folder = (name: string) => file(name, { kind: 'folder' })
  const folders = {
    '': [file('a.xml'), folder('sport'), folder('done'), folder('.trash'), file('link', { kind: 'other' })],
    sport: [file('b.xml'), folder('done')],
    'sport/done': [file('c.xml')],
    done: [file('d.xml')],
    '.trash': [file('e.xml')],
  }
  expect(await walked(folders)).toEqual([['a.xml']])
  const some = { subfolders: true, afterwards: 'move:done' }
  expect(await walked(folders, some, '/out')).toEqual([['a.xml'], ['sport/b.xml'], ['sport/done/c.xml']])
  expect(await walked(folders, { ...some, afterwards: 'move:/out/sport/done' }, '/out')).toEqual([
    ...[['a.xml'], ['sport/b.xml'], ['done/d.xml']],
  ])
})

test('oldest first, however the listing writes its times', async () => {
  const unix = ['Jan  5 2020', 'Feb 29 2024', 'Mar  1 2024'].map((changed, at) => file(`${9 - at}`, { changed }))
  expect(await walked({ '': unix.toReversed() })).toEqual([['9', '8', '7']])
  const dos = ['01-05-20  11:59PM', '01-06-20  12:01AM', '01-06-20  09:15AM'].map((changed, at) =>
    file(`${9 - at}`, { changed }),
  )
  expect(await walked({ '': dos.toReversed() })).toEqual([['9', '8', '7']])
  const unknown = ['b', 'a', 'c'].map((name) => file(name, { changed: 'whenever' }))
  expect(await walked({ '': unknown })).toEqual([['a', 'b', 'c']])
})

test('of this year’s and last year’s days the later comes last', async () => {
  const now = new Date()
  const named = (at: Date) => `${at.toUTCString().slice(8, 11)} ${at.getUTCDate()} 12:00`
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const entries = [200, 2, 40].map((days) => file(`${days}`, { changed: named(daysAgo(days)) }))
  expect(await walked({ '': entries })).toEqual([['200', '40', '2']])
})

test('folders without end are given up', async () => {
  const endless = async () => Array.from({ length: 30 }, (_, at) => file(`f${at}`, { kind: 'folder' as const }))
  const walk = walkFolders(endless, settings({ subfolders: true }), '/')
  await expect(walk.next()).rejects.toThrow(DoorFailure)
})

test('a mark tells size and time, and another one where either changes', () => {
  const changedAt = new Date('2026-03-04T08:00:00Z')
  expect(markOf({ size: 7, changedAt })).toBe('7 2026-03-04T08:00:00.000Z')
  expect(markOf({ size: 7, changedAt: undefined, changed: 'Mar 4 08:00' })).toBe('7 Mar 4 08:00')
})

test('a file that is cut off, or has grown, is not whole; one whose size nobody knows may be', () => {
  const remote = { key: 'a', name: 'a', mark: '3 x' }
  expect(() => checkWhole(remote, Buffer.from('abc'))).not.toThrow()
  for (const text of ['', 'ab', 'abcd']) expect(() => checkWhole(remote, Buffer.from(text))).toThrow(/3 bytes/)
  expect(() => checkWhole({ ...remote, mark: '0 x' }, Buffer.from('abc'))).not.toThrow()
})

test('gathering ends where it is too much', () => {
  const { add, bytes } = gathering('a.zip')
  add(Buffer.alloc(50 * 2 ** 20))
  expect(() => add(Buffer.alloc(1))).toThrow(/larger than 50 MB/)
  expect(bytes()).toHaveLength(50 * 2 ** 20)
})

test('a name beside another keeps its ending', () => {
  expect(besideName('a.b.xml', '7 2026-03-04T08:00:00.000Z')).toBe('a.b.7-2026-03-04T08-00-00-000Z.xml')
})
