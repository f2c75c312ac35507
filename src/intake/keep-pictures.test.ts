import { expect, test } from 'vitest'
import { captionAndCredit } from './keep-pictures.ts'

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
