import { expect, test } from 'vitest'
import { decode } from './encoding.ts'

const xml = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>é€</a>`

test('bytes beat declarations', () => expect(decode(Buffer.from(xml('iso-8859-1'))).text).toContain('é€'))

test('a declaration counts where the bytes allow it', () => {
  expect(decode(Buffer.from(xml('iso-8859-1').replace('€', ''), 'latin1')).text).toContain('é')
  expect(decode(Buffer.from([...Buffer.from('<?xml version="1.0" encoding="iso-8859-15"?><a>'), 0xa4])).text).toContain(
    '€',
  )
})

test('byte-order marks and UTF-16 without one are seen', () => {
  expect(decode(Buffer.from(`\ufeff${xml('utf-16')}`, 'utf16le')).text).toContain('é€')
  expect(decode(Buffer.from(xml('utf-16'), 'utf16le')).text).toContain('é€')
  expect(decode(Buffer.from(xml('utf-16'), 'utf16le').swap16()).text).toContain('é€')
  expect(decode(Buffer.from('\ufeff{}')).text).toBe('{}')
})

test('UTF-8 with a damaged letter says so', () => {
  const { text, problem } = decode(Buffer.concat([Buffer.from('äöüäöüäöü'), Buffer.from([0xc3, 0x20])]))
  expect(text).toContain('äöü')
  expect(problem).toContain('damaged')
})
