import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderStorage } from '../media/storage.ts'
import type { Intake, Kept } from './keep.ts'
import { picturesBeside } from './pictures-beside.ts'

const aWire = (path: string): Kept => ({
  ...{ name: 'harbour.xml', path, kind: 'wire', hash: 'a'.repeat(64), size: 1, bytes: Buffer.from('x') },
  ...{ arrival: '1', state: 'waiting', supplier: null },
})

test('a picture beyond every limit is refused unread, whoever names it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-large-'))
  // A file of 60 MB that takes no room on the disk.
  await writeFile(join(folder, 'large.jpg'), '')
  await truncate(join(folder, 'large.jpg'), 60 * 2 ** 20)
  const intake = { storage: folderStorage(join(folder, 'kept')) } as Intake
  const beside = picturesBeside(intake, []).beside(aWire(join(folder, 'harbour.xml')), [])
  expect(await beside('large.jpg')).toMatchObject({
    refused: 'too-large',
    sentence: expect.stringContaining('60 MB'),
  })
  expect(await beside('../large.jpg')).toMatchObject({ refused: 'too-large' })
  expect(await beside('https://pictures.example/large.jpg')).toBeUndefined()
  expect(await beside('other.jpg')).toBeUndefined()
  await rm(folder, { recursive: true })
})
