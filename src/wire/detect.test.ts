import { expect, test } from 'vitest'
import { formatOfBytes, formatOfText } from './detect.ts'

test.each([
  [
    '<?xml version="1.0"?><!DOCTYPE NewsML SYSTEM "x.dtd" [<!ELEMENT p (#PCDATA)>]><?style x?><!-- c --><NewsML>',
    'newsml-1',
  ],
  ['<n:newsItem xmlns:n="x">', 'newsml-g2'],
  ['  {"uri":"x"}', 'ninjs'],
  ['<rdf:RDF>', 'rss'],
  ['<html>', 'html'],
  ['<other>', 'xml'],
  ['plain', 'unknown'],
  ['<!-- never closed', 'unknown'],
])('%s', (text, format) => expect(formatOfText(text)).toBe(format))

test('a program is no telex, though it has a control character near its beginning', () => {
  const elf = Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, ...Array.from({ length: 60 }, () => 7)])
  expect(formatOfBytes(elf)).toBeUndefined()
})

test('pictures and telex are seen in the bytes', () => {
  expect(formatOfBytes(Buffer.from([0x89, 0x50, 0x4e, 0x47]))).toBe('photo')
  expect(formatOfBytes(Buffer.from('<NewsML/>'))).toBeUndefined()
})
