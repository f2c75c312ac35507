import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderStorage } from '../media/storage.ts'
import { captionAndCredit, pictureReader } from './keep-pictures.ts'

test('the maker who closes a caption is its credit, and is printed once', () => {
  expect(captionAndCredit('The chamber before the vote. / Meridian / Ilse Thorn', 'Meridian / Ilse Thorn')).toEqual({
    caption: 'The chamber before the vote.',
    credit: 'Meridian / Ilse Thorn',
  })
  expect(captionAndCredit('A ship at sea / AFP / NAME', '')).toEqual({ caption: 'A ship at sea', credit: 'AFP / NAME' })
  expect(captionAndCredit('A ship at sea / AFP / NAME', 'AFP')).toEqual({
    caption: 'A ship at sea',
    credit: 'AFP / NAME',
  })
})

test('a rights holder whom the caption does not name stays beside it', () => {
  const caption = 'A ship at sea / AFP / NAME'
  expect(captionAndCredit(caption, 'GETTY IMAGES')).toEqual({ caption, credit: 'GETTY IMAGES' })
})

test('a slash inside a caption is no credit', () => {
  expect(captionAndCredit('The 2025/26 season opens.', '')).toEqual({
    caption: 'The 2025/26 season opens.',
    credit: '',
  })
})

test('a picture beyond every limit is refused unread, whoever names it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-large-'))
  const path = join(folder, 'large.jpg')
  // A file of 60 MB that takes no room on the disk.
  await writeFile(path, '')
  await truncate(path, 60 * 2 ** 20)
  const read = await pictureReader(folderStorage(join(folder, 'kept')))(path)
  expect(read).toMatchObject({ refused: 'too-large', sentence: expect.stringContaining('60 MB') })
  await rm(folder, { recursive: true })
})
