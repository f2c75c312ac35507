/** Tests of folders of this machine as doors. */

import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aDoor, failureOf, keysOf, listed, loopback, never, say } from '../../../test/doors/door.ts'
import { openFolder } from './folder-door.ts'
import { FileFailure, type Source } from './source.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-folder-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const lay = async (path: string, text: string, at = new Date('2026-03-04T08:00:00Z')) => {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), text)
  await utimes(join(folder, path), at, at)
}

const openDoor = (settings: object = {}, address = folder): Promise<Source> =>
  openFolder(aDoor('folder', address, { settings: { ...settings } }), loopback, never)

const only = async (source: Source) => {
  const [remote] = await listed(source)
  if (!remote) throw new Error('Nothing lies there.')
  return remote
}

test('files are listed oldest first and fetched; hidden and half-written ones are left, links are not followed', async () => {
  await lay('b.xml', 'b', new Date('2026-03-04T07:00:00Z'))
  await lay('a.xml', 'a')
  for (const name of ['c.xml.part', '.d.xml', 'sub/e.xml']) await lay(name, 'x')
  await symlink('/etc/hosts', join(folder, 'link.xml'))
  const source = await openDoor()
  const remotes = await listed(source)
  expect(remotes.map(({ key }) => key)).toEqual(['b.xml', 'a.xml'])
  expect((await source.fetch(remotes[0] as never))[0]?.bytes.toString()).toBe('b')
  expect(await keysOf(await openDoor({ subfolders: true }))).toEqual(['b.xml', 'a.xml', 'sub/e.xml'])
  await expect(source.fetch({ key: 'link.xml', name: 'link.xml', mark: '1' })).rejects.toThrow(FileFailure)
})

test('a folder that is not there is told by its name', async () => {
  expect(await failureOf(openDoor({}, '/nowhere/at/all').then(listed))).toContain('/nowhere/at/all cannot be read')
})

test('a file that has gone since it was listed costs no other', async () => {
  await lay('a.xml', 'a')
  const source = await openDoor()
  const remote = await only(source)
  await rm(join(folder, 'a.xml'))
  await expect(source.fetch(remote)).rejects.toThrow(FileFailure)
})

test('what is taken is deleted or moved, unless it was written anew', async () => {
  await lay('a.xml', 'first')
  const deleting = await openDoor({ afterwards: 'delete' })
  const first = await only(deleting)
  await lay('a.xml', 'other', new Date('2026-03-04T08:00:01Z'))
  expect(await say(deleting, first)).toBe(true)
  expect(await readdir(folder)).toEqual(['a.xml'])
  await say(deleting, await only(deleting))
  expect(await readdir(folder)).toEqual([])
  for (const text of ['second', 'third']) {
    await lay('a.xml', text)
    const moving = await openDoor({ afterwards: 'move:done', subfolders: true })
    await say(moving, await only(moving))
    expect(await keysOf(moving)).toEqual([])
  }
  const done = join(folder, 'done')
  const texts = await Promise.all((await readdir(done)).map((name) => readFile(join(done, name), 'utf8')))
  expect(texts.sort()).toEqual(['second', 'third'])
})

test.skipIf(process.getuid?.() === 0)('a folder that may not be read is told with what to do', async () => {
  await chmod(folder, 0o000)
  expect(await failureOf(openDoor().then(listed))).toContain('let the user that runs Dateline read it')
  await chmod(folder, 0o700)
})
