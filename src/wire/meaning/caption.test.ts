import { describe, expect, test } from 'vitest'
import { captionOf } from './caption.ts'
import { bylineOf, creditOf, writerIn } from './provider.ts'

const shown = 'A bridge in Valdrey on March 3, 2026.'

describe('a caption is taken apart', () => {
  test.each([
    [`${shown} (Photo by Ada Example / AFP)`, 'Ada Example / AFP'],
    [`${shown} / AFP / ADA EXAMPLE`, 'AFP / ADA EXAMPLE'],
    [`${shown} AFP PHOTO / ADA EXAMPLE`, 'AFP PHOTO / ADA EXAMPLE'],
    [`${shown} (AP Photo/Ada Example)`, 'AP Photo/Ada Example'],
    [`${shown} REUTERS/Ada Example (VALDREY - Tags: TRANSPORT)`, 'REUTERS/Ada Example'],
    [`${shown} Foto: Ada Example/dpa`, 'Ada Example/dpa'],
    [`${shown} Foto: Ada Example / NTB scanpix`, 'Ada Example / NTB scanpix'],
    [`${shown} Photo: Ada Example/Reuters/Scanpix`, 'Ada Example/Reuters/Scanpix'],
    [`${shown} EFE/Ada Example`, 'EFE/Ada Example'],
    [`${shown} ANSA/ADA EXAMPLE`, 'ANSA/ADA EXAMPLE'],
    [`${shown} THE CANADIAN PRESS/Ada Example`, 'THE CANADIAN PRESS/Ada Example'],
  ])('%s', (raw, credit) => expect(captionOf(raw)).toEqual({ text: shown, credit, restrictions: [] }))

  test('what may not be done with the picture is no caption', () => {
    const rule = 'RESTRICTED TO EDITORIAL USE - MANDATORY CREDIT "AFP PHOTO / HARBOUR BOARD" - NO MARKETING'
    expect(captionOf(`${shown} (Photo by Handout / HARBOUR BOARD / AFP) / ${rule}`)).toEqual({
      text: shown,
      credit: 'Handout / HARBOUR BOARD / AFP',
      restrictions: [rule],
    })
    expect(captionOf(`${shown} VALID 30 DAYS, UK OUT`)).toEqual({
      text: shown,
      restrictions: ['VALID 30 DAYS, UK OUT'],
    })
    expect(captionOf(`${shown} VALDREY OUT, NO SALES`).restrictions).toEqual(['VALDREY OUT, NO SALES'])
  })

  test.each([shown, 'Photo: Ada Example', 'He was out of town / AFP said so', 'AFP / ADA EXAMPLE', ''])(
    '%s has nothing to take off',
    (raw) => expect(captionOf(raw)).toEqual({ text: raw, restrictions: [] }),
  )
})

describe('a credit', () => {
  const picture = { uri: 'urn:x:1', type: 'picture' as const }
  test('is the caption’s where the item states none', () =>
    expect(creditOf(picture, 'Ada Example/dpa')).toBe('Ada Example/dpa'))
  test('is the item’s where the caption says the same', () =>
    expect(creditOf({ ...picture, by: 'ADA EXAMPLE', copyrightHolder: 'AFP' }, 'AFP / ADA EXAMPLE')).toBe(
      'ADA EXAMPLE / AFP',
    ))
  test('names the giver of a hand-out, who is not the agency', () =>
    expect(
      creditOf({ ...picture, by: 'Ada Example', copyrightHolder: 'AFP' }, 'Ada Example / HARBOUR BOARD / AFP'),
    ).toBe('Ada Example / HARBOUR BOARD / AFP'))
})

describe('who wrote it', () => {
  test.each([
    ['By Ada Example', 'Ada Example'],
    ['By ADA EXAMPLE and BO MUSTER', 'ADA EXAMPLE and BO MUSTER'],
    ['Von Ada Muster, dpa', 'Ada Muster, dpa'],
    ['Par Ada EXEMPLE', 'Ada EXEMPLE'],
    ['Por Ada Ejemplo', 'Ada Ejemplo'],
  ])('is a line of its own: %s', (line, names) => expect(writerIn(line)).toBe(names))
  test.each([
    'By noon the bridge was open',
    'By Monday',
    'Par ailleurs',
    'Da oggi Valdrey',
    'By Ada Example.',
    'Von Valdrey aus fährt ein Schiff',
  ])('is not told by %s', (line) => expect(writerIn(line)).toBeUndefined())
  test('loses the agency', () => expect(bylineOf('Ada Muster, dpa', 'dpa')).toBe('Ada Muster'))
})
