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

test('pictures and telex are seen in the bytes', () => {
  expect(formatOfBytes(Buffer.from([0x89, 0x50, 0x4e, 0x47]))).toBe('photo')
  expect(formatOfBytes(Buffer.from('<NewsML/>'))).toBeUndefined()
})
